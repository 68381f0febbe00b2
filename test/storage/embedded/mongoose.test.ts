import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mongoose, { Schema } from 'mongoose';
import { startEmbeddedStore, type EmbeddedStore } from '../../../src/storage/embedded';
import { freshFolder, removeFolders } from './harness';

const schema = new Schema(
  {
    caseNo: { type: String, unique: true },
    status: { type: String, index: true },
    tags: [String],
    demands: [{ type: { type: String }, amount: Number }],
    openedAt: Date,
  },
  { optimisticConcurrency: true, timestamps: true },
);
schema.index({ status: 1, openedAt: -1 });

let store: EmbeddedStore;
let connection: mongoose.Connection;
beforeAll(async () => {
  store = await startEmbeddedStore({ dataDir: freshFolder() });
  connection = await mongoose.createConnection(store.uri).asPromise();
});
afterAll(async () => {
  await connection.close();
  await store.stop();
  removeFolders();
});

test('should carry a mongoose model through its life', async () => {
  const Case = connection.model('Case', schema);
  await Case.init();
  const made = await Case.create({
    caseNo: 'A',
    status: 'new',
    tags: ['x'],
    demands: [{ type: 'pay', amount: 5 }],
  });
  expect(made.__v).toBe(0);
  const [mine, theirs] = [await Case.findById(made._id), await Case.findById(made._id)];
  if (!mine || !theirs) throw new Error('not found');
  mine.tags.push('y');
  mine.status = 'open';
  await mine.save();
  expect(mine.__v).toBe(1);
  theirs.status = 'shut';
  await expect(theirs.save()).rejects.toThrow(mongoose.Error.VersionError);
  await expect(Case.create({ caseNo: 'A' })).rejects.toMatchObject({
    code: 11000,
    keyValue: { caseNo: 'A' },
  });

  const changed = await Case.findOneAndUpdate(
    { caseNo: 'A', 'demands.type': 'pay' },
    { $set: { 'demands.$.amount': 7.5 }, $addToSet: { tags: 'z' } },
    { returnDocument: 'after', lean: true },
  );
  expect(changed).toMatchObject({ tags: ['x', 'y', 'z'], status: 'open' });
  expect(changed?.demands[0]?.amount).toBe(7.5);
  await Case.updateOne({ caseNo: 'B' }, { $set: { status: 'new' } }, { upsert: true });
  expect(await Case.countDocuments({ status: { $in: ['new', 'open'] } })).toBe(2);
  expect(await Case.exists({ caseNo: 'B' })).not.toBeNull();
  expect(
    await Case.aggregate([{ $group: { _id: '$status', n: { $sum: 1 } } }, { $sort: { _id: 1 } }]),
  ).toEqual([
    { _id: 'new', n: 1 },
    { _id: 'open', n: 1 },
  ]);
  await Case.bulkWrite([
    { insertOne: { document: { caseNo: 'C' } } },
    { updateOne: { filter: { caseNo: 'C' }, update: { $set: { status: 'new' } } } },
    { deleteOne: { filter: { caseNo: 'B' } } },
  ]);
  const names = (await Case.find({}).sort({ caseNo: -1 }).select('caseNo -_id').lean()).map((c) => c.caseNo);
  expect(names).toEqual(['C', 'A']);
  const streamed: string[] = [];
  for await (const doc of Case.find().cursor({ batchSize: 1 })) streamed.push(String(doc.caseNo));
  expect(streamed.sort()).toEqual(['A', 'C']);
  expect(Object.keys(await Case.collection.indexInformation())).toEqual(
    expect.arrayContaining(['_id_', 'caseNo_1', 'status_1', 'status_1_openedAt_-1']),
  );
  expect(await Case.syncIndexes()).toEqual([]);
});
