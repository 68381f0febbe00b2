/** One filing of a document in an index. */
export interface Entry<R extends { id: number }> {
  key: string;
  record: R;
}

const MAX_CHUNK = 512;

/**
 * Entries ordered by key, then by record number, in chunks of at most {@link MAX_CHUNK}: finding is O(log n), and
 * inserting moves at most one chunk, so that a collection may grow without its writes growing slower.
 */
export class SortedList<R extends { id: number }> {
  private chunks: Entry<R>[][] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(key: string, record: R): void {
    this.count++;
    const entry = { key, record };
    const at = Math.min(this.chunkOf(key, record.id), this.chunks.length - 1);
    const chunk = this.chunks[at];
    if (!chunk) {
      this.chunks.push([entry]);
      return;
    }
    chunk.splice(position(chunk, key, record.id), 0, entry);
    if (chunk.length > MAX_CHUNK) this.chunks.splice(at + 1, 0, chunk.splice(MAX_CHUNK >> 1));
  }

  /** @returns false when there was no such entry */
  remove(key: string, record: R): boolean {
    const at = this.chunkOf(key, record.id);
    const chunk = this.chunks[at];
    if (!chunk) return false;
    const index = position(chunk, key, record.id);
    const found = chunk[index];
    if (!found || found.key !== key || found.record.id !== record.id) return false;
    chunk.splice(index, 1);
    if (chunk.length === 0) this.chunks.splice(at, 1);
    this.count--;
    return true;
  }

  /** Replaces everything; `entries` need not be ordered. Faster than adding one by one. */
  fill(entries: Entry<R>[]): void {
    entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.record.id - b.record.id));
    this.chunks = [];
    // Half full, so that the next inserts do not split every chunk.
    for (let i = 0; i < entries.length; i += MAX_CHUNK >> 1) {
      this.chunks.push(entries.slice(i, i + (MAX_CHUNK >> 1)));
    }
    this.count = entries.length;
  }

  /** Entries with `from <= key < to`, ascending. The list must not be changed while this runs. */
  *range(from: string, to: string): Generator<Entry<R>> {
    let at = this.chunkOf(from, -Infinity);
    let chunk = this.chunks[at];
    let index = chunk ? position(chunk, from, -Infinity) : 0;
    while (chunk) {
      for (; index < chunk.length; index++) {
        const entry = chunk[index];
        if (!entry || entry.key >= to) return;
        yield entry;
      }
      chunk = this.chunks[++at];
      index = 0;
    }
  }

  /** The same entries as {@link range}, descending. */
  *rangeReverse(from: string, to: string): Generator<Entry<R>> {
    let at = Math.min(this.chunkOf(to, -Infinity), this.chunks.length - 1);
    let chunk = this.chunks[at];
    let index = chunk ? position(chunk, to, -Infinity) - 1 : -1;
    while (chunk) {
      for (; index >= 0; index--) {
        const entry = chunk[index];
        if (!entry || entry.key < from) return;
        yield entry;
      }
      chunk = this.chunks[--at];
      index = chunk ? chunk.length - 1 : -1;
    }
  }

  /** The first chunk whose last entry is not before (key, id); `chunks.length` when all are. */
  private chunkOf(key: string, id: number): number {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const last = this.chunks[middle]?.at(-1);
      if (last && isBefore(last, key, id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore<R extends { id: number }>(entry: Entry<R>, key: string, id: number): boolean {
  return entry.key === key ? entry.record.id < id : entry.key < key;
}

/** Index of the first entry that is not before (key, id). */
function position<R extends { id: number }>(chunk: Entry<R>[], key: string, id: number): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = chunk[middle];
    if (entry && isBefore(entry, key, id)) low = middle + 1;
    else high = middle;
  }
  return low;
}
