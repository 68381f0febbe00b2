/**
 * 32-bit mixing for feature identities. A model stores hashes instead of strings: that keeps it small, fast to look
 * up, and free of anybody's words. With 10^5 known features an unseen piece meets a known one by chance with
 * probability 10^5 / 2^32 ≈ 0.002 %, far below the noise of language.
 *
 * `mix` is one round of MurmurHash3's body (Austin Appleby, public domain); `finish` is its finaliser.
 */
export function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  k = Math.imul(k, 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Spreads the bits; never 0, which the vocabulary uses for "empty". */
export function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h === 0 ? 1 : h;
}

/** Hash of a substring, by code unit. */
export function hashText(text: string, start: number, end: number, seed: number): number {
  let h = seed;
  for (let i = start; i < end; i++) h = mix(h, text.charCodeAt(i));
  return h;
}
