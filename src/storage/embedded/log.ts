import type Database from 'libsql';
import { crc32 } from 'node:zlib';
import { decode, encode, type Doc } from './codec';
import type { IndexSpec } from './index-spec';
import { damaged, openDatabase } from './log-open';

/** One change as it goes to disk. */
export type LogChange =
  /** `fresh`: the row is new, otherwise it is replaced. */
  | { kind: 'put'; id: number; collection: number; raw: Buffer; fresh: boolean }
  | { kind: 'delete'; id: number }
  | { kind: 'define'; collection: CollectionEntry }
  | { kind: 'drop'; collection: number };

/** A collection in the catalogue. */
export interface CollectionEntry {
  id: number;
  database: string;
  name: string;
  indexes: IndexSpec[];
}

export interface LogRow {
  id: number;
  collection: number;
  raw: Buffer;
}

/** What the store needs of its disk. Tests put a failing one in its place. */
export interface DurableLog {
  /** Applies all changes or none. When it returns they are on disk. @throws LogError */
  commit(changes: readonly LogChange[]): void;
  collections(): CollectionEntry[];
  /** Every document in order of insertion. @throws EmbeddedStoreError STORE_DAMAGED naming the row */
  rows(): Generator<LogRow>;
  /** Folds the log into one file and gives the lock back. */
  close(): void;
}

/** The log on a real disk. */
export interface FileLog extends DurableLog {
  /** Lets the file grow to so many pages and no more: tests fill the disk with it. */
  limitPages(pages: number): void;
}

/** A commit failed. `recoverable`: nothing of it is on disk and the log still works (the disk is full). */
export class LogError extends Error {
  override readonly name = 'LogError';
  constructor(
    message: string,
    readonly recoverable: boolean,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Opens the log of a data folder, creating it when the file is empty. @throws EmbeddedStoreError */
export function openLog(file: string, dataDir: string): FileLog {
  const db = openDatabase(file, dataDir);
  const put = db.prepare('INSERT OR REPLACE INTO documents (id, collection, bson, sum) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM documents WHERE id = ?');
  const define = db.prepare('INSERT OR REPLACE INTO collections (id, spec, sum) VALUES (?, ?, ?)');
  const undefine = db.prepare('DELETE FROM collections WHERE id = ?');
  const empty = db.prepare('DELETE FROM documents WHERE collection = ?');

  const tally = db.prepare("UPDATE meta SET value = ? WHERE key = 'documents'");
  /** How many documents there must be. Kept on disk too: a row that vanished leaves no wrong checksum behind. */
  let total = readTotal(db, dataDir);

  /** @returns by how much the number of documents grows */
  function apply(change: LogChange): number {
    switch (change.kind) {
      case 'put':
        put.run([change.id, change.collection, change.raw, sumOf(change.id, change.collection, change.raw)]);
        return change.fresh ? 1 : 0;
      case 'delete':
        return -remove.run([change.id]).changes;
      case 'define': {
        const { id, ...spec } = change.collection;
        const raw = encode(spec);
        define.run([id, raw, sumOf(0, id, raw)]);
        return 0;
      }
      case 'drop':
        undefine.run([change.collection]);
        return -empty.run([change.collection]).changes;
    }
  }

  return {
    commit(changes) {
      try {
        db.exec('BEGIN IMMEDIATE');
        let grown = total;
        for (const change of changes) grown += apply(change);
        if (grown !== total) tally.run([String(grown)]);
        db.exec('COMMIT');
        total = grown;
      } catch (error) {
        throw rollBack(db, error);
      }
    },
    collections() {
      const rows = db.prepare('SELECT id, spec, sum FROM collections ORDER BY id').all() as unknown as {
        id: number;
        spec: ArrayBuffer;
        sum: number;
      }[];
      return rows.map(({ id, spec: bytes, sum }) => {
        const spec = Buffer.from(bytes);
        const { database, name, indexes } = decodeRow(
          spec,
          sumOf(0, id, spec) === sum,
          dataDir,
          `collection ${id}`,
        );
        return { id, database: String(database), name: String(name), indexes: indexes as IndexSpec[] };
      });
    },
    *rows() {
      // Pages of rows: the library's iterator keeps a lock on the table until it has been read to the end.
      const page = db.prepare(
        'SELECT id, collection, bson, sum FROM documents WHERE id > ? ORDER BY id LIMIT 200',
      );
      let last = -1;
      let seen = 0;
      for (;;) {
        const rows = page.all([last]) as unknown as {
          id: number;
          collection: number;
          bson: ArrayBuffer;
          sum: number;
        }[];
        for (const { id, collection, bson, sum } of rows) {
          const raw = Buffer.from(bson);
          if (sumOf(id, collection, raw) !== sum) {
            throw damaged(dataDir, `document row ${id} has a wrong checksum`);
          }
          yield { id, collection, raw };
          last = id;
        }
        seen += rows.length;
        if (rows.length < 200) break;
      }
      if (seen !== total) throw damaged(dataDir, `it holds ${seen} of ${total} documents`);
    },
    limitPages(pages) {
      db.prepare(`PRAGMA max_page_count = ${Math.trunc(pages)}`).all();
    },
    close() {
      // Leaving WAL mode writes everything into the one file, and only outside of it can the lock be given back:
      // closing alone keeps it until the library's statements have been collected.
      db.prepare('PRAGMA journal_mode = DELETE').all();
      db.prepare('PRAGMA locking_mode = NORMAL').all();
      db.prepare('SELECT count(*) FROM collections').all();
      db.close();
    },
  };
}

function readTotal(db: Database.Database, dataDir: string): number {
  const [row] = db.prepare("SELECT value FROM meta WHERE key = 'documents'").all() as unknown as {
    value: string;
  }[];
  if (!row || !/^\d+$/.test(row.value)) throw damaged(dataDir, 'its number of documents is missing');
  return Number(row.value);
}

/** Covers where the row stands as well as its content, so that rows swapped or moved are noticed. */
function sumOf(id: number, collection: number, raw: Buffer): number {
  return crc32(raw, crc32(`${id}/${collection}`));
}

function decodeRow(raw: Buffer, intact: boolean, dataDir: string, what: string): Doc {
  if (!intact) throw damaged(dataDir, `${what} has a wrong checksum`);
  try {
    return decode(raw);
  } catch (error) {
    throw damaged(dataDir, `${what} cannot be decoded`, error);
  }
}

function rollBack(db: Database.Database, cause: unknown): LogError {
  const code = (cause as { code?: unknown }).code;
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
  } catch (error) {
    return new LogError('The log can neither be written nor rolled back', false, { cause: error });
  }
  const full = code === 'SQLITE_FULL';
  return new LogError(full ? 'The disk is full' : `The log cannot be written (${String(code)})`, full, {
    cause,
  });
}
