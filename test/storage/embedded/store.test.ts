import { afterEach, describe, expect, test } from '@jest/globals';
import path from 'node:path';
import { encode, type Doc } from '../../../src/storage/embedded/codec';
import { Cursors } from '../../../src/storage/embedded/cursors';
import type { CommandError } from '../../../src/storage/embedded/errors';
import { prepareFolder } from '../../../src/storage/embedded/folder';
import { parseIndexSpec } from '../../../src/storage/embedded/index-spec';
import { LogError, openLog, type DurableLog } from '../../../src/storage/embedded/log';
import { findRecords } from '../../../src/storage/embedded/query';
import { Store } from '../../../src/storage/embedded/store';
import { sweepExpired } from '../../../src/storage/embedded/ttl';
import { insertRaw } from '../../../src/storage/embedded/write-document';
import { ManualClock } from '../../../src/shared/clock';
import { freshFolder, removeFolders } from './harness';

const clock = new ManualClock(new Date('2026-01-10T00:00:00Z'));
const open: Store[] = [];

afterEach(() => {
  for (const store of open.splice(0)) store.close();
  removeFolders();
});

/** A store without a server. `fail`, when set, is thrown by the next commits instead of writing. */
function startStore(): { store: Store; dataDir: string; failing: { error: Error | null } } {
  const dataDir = freshFolder();
  const log = openLog(prepareFolder(dataDir), dataDir);
  const failing: { error: Error | null } = { error: null };
  const wrapped: DurableLog = {
    ...log,
    commit(changes) {
      if (failing.error) throw failing.error;
      log.commit(changes);
    },
  };
  const store = new Store(wrapped, clock, dataDir);
  open.push(store);
  return { store, dataDir, failing };
}

function insert(store: Store, doc: Doc): void {
  insertRaw(store, store.getOrCreate('db', 'docs'), encode(doc));
}

function settled(store: Store): CommandError | null | undefined {
  let outcome: CommandError | null | undefined;
  store.settle((failure) => (outcome = failure));
  store.flush();
  return outcome;
}

const ids = (store: Store): unknown[] =>
  findRecords(store.get('db', 'docs'), { filter: {} }).map((record) => record.doc._id);

describe('when the disk fails', () => {
  test('should take memory back to what is on disk and go on after a full disk', () => {
    const { store, failing } = startStore();
    insert(store, { _id: 1, n: 1 });
    const docs = store.getOrCreate('db', 'docs');
    docs.createIndex(parseIndexSpec({ key: { n: 1 }, name: 'n_1', unique: true }));
    expect(settled(store)).toBeNull();

    failing.error = new LogError('The disk is full', true);
    insert(store, { _id: 2, n: 2 });
    const first = docs.records.get(1);
    if (!first) throw new Error('lost');
    docs.update(first, encode({ _id: 1, n: 7 }), { _id: 1, n: 7 });
    docs.delete(first);
    docs.dropIndexes(['n_1']);
    store.create('db', 'other');
    expect(settled(store)?.code).toBe(14031);

    failing.error = null;
    expect(ids(store)).toEqual([1]);
    expect(docs.records.get(1)?.doc).toEqual({ _id: 1, n: 1 });
    expect(store.get('db', 'other')).toBeUndefined();
    expect(store.verify()).toEqual([]);
    insert(store, { _id: 3, n: 2 });
    expect(settled(store)).toBeNull();
    expect(() => insert(store, { _id: 4, n: 2 })).toThrow('E11000');
    expect(store.verify()).toEqual([]);
  });

  test('should refuse writes until restarted when it is unknown what is on disk', () => {
    const { store, failing } = startStore();
    insert(store, { _id: 1 });
    expect(settled(store)).toBeNull();
    failing.error = new LogError('The log cannot be written (SQLITE_IOERR)', false);
    insert(store, { _id: 2 });
    expect(settled(store)?.code).toBe(1);
    failing.error = null;
    expect(() => store.assertWritable()).toThrow('no more writes');
    expect(ids(store)).toEqual([1]);
  });

  test('should report a really full database as recoverable and keep what was there', () => {
    const dataDir = freshFolder();
    const log = openLog(prepareFolder(dataDir), dataDir);
    const store = new Store(log, clock, dataDir);
    open.push(store);
    insert(store, { _id: 1 });
    expect(settled(store)).toBeNull();
    log.limitPages(20);
    insert(store, { _id: 2, text: 'x'.repeat(1_000_000) });
    expect(settled(store)?.code).toBe(14031);
    log.limitPages(1_000_000);
    insert(store, { _id: 3 });
    expect(settled(store)).toBeNull();
    expect(ids(store)).toEqual([1, 3]);
    expect(store.verify()).toEqual([]);
  });
});

describe('time', () => {
  test('should delete what a TTL index says is over, and nothing else', () => {
    const { store } = startStore();
    const docs = store.getOrCreate('db', 'docs');
    docs.createIndex(parseIndexSpec({ key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 }));
    const now = clock.now().getTime();
    insert(store, { _id: 'old', at: new Date(now - 61_000) });
    insert(store, { _id: 'edge', at: new Date(now - 60_000) });
    insert(store, { _id: 'young', at: new Date(now - 59_000) });
    insert(store, { _id: 'never' });
    insert(store, { _id: 'text', at: '2000-01-01' });
    expect(sweepExpired(store)).toBe(false);
    expect(ids(store)).toEqual(['young', 'never', 'text']);
    expect(store.verify()).toEqual([]);
  });

  test('should sweep in portions', () => {
    const { store } = startStore();
    const docs = store.getOrCreate('db', 'docs');
    docs.createIndex(parseIndexSpec({ key: { at: -1 }, name: 'at', expireAfterSeconds: 0 }));
    for (let i = 0; i < 1500; i++) insert(store, { _id: i, at: new Date(0) });
    expect(sweepExpired(store)).toBe(true);
    expect(docs.records.size).toBe(500);
    expect(sweepExpired(store)).toBe(false);
    expect(docs.records.size).toBe(0);
  });

  test('should close cursors that nobody reads, and the oldest when there are too many', () => {
    const hands = new ManualClock(new Date(0));
    const cursors = new Cursors(hands);
    const documents = [encode({ n: 1 }), encode({ n: 2 })];
    const { id } = cursors.start('db.docs', documents, { batchSize: 1 });
    hands.advance(11 * 60_000);
    expect(() => cursors.more(id, 'db.docs')).toThrow('not found');
    for (let i = 0; i < 1100; i++) cursors.start('db.docs', documents, { batchSize: 1 });
    expect(cursors.size).toBe(1000);
  });
});

test('should read back in order of insertion what it wrote, over a restart', () => {
  const { store, dataDir } = startStore();
  for (let i = 0; i < 450; i++) insert(store, { _id: `id${(i * 7) % 450}`, i });
  const before = ids(store);
  open.pop()?.close();
  const again = new Store(openLog(path.join(dataDir, 'store.db'), dataDir), clock, dataDir);
  open.push(again);
  expect(ids(again)).toEqual(before);
  expect(again.verify()).toEqual([]);
});
