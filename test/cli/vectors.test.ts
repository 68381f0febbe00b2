import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runNlu } from '../../src/cli/nlu';
import { readNpy } from '../../src/cli/nlu/npy';
import { multiply, solveRidge, type SparseMatrix } from '../../src/cli/nlu/ridge';
import { lookUp } from '../../src/nlu/hash-table';
import { addWordVector, pairHash, parseWordVectors, wordHash } from '../../src/nlu/word-vectors';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'vectors-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A table as NumPy 1 writes it, single precision. */
function npy(rows: readonly (readonly number[])[], type = '<f4'): Buffer {
  const width = rows[0]?.length ?? 0;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${rows.length}, ${width}), }`;
  const head = text.padEnd(117, ' ') + '\n';
  const length = Buffer.alloc(2);
  length.writeUInt16LE(head.length);
  const numbers = Buffer.from(Float32Array.from(rows.flat()).buffer);
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), length, Buffer.from(head), numbers]);
}

function write(name: string, content: string | Buffer): string {
  const file = path.join(dir, name);
  writeFileSync(file, content);
  return file;
}

async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const sink = (take: (s: string) => void): Writable =>
    new Writable({ write: (chunk, _, done) => (take(String(chunk)), done()) });
  const io = { stdin: Readable.from(['']), stdout: sink((s) => (out += s)), stderr: sink((s) => (err += s)) };
  const data = ['--data', path.join(__dirname, '../../data')];
  return { code: await runNlu(['vectors', ...args, ...data], io), out, err };
}

describe('readNpy', () => {
  test('should read single and half precision', () => {
    const rows = [
      [1, -2.5],
      [0, 3],
    ];
    const table = readNpy(write('a.npy', npy(rows)));
    expect([table.rows, table.width, [...table.row(0)], [...table.row(1)]]).toEqual([2, 2, ...rows]);
    const single = npy([[0]], '<f2');
    // 1, −2 and the smallest number above 0, as half floats: three rows of one.
    const head = single
      .subarray(0, single.length - 4)
      .toString('latin1')
      .replace('(1, 1)', '(3, 1)');
    const halves = Buffer.from(Uint16Array.of(0x3c00, 0xc000, 1).buffer);
    const half = readNpy(write('b.npy', Buffer.concat([Buffer.from(head, 'latin1'), halves])));
    expect([0, 1, 2].map((i) => half.row(i)[0])).toEqual([1, -2, 2 ** -24]);
  });

  test('should refuse other files, other numbers and half a file', () => {
    expect(() => readNpy(write('c.npy', 'words'))).toThrow(/not an .npy/);
    expect(() => readNpy(write('d.npy', npy([[1, 2]], '<i4')))).toThrow(/no table/);
    expect(() => readNpy(write('e.npy', npy([[1, 2]]).subarray(0, -1)))).toThrow(/cut short/);
  });
});

describe('solveRidge', () => {
  /** Rows [1 0], [0 2], [1 1]. */
  const x: SparseMatrix = {
    rows: 3,
    columns: 2,
    start: Int32Array.of(0, 1, 2, 4),
    column: Int32Array.of(0, 1, 0, 1),
    value: Float32Array.of(1, 2, 1, 1),
  };
  const truth = Float64Array.of(3, -1, 0.5, 2);

  test('should find what made the targets, each side for itself', () => {
    const found = solveRidge(x, multiply(x, truth, 2), 2, 1e-9, 20);
    truth.forEach((v, k) => expect(found[k]).toBeCloseTo(v, 4));
  });

  test('should shrink towards nothing as the penalty grows', () => {
    const size = (penalty: number): number =>
      Math.hypot(...solveRidge(x, multiply(x, truth, 2), 2, penalty, 20));
    expect(size(1)).toBeLessThan(size(1e-9));
    expect(size(1000)).toBeLessThan(0.1);
  });
});

describe('nlu vectors', () => {
  test('should learn words, and a pair that is not the sum of its words', async () => {
    const sentences = Array.from(
      { length: 400 },
      (_, i) => ['turn lights', 'down lights', 'turn down'][i % 3],
    );
    const meant = { 'turn lights': [1, 0], 'down lights': [0, 1], 'turn down': [-1, -1] } as const;
    const targets = sentences.map((s) => [...meant[s as keyof typeof meant]]);
    const out = path.join(dir, 'out.bin');
    const { code, out: said } = await run([
      ...[write('s.txt', sentences.join('\n') + '\n'), write('t.npy', npy(targets))],
      ...[write('w.txt', 'turn\ndown\nlights\n'), out, '--dims', '2', '--pairs', '9', '--penalty', '0.01'],
    ]);
    expect(code).toBe(0);
    const report = JSON.parse(said) as { keys: number; heldOutCosine: number };
    expect(report.keys).toBe(6);
    expect(report.heldOutCosine).toBeGreaterThan(0.99);
    const learnt = parseWordVectors(readFileSync(out));
    const add = (sum: Float64Array, hash: number): void =>
      addWordVector(learnt, lookUp(learnt.table, hash), 1, sum);
    const [first, last] = ['turn lights', 'turn down'].map((sentence) => {
      const [a = '', b = ''] = sentence.split(' ');
      const sum = new Float64Array(2);
      for (const hash of [wordHash(a), wordHash(b), pairHash(wordHash(a), wordHash(b))]) add(sum, hash);
      return sum;
    }) as [Float64Array, Float64Array];
    const cosine =
      ((first[0] as number) * (last[0] as number) + (first[1] as number) * (last[1] as number)) /
      (Math.hypot(...first) * Math.hypot(...last));
    // [1, 0] and [−1, −1] stand at 135° to each other.
    expect(cosine).toBeCloseTo(-Math.SQRT1_2, 1);
  });

  test('should say what is missing or does not fit', async () => {
    const none = await run([]);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('give sentences')]);
    const files = [write('s2.txt', 'a\nb\n'), write('t2.npy', npy([[1, 2]])), write('w2.txt', 'a\n'), 'x'];
    const odd = await run(files);
    expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('2 sentences, but vectors of 1')]);
  });
});
