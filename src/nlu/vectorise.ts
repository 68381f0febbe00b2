import { FIELDS, type FeatureBuffer } from './features';

/**
 * Stage 4: from pieces to a sparse vector. Each view (characters, words, sound, …) is weighted by
 * `(1 + ln tf) · idf^p`, scaled to length 1 on its own, multiplied by the view's weight, and the whole is scaled to
 * the length of the weights. So a long sentence weighs no more than a short one, and no view drowns another.
 * (Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval".)
 */

export interface WeightSettings {
  /** One weight per view, in the order of FIELDS. */
  fieldWeights: readonly number[];
  /** Power of the inverse document frequency: 1 is classic; 0.5 was better for short messages, see README. */
  idfPower: number;
}

/** The pieces a model knows: an open-addressing hash table in two typed arrays, so that it loads without parsing. */
export interface Vocabulary {
  size: number;
  /** Hash of a piece, 0 for an empty place. Length is a power of two. */
  keys: Int32Array;
  /** Number of the piece at the same place. */
  slots: Int32Array;
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

/** The pieces of one training sentence, copied out of the shared buffer. */
export interface Pieces {
  hash: Int32Array;
  field: Uint8Array;
}

export function copyPieces(buffer: FeatureBuffer): Pieces {
  return { hash: buffer.hash.slice(0, buffer.count), field: buffer.field.slice(0, buffer.count) };
}

/** Places hashes at half load, so that a look-up takes one or two steps. */
export function buildTable(hashes: ArrayLike<number>): Pick<Vocabulary, 'size' | 'keys' | 'slots'> {
  let capacity = 16;
  while (capacity < hashes.length * 2) capacity *= 2;
  const keys = new Int32Array(capacity);
  const slots = new Int32Array(capacity);
  for (let number = 0; number < hashes.length; number++) {
    const hash = hashes[number] as number;
    let place = hash & (capacity - 1);
    while (keys[place] !== 0) place = (place + 1) & (capacity - 1);
    keys[place] = hash;
    slots[place] = number;
  }
  return { size: hashes.length, keys, slots };
}

/** Number of a piece, or -1. */
export function lookUp(vocabulary: Vocabulary, hash: number): number {
  const { keys } = vocabulary;
  const mask = keys.length - 1;
  let place = hash & mask;
  for (let key = keys[place] as number; key !== 0; key = keys[place] as number) {
    if (key === hash) return vocabulary.slots[place] as number;
    place = (place + 1) & mask;
  }
  return -1;
}

/** Turns pieces into vectors for one vocabulary. Holds scratch arrays: one instance serves one thread. */
export class Vectoriser {
  readonly vector: SparseVector = { count: 0, index: new Int32Array(1024), value: new Float32Array(1024) };
  /** Share of the sentence's weight that the model has seen before, 0–1, over characters and words. */
  coverage = 0;
  private readonly placeOf: Int32Array;
  private readonly norm = new Float64Array(FIELDS.length);
  private readonly unknown = new Float64Array(FIELDS.length);

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly settings: WeightSettings,
  ) {
    this.placeOf = new Int32Array(vocabulary.size);
  }

  /** The result stays valid until the next call. */
  vectorise(pieces: { count: number } & Pieces): SparseVector {
    this.countPieces(pieces);
    this.weigh();
    return this.vector;
  }

  private countPieces(pieces: { count: number } & Pieces): void {
    const { vector, vocabulary, placeOf, unknown } = this;
    unknown.fill(0);
    vector.count = 0;
    if (vector.index.length < pieces.count) {
      vector.index = new Int32Array(pieces.count * 2);
      vector.value = new Float32Array(pieces.count * 2);
    }
    const miss = vocabulary.unknownIdf * vocabulary.unknownIdf;
    for (let i = 0; i < pieces.count; i++) {
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

  private weigh(): void {
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
    let total = 0;
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
  }
}

function coverageOf(known: Float64Array, unknown: Float64Array): number {
  const seen = (known[0] ?? 0) + (known[1] ?? 0);
  const all = seen + (unknown[0] ?? 0) + (unknown[1] ?? 0);
  return all > 0 ? seen / all : 0;
}
