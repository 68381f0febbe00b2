import type { Clock } from '../../shared/clock';
import { decode } from './codec';
import { Collection, type Journal } from './collection';
import { CommandError, type EmbeddedStoreError } from './errors';
import { LogError, type DurableLog, type LogChange } from './log';
import { damaged } from './log-open';
import type { StoredRecord } from './index-store';

/**
 * All collections in memory, and the group commit that makes their changes durable.
 *
 * Commands run one after the other, each to its end, and change memory at once. Their answers are handed to
 * {@link settle} and go out only when everything they may have seen is on disk. What has gathered in one turn of the
 * event loop is written as one transaction. When that fails, memory is taken back to what is on disk.
 */
export class Store implements Journal {
  private readonly collections = new Map<string, Collection>();
  private nextRecord = 1;
  private nextCollection = 1;
  private changes: LogChange[] = [];
  private undo: (() => void)[] = [];
  private waiting: ((failure: CommandError | null) => void)[] = [];
  private scheduled = false;
  /** Set for good when it is unknown what is on disk: only a restart, which reads it again, can help. */
  private broken: CommandError | null = null;

  /** @throws EmbeddedStoreError STORE_DAMAGED */
  constructor(
    private readonly log: DurableLog,
    readonly clock: Clock,
    private readonly dataDir = '',
  ) {
    this.load();
  }

  get(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  list(database?: string): Collection[] {
    const all = [...this.collections.values()];
    return database === undefined ? all : all.filter((c) => c.database === database);
  }

  create(database: string, name: string): Collection {
    checkNames(database, name);
    const collection = new Collection(this.nextCollection++, database, name, this);
    this.collections.set(collection.namespace, collection);
    this.record({ kind: 'define', collection: collection.entry }, () => {
      this.collections.delete(collection.namespace);
    });
    return collection;
  }

  getOrCreate(database: string, name: string): Collection {
    return this.get(database, name) ?? this.create(database, name);
  }

  drop(collection: Collection): void {
    this.collections.delete(collection.namespace);
    this.record({ kind: 'drop', collection: collection.id }, () => {
      this.collections.set(collection.namespace, collection);
    });
  }

  newRecordId(): number {
    return this.nextRecord++;
  }

  /** Called before any write. @throws CommandError when the disk has failed */
  assertWritable(): void {
    if (this.broken) throw this.broken;
  }

  record(change: LogChange, undo: () => void): void {
    this.changes.push(change);
    this.undo.push(undo);
    if (this.scheduled) return;
    this.scheduled = true;
    // After the input that is waiting has been read: that is what the commit is shared with.
    setImmediate(() => this.flush());
  }

  /** Calls back once everything done so far is durable; at once when nothing is pending. */
  settle(callback: (failure: CommandError | null) => void): void {
    if (this.changes.length === 0) callback(null);
    else this.waiting.push(callback);
  }

  /** Writes what is pending, now. */
  flush(): void {
    const { changes, undo, waiting } = this;
    this.changes = [];
    this.undo = [];
    this.waiting = [];
    this.scheduled = false;
    let failure: CommandError | null = null;
    if (changes.length > 0) {
      try {
        this.log.commit(changes);
      } catch (error) {
        failure = this.takeBack(undo, error);
      }
    }
    for (const callback of waiting) callback(failure);
  }

  /** Finishes what is pending and closes the log. */
  close(): void {
    this.flush();
    this.log.close();
  }

  /** Compares memory with itself and with the disk. Empty when all agree. For tests and support. */
  verify(): string[] {
    this.flush();
    const problems = this.list().flatMap((collection) => collection.verify());
    const byId = new Map(this.list().map((collection) => [collection.id, collection]));
    let rows = 0;
    for (const row of this.log.rows()) {
      rows++;
      const record = byId.get(row.collection)?.records.get(row.id);
      if (!record?.raw.equals(row.raw)) problems.push(`row ${row.id} on disk differs from memory`);
    }
    const held = this.list().reduce((sum, collection) => sum + collection.records.size, 0);
    if (rows !== held) problems.push(`${rows} rows on disk, ${held} documents in memory`);
    return problems;
  }

  private takeBack(undo: (() => void)[], error: unknown): CommandError {
    for (const step of undo.reverse()) step();
    const recoverable = error instanceof LogError && error.recoverable;
    const reason = error instanceof Error ? error.message : String(error);
    if (recoverable) return new CommandError(14031, `Nothing was written: ${reason}`);
    this.broken = new CommandError(1, `The store takes no more writes until it is restarted: ${reason}`);
    return this.broken;
  }

  private load(): void {
    const byId = new Map<number, { collection: Collection; records: StoredRecord[] }>();
    for (const entry of this.log.collections()) {
      const collection = new Collection(entry.id, entry.database, entry.name, this, entry.indexes);
      this.collections.set(collection.namespace, collection);
      byId.set(entry.id, { collection, records: [] });
      this.nextCollection = Math.max(this.nextCollection, entry.id + 1);
    }
    for (const { id, collection, raw } of this.log.rows()) {
      const home = byId.get(collection);
      if (!home) throw this.damage(`document row ${id} belongs to no collection`);
      home.records.push({ id, raw, doc: this.decodeRow(id, raw) });
      this.nextRecord = Math.max(this.nextRecord, id + 1);
    }
    for (const { collection, records } of byId.values()) {
      try {
        collection.load(records);
      } catch (error) {
        throw this.damage(`${collection.namespace} contradicts its indexes`, error);
      }
    }
  }

  private decodeRow(id: number, raw: Buffer): ReturnType<typeof decode> {
    try {
      return decode(raw);
    } catch (error) {
      throw this.damage(`document row ${id} cannot be decoded`, error);
    }
  }

  private damage(what: string, cause?: unknown): EmbeddedStoreError {
    return damaged(this.dataDir, what, cause);
  }
}

function checkNames(database: string, name: string): void {
  if (
    !/^[^/\\. "$\0]{1,63}$/.test(database) ||
    name === '' ||
    /[$\0]/.test(name) ||
    name.startsWith('system.')
  ) {
    throw new CommandError(73, `Invalid namespace specified '${database}.${name}'`);
  }
}
