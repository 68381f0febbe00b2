import { isDoc, type Doc } from './codec';
import type { Collection } from './collection';
import type { IndexPlan } from './planner';
import { plan } from './planner';
import type { StoredRecord } from './index-store';
import { compileFilter } from './matcher';
import { sortDocs, type SortSpec } from './sort';

export interface Query {
  filter: Doc;
  sort?: SortSpec;
  skip?: number;
  /** Zero: no limit. */
  limit?: number;
}

/** The documents a query asks for, in its order. Reads no further than it has to. */
export function findRecords(collection: Collection | undefined, query: Query): StoredRecord[] {
  const { filter, sort = {}, skip = 0, limit = 0 } = query;
  // Compiled even for a missing collection: a wrong filter is an error everywhere.
  const accepts = compileFilter(filter);
  if (!collection) return [];
  const chosen = plan(filter, sort, collection.indexes.values());
  const ordered = Object.keys(sort).length === 0 || chosen?.sorted === true;
  const enough = ordered && limit > 0 ? skip + limit : Infinity;
  const found: StoredRecord[] = [];
  for (const record of candidates(collection, filter, chosen)) {
    if (!accepts(record.doc)) continue;
    found.push(record);
    if (found.length >= enough) break;
  }
  const sorted = ordered ? found : sortDocs(found, sort, (record) => record.doc);
  return sorted.slice(skip, limit > 0 ? skip + limit : undefined);
}

/** How many documents match; no documents are gathered. */
export function countRecords(collection: Collection | undefined, filter: Doc): number {
  const accepts = compileFilter(filter);
  if (!collection) return 0;
  if (Object.keys(filter).length === 0) return collection.records.size;
  let count = 0;
  const chosen = plan(filter, {}, collection.indexes.values());
  for (const record of candidates(collection, filter, chosen)) if (accepts(record.doc)) count++;
  return count;
}

function candidates(collection: Collection, filter: Doc, chosen: IndexPlan | null): Iterable<StoredRecord> {
  if (chosen) return readIndex(chosen);
  return byAlternatives(collection, filter) ?? collection.records.values();
}

function* readIndex(chosen: IndexPlan): Generator<StoredRecord> {
  const { index, intervals, reverse } = chosen;
  const seen = index.multikey ? new Set<StoredRecord>() : null;
  for (const { from, to } of intervals) {
    const entries = reverse ? index.entries.rangeReverse(from, to) : index.entries.range(from, to);
    for (const { record } of entries) {
      if (seen?.has(record)) continue;
      seen?.add(record);
      yield record;
    }
  }
}

/** `$or` whose every branch has an index is read branch by branch. */
function byAlternatives(collection: Collection, filter: Doc): Iterable<StoredRecord> | null {
  const branches = filter.$or;
  if (!Array.isArray(branches)) return null;
  const found = new Set<StoredRecord>();
  const plans: IndexPlan[] = [];
  for (const branch of branches) {
    const chosen = isDoc(branch) ? plan(branch, {}, collection.indexes.values()) : null;
    if (!chosen) return null;
    plans.push(chosen);
  }
  for (const chosen of plans) for (const record of readIndex(chosen)) found.add(record);
  return found;
}
