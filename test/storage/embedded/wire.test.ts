import { createConnection } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Binary, Decimal128, Double, Int32, Long, ObjectId, type Collection, type Document } from 'mongodb';
import { encode } from '../../../src/storage/embedded/codec';
import { problemsOf, removeFolders, startRunning, type Running } from './harness';

let running: Running;
let docs: Collection<Document>;
let round = 0;

beforeAll(async () => {
  running = await startRunning();
});
beforeEach(() => {
  docs = running.db.collection(`docs${++round}`);
});
afterAll(async () => {
  expect(await problemsOf(running.client)).toEqual([]);
  await running.stop();
  removeFolders();
});

const code = (n: number): object => expect.objectContaining({ code: n }) as object;

describe('documents', () => {
  test('should give every BSON type back as it came, in the order of its fields', async () => {
    const doc = {
      _id: new ObjectId(),
      z: new Double(3),
      a: new Int32(3),
      long: Long.fromString('9007199254740995'),
      decimal: Decimal128.fromString('1.50'),
      bytes: new Binary(Buffer.from([0, 255, 254])),
      when: new Date(5),
      none: null,
      pattern: /a.b/i,
      nested: { y: [1, { x: '字' }], b: true },
    };
    await docs.insertOne(doc);
    await docs.updateOne({ _id: doc._id }, { $set: { later: 1 } });
    const found = await docs.findOne({}, { promoteValues: false });
    expect(Object.keys(found ?? {})).toEqual([...Object.keys(doc), 'later']);
    expect(found?.z).toEqual(new Double(3));
    expect(found?.a).toEqual(new Int32(3));
    expect(found?.long).toEqual(doc.long);
    expect(String(found?.decimal)).toBe('1.50');
    expect((found?.bytes as Binary).buffer.toString()).toBe(doc.bytes.buffer.toString());
    expect(found?.when).toEqual(doc.when);
    expect(found?.nested).toEqual({ y: [new Int32(1), { x: '字' }], b: true });
    expect(await docs.countDocuments({ bytes: new Binary(Buffer.from([0, 254, 255])) })).toBe(0);
    expect(await docs.countDocuments({ bytes: doc.bytes, long: doc.long, decimal: 1.5 })).toBe(1);
  });

  test('should refuse what cannot be stored', async () => {
    await expect(docs.insertOne({ _id: [1] } as never)).rejects.toEqual(code(53));
    await expect(docs.insertOne({ $a: 1 })).rejects.toEqual(code(52));
    const huge = { text: 'x'.repeat(9_000_000) };
    await docs.insertOne({ _id: 1 as never, ...huge });
    await expect(docs.updateOne({}, { $set: { more: huge.text } })).rejects.toEqual(code(10334));
    expect(await docs.countDocuments({ more: { $exists: false } })).toBe(1);
  });

  test('should stop an ordered insert at the first error and finish an unordered one', async () => {
    const list = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[];
    await expect(docs.insertMany(list)).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
    expect(await docs.countDocuments()).toBe(1);
    await expect(docs.insertMany(list, { ordered: false })).rejects.toMatchObject({ insertedCount: 1 });
    expect(await docs.countDocuments()).toBe(2);
  });
});

