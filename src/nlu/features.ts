import { DIGIT, HAN, OTHER, charKind } from './normalise';
import { CHARS, CONCEPTS, PAIRS, SOUND, WORDS, type FeatureBuffer } from './feature-buffer';
import { hashText, mix } from './hash';
import { lookUp } from './hash-table';
import { charactersOf, stemOrCompoundOf } from './word-parts';
import { pairHash, wordHash, type WordVectors } from './word-vectors';

/**
 * Stage 3: turn a normalised sentence into pieces ("features"), each with the place it came from. A piece is kept as a
 * hash; its place lets `explain` show it again without the model storing any text.
 */

/** Which pieces to take. One value for Chinese, one for languages with spaces: see settings.ts. */
export interface FeatureSettings {
  /** Longest run of characters. In languages with spaces the runs stay inside a word. */
  charMin: number;
  charMax: number;
  words: boolean;
  pairs: boolean;
  /** Also pairs of words with one word between them. */
  skipPairs: boolean;
  sound: boolean;
  soundMin: number;
  soundMax: number;
  concepts: boolean;
  /** Mark the first and last character of the sentence. */
  edges: boolean;
}

/** What the extractor needs from outside; all of it plain data or pure functions. */
export interface FeatureTools {
  /** Words of a normalised sentence, in order, together covering it. */
  segment(text: string): string[];
  /** Syllable number of a Han character, 0 when unknown. */
  syllable(code: number): number;
  /** Syllable numbers of a Latin run if it is pinyin ("qian" → [..]), else null. */
  spelled(run: string): number[] | null;
  /** Concept numbers of a word by the domain lexicon ("薪水", "工钱" → one number), 0 when none. */
  concept(word: string): number;
  /** What is known of words in general, by script; read when first asked for. */
  vectors(script: Script): WordVectors;
  /** Changes when any of this data does: the same sentence may then give other pieces. */
  fingerprint(script: Script): string;
}

export type Script = 'han' | 'spaced';

const SEED = [0x3c6ef372, 0x1f83d9ab, 0x5be0cd19, 0x2545f491, 0x6a09e667];
const EDGE_START = 2;
const EDGE_END = 3;

/** Pieces of a Chinese (or mixed) sentence. */
export function extractHan(
  text: string,
  settings: FeatureSettings,
  tools: FeatureTools,
  out: FeatureBuffer,
): void {
  out.clear();
  const symbols: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const sounds: number[] = [];
  const soundAt: number[] = [];
  if (settings.edges) push(symbols, starts, ends, EDGE_START, 0, 0);
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    const kind = charKind(code);
    if (kind === OTHER) {
      i++;
      continue;
    }
    if (kind === HAN) {
      sounds.push(tools.syllable(code));
      soundAt.push(i);
      push(symbols, starts, ends, code, i, ++i);
      continue;
    }
    let j = i + 1;
    while (j < text.length && charKind(text.charCodeAt(j)) === kind) j++;
    // A number's value says little about what is wanted; its presence and length do.
    const symbol = kind === DIGIT ? 0x10000 + Math.min(j - i, 12) : hashText(text, i, j, 7);
    push(symbols, starts, ends, symbol, i, j);
    const spelled = settings.sound && kind !== DIGIT ? tools.spelled(text.slice(i, j)) : null;
    for (const s of spelled ?? [0]) {
      sounds.push(s);
      soundAt.push(i);
    }
    i = j;
  }
  if (settings.edges) push(symbols, starts, ends, EDGE_END, text.length, text.length);
  addRuns(symbols, starts, ends, settings.charMin, settings.charMax, CHARS, out);
  if (settings.sound) addSounds(sounds, soundAt, settings.soundMin, settings.soundMax, out);
  const tokens = tools.segment(text);
  addWords(tokens, settings, tools, out);
  addVectors(tokens, tools.vectors('han'), charactersOf, out);
}

/** Pieces of a sentence in a language with spaces. */
export function extractSpaced(
  text: string,
  settings: FeatureSettings,
  tools: FeatureTools,
  out: FeatureBuffer,
): void {
  out.clear();
  const words = text.length === 0 ? [] : text.split(' ');
  let at = 0;
  for (const word of words) {
    addWordRuns(word, at, settings, out);
    at += word.length + 1;
  }
  const tokens = spacedTokens(words);
  addWords(tokens, settings, tools, out);
  addVectors(tokens, tools.vectors('spaced'), stemOrCompoundOf, out);
}

