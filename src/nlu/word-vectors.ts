import { hashText, mix } from './hash';
import { buildTable, type HashTable } from './hash-table';

/**
 * General knowledge of words: 薪水 and 工资 lie close together, also when training showed only one of them. The vectors
 * of a sentence's words add up to about what a transformer makes of the whole sentence (how they were learnt:
 * README.md). So a vector's length is part of it: a word that says little of the subject is short. They are shipped
 * small, four bits a component and one byte for the length, keyed by the hash of the word. Where it helps, some pairs of
 * neighbours have a vector of their own, which corrects the sum: "turn down" is not "turn" and "down".
 */
export interface WordVectors {
  dims: number;
  /** Rows: the words, then the pairs. */
  count: number;
  words: number;
  table: HashTable;
  /** `dims / 2` bytes a row; a component is a nibble − 8, in −7 … 7, times the row's step. */
  codes: Uint8Array;
  steps: Float32Array;
}

const MAGIC = 'GYWORD2\0';
const HEAD_BYTES = 24;
const ZERO = 8;
const MOST = 7;
const MOST_STEP = 255;

/** Without any knowledge of words. */
export const NO_VECTORS: WordVectors = emptyVectors([]);

/** Knows its keys and nothing about them: for counting words before their vectors are learnt. */
export function emptyVectors(keys: readonly string[]): WordVectors {
  return {
    dims: 0,
    count: keys.length,
    words: countWords(keys),
    table: buildTable(keys.map(keyHash)),
    codes: new Uint8Array(0),
    steps: new Float32Array(keys.length),
  };
}

function countWords(keys: readonly string[]): number {
  return keys.reduce((words, key) => words + (key.includes(' ') ? 0 : 1), 0);
}

/** The number under which a word (or `from` … `to` of one) is filed; the words view uses the same. */
export function wordHash(word: string, from = 0, to = word.length): number {
  return hashText(word, from, to, 11);
}

/** The number under which two neighbours are filed, by the numbers of the two. */
export function pairHash(first: number, second: number): number {
  return mix(mix(17, first), second);
}

/** @throws Error when the bytes are not a whole file of word vectors */
export function parseWordVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1');
  if (bytes.length < HEAD_BYTES || magic !== MAGIC) throw new Error('not a file of word vectors');
  const count = view.getUint32(8, true);
  const words = view.getUint32(12, true);
  const dims = view.getUint32(16, true);
  const unit = view.getFloat32(20, true);
  const stepsAt = HEAD_BYTES + count * 4;
  const codesAt = stepsAt + count;
  if (bytes.length !== codesAt + (count * dims) / 2) throw new Error('file of word vectors is cut short');
  // A copy, because the bytes need not begin on a 4-byte border. Little-endian, as every machine we run on is.
  const hashes = new Int32Array(new Uint8Array(bytes.subarray(HEAD_BYTES, stepsAt)).buffer);
  const steps = Float32Array.from(bytes.subarray(stepsAt, codesAt), (step) => step * unit);
  return { dims, count, words, table: buildTable(hashes), codes: bytes.subarray(codesAt), steps };
}

/**
 * @param keys words, then pairs of neighbours as "first second"
 * @param vectors one row of `dims` (an even number) components for each key
 */
export function packWordVectors(keys: readonly string[], vectors: Float64Array, dims: number): Buffer {
  if (dims % 2 !== 0) throw new RangeError('two components share a byte: dims must be even');
  const stepsAt = HEAD_BYTES + keys.length * 4;
  const codesAt = stepsAt + keys.length;
  const out = Buffer.alloc(codesAt + (keys.length * dims) / 2);
  const rowOf = (i: number): Float64Array => vectors.subarray(i * dims, (i + 1) * dims);
  const finest = keys.map((_, i) => Math.max(...rowOf(i).map(Math.abs)) / MOST);
  const unit =
    Math.max(
      1e-9,
      finest.reduce((most, step) => Math.max(most, step), 0),
    ) / MOST_STEP;
  out.write(MAGIC, 'latin1');
  out.writeUInt32LE(keys.length, 8);
  out.writeUInt32LE(countWords(keys), 12);
  out.writeUInt32LE(dims, 16);
  out.writeFloatLE(unit, 20);
  keys.forEach((key, i) => {
    out.writeInt32LE(keyHash(key), HEAD_BYTES + i * 4);
    // Upwards, so that the largest component is at most 7 steps; but rounding must not lift the longest row out of its byte.
    const step = Math.min(MOST_STEP, Math.ceil((finest[i] as number) / unit));
    out[stepsAt + i] = step;
    const code = (value: number): number => (step === 0 ? ZERO : Math.round(value / (step * unit)) + ZERO);
    const row = rowOf(i);
    for (let d = 0; d < dims; d += 2)
      out[codesAt + (i * dims + d) / 2] = code(row[d] as number) | (code(row[d + 1] as number) << 4);
  });
  return out;
}

function keyHash(key: string): number {
  const gap = key.indexOf(' ');
  return gap < 0 ? wordHash(key) : pairHash(wordHash(key.slice(0, gap)), wordHash(key.slice(gap + 1)));
}

/** Adds a row's vector, times `share`. */
export function addWordVector(vectors: WordVectors, row: number, share: number, sum: Float64Array): void {
  const { codes, dims } = vectors;
  const from = (row * dims) / 2;
  const to = from + dims / 2;
  const scale = share * (vectors.steps[row] as number);
  for (let k = from, d = 0; k < to; k++, d += 2) {
    const byte = codes[k] as number;
    sum[d] = (sum[d] as number) + scale * ((byte & 15) - ZERO);
    sum[d + 1] = (sum[d + 1] as number) + scale * ((byte >> 4) - ZERO);
  }
}
