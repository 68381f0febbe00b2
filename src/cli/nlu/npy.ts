import { readFileSync } from 'node:fs';
import { UsageError } from './common';

/** A table of numbers as NumPy saves it. */
export interface Table {
  rows: number;
  width: number;
  /** A copy of one row. */
  row(i: number): Float64Array;
}

const MAGIC = '\x93NUMPY';

/**
 * Reads a two-dimensional .npy file of half or single precision, little-endian, rows first
 * (NEP 1, "A simple file format for NumPy arrays").
 *
 * @throws UsageError when it is anything else
 */
export function readNpy(file: string): Table {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 6).toString('latin1') !== MAGIC) throw new UsageError(`${file} is not an .npy file`);
  const wide = (bytes[6] as number) > 1;
  const headAt = wide ? 12 : 10;
  const dataAt = headAt + (wide ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8));
  const head = bytes.subarray(headAt, dataAt).toString('latin1');
  const type = /'descr': '<f([24])'/.exec(head)?.[1];
  const shape = /'shape': \((\d+), (\d+)\)/.exec(head);
  if (!type || !shape || !head.includes("'fortran_order': False")) {
    throw new UsageError(`${file} holds no table of half or single floats: ${head.trim()}`);
  }
  const [rows, width, size] = [Number(shape[1]), Number(shape[2]), Number(type)];
  if (bytes.length !== dataAt + rows * width * size) throw new UsageError(`${file} is cut short`);
  return {
    rows,
    width,
    row: (i) =>
      Float64Array.from({ length: width }, (_, k) => {
        const at = dataAt + (i * width + k) * size;
        return size === 4 ? bytes.readFloatLE(at) : halfFloat(bytes.readUInt16LE(at));
      }),
  };
}

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
