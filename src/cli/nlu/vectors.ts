import { readFileSync, writeFileSync } from 'node:fs';
import { loadNluData, packWordVectors } from '../../nlu';
import { FeatureBuffer } from '../../nlu/feature-buffer';
import { normalise } from '../../nlu/normalise';
import { readPieces } from '../../nlu/pieces';
import { chooseSettings } from '../../nlu/settings';
import { emptyVectors } from '../../nlu/word-vectors';
import { PART_SHARE } from '../../nlu/vectorise';
import { COMMON_OPTIONS, UsageError, parseArgs, round, type NluIo } from './common';
import { readNpy, type Table } from './npy';
import { dot, principalAxes } from './principal-axes';
import { multiply, solveRidge, type SparseMatrix } from './ridge';

/** Sentences that tell the axes; and of every so many one is kept back to measure on. */
const AXES_FROM = 30_000;
const KEPT_BACK = 20;
const ROUNDS = 60;
/** A pair of neighbours gets a vector of its own when at least so many sentences have it. */
const LEAST_SEEN = 8;

/**
 * `nlu vectors SENTENCES.txt TARGETS.npy WORDS.txt OUT.bin`: how data/words.*.bin were made. TARGETS holds a language
 * model's vector of each sentence. Learnt are vectors for the words whose sum over a sentence, divided by the square root
 * of their number, comes closest to the sentence's target in the targets' principal axes.
 */
export function runVectors(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: COMMON_OPTIONS.data,
      dims: { type: 'string', default: '64' },
      pairs: { type: 'string', default: '0' },
      penalty: { type: 'string', default: '1' },
    },
  });
  const [sentenceFile, targetFile, wordFile, out] = positionals;
  if (!sentenceFile || !targetFile || !wordFile || !out)
    throw new UsageError('give sentences, their vectors, the words and the file to write');
  const sentences = readLines(sentenceFile);
  const targets = readNpy(targetFile);
  if (targets.rows !== sentences.length)
    throw new UsageError(`${sentences.length} sentences, but vectors of ${targets.rows}`);
  const dims = Math.min(Number(values.dims), targets.width);
  const keys = [...readLines(wordFile), ...frequentPairs(sentences, Number(values.pairs))];
  const x = designMatrix(sentences, keys, values.data);
  const y = inPrincipalAxes(targets, dims);
  const [learnOn, measureOn] = [false, true].map((kept) => selectRows(x, (row) => isKeptBack(row) === kept));
  const part = (kept: boolean): Float64Array => y.filter((_, k) => isKeptBack(Math.floor(k / dims)) === kept);
  const vectors = solveRidge(learnOn as SparseMatrix, part(false), dims, Number(values.penalty), ROUNDS);
  const likeness = meanCosine(multiply(measureOn as SparseMatrix, vectors, dims), part(true), dims);
  const bytes = packWordVectors(keys, vectors, dims);
  writeFileSync(out, bytes);
  const report = {
    sentences: x.rows,
    keys: keys.length,
    dims,
    heldOutCosine: round(likeness),
    bytes: bytes.length,
  };
  io.stdout.write(`${JSON.stringify(report)}\n`);
  return Promise.resolve(0);
}

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8').replace(/\n$/, '').split('\n');
}

function isKeptBack(row: number): boolean {
  return row % KEPT_BACK === 0;
}

/** The pairs of neighbouring words that most sentences have, as "first second". For languages with spaces. */
function frequentPairs(sentences: readonly string[], most: number): string[] {
  if (most === 0) return [];
  const seen = new Map<string, number>();
  for (const sentence of sentences) {
    const words = normalise(sentence).split(' ');
    const pairs = new Set(words.slice(1).map((word, i) => `${words[i] as string} ${word}`));
    for (const pair of pairs) seen.set(pair, (seen.get(pair) ?? 0) + 1);
  }
  return [...seen]
    .filter(([, times]) => times >= LEAST_SEEN)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([pair]) => pair);
}

/** One row a sentence, one column a key: cut exactly as the engine will cut when it serves. */
function designMatrix(sentences: readonly string[], keys: readonly string[], dataDir: string): SparseMatrix {
  const { tools, charTable } = loadNluData(dataDir);
  const index = emptyVectors(keys);
  const settings = chooseSettings(sentences.slice(0, 10_000));
  const buffer = new FeatureBuffer();
  const start = new Int32Array(sentences.length + 1);
  const columns: number[] = [];
  const shares: number[] = [];
  sentences.forEach((sentence, row) => {
    readPieces(sentence, settings, charTable, { ...tools, vectors: () => index }, buffer);
    const from = columns.length;
    let length = 0;
    for (let i = 0; i < buffer.wordCount; i++) {
      const code = buffer.words[i] as number;
      const share = code & 1 ? PART_SHARE : 1;
      columns.push(code >> 1);
      shares.push(share);
      if (code >> 1 < index.words) length += share;
    }
    for (let k = from; k < shares.length; k++) shares[k] = (shares[k] as number) / Math.sqrt(length || 1);
    start[row + 1] = columns.length;
  });
  return {
    rows: sentences.length,
    columns: keys.length,
    start,
    column: Int32Array.from(columns),
    value: Float32Array.from(shares),
  };
}

/** Centred, and cut to the axes of most variance. */
function inPrincipalAxes(targets: Table, dims: number): Float64Array {
  const mean = new Float64Array(targets.width);
  for (let i = 0; i < targets.rows; i++)
    targets.row(i).forEach((v, k) => (mean[k] = (mean[k] as number) + v / targets.rows));
  const centred = (i: number): Float64Array => targets.row(i).map((v, k) => v - (mean[k] as number));
  const stride = Math.max(1, Math.floor(targets.rows / AXES_FROM));
  const samples = Array.from({ length: Math.floor(targets.rows / stride) }, (_, i) => centred(i * stride));
  const axes = principalAxes(samples, targets.width, dims);
  const out = new Float64Array(targets.rows * dims);
  for (let i = 0; i < targets.rows; i++) {
    const row = centred(i);
    for (let d = 0; d < dims; d++) out[i * dims + d] = dot(axes[d] as Float64Array, row);
  }
  return out;
}

function selectRows(x: SparseMatrix, wanted: (row: number) => boolean): SparseMatrix {
  const rows = Array.from({ length: x.rows }, (_, row) => row).filter(wanted);
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = (start[i] as number) + (x.start[row + 1] as number) - (x.start[row] as number);
  });
  const column = new Int32Array(start[rows.length] as number);
  const value = new Float32Array(column.length);
  rows.forEach((row, i) => {
    column.set(x.column.subarray(x.start[row], x.start[row + 1]), start[i]);
    value.set(x.value.subarray(x.start[row], x.start[row + 1]), start[i]);
  });
  return { rows: rows.length, columns: x.columns, start, column, value };
}

function meanCosine(a: Float64Array, b: Float64Array, dims: number): number {
  let sum = 0;
  const rows = a.length / dims;
  for (let at = 0; at < a.length; at += dims) {
    const [u, v] = [a.subarray(at, at + dims), b.subarray(at, at + dims)];
    sum += dot(u, v) / (Math.sqrt(dot(u, u) * dot(v, v)) || 1);
  }
  return rows > 0 ? sum / rows : 0;
}
