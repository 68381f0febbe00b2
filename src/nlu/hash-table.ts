/** 32-bit hashes → numbers 0 … size − 1: open addressing in two typed arrays, so that it is built without parsing. */
export interface HashTable {
  size: number;
  /** A hash, 0 for an empty place. Length is a power of two. */
  keys: Int32Array;
  /** The hash's number at the same place. */
  slots: Int32Array;
}

/** Places hashes (none of them 0) at half load, so that a look-up takes one or two steps. The first of two equal hashes stays. */
export function buildTable(hashes: ArrayLike<number>): HashTable {
  let capacity = 16;
  while (capacity < hashes.length * 2) capacity *= 2;
  const keys = new Int32Array(capacity);
  const slots = new Int32Array(capacity);
  for (let number = 0; number < hashes.length; number++) {
    const hash = hashes[number] as number;
    let place = hash & (capacity - 1);
    while (keys[place] !== 0) {
      if (keys[place] === hash) break;
      place = (place + 1) & (capacity - 1);
    }
    if (keys[place] !== 0) continue;
    keys[place] = hash;
    slots[place] = number;
  }
  return { size: hashes.length, keys, slots };
}

/** The number of a hash, or -1. */
export function lookUp(table: HashTable, hash: number): number {
  const { keys } = table;
  const mask = keys.length - 1;
  let place = hash & mask;
  for (let key = keys[place] as number; key !== 0; key = keys[place] as number) {
    if (key === hash) return table.slots[place] as number;
    place = (place + 1) & mask;
  }
  return -1;
}