describe('updates', () => {
  test('should keep all three of $set, $inc and $push or none', async () => {
    await docs.insertOne({ n: 1, text: 'a', list: [] });
    await expect(docs.updateOne({}, { $set: { n: 2 }, $inc: { text: 1 } })).rejects.toEqual(code(14));
    await expect(docs.updateOne({}, { $set: { m: 2 }, $push: { n: 1 } } as never)).rejects.toEqual(code(2));
    await expect(docs.updateOne({}, { $set: { 'text.deep': 2 } })).rejects.toEqual(code(28));
    await expect(docs.updateOne({}, { $set: { n: 1 }, $inc: { n: 1 } })).rejects.toEqual(code(40));
    await expect(docs.updateOne({}, { $set: { _id: 5 } } as never)).rejects.toEqual(code(66));
    await expect(docs.updateOne({}, { $nope: { n: 1 } } as never)).rejects.toEqual(code(9));
    await expect(docs.updateOne({}, [{ $set: { n: 1 } }])).rejects.toEqual(code(9));
    expect(await docs.findOne({}, { projection: { _id: 0 } })).toEqual({ n: 1, text: 'a', list: [] });
  });

  test('should answer matched, modified and upserted as MongoDB counts them', async () => {
    await docs.insertMany([{ n: 1 }, { n: 2 }]);
    expect(await docs.updateMany({}, { $max: { n: 2 } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
    const made = await docs.updateOne(
      { key: 'k', n: { $gt: 100 } },
      { $set: { a: 1 }, $setOnInsert: { b: 2 } },
      { upsert: true },
    );
    expect(made).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await docs.findOne({ key: 'k' })).toEqual({ _id: made.upsertedId, key: 'k', a: 1, b: 2 });
    const again = await docs.updateOne(
      { key: 'k' },
      { $set: { a: 1 }, $setOnInsert: { b: 9 } },
      { upsert: true },
    );
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 0, upsertedCount: 0 });
    expect(await docs.replaceOne({ key: 'k' }, { key: 'k2' })).toMatchObject({ modifiedCount: 1 });
    expect(await docs.findOne({ key: 'k2' })).toEqual({ _id: made.upsertedId, key: 'k2' });
  });

  test('should change elements of arrays by position, filter and operator', async () => {
    await docs.insertOne({
      list: [
        { id: 1, n: 1 },
        { id: 2, n: 2 },
      ],
      tags: ['a', 'b'],
    });
    await docs.updateOne({ 'list.id': 2 }, { $set: { 'list.$.n': 20 } });
    await docs.updateOne({ list: { $elemMatch: { id: 1, n: 1 } } }, { $inc: { 'list.$.n': 9 } });
    await docs.updateOne({}, { $set: { 'list.$[e].big': true } }, { arrayFilters: [{ 'e.n': { $gt: 15 } }] });
    await docs.updateOne({}, {
      $inc: { 'list.$[].seen': 1 },
      $addToSet: { tags: { $each: ['b', 'c'] } },
    } as never);
    await docs.updateOne({}, {
      $pull: { tags: 'a' },
      $push: { list: { $each: [{ id: 0 }], $sort: { id: 1 } } },
    } as never);
    expect(await docs.findOne({}, { projection: { _id: 0 } })).toEqual({
      list: [{ id: 0 }, { id: 1, n: 10, seen: 1 }, { id: 2, n: 20, big: true, seen: 1 }],
      tags: ['b', 'c'],
    });
    await docs.updateOne({}, { $pull: { list: { id: { $lt: 2 } } }, $pop: { tags: -1 } } as never);
    await docs.updateOne({}, { $unset: { 'list.0.seen': '' }, $rename: { tags: 'labels' } });
    expect(await docs.findOne({}, { projection: { _id: 0 } })).toEqual({
      list: [{ id: 2, n: 20, big: true }],
      labels: ['c'],
    });
  });

  test('should find and modify one document', async () => {
    await docs.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const options = { sort: { n: -1 }, projection: { _id: 0 } } as const;
    expect(await docs.findOneAndUpdate({}, { $inc: { n: 10 } }, options)).toEqual({ n: 3 });
    expect(
      await docs.findOneAndUpdate({}, { $inc: { n: 10 } }, { ...options, returnDocument: 'after' }),
    ).toEqual({
      n: 23,
    });
    expect(await docs.findOneAndDelete({ n: 1 }, { projection: { _id: 0 } })).toEqual({ n: 1 });
    expect(await docs.findOneAndReplace({ n: 77 }, { n: 78 })).toBeNull();
    expect(await docs.deleteMany({})).toMatchObject({ deletedCount: 2 });
  });
});

