/** From here up two sentences are one sentence with a word changed. */
export const NEAR_COPY = 0.6;

/** The pairs of neighbouring characters of a sentence, without spaces and the common punctuation. */
export function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/[\s，。！？、,.!?]/g, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) pairs.add(plain.slice(i, i + 2));
  if (plain.length === 1) pairs.add(plain);
  return pairs;
}

/** Shared members over all members, 0 to 1; two empty sets are not alike. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : shared / (a.size + b.size - shared);
}
