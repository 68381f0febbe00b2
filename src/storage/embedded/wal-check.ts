import { existsSync, readFileSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Looks at the write-ahead log that a killed process left. SQLite reads it up to the first frame whose checksum is
 * wrong and silently forgets the rest: right for the half-written end of a killed commit, but a log damaged in the
 * middle would lose commits that were acknowledged.
 *
 * @param file path of the log; it need not exist
 * @returns what is wrong, or null. One whole commit after a bad frame is still taken for the end of a power failure
 *   (its pages may reach the disk in any order, and it was not acknowledged); two cannot be.
 */
export function findWalDamage(file: string): string | null {
  if (!existsSync(file)) return null;
  const wal = readFileSync(file);
  if (wal.length <= HEADER) return null;
  const magic = wal.readUInt32BE(0);
  const littleEndian = magic === 0x377f0682;
  const pageSize = wal.readUInt32BE(8);
  const sums = checksum(wal, 0, 24, littleEndian, [0, 0]);
  const known = (littleEndian || magic === 0x377f0683) && pageSize >= 512 && pageSize <= 65536;
  if (!known || !sameSums(wal, 24, sums)) return 'the header of its log is wrong';
  const salts = wal.subarray(16, 24);

  const size = FRAME_HEADER + pageSize;
  let running = sums;
  let broken = false;
  let commitsAfter = 0;
  for (let at = HEADER; at + size <= wal.length; at += size) {
    // Frames of an earlier round, already in the main file, have other salts.
    const current = wal.subarray(at + 8, at + 16).equals(salts);
    if (!broken) {
      running = checksum(wal, at, at + 8, littleEndian, running);
      running = checksum(wal, at + FRAME_HEADER, at + size, littleEndian, running);
      broken = !current || !sameSums(wal, at + 16, running);
    } else if (current && wal.readUInt32BE(at + 4) !== 0) {
      commitsAfter++;
    }
  }
  return commitsAfter >= 2 ? `its log is damaged before ${commitsAfter} later commits` : null;
}

type Sums = readonly [number, number];

/** SQLite's checksum: sums over pairs of 32-bit words. */
function checksum(bytes: Buffer, from: number, to: number, littleEndian: boolean, start: Sums): Sums {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [a, b] = start;
  for (let at = from; at < to; at += 8) {
    a = (a + view.getUint32(at, littleEndian) + b) >>> 0;
    b = (b + view.getUint32(at + 4, littleEndian) + a) >>> 0;
  }
  return [a, b];
}

function sameSums(bytes: Buffer, at: number, sums: Sums): boolean {
  return bytes.readUInt32BE(at) === sums[0] && bytes.readUInt32BE(at + 4) === sums[1];
}