describe('indexes', () => {
  test('should say which key is taken', async () => {
    await docs.createIndex({ name: 1, 'a.b': -1 }, { unique: true });
    await docs.insertOne({ name: 'x', a: { b: 1 } });
    const error: unknown = await docs.insertOne({ name: 'x', a: { b: 1 } }).catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { name: 1, 'a.b': -1 },
      keyValue: { name: 'x', 'a.b': 1 },
      message: `E11000 duplicate key error collection: gongyou.${docs.collectionName} index: name_1_a.b_-1 dup key: { name: "x", a.b: 1 }`,
    });
    await docs.insertOne({ name: 'y' });
    await expect(docs.updateOne({ name: 'y' }, { $set: { name: 'x', a: { b: 1 } } })).rejects.toEqual(
      code(11000),
    );
    await expect(docs.insertOne({ name: 'y' })).rejects.toEqual(code(11000));
  });

  test('should leave out what sparse and partial indexes leave out', async () => {
    await docs.createIndex({ s: 1 }, { unique: true, sparse: true });
    await docs.createIndex({ p: 1 }, { unique: true, partialFilterExpression: { on: true } });
    await docs.insertMany([{ p: 1 }, { p: 1 }, { p: 1, on: true }]);
    await expect(docs.insertOne({ p: 1, on: true })).rejects.toEqual(code(11000));
    await expect(docs.updateOne({ on: { $ne: true } }, { $set: { on: true } })).rejects.toEqual(code(11000));
    expect(await docs.countDocuments({ p: 1 })).toBe(3);
    expect(await docs.countDocuments({ s: null })).toBe(3);
  });

  test('should create, list, refuse and drop', async () => {
    await docs.createIndexes([
      { key: { a: 1 }, name: 'a' },
      { key: { t: 1 }, name: 't', expireAfterSeconds: 60 },
    ]);
    await docs.createIndex({ a: 1 }, { name: 'a' });
    await expect(docs.createIndex({ a: 1 }, { name: 'b' })).rejects.toEqual(code(85));
    await expect(docs.createIndex({ a: -1 }, { name: 'a' })).rejects.toEqual(code(86));
    await expect(docs.createIndex({ a: 'text' })).rejects.toEqual(code(67));
    await expect(docs.createIndex({ a: 1, b: 1 }, { expireAfterSeconds: 5 })).rejects.toEqual(code(67));
    expect((await docs.listIndexes().toArray()).map((i) => i.name as string)).toEqual(['_id_', 'a', 't']);
    await docs.dropIndex('a');
    await expect(docs.dropIndex('a')).rejects.toEqual(code(27));
    await expect(docs.dropIndex('_id_')).rejects.toEqual(code(72));
    await docs.insertMany([{ d: 1 }, { d: 1 }]);
    await expect(docs.createIndex({ d: 1 }, { unique: true })).rejects.toEqual(code(11000));
    expect(await docs.indexExists('d_1')).toBe(false);
  });
});

