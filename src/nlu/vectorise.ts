import { FIELDS, type Pieces } from './feature-buffer';
import { buildTable, lookUp, type HashTable } from './hash-table';
import { addWordVector, type WordVectors } from './word-vectors';

/**
 * Stage 4: from pieces to a sparse vector. Each view (characters, words, sound, …) is weighted by
 * `(1 + ln tf) · idf^p`, scaled to length 1 on its own, multiplied by the view's weight, and the whole is scaled to
 * the length of the weights. So a long sentence weighs no more than a short one, and no view drowns another.
 * (Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval".) Behind the pieces comes the meaning
 * view: the weighted sum of the word vectors, at unit length too. To the solver its components are features like others.
 */

export interface WeightSettings {
  /** One weight per view, in the order of FIELDS. */
  fieldWeights: readonly number[];
  /** Weight of the meaning view. */
  meaningWeight: number;
  /** Added to its squared length before it is brought to unit length: words that say little shall speak with little voice. */
  meaningFloor: number;
  /** Power of the inverse document frequency: 1 is classic; 0.5 was better for short messages, see README. */
  idfPower: number;
}

/** The pieces a model knows, by their hash. */
export interface Vocabulary extends HashTable {
  field: Uint8Array;
  idf: Float32Array;
  /** What an unseen piece would weigh: used to measure how much of a sentence is known. */
  unknownIdf: number;
}

export interface SparseVector {
  count: number;
  index: Int32Array;
  value: Float32Array;
}

/** Counts in how many sentences each piece occurs and builds the table. Order of first sight keeps it deterministic. */
export function buildVocabulary(sentences: Iterable<Pieces>, settings: WeightSettings): Vocabulary {
  const documents = new Map<number, number>();
  const fields = new Map<number, number>();
  const seenIn = new Map<number, number>();
  let total = 0;
  for (const { hash, field } of sentences) {
    total++;
    for (let i = 0; i < hash.length; i++) {
      const h = hash[i] as number;
      if (seenIn.get(h) === total) continue;
      seenIn.set(h, total);
      documents.set(h, (documents.get(h) ?? 0) + 1);
      if (!fields.has(h)) fields.set(h, field[i] as number);
    }
  }
  const hashes = [...documents.keys()];
  const idf = (count: number): number => Math.pow(Math.log((total + 1) / (count + 1)) + 1, settings.idfPower);
  return {
    ...buildTable(hashes),
    field: Uint8Array.from(hashes, (h) => fields.get(h) ?? 0),
    idf: Float32Array.from(hashes, (h) => idf(documents.get(h) ?? 1)),
    unknownIdf: idf(0),
  };
}

/** A part of a word without a vector speaks with half a voice. */
export const PART_SHARE = 0.5;

