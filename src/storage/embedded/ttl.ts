import type { Store } from './store';

/** How often expired documents are looked for, as in MongoDB. */
export const SWEEP_MS = 60_000;
/** At most this many in one go, so that a large sweep does not hold up commands; the rest follows. */
const MAX_DELETIONS = 1000;

/**
 * Deletes documents whose time (in a field with a TTL index) is over.
 * @returns true when there may be more to delete at once
 */
export function sweepExpired(store: Store): boolean {
  let left = MAX_DELETIONS;
  const now = store.clock.now().getTime();
  for (const collection of store.list()) {
    for (const index of collection.indexes.values()) {
      const seconds = index.spec.expireAfterSeconds;
      if (seconds === undefined) continue;
      const expired = index.datesUpTo(new Date(now - seconds * 1000), left);
      for (const record of expired) collection.delete(record);
      left -= expired.size;
      if (left <= 0) return true;
    }
  }
  return false;
}