describe('reading', () => {
  test('should deliver large results over several batches and forget killed cursors', async () => {
    await docs.insertMany(Array.from({ length: 2500 }, (_, n) => ({ n, text: 'x'.repeat(10_000) })));
    const all = await docs.find({}, { sort: { n: 1 } }).toArray();
    expect(all.map((d) => d.n as number)).toEqual(Array.from({ length: 2500 }, (_, n) => n));
    const cursor = docs.find({}, { batchSize: 10 });
    await cursor.next();
    await cursor.close();
    const raw = await running.db.command({ find: docs.collectionName, batchSize: 2 });
    const id = (raw.cursor as { id: Long }).id;
    await running.db.command({ killCursors: docs.collectionName, cursors: [id] });
    await expect(running.db.command({ getMore: id, collection: docs.collectionName })).rejects.toEqual(
      code(43),
    );
    expect(
      await docs.find({}, { sort: { n: -1 }, skip: 3, limit: 2, projection: { n: 1, _id: 0 } }).toArray(),
    ).toEqual([{ n: 2496 }, { n: 2495 }]);
  });

  test('should project', async () => {
    await docs.insertOne({ _id: 1 as never, a: { b: 1, c: 2 }, list: [{ x: 1, y: 2 }, 5], z: 3 });
    const one = (projection: Document): Promise<unknown> => docs.findOne({}, { projection });
    expect(await one({ 'a.b': 1, 'list.x': 1 })).toEqual({ _id: 1, a: { b: 1 }, list: [{ x: 1 }] });
    expect(await one({ a: 0, 'list.x': 0 })).toEqual({ _id: 1, list: [{ y: 2 }, 5], z: 3 });
    expect(await one({ _id: 0 })).toEqual({ a: { b: 1, c: 2 }, list: [{ x: 1, y: 2 }, 5], z: 3 });
    expect(await one({ _id: 1 })).toEqual({ _id: 1 });
    expect(await one({ list: { $slice: 1 } })).toMatchObject({ list: [{ x: 1, y: 2 }], z: 3 });
    await expect(one({ a: 1, z: 0 })).rejects.toEqual(code(2));
  });

  test('should aggregate', async () => {
    await docs.createIndex({ k: 1 });
    await docs.insertMany([
      { k: 'a', n: 1, l: [1, 2] },
      { k: 'a', n: 2, l: [] },
      { k: 'b', n: 5, l: [3] },
    ]);
    const run = (pipeline: Document[]): Promise<Document[]> => docs.aggregate(pipeline).toArray();
    expect(await run([{ $group: { _id: '$k', sum: { $sum: '$n' } } }, { $sort: { _id: -1 } }])).toEqual([
      { _id: 'b', sum: 5 },
      { _id: 'a', sum: 3 },
    ]);
    expect(await run([{ $match: { k: 'a' } }, { $unwind: '$l' }, { $count: 'n' }])).toEqual([{ n: 2 }]);
    expect(
      await run([{ $facet: { all: [{ $count: 'n' }], top: [{ $sort: { n: -1 } }, { $limit: 1 }] } }]),
    ).toEqual([{ all: [{ n: 3 }], top: [expect.objectContaining({ n: 5 })] }]);
    expect(await run([{ $addFields: { m: { $add: ['$n', 1] } } }, { $project: { _id: 0, m: 1 } }])).toEqual([
      { m: 2 },
      { m: 3 },
      { m: 6 },
    ]);
    expect(await docs.distinct('l')).toEqual([1, 2, 3]);
    expect(await docs.findOne({ k: 'b' })).not.toHaveProperty('m');
    await expect(run([{ $out: 'x' }])).rejects.toEqual(code(168));
    await expect(run([{ $facet: { a: [{ $merge: 'x' }] } }])).rejects.toEqual(code(168));
    await expect(run([{ $match: { $where: '1' } }])).rejects.toEqual(code(2));
    await expect(docs.findOne({ $where: '1' })).rejects.toEqual(code(2));
    await expect(docs.findOne({ n: { $bad: 1 } })).rejects.toEqual(code(2));
  });
});