function push(
  symbols: number[],
  starts: number[],
  ends: number[],
  s: number,
  from: number,
  to: number,
): void {
  symbols.push(s);
  starts.push(from);
  ends.push(to);
}

function addRuns(
  symbols: number[],
  starts: number[],
  ends: number[],
  min: number,
  max: number,
  field: number,
  out: FeatureBuffer,
): void {
  const n = symbols.length;
  for (let i = 0; i < n; i++) {
    let h = SEED[field] as number;
    for (let k = 1; k <= max && i + k <= n; k++) {
      h = mix(h, symbols[i + k - 1] as number);
      if (k >= min) out.add(field, h, starts[i] as number, ends[i + k - 1] as number);
    }
  }
}

function addSounds(sounds: number[], at: number[], min: number, max: number, out: FeatureBuffer): void {
  const n = sounds.length;
  for (let i = 0; i < n; i++) {
    let h = SEED[SOUND] as number;
    for (let k = 1; k <= max && i + k <= n; k++) {
      const sound = sounds[i + k - 1] as number;
      if (sound === 0) break;
      h = mix(h, sound);
      if (k >= min) out.add(SOUND, h, at[i] as number, (at[i + k - 1] as number) + 1);
    }
  }
}

/** Runs inside one word with its borders marked, as scikit-learn's `char_wb` does. */
function addWordRuns(word: string, at: number, settings: FeatureSettings, out: FeatureBuffer): void {
  const n = word.length + 2;
  for (let i = 0; i < n; i++) {
    let h = SEED[CHARS] as number;
    for (let k = 1; k <= settings.charMax && i + k <= n; k++) {
      const p = i + k - 1;
      h = mix(h, p === 0 || p === n - 1 ? 32 : word.charCodeAt(p - 1));
      if (k >= settings.charMin) {
        out.add(CHARS, h, at + Math.max(0, i - 1), at + Math.min(word.length, i + k - 1));
      }
    }
  }
}

function spacedTokens(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) out.push(word, ' ');
  return out;
}

function addWords(
  tokens: readonly string[],
  settings: FeatureSettings,
  tools: FeatureTools,
  out: FeatureBuffer,
): void {
  let at = 0;
  let previous = EDGE_START;
  let beforePrevious = 0;
  let previousAt = 0;
  let beforeAt = 0;
  for (const word of tokens) {
    const start = at;
    at += word.length;
    const kind = charKind(word.charCodeAt(0));
    if (kind === OTHER) continue;
    const h = kind === DIGIT ? 0x10000 + Math.min(word.length, 12) : wordHash(word);
    if (settings.words) out.add(WORDS, mix(SEED[WORDS] as number, h), start, at);
    if (settings.pairs) {
      out.add(PAIRS, mix(mix(SEED[PAIRS] as number, previous), h), previousAt, at);
      if (settings.skipPairs && beforePrevious !== 0) {
        out.add(PAIRS, mix(mix(~(SEED[PAIRS] as number), beforePrevious), h), beforeAt, at);
      }
    }
    if (settings.concepts) {
      const concept = tools.concept(word);
      if (concept !== 0) out.add(CONCEPTS, mix(SEED[CONCEPTS] as number, concept), start, at);
    }
    beforePrevious = previous;
    beforeAt = previousAt;
    previous = h;
    previousAt = start;
  }
}

/** The words that have a vector; of a word that has none, its parts; the pairs of neighbours that have one. */
function addVectors(
  tokens: readonly string[],
  vectors: WordVectors,
  partsOf: typeof charactersOf,
  out: FeatureBuffer,
): void {
  const pairs = vectors.words < vectors.count;
  let at = 0;
  let previous = 0;
  let previousAt = 0;
  for (const word of tokens) {
    const start = at;
    at += word.length;
    if (charKind(word.charCodeAt(0)) === OTHER) continue;
    const h = wordHash(word);
    const row = lookUp(vectors.table, h);
    if (row >= 0) out.addWord(row * 2, start, at);
    else partsOf(word, vectors, (part, from, to) => out.addWord(part * 2 + 1, start + from, start + to));
    if (!pairs) continue;
    const pair = previous === 0 ? -1 : lookUp(vectors.table, pairHash(previous, h));
    if (pair >= 0) out.addWord(pair * 2, previousAt, at);
    previous = h;
    previousAt = start;
  }
}
