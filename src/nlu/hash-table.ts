/**
 * 32-bit hashes → numbers 0 … size − 1: open addressing in one typed array, so that it is built without parsing. A hash
 * and its number lie side by side: a look-up in a table larger than the processor's cache then waits for memory once.
 */
export interface HashTable {
  size: number;
  /** Pairs of a hash, 0 for an empty place, and its number. There are a power of two of them. */
  places: Int32Array;
}

/** Places hashes (none of them 0) at half load, so that a look-up takes one or two steps. The first of two equal hashes stays. */
export function buildTable(hashes: ArrayLike<number>): HashTable {
  let capacity = 16;
  while (capacity < hashes.length * 2) capacity *= 2;
  const places = new Int32Array(capacity * 2);
  const mask = places.length - 1;
  for (let number = 0; number < hashes.length; number++) {
    const hash = hashes[number] as number;
    let at = (hash << 1) & mask;
    while (places[at] !== 0 && places[at] !== hash) at = (at + 2) & mask;
    if (places[at] === hash) continue;
    places[at] = hash;
    places[at + 1] = number;
  }
  return { size: hashes.length, places };
}

/** The number of a hash, or -1. */
export function lookUp({ places }: HashTable, hash: number): number {
  const mask = places.length - 1;
  let at = (hash << 1) & mask;
  for (let found = places[at] as number; found !== 0; found = places[at] as number) {
    if (found === hash) return places[at + 1] as number;
    at = (at + 2) & mask;
  }
  return -1;
}

/** The hashes of a table by their numbers: what it was built of. */
export function hashesOf({ size, places }: HashTable): Int32Array {
  const hashes = new Int32Array(size);
  for (let at = 0; at < places.length; at += 2) {
    if (places[at] !== 0) hashes[places[at + 1] as number] = places[at] as number;
  }
  return hashes;
}