/** Turns pieces into vectors for one vocabulary. Holds scratch arrays: one instance serves one thread. */
export class Vectoriser {
  readonly vector: SparseVector = { count: 0, index: new Int32Array(1024), value: new Float32Array(1024) };
  /** Share of the sentence's weight that the model has seen before, 0–1, over characters and words. */
  coverage = 0;
  private readonly placeOf: Int32Array;
  private readonly norm = new Float64Array(FIELDS.length);
  private readonly unknown = new Float64Array(FIELDS.length);
  private readonly meaning: Float64Array;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly settings: WeightSettings,
    private readonly words: WordVectors,
  ) {
    this.placeOf = new Int32Array(vocabulary.size);
    this.meaning = new Float64Array(words.dims);
  }

  /** Pieces and components of meaning together: one more than the largest index. */
  get features(): number {
    return this.vocabulary.size + this.words.dims;
  }

  /** The result stays valid until the next call. `count` and `wordCount` are the arrays' lengths unless told. */
  vectorise(pieces: Pieces & { count?: number; wordCount?: number }): SparseVector {
    this.countPieces(pieces, pieces.count ?? pieces.hash.length);
    const scale = this.weigh();
    this.addMeaning(pieces.words, pieces.wordCount ?? pieces.words.length, scale);
    return this.vector;
  }

  private countPieces(pieces: Pieces, count: number): void {
    const { vector, vocabulary, placeOf, unknown } = this;
    unknown.fill(0);
    vector.count = 0;
    const most = count + this.words.dims;
    if (vector.index.length < most) {
      vector.index = new Int32Array(most * 2);
      vector.value = new Float32Array(most * 2);
    }
    const miss = vocabulary.unknownIdf * vocabulary.unknownIdf;
    for (let i = 0; i < count; i++) {
      const feature = lookUp(vocabulary, pieces.hash[i] as number);
      if (feature < 0) {
        const f = pieces.field[i] as number;
        unknown[f] = (unknown[f] as number) + miss;
        continue;
      }
      const known = placeOf[feature] as number;
      if (known > 0) {
        vector.value[known - 1] = (vector.value[known - 1] as number) + 1;
        continue;
      }
      vector.index[vector.count] = feature;
      vector.value[vector.count] = 1;
      placeOf[feature] = ++vector.count;
    }
    for (let i = 0; i < vector.count; i++) placeOf[vector.index[i] as number] = 0;
  }

  /** Turns counts into weights and returns by what the whole is scaled. */
  private weigh(): number {
    const { vector, vocabulary, norm, unknown, settings } = this;
    norm.fill(0);
    for (let i = 0; i < vector.count; i++) {
      const feature = vector.index[i] as number;
      const times = vector.value[i] as number;
      const value = (times === 1 ? 1 : 1 + Math.log(times)) * (vocabulary.idf[feature] as number);
      vector.value[i] = value;
      const field = vocabulary.field[feature] as number;
      norm[field] = (norm[field] as number) + value * value;
    }
    this.coverage = coverageOf(norm, unknown);
    const { meaningWeight } = settings;
    let total = meaningWeight * meaningWeight;
    for (let field = 0; field < norm.length; field++) {
      // Pieces never seen count in the length: a half-known sentence speaks with half a voice, and a wholly unknown one
      // falls back to the bias of each intent instead of being sure because of one common word.
      const length = (norm[field] as number) + (unknown[field] as number);
      const weight = settings.fieldWeights[field] ?? 0;
      total += weight * weight;
      norm[field] = length > 0 ? weight / Math.sqrt(length) : 0;
    }
    const scale = total > 0 ? 1 / Math.sqrt(total) : 0;
    for (let i = 0; i < vector.count; i++) {
      const field = vocabulary.field[vector.index[i] as number] as number;
      vector.value[i] = (vector.value[i] as number) * (norm[field] as number) * scale;
    }
    return scale;
  }

  private addMeaning(words: Int32Array, count: number, scale: number): void {
    const { vector, meaning, vocabulary, settings } = this;
    meaning.fill(0);
    sumWordVectors(this.words, words, count, meaning);
    let squares = 0;
    for (let d = 0; d < meaning.length; d++) squares += (meaning[d] as number) * (meaning[d] as number);
    if (squares === 0) return;
    const factor = (scale * settings.meaningWeight) / Math.sqrt(squares + settings.meaningFloor);
    for (let d = 0; d < meaning.length; d++) {
      vector.index[vector.count] = vocabulary.size + d;
      vector.value[vector.count++] = factor * (meaning[d] as number);
    }
  }
}

/** The meaning of a sentence before it is brought to unit length. */
export function sumWordVectors(
  vectors: WordVectors,
  words: Int32Array,
  count: number,
  sum: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const code = words[i] as number;
    addWordVector(vectors, code >> 1, code & 1 ? PART_SHARE : 1, sum);
  }
}

function coverageOf(known: Float64Array, unknown: Float64Array): number {
  const seen = (known[0] ?? 0) + (known[1] ?? 0);
  const all = seen + (unknown[0] ?? 0) + (unknown[1] ?? 0);
  return all > 0 ? seen / all : 0;
}