describe('the catalogue', () => {
  test('should create, list and drop collections and databases', async () => {
    const db = running.client.db('other');
    await db.createCollection('one');
    await expect(db.createCollection('one')).rejects.toEqual(code(48));
    await expect(db.createCollection('two', { capped: true, size: 5 })).rejects.toEqual(code(72));
    await db.collection('two').insertOne({});
    expect((await db.listCollections().toArray()).map((c) => c.name)).toEqual(['one', 'two']);
    expect((await db.listCollections({ name: 'two' }, { nameOnly: true }).toArray()).length).toBe(1);
    await db.dropCollection('two');
    await expect(db.command({ drop: 'two' })).rejects.toEqual(code(26));
    expect((await running.client.db().admin().listDatabases()).databases.map((d) => d.name)).toContain(
      'other',
    );
    await db.dropDatabase();
    expect(await db.listCollections().toArray()).toEqual([]);
  });

  test('should refuse unknown commands and transactions like a standalone server', async () => {
    await expect(running.db.command({ shutdownNow: 1 })).rejects.toEqual(code(59));
    const session = running.client.startSession();
    session.startTransaction();
    await expect(docs.insertOne({ n: 1 }, { session })).rejects.toThrow('retryWrites');
    await session.endSession();
    const insert = { insert: docs.collectionName, documents: [{}], startTransaction: true };
    await expect(running.db.command(insert)).rejects.toEqual(code(20));
    expect(await docs.countDocuments()).toBe(0);
  });
});

describe('bad frames', () => {
  const socketPath = (): string =>
    decodeURIComponent(/mongodb:\/\/([^/]+)\//.exec(running.store.uri)?.[1] ?? '');

  /** What comes back before the connection is closed. */
  function exchange(bytes: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const socket = createConnection(socketPath());
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        socket.end();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(Buffer.concat(chunks)));
      socket.write(bytes);
    });
  }

  function frame(opCode: number, payload: Buffer, length = 16 + payload.length): Buffer {
    const head = Buffer.alloc(16);
    head.writeInt32LE(length, 0);
    head.writeInt32LE(opCode, 12);
    return Buffer.concat([head, payload]);
  }
  const flags = (n: number): Buffer => Buffer.from([n, n >> 8, 0, 0]);
  const ping = encode({ ping: 1, $db: 'admin' });

  test.each([
    ['a negative length', frame(2013, Buffer.alloc(4), -5)],
    ['a length above the limit', frame(2013, Buffer.alloc(4), 50_000_000)],
    ['an unknown operation', frame(4711, Buffer.alloc(8))],
    ['unknown required flags', frame(2013, Buffer.concat([flags(0x40), Buffer.from([0]), ping]))],
    ['no body', frame(2013, flags(0))],
    ['a document longer than its message', frame(2013, Buffer.from([0, 0, 0, 0, 0, 99, 0, 0, 0]))],
    ['a section longer than its message', frame(2013, Buffer.from([0, 0, 0, 0, 1, 99, 0, 0, 0, 97, 0]))],
    ['an unknown section', frame(2013, Buffer.from([0, 0, 0, 0, 7]))],
  ])('should close only the connection that sent %s', async (_what, bytes) => {
    expect((await exchange(bytes)).length).toBe(0);
    expect(await running.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test('should answer a body that is not BSON with an error', async () => {
    const broken = Buffer.from(ping);
    broken[4] = 0x77;
    const answer = await exchange(frame(2013, Buffer.concat([flags(0), Buffer.from([0]), broken])));
    expect(answer.toString('latin1')).toContain('errmsg');
  });

  test('should take document sequences, checksums and messages in pieces, and answer OP_QUERY', async () => {
    const item = encode({ _id: 'seq' });
    const sequence = Buffer.concat([Buffer.alloc(4), Buffer.from('documents\0'), item]);
    sequence.writeInt32LE(sequence.length, 0);
    const body = encode({ insert: docs.collectionName, $db: 'gongyou' });
    const whole = frame(
      2013,
      Buffer.concat([flags(1), Buffer.from([1]), sequence, Buffer.from([0]), body, Buffer.from('sum!')]),
    );
    expect((await exchange(whole)).length).toBeGreaterThan(20);
    expect(await docs.findOne({ _id: 'seq' as never })).toEqual({ _id: 'seq' });
    const hello = encode({ isMaster: 1 });
    const query = frame(2004, Buffer.concat([flags(0), Buffer.from('admin.$cmd\0'), Buffer.alloc(8), hello]));
    expect((await exchange(query)).toString('latin1')).toContain('maxWireVersion');
  });
});
