import type { Doc } from './codec';
import { CommandError } from './errors';
import type { IndexSpec } from './index-spec';
import { compileFilter, type Matcher } from './matcher';
import { pathKeys } from './paths';
import { SortedList, type Entry } from './sorted-list';
import { ABOVE, encodeKey, invertKey } from './value-order';

/** A stored document: its bytes as they stand on disk, and the same decoded. Never changed in place, only replaced. */
export interface StoredRecord {
  /** Row number on disk; ascending in order of insertion. */
  readonly id: number;
  raw: Buffer;
  doc: Doc;
}

export interface IndexField {
  path: string;
  parts: string[];
  direction: 1 | -1;
}

/** One index in memory: entries ordered by joined keys of its fields. */
export class IndexStore {
  readonly fields: IndexField[];
  readonly entries = new SortedList<StoredRecord>();
  /** Once true, one document may have stood under several keys; ranges and order are then read with more care. */
  multikey = false;
  private readonly belongs: Matcher | null;

  constructor(readonly spec: IndexSpec) {
    this.fields = Object.entries(spec.key).map(([path, direction]) => ({
      path,
      parts: path.split('.'),
      direction,
    }));
    this.belongs = spec.partialFilterExpression ? compileFilter(spec.partialFilterExpression) : null;
  }

  get unique(): boolean {
    return this.spec.unique === true || this.spec.name === '_id_';
  }

  /** The keys under which this index files a document; empty when the index leaves it out. */
  keysOf(doc: Doc): string[] {
    if (this.belongs && !this.belongs(doc)) return [];
    let joined = [''];
    let arrays = 0;
    let present = false;
    for (const field of this.fields) {
      const found = pathKeys(doc, field.parts);
      present ||= found.present;
      if (found.array) {
        this.multikey = true;
        if (found.keys.length > 1 && ++arrays > 1) {
          throw new CommandError(171, `cannot index parallel arrays: index ${this.spec.name}`);
        }
      }
      const keys = field.direction > 0 ? found.keys : found.keys.map(invertKey);
      joined = joined.flatMap((head) => keys.map((key) => head + key));
    }
    return this.spec.sparse && !present ? [] : joined;
  }

  /** A record other than `self` that stands under one of `keys`. */
  conflict(keys: string[], self?: StoredRecord): StoredRecord | null {
    for (const key of keys) {
      for (const entry of this.entries.range(key, key + ABOVE)) {
        if (entry.record !== self) return entry.record;
      }
    }
    return null;
  }

  /** Builds the index over existing documents. @throws CommandError 11000 when it is unique and they are not */
  build(namespace: string, records: Iterable<StoredRecord>): void {
    const filed: Entry<StoredRecord>[] = [];
    for (const record of records) for (const key of this.keysOf(record.doc)) filed.push({ key, record });
    this.entries.fill(filed);
    if (!this.unique) return;
    let before: Entry<StoredRecord> | undefined;
    for (const entry of this.entries.range('', ABOVE)) {
      if (before?.key === entry.key && before.record !== entry.record) {
        throw this.duplicate(namespace, entry.record.doc);
      }
      before = entry;
    }
  }

  /** Records whose first field holds a date up to `end`, at most `limit`. */
  datesUpTo(end: Date, limit: number): Set<StoredRecord> {
    const found = new Set<StoredRecord>();
    const key = encodeKey(end);
    const type = key.charAt(0);
    const ascending = this.fields[0]?.direction !== -1;
    const entries = ascending
      ? this.entries.range(type, key + ABOVE)
      : this.entries.range(invertKey(key), invertKey(type) + ABOVE);
    for (const { record } of entries) {
      if (found.size >= limit) break;
      found.add(record);
    }
    return found;
  }

  /** MongoDB's error for a second document under the same keys. */
  duplicate(namespace: string, doc: Doc): CommandError {
    const keyValue: Doc = {};
    for (const field of this.fields) keyValue[field.path] = valueAt(doc, field.parts);
    const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${show(value)}`);
    const message =
      `E11000 duplicate key error collection: ${namespace} index: ${this.spec.name} ` +
      `dup key: { ${shown.join(', ')} }`;
    return new CommandError(11000, message, { keyPattern: this.spec.key, keyValue });
  }
}

function valueAt(doc: unknown, parts: string[]): unknown {
  let value: unknown = doc;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null;
    value = (value as Doc)[part];
  }
  return value ?? null;
}

function show(value: unknown): string {
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'ObjectId') {
    return `ObjectId('${String(value)}')`;
  }
  return JSON.stringify(value) ?? 'null';
}
