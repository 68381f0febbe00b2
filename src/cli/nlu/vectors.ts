import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { packWordVectors } from '../../nlu';
import { normalise } from '../../nlu/normalise';
import { createRandom } from '../../nlu/random';
import { UsageError, parseArgs, type NluIo } from './common';

/**
 * `nlu vectors IN.txt OUT.bin`: how data/words.*.bin were made. IN has a word and its components on each line, most
 * frequent word first. The vectors are centred, brought to unit length, and cut to their principal components.
 */
export async function runVectors(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { dims: { type: 'string', default: '64' }, words: { type: 'string', default: '60000' } },
  });
  const [from, to] = positionals;
  if (from === undefined || to === undefined)
    throw new UsageError('give the text file and the file to write');
  const { words, rows, width } = await readRows(from, Number(values.words));
  const dims = Math.min(Number(values.dims), width);
  centre(rows, words.length, width);
  const axes = principalAxes(rows, Math.min(words.length, 20_000), width, dims);
  const bytes = packWordVectors(words, project(rows, words.length, width, axes, dims), dims);
  writeFileSync(to, bytes);
  io.stdout.write(`${JSON.stringify({ words: words.length, dims, bytes: bytes.length })}\n`);
  return 0;
}

async function readRows(
  file: string,
  most: number,
): Promise<{ words: string[]; rows: Float64Array; width: number }> {
  const words: string[] = [];
  const numbers: number[][] = [];
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const [word = '', ...components] = line.trimEnd().split(' ');
    // Only words as the segmenter will say them.
    if (word === '' || components.length < 10 || word.includes(' ') || normalise(word) !== word) continue;
    words.push(word);
    numbers.push(components.map(Number));
    if (words.length === most) break;
  }
  const width = numbers[0]?.length ?? 0;
  if (width === 0) throw new UsageError(`no line of a word and its numbers in ${file}`);
  const rows = new Float64Array(words.length * width);
  numbers.forEach((row, i) => rows.set(row, i * width));
  return { words, rows, width };
}

function centre(rows: Float64Array, count: number, width: number): void {
  const mean = new Float64Array(width);
  for (let k = 0; k < rows.length; k++) mean[k % width] = (mean[k % width] as number) + (rows[k] as number);
  for (let k = 0; k < rows.length; k++) rows[k] = (rows[k] as number) - (mean[k % width] as number) / count;
  for (let i = 0; i < count; i++) toUnitLength(rows.subarray(i * width, (i + 1) * width));
}

function toUnitLength(row: Float64Array): void {
  const length = Math.hypot(...row) || 1;
  for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) / length;
}

/** Rounds of orthogonal iteration; the order of the axes does not matter, only what they span together. */
const ROUNDS = 60;

/** The directions of most variance, by orthogonal iteration (Golub & Van Loan, "Matrix computations", 7.3.2). */
function principalAxes(rows: Float64Array, count: number, width: number, dims: number): Float64Array[] {
  const scatter = new Float64Array(width * width);
  for (let i = 0; i < count; i++) {
    for (let a = 0; a < width; a++) {
      const va = rows[i * width + a] as number;
      for (let b = 0; b < width; b++)
        scatter[a * width + b] = (scatter[a * width + b] as number) + va * (rows[i * width + b] as number);
    }
  }
  const random = createRandom(1);
  let axes = Array.from({ length: dims }, () => Float64Array.from({ length: width }, () => random() - 0.5));
  for (let round = 0; round < ROUNDS; round++) {
    axes = axes.map((axis) =>
      Float64Array.from({ length: width }, (_, a) => dot(scatter.subarray(a * width, (a + 1) * width), axis)),
    );
    orthogonalise(axes);
  }
  return axes;
}

/** Gram–Schmidt. */
function orthogonalise(axes: readonly Float64Array[]): void {
  axes.forEach((axis, i) => {
    for (const before of axes.slice(0, i)) {
      const shared = dot(axis, before);
      for (let k = 0; k < axis.length; k++) axis[k] = (axis[k] as number) - shared * (before[k] as number);
    }
    toUnitLength(axis);
  });
}

function project(
  rows: Float64Array,
  count: number,
  width: number,
  axes: readonly Float64Array[],
  dims: number,
): Float64Array {
  const out = new Float64Array(count * dims);
  for (let i = 0; i < count; i++)
    axes.forEach((axis, d) => {
      out[i * dims + d] = dot(rows.subarray(i * width, (i + 1) * width), axis);
    });
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}
