import { afterAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { EmbeddedStoreError, startEmbeddedStore } from '../../../src/storage/embedded';
import { resolveWorkerEntry } from '../../../src/shared/worker-entry';
import { freshFolder, problemsOf, removeFolders, startRunning } from './harness';

afterAll(removeFolders);

/** A folder with a few documents, stopped in order. */
async function filledFolder(): Promise<string> {
  const running = await startRunning();
  await running.db.collection('docs').createIndex({ n: 1 }, { unique: true });
  await running.db
    .collection('docs')
    .insertMany(Array.from({ length: 50 }, (_, n) => ({ n, text: `text ${n}` })));
  await running.stop();
  return running.dataDir;
}

function tamper(dataDir: string, sql: string): void {
  const db = new Database(path.join(dataDir, 'store.db'));
  db.exec(sql);
  db.close();
}

async function refusal(dataDir: string): Promise<EmbeddedStoreError> {
  const error: unknown = await startEmbeddedStore({ dataDir }).then(
    async (store) => store.stop().then(() => null),
    (e: unknown) => e,
  );
  if (!(error instanceof EmbeddedStoreError)) throw new Error(`started, or failed with ${String(error)}`);
  expect(error.message).toContain(dataDir);
  expect(error.message).not.toContain('\n');
  return error;
}

describe('starting', () => {
  test('should make a private folder with private files and keep everything over an orderly stop', async () => {
    const dataDir = path.join(freshFolder(), 'new', 'folder');
    const first = await startRunning(dataDir);
    await first.db.collection('docs').insertOne({ n: 1 });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(dataDir))
      expect(statSync(path.join(dataDir, file)).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(readdirSync(dataDir)).toEqual(['store.db']);
    const second = await startRunning(dataDir);
    expect(await second.db.collection('docs').countDocuments({ n: 1 })).toBe(1);
    await second.stop();
  });

  test('should serve a folder whose path is too long for a socket', async () => {
    const dataDir = path.join(freshFolder(), 'x'.repeat(120));
    const running = await startRunning(dataDir);
    const socket = decodeURIComponent(/mongodb:\/\/([^/]+)\//.exec(running.store.uri)?.[1] ?? '');
    expect(Buffer.byteLength(socket)).toBeLessThan(107);
    expect(statSync(path.dirname(socket)).mode & 0o777).toBe(0o700);
    await running.db.collection('docs').insertOne({ n: 1 });
    await running.stop();
    expect(existsSync(path.dirname(socket))).toBe(false);
  });

  test('should take over a socket file left by a killed process', async () => {
    const dataDir = freshFolder();
    writeFileSync(path.join(dataDir, 'store.sock'), '');
    const running = await startRunning(dataDir);
    await running.stop();
  });

  test('should stop twice as once', async () => {
    const running = await startRunning();
    await running.stop();
    await running.store.stop();
  });

  test('should find the worker again after a second look', () => {
    const dirname = path.join(__dirname, '..', '..', '..', 'src', 'storage', 'embedded');
    expect(resolveWorkerEntry(dirname, 'worker')).toBe(resolveWorkerEntry(dirname, 'worker'));
    expect(() => resolveWorkerEntry(dirname, 'nobody')).toThrow('No worker module nobody');
  });
});

describe('refusing to start', () => {
  test('should say STORE_LOCKED while the folder is in use by this process', async () => {
    const running = await startRunning();
    try {
      expect((await refusal(running.dataDir)).code).toBe('STORE_LOCKED');
      await running.db.collection('docs').insertOne({ still: 'served' });
    } finally {
      await running.stop();
    }
  });

  test('should keep other processes out', async () => {
    const running = await startRunning();
    try {
      const worker = resolveWorkerEntry(
        path.join(__dirname, '..', '..', '..', 'src', 'storage', 'embedded'),
        'worker',
      );
      const script = `const { Worker } = require('node:worker_threads');
        new Worker(${JSON.stringify(worker)}, { workerData: { dataDir: ${JSON.stringify(running.dataDir)} } })
          .on('message', (m) => console.log(JSON.stringify(m)));`;
      const other = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
      expect(JSON.parse(other.stdout)).toMatchObject({ kind: 'failed', code: 'STORE_LOCKED' });
    } finally {
      await running.stop();
    }
  });

  test('should say STORE_NEWER for a later format', async () => {
    const dataDir = await filledFolder();
    tamper(dataDir, "UPDATE meta SET value = '2' WHERE key = 'format'");
    const error = await refusal(dataDir);
    expect(error.code).toBe('STORE_NEWER');
    expect(error.message).toContain('format 2');
  });

  test.each([
    ['a changed document', 'UPDATE documents SET bson = zeroblob(length(bson)) WHERE id = 7', 'row 7'],
    ['a document in the wrong collection', 'UPDATE documents SET collection = 9 WHERE id = 3', 'row 3'],
    ['a changed catalogue', 'UPDATE collections SET spec = zeroblob(9)', 'collection 1'],
    ['a lost catalogue entry', 'DELETE FROM collections', 'belongs to no collection'],
    ['a lost document', 'DELETE FROM documents WHERE id = 5', 'documents'],
    ['a lost version', 'DELETE FROM meta', 'version'],
    ['a lost table', 'DROP TABLE meta', 'meta'],
  ])('should say STORE_DAMAGED for %s', async (_what, sql, names) => {
    const dataDir = await filledFolder();
    tamper(dataDir, sql);
    const error = await refusal(dataDir);
    expect(error.code).toBe('STORE_DAMAGED');
    expect(error.message).toContain(names);
  });

  test('should say STORE_DAMAGED for overwritten, cut and foreign files', async () => {
    const dataDir = await filledFolder();
    const file = path.join(dataDir, 'store.db');
    const good = readFileSync(file);
    const overwritten = Buffer.from(good);
    overwritten.fill(0x55, 4096, 9000);
    for (const bytes of [overwritten, good.subarray(0, good.length - 4096), Buffer.alloc(8192, 7)]) {
      writeFileSync(file, bytes);
      expect((await refusal(dataDir)).code).toBe('STORE_DAMAGED');
      // Refusing must not change what a person may still want to rescue.
      expect(readFileSync(file).subarray(100).equals(bytes.subarray(100))).toBe(true);
    }
    writeFileSync(file, good);
    const running = await startRunning(dataDir);
    expect(await problemsOf(running.client)).toEqual([]);
    await running.stop();
  });

  test('should say STORE_DAMAGED for a log damaged in its middle, and forgive only its unfinished end', async () => {
    const running = await startRunning();
    const docs = running.db.collection<{ _id: number }>('docs');
    for (let n = 0; n < 20; n++) await docs.insertOne({ _id: n });
    const [db, wal] = ['store.db', 'store.db-wal'].map((name) =>
      readFileSync(path.join(running.dataDir, name)),
    );
    await running.stop();
    if (!db || !wal) throw new Error('unread');

    /** A folder as a kill would have left it. */
    const folderWith = (log: Buffer): string => {
      const dataDir = freshFolder();
      writeFileSync(path.join(dataDir, 'store.db'), db);
      writeFileSync(path.join(dataDir, 'store.db-wal'), log);
      return dataDir;
    };
    for (const at of [4, 5000, Math.floor(wal.length / 2)]) {
      const bad = Buffer.from(wal);
      bad[at] = (bad[at] ?? 0) ^ 0xff;
      const error = await refusal(folderWith(bad));
      expect(error.code).toBe('STORE_DAMAGED');
      expect(error.message).toContain('its log');
    }
    for (const [log, count] of [
      [wal, 20],
      [wal.subarray(0, wal.length - 100), 19],
    ] as const) {
      const again = await startRunning(folderWith(log));
      expect(await again.db.collection('docs').countDocuments()).toBe(count);
      expect(await problemsOf(again.client)).toEqual([]);
      await again.stop();
    }
  });

  test('should say STORE_UNAVAILABLE where no folder can be', async () => {
    const file = path.join(freshFolder(), 'file');
    writeFileSync(file, '');
    expect((await refusal(path.join(file, 'folder'))).code).toBe('STORE_UNAVAILABLE');
    const taken = freshFolder();
    mkdirSync(path.join(taken, 'store.db'));
    expect((await refusal(taken)).code).toBe('STORE_UNAVAILABLE');
  });
});
