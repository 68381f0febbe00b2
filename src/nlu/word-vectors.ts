import { hashText } from './hash';
import { buildTable, type HashTable } from './hash-table';

/**
 * General knowledge of words: 薪水 and 工资 lie close together, also when training showed only one of them. Vectors were
 * learnt by others from billions of sentences (provenance: README.md) and are shipped small: the principal components, four
 * bits each, keyed by the hash of the word. Words stand in order of how frequent they are in general language.
 */
export interface WordVectors {
  dims: number;
  count: number;
  table: HashTable;
  /** `dims / 2` bytes a word; a component is a nibble − 8, in −7 … 7. */
  codes: Uint8Array;
}

const MAGIC = 'GYWORD1\0';
const HEAD_BYTES = 16;
const ZERO = 8;

/** Without any knowledge of words. */
export const NO_VECTORS: WordVectors = { dims: 0, count: 0, table: buildTable([]), codes: new Uint8Array(0) };

/** The number under which a word is filed; the words view uses the same. */
export function wordHash(word: string): number {
  return hashText(word, 0, word.length, 11);
}

/** @throws Error when the bytes are not a whole file of word vectors */
export function parseWordVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1');
  if (bytes.length < HEAD_BYTES || magic !== MAGIC) throw new Error('not a file of word vectors');
  const count = view.getUint32(8, true);
  const dims = view.getUint32(12, true);
  const codesAt = HEAD_BYTES + count * 4;
  if (bytes.length !== codesAt + (count * dims) / 2) throw new Error('file of word vectors is cut short');
  // A copy, because the bytes need not begin on a 4-byte border. Little-endian, as every machine we run on is.
  const hashes = new Int32Array(new Uint8Array(bytes.subarray(HEAD_BYTES, codesAt)).buffer);
  return { dims, count, table: buildTable(hashes), codes: bytes.subarray(codesAt) };
}

/**
 * @param words most frequent first
 * @param vectors one row of `dims` (an even number) components for each word, of any length
 */
export function packWordVectors(words: readonly string[], vectors: Float64Array, dims: number): Buffer {
  if (dims % 2 !== 0) throw new RangeError('two components share a byte: dims must be even');
  const out = Buffer.alloc(HEAD_BYTES + words.length * 4 + (words.length * dims) / 2);
  out.write(MAGIC, 'latin1');
  out.writeUInt32LE(words.length, 8);
  out.writeUInt32LE(dims, 12);
  words.forEach((word, i) => out.writeInt32LE(wordHash(word), HEAD_BYTES + i * 4));
  const codesAt = HEAD_BYTES + words.length * 4;
  for (let i = 0; i < words.length; i++) {
    const vector = vectors.subarray(i * dims, (i + 1) * dims);
    const largest = Math.max(1e-9, ...vector.map(Math.abs));
    for (let d = 0; d < dims; d += 2) {
      const [low, high] = [0, 1].map((k) => Math.round(((vector[d + k] as number) / largest) * 7) + ZERO);
      out[codesAt + (i * dims + d) / 2] = (low as number) | ((high as number) << 4);
    }
  }
  return out;
}

/** Words this frequent say nothing of the subject: at rank 1,000 a word counts half. */
const HALF_RANK = 1000;

/**
 * Adds a word's vector at unit length, times `share` and times rank / (rank + 1000). That is the weight a / (a + p(word))
 * of Arora, Liang & Ma 2017 ("A simple but tough-to-beat baseline for sentence embeddings"), p read off the rank by
 * Zipf's law, so that it needs no counts and does not depend on the few training sentences.
 */
export function addWordVector(vectors: WordVectors, row: number, share: number, sum: Float64Array): void {
  const { codes, dims } = vectors;
  const from = (row * dims) / 2;
  const to = from + dims / 2;
  let squares = 0;
  for (let k = from; k < to; k++) {
    const byte = codes[k] as number;
    const low = (byte & 15) - ZERO;
    const high = (byte >> 4) - ZERO;
    squares += low * low + high * high;
  }
  if (squares === 0) return;
  const scale = (share * ((row + 1) / (row + 1 + HALF_RANK))) / Math.sqrt(squares);
  for (let k = from, d = 0; k < to; k++, d += 2) {
    const byte = codes[k] as number;
    sum[d] = (sum[d] as number) + scale * ((byte & 15) - ZERO);
    sum[d + 1] = (sum[d + 1] as number) + scale * ((byte >> 4) - ZERO);
  }
}
