import type { Doc } from './codec';
import { CommandError } from './errors';
import { describeIndex, ID_INDEX, sameIndex, sameKeys, type IndexSpec } from './index-spec';
import { IndexStore, type StoredRecord } from './index-store';
import type { CollectionEntry, LogChange } from './log';

/** Takes the changes of memory, each with the way back, until they are on disk. */
export interface Journal {
  record(change: LogChange, undo: () => void): void;
}

/**
 * The documents of one collection and their indexes, in memory. Every change is checked against all unique indexes
 * before anything is touched, and is handed to the journal together with its undo.
 */
export class Collection {
  readonly records = new Map<number, StoredRecord>();
  readonly indexes = new Map<string, IndexStore>();

  constructor(
    readonly id: number,
    readonly database: string,
    readonly name: string,
    private readonly journal: Journal,
    specs: readonly IndexSpec[] = [ID_INDEX],
  ) {
    for (const spec of specs) this.indexes.set(spec.name, new IndexStore(spec));
  }

  get namespace(): string {
    return `${this.database}.${this.name}`;
  }

  get entry(): CollectionEntry {
    const indexes = [...this.indexes.values()].map((index) => index.spec);
    return { id: this.id, database: this.database, name: this.name, indexes };
  }

  /** Fills memory from disk: documents first, then each index in one go. */
  load(records: Iterable<StoredRecord>): void {
    for (const record of records) this.records.set(record.id, record);
    for (const index of this.indexes.values()) index.build(this.namespace, this.records.values());
  }

  /** @throws CommandError 11000 */
  insert(id: number, raw: Buffer, doc: Doc): StoredRecord {
    const record: StoredRecord = { id, raw, doc };
    const filings = this.file(doc);
    for (const { index, keys } of filings) {
      if (index.unique && index.conflict(keys)) throw index.duplicate(this.namespace, doc);
    }
    this.records.set(id, record);
    for (const { index, keys } of filings) for (const key of keys) index.entries.add(key, record);
    this.journal.record({ kind: 'put', id, collection: this.id, raw, fresh: true }, () =>
      this.forget(record),
    );
    return record;
  }

  /** @throws CommandError 11000 */
  update(record: StoredRecord, raw: Buffer, doc: Doc): void {
    for (const { index, keys } of this.file(doc)) {
      if (index.unique && index.conflict(keys, record)) throw index.duplicate(this.namespace, doc);
    }
    const before = { raw: record.raw, doc: record.doc };
    this.replace(record, raw, doc);
    this.journal.record({ kind: 'put', id: record.id, collection: this.id, raw, fresh: false }, () =>
      this.replace(record, before.raw, before.doc),
    );
  }

  delete(record: StoredRecord): void {
    this.forget(record);
    this.journal.record({ kind: 'delete', id: record.id }, () => {
      this.records.set(record.id, record);
      for (const { index, keys } of this.file(record.doc)) {
        for (const key of keys) index.entries.add(key, record);
      }
    });
  }

  /** @returns false when the same index is there already. @throws CommandError 85, 86, 11000 */
  createIndex(spec: IndexSpec): boolean {
    if (Object.keys(spec.key).join() === '_id') return false;
    for (const { spec: other } of this.indexes.values()) {
      if (other.name === spec.name) {
        if (sameIndex(other, spec)) return false;
        const code = sameKeys(other, spec) ? 85 : 86;
        throw new CommandError(
          code,
          `An existing index has the same name as the requested index but other keys or options: ${spec.name}`,
        );
      }
      if (sameKeys(other, spec)) {
        throw new CommandError(85, `Index already exists with a different name: ${other.name}`);
      }
    }
    const index = new IndexStore(spec);
    index.build(this.namespace, this.records.values());
    this.indexes.set(spec.name, index);
    this.journal.record({ kind: 'define', collection: this.entry }, () => this.indexes.delete(spec.name));
    return true;
  }

  dropIndexes(names: string[]): void {
    const dropped = names.map((name) => this.indexes.get(name)).filter((index) => index !== undefined);
    for (const index of dropped) this.indexes.delete(index.spec.name);
    // Brought back by building anew: documents may have changed and changed back in between.
    this.journal.record({ kind: 'define', collection: this.entry }, () => {
      for (const { spec } of dropped) {
        const index = new IndexStore(spec);
        index.build(this.namespace, this.records.values());
        this.indexes.set(spec.name, index);
      }
    });
  }

  listIndexes(): Doc[] {
    return [...this.indexes.values()].map((index) => describeIndex(index.spec));
  }

  /** Derives every index anew and compares. Empty when all agree. For tests and support. */
  verify(): string[] {
    const problems: string[] = [];
    for (const [name, index] of this.indexes) {
      const fresh = new IndexStore(index.spec);
      fresh.build(this.namespace, this.records.values());
      const expected = [...fresh.entries.range('', '\uffff')];
      const actual = [...index.entries.range('', '\uffff')];
      const agree =
        expected.length === actual.length &&
        index.entries.size === actual.length &&
        expected.every((e, i) => e.key === actual[i]?.key && e.record === actual[i].record);
      if (!agree) problems.push(`${this.namespace}: index ${name} does not agree with the documents`);
    }
    return problems;
  }

  private file(doc: Doc): { index: IndexStore; keys: string[] }[] {
    return [...this.indexes.values()].map((index) => ({ index, keys: index.keysOf(doc) }));
  }

  private replace(record: StoredRecord, raw: Buffer, doc: Doc): void {
    const before = this.file(record.doc);
    const after = this.file(doc);
    for (const [i, { index, keys }] of before.entries()) {
      const next = after[i]?.keys ?? [];
      for (const key of keys) if (!next.includes(key)) index.entries.remove(key, record);
      for (const key of next) if (!keys.includes(key)) index.entries.add(key, record);
    }
    record.raw = raw;
    record.doc = doc;
  }

  private forget(record: StoredRecord): void {
    this.records.delete(record.id);
    for (const { index, keys } of this.file(record.doc)) {
      for (const key of keys) index.entries.remove(key, record);
    }
  }
}
