import { breathe } from './breathe';

/** Two sentences this alike teach a model nothing but doubt. */
export const CLASH_SIMILARITY = 0.8;

/** Sentences between two breaths. */
const BATCH = 250;

export interface Sentence {
  intentId: string;
  text: string;
}
export interface SimilarPair {
  a: Sentence;
  b: Sentence;
  /** 1 is equal after normalisation. */
  similarity: number;
}

/** Brings a sentence to the form in which punctuation, width, case and spaces make no difference. */
export function normaliseSentence(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

/**
 * Pairs of sentences that are equal (within one intent or between two) or nearly so (between two): Jaccard similarity of
 * their character 3-grams. Each sentence only meets those it shares a rare enough gram with: a pair with similarity
 * `s` must share one of the first `(1 - s)·n + 1` grams of each when both are sorted by rarity, so most pairs are never
 * looked at. Takes a breath now and then, so that the chat does not wait for an editor.
 */
export async function findSimilar(
  sentences: readonly Sentence[],
  threshold = CLASH_SIMILARITY,
): Promise<SimilarPair[]> {
  const grams: Set<string>[] = [];
  for (const [index, sentence] of sentences.entries()) {
    grams.push(gramsOf(normaliseSentence(sentence.text)));
    if (index % BATCH === BATCH - 1) await breathe();
  }
  const frequency = new Map<string, number>();
  for (const set of grams) for (const gram of set) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);

  const postings = new Map<string, number[]>();
  const pairs: SimilarPair[] = [];
  for (const [index, set] of grams.entries()) {
    if (index % BATCH === BATCH - 1) await breathe();
    const rareFirst = [...set].sort(
      (x, y) => (frequency.get(x) ?? 0) - (frequency.get(y) ?? 0) || (x < y ? -1 : 1),
    );
    const prefix = rareFirst.slice(0, Math.floor((1 - threshold) * set.size + 1e-9) + 1);
    const met = new Set(prefix.flatMap((gram) => postings.get(gram) ?? []));
    for (const other of met) {
      const pair = compare(sentences[other]!, sentences[index]!, grams[other]!, set);
      const within = pair.a.intentId === pair.b.intentId;
      if (pair.similarity === 1 || (!within && pair.similarity >= threshold)) pairs.push(pair);
    }
    for (const gram of prefix) {
      const list = postings.get(gram);
      if (list) list.push(index);
      else postings.set(gram, [index]);
    }
  }
  return pairs;
}

function compare(a: Sentence, b: Sentence, x: ReadonlySet<string>, y: ReadonlySet<string>): SimilarPair {
  if (normaliseSentence(a.text) === normaliseSentence(b.text)) return { a, b, similarity: 1 };
  let shared = 0;
  for (const gram of x) if (y.has(gram)) shared += 1;
  // Equal gram sets of unequal sentences ("哈哈哈哈" and "哈哈哈哈哈") are near, not equal.
  return { a, b, similarity: Math.min(0.99, shared / (x.size + y.size - shared)) };
}

/** Character 3-grams; a shorter sentence is its own gram. */
function gramsOf(text: string): Set<string> {
  const characters = [...text];
  if (characters.length < 3) return new Set([text]);
  return new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')));
}
