import { lookUp } from './hash-table';
import { HAN, LETTER, charKind } from './normalise';
import { wordHash, type WordVectors } from './word-vectors';

/** Called with the row of each part and where in the word it stands. */
type EmitPart = (row: number, from: number, to: number) => void;

/** Of a Han word that has no vector: its characters, those that have one. */
export function charactersOf(word: string, vectors: WordVectors, emit: EmitPart): void {
  if (word.length < 2 || charKind(word.charCodeAt(0)) !== HAN) return;
  for (let i = 0; i < word.length; i++) {
    const row = rowOf(vectors, word, i, i + 1);
    if (row >= 0) emit(row, i, i + 1);
  }
}

/** Endings that leave a word's subject as it is, longest first where one is the other's end. */
const ENDINGS = ['ing', 'es', 'ed', 'er', 'ly', 's', 'd', 'n'] as const;
const LEAST_STEM = 3;
/** A pasted string of letters is no compound. */
const LONGEST = 24;

/**
 * Of a word in letters that has no vector: the word it is a form of ("dumbbells"), else the two known words it is put
 * together from ("pincode"), cut where the shorter of the two is longest.
 */
export function stemOrCompoundOf(word: string, vectors: WordVectors, emit: EmitPart): void {
  if (word.length > LONGEST || charKind(word.charCodeAt(0)) !== LETTER) return;
  for (const ending of ENDINGS) {
    const length = word.length - ending.length;
    if (length < LEAST_STEM || !word.endsWith(ending)) continue;
    const row = rowOf(vectors, word, 0, length);
    if (row >= 0) return emit(row, 0, word.length);
  }
  for (let shorter = Math.floor(word.length / 2); shorter >= LEAST_STEM; shorter--) {
    for (const cut of [shorter, word.length - shorter]) {
      const first = rowOf(vectors, word, 0, cut);
      const second = first < 0 ? -1 : rowOf(vectors, word, cut, word.length);
      if (second < 0) continue;
      emit(first, 0, cut);
      return emit(second, cut, word.length);
    }
  }
}

function rowOf({ table }: WordVectors, word: string, from: number, to: number): number {
  return lookUp(table, wordHash(word, from, to));
}
