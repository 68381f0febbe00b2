import Database from 'libsql';
import { EmbeddedStoreError } from './errors';
import { findWalDamage } from './wal-check';

/** Raised with every change of the tables or of what stands in them. */
export const FORMAT_VERSION = 1;

const SCHEMA = `
  BEGIN IMMEDIATE;
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE collections (id INTEGER PRIMARY KEY, spec BLOB NOT NULL, sum INTEGER NOT NULL);
  CREATE TABLE documents (id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, bson BLOB NOT NULL, sum INTEGER NOT NULL);
  INSERT INTO meta VALUES ('format', '${FORMAT_VERSION}'), ('documents', '0');
  COMMIT;
`;

/**
 * Opens the database file for us alone, checks it, and creates the tables in a new one.
 * @throws EmbeddedStoreError STORE_LOCKED, STORE_DAMAGED, STORE_NEWER or STORE_UNAVAILABLE
 */
export function openDatabase(file: string, dataDir: string): Database.Database {
  refuseDamagedWal(`${file}-wal`, dataDir);
  let db: Database.Database | undefined;
  try {
    db = new Database(file);
    // Never through .pragma(): this library aborts the process there.
    db.prepare('PRAGMA locking_mode = EXCLUSIVE').all();
    db.prepare('PRAGMA journal_mode = WAL').all();
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA journal_size_limit = 67108864');
    check(db, dataDir);
    // Takes the lock now rather than with the first write.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return db;
  } catch (error) {
    db?.close();
    throw explain(error, dataDir);
  }
}

export function damaged(dataDir: string, what: string, cause?: unknown): EmbeddedStoreError {
  return new EmbeddedStoreError(
    'STORE_DAMAGED',
    `The store in ${dataDir} is damaged (${what}). Restore the folder from a backup.`,
    { cause },
  );
}

/** Before the engine opens the file, because that may already fold the log's good part into it. */
function refuseDamagedWal(wal: string, dataDir: string): void {
  // Asked twice: a log that another process is writing may look wrong for a moment, and that one is merely locked.
  const damage = findWalDamage(wal) && findWalDamage(wal);
  if (damage) throw damaged(dataDir, damage);
}

function check(db: Database.Database, dataDir: string): void {
  const tables = new Set(names(db, "SELECT name FROM sqlite_master WHERE type = 'table'"));
  if (tables.size === 0) {
    // New, or killed before the first table existed: nothing was ever acknowledged from here.
    db.exec(SCHEMA);
    return;
  }
  for (const table of ['meta', 'collections', 'documents']) {
    if (!tables.has(table)) throw damaged(dataDir, `the table ${table} is missing`);
  }
  const [format] = names(db, "SELECT value AS name FROM meta WHERE key = 'format'");
  if (format === undefined || !/^\d+$/.test(format)) throw damaged(dataDir, 'its format version is missing');
  if (Number(format) > FORMAT_VERSION) {
    throw new EmbeddedStoreError(
      'STORE_NEWER',
      `The store in ${dataDir} has format ${format}; this program reads up to ${FORMAT_VERSION}. Start the newer program.`,
    );
  }
  const [verdict] = names(db, 'SELECT integrity_check AS name FROM pragma_integrity_check');
  if (verdict !== 'ok') throw damaged(dataDir, `integrity check: ${String(verdict).split('\n')[0]}`);
}

function names(db: Database.Database, sql: string): string[] {
  return (db.prepare(sql).all() as unknown as { name: string }[]).map((row) => row.name);
}

function explain(error: unknown, dataDir: string): EmbeddedStoreError {
  if (error instanceof EmbeddedStoreError) return error;
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new EmbeddedStoreError(
        'STORE_LOCKED',
        `The store in ${dataDir} is in use by another process. Stop that one first, or choose another folder.`,
        { cause: error },
      );
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return damaged(dataDir, String(message), error);
    default:
      return new EmbeddedStoreError(
        'STORE_UNAVAILABLE',
        `The store in ${dataDir} cannot be opened: ${String(message).split('\n')[0]}`,
        { cause: error },
      );
  }
}
