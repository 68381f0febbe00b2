import { finish } from './hash';

/** The views of a sentence that are made of pieces. Each is weighted and normalised on its own, see vectorise.ts. */
export const FIELDS = ['chars', 'words', 'pairs', 'sound', 'concepts'] as const;
export const CHARS = 0;
export const WORDS = 1;
export const PAIRS = 2;
export const SOUND = 3;
export const CONCEPTS = 4;

/** Those and the one that is made of word vectors. */
export type ViewName = (typeof FIELDS)[number] | 'meaning';

/** The pieces of one sentence, as hashes, and its words and pairs of words that have a vector. */
export interface Pieces {
  hash: Int32Array;
  field: Uint8Array;
  /** Row of a word's or pair's vector × 2, plus 1 when it is only a part of a word that has none. */
  words: Int32Array;
}

/** Reused arrays: extraction runs for every message and must not feed the garbage collector. */
export class FeatureBuffer implements Pieces {
  count = 0;
  hash: Int32Array = new Int32Array(1024);
  field: Uint8Array = new Uint8Array(1024);
  start: Int32Array = new Int32Array(1024);
  end: Int32Array = new Int32Array(1024);
  wordCount = 0;
  words: Int32Array = new Int32Array(256);
  wordStart: Int32Array = new Int32Array(256);
  wordEnd: Int32Array = new Int32Array(256);

  clear(): void {
    this.count = 0;
    this.wordCount = 0;
  }

  add(field: number, hash: number, start: number, end: number): void {
    const i = this.count++;
    if (i === this.hash.length) {
      this.hash = doubled(this.hash);
      this.start = doubled(this.start);
      this.end = doubled(this.end);
      const field = new Uint8Array(this.hash.length);
      field.set(this.field);
      this.field = field;
    }
    this.hash[i] = finish(hash);
    this.field[i] = field;
    this.start[i] = start;
    this.end[i] = end;
  }

  addWord(code: number, start: number, end: number): void {
    const i = this.wordCount++;
    if (i === this.words.length) {
      this.words = doubled(this.words);
      this.wordStart = doubled(this.wordStart);
      this.wordEnd = doubled(this.wordEnd);
    }
    this.words[i] = code;
    this.wordStart[i] = start;
    this.wordEnd[i] = end;
  }
}

function doubled(from: Int32Array): Int32Array {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

/** A copy that outlives the buffer's next use. */
export function copyPieces(buffer: FeatureBuffer): Pieces {
  return {
    hash: buffer.hash.slice(0, buffer.count),
    field: buffer.field.slice(0, buffer.count),
    words: buffer.words.slice(0, buffer.wordCount),
  };
}
