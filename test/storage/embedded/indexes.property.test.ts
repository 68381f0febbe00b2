import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Query } from 'mingo';
import { Aggregator } from 'mingo/aggregator';
import { encode, type Doc } from '../../../src/storage/embedded/codec';
import { CommandError } from '../../../src/storage/embedded/errors';
import { prepareFolder } from '../../../src/storage/embedded/folder';
import { parseIndexSpec } from '../../../src/storage/embedded/index-spec';
import { openLog } from '../../../src/storage/embedded/log';
import { compileFilter, MINGO_OPTIONS } from '../../../src/storage/embedded/matcher';
import { plan } from '../../../src/storage/embedded/planner';
import { findRecords } from '../../../src/storage/embedded/query';
import { sortDocs, type SortSpec } from '../../../src/storage/embedded/sort';
import { Store } from '../../../src/storage/embedded/store';
import { compileUpdate } from '../../../src/storage/embedded/update';
import { insertRaw, updateRecord } from '../../../src/storage/embedded/write-document';
import { encodeKey } from '../../../src/storage/embedded/value-order';
import { systemClock } from '../../../src/shared/clock';
import { freshFolder, removeFolders } from './harness';

afterEach(removeFolders);

const INDEXES: Doc[] = [
  { key: { a: 1 } },
  { key: { a: 1, b: -1 } },
  { key: { b: 1 }, sparse: true },
  { key: { 'c.d': 1, a: 1 } },
  { key: { b: -1, a: 1 }, partialFilterExpression: { a: { $exists: true } } },
  { key: { u: 1 }, unique: true, sparse: true },
];

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom<unknown>('', 'x', 'xy', '字', null, true, false, 1.5, new Date(0), new Date(5)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const inner = fc.oneof(
  fc.record({ d: value }, { requiredKeys: [] }),
  fc.array(fc.record({ d: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
  scalar,
);
const docArb = fc.record(
  { a: value, b: scalar, c: inner, u: fc.integer({ min: 0, max: 40 }) },
  { requiredKeys: [], noNullPrototype: true },
);
const condition = fc.oneof(
  scalar,
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
);
const simpleFilter = fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'u'), condition, {
  maxKeys: 3,
  noNullPrototype: true,
});
const filterArb: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 4, arbitrary: simpleFilter },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(simpleFilter, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(simpleFilter, { minLength: 1, maxLength: 2 }) }) },
);
const sortArb: fc.Arbitrary<SortSpec> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c.d'),
  fc.constantFrom<1 | -1>(1, -1),
  { maxKeys: 2, noNullPrototype: true },
);
const writeArb = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('insert' as const), doc: docArb }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      at: fc.nat(50),
      update: fc.oneof(
        fc.record({ $set: fc.record({ a: value }) }),
        fc.record({ $unset: fc.record({ b: fc.constant('') }) }),
        fc.record({ $set: fc.record({ u: fc.integer({ min: 0, max: 40 }) }) }),
        fc.record({ $push: fc.record({ a: scalar }) }),
        docArb,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), at: fc.nat(50) }) },
);

function newStore(): Store {
  const dataDir = freshFolder();
  return new Store(openLog(prepareFolder(dataDir), dataDir), systemClock, dataDir);
}

test('should answer through indexes what a search through everything answers, after any writes', () => {
  fc.assert(
    fc.property(
      fc.array(writeArb, { maxLength: 40 }),
      fc.array(fc.tuple(filterArb, sortArb, fc.nat(4)), { minLength: 1, maxLength: 6 }),
      (writes, queries) => {
        const store = newStore();
        try {
          const docs = store.create('db', 'docs');
          for (const [i, spec] of INDEXES.entries())
            docs.createIndex(parseIndexSpec({ ...spec, name: `i${i}` }));
          for (const [i, write] of writes.entries()) {
            const target = write.kind === 'insert' ? undefined : [...docs.records.values()][write.at];
            try {
              if (write.kind === 'insert') insertRaw(store, docs, encode({ _id: i, ...write.doc }));
              else if (target && write.kind === 'delete') docs.delete(target);
              else if (target && write.kind === 'update') {
                const context = { filter: {}, arrayFilters: [], inserting: false, now: new Date(0) };
                updateRecord(docs, target, compileUpdate(write.update), context);
              }
            } catch (error) {
              // Duplicates and wrong types are refused; then nothing may have changed.
              if (!(error instanceof CommandError)) throw error;
            }
          }
          expect(store.verify()).toEqual([]);
          const all = [...docs.records.values()];
          for (const [filter, sort, limit] of queries) {
            const matches = compileFilter(filter);
            const expected = all.filter((record) => matches(record.doc));
            const found = findRecords(docs, { filter, sort });
            expect(found.map((r) => r.id).sort()).toEqual(expected.map((r) => r.id).sort());
            if (Object.keys(sort).length > 0) {
              const keys = (records: typeof found): string[] =>
                records.map((r) =>
                  Object.keys(sort)
                    .map((path) => sortKeyOf(r.doc, path, sort))
                    .join(),
                );
              expect(keys(found)).toEqual(keys(sortDocs(expected, sort, (r) => r.doc)));
            }
            const some = findRecords(docs, { filter, sort, limit });
            expect(some.length).toBe(limit === 0 ? found.length : Math.min(limit, found.length));
          }
        } finally {
          store.close();
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

/** What a document is sorted by, for comparing orders in which equal ones may stand either way. */
function sortKeyOf(doc: Doc, path: string, sort: SortSpec): string {
  const only: SortSpec = { [path]: sort[path] ?? 1 };
  const probe = (v: unknown): Doc => ({ a: v, b: v, c: { d: v } });
  const values = [
    null,
    ...[-3, -2, -1, 0, 1, 1.5, 2, 3, '', 'x', 'xy', '字', true, false, new Date(0), new Date(5)],
  ];
  const order = sortDocs([doc, ...values.map(probe)], only, (d) => d);
  return String(order.indexOf(doc));
}

test('should agree with mingo itself where both know the answer', () => {
  const flat = fc.record(
    { a: fc.integer({ min: -3, max: 3 }), b: fc.constantFrom('', 'x', 'xy', 'z') },
    { requiredKeys: [], noNullPrototype: true },
  );
  const operand = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'x', 'xy', 'z'));
  const wanted = fc.oneof(
    operand,
    fc.record({ $gt: operand }),
    fc.record({ $gte: operand, $lt: operand }),
    fc.record({ $in: fc.array(operand, { minLength: 1, maxLength: 3 }) }),
    fc.record({ $nin: fc.array(operand, { minLength: 1, maxLength: 3 }) }),
    fc.record({ $not: fc.record({ $lte: operand }) }),
  );
  const filters = fc.dictionary(fc.constantFrom('a', 'b'), wanted, { maxKeys: 2, noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(flat, { maxLength: 20 }), filters, (docs, filter) => {
      const ours = docs.filter(compileFilter(filter));
      expect(ours).toEqual(new Query(filter).find<Doc>(docs).all());
    }),
    { numRuns: 500 },
  );
});

test('should sort inside an aggregation as a query sorts', () => {
  const values = [{ v: 2 }, {}, { v: null }, { v: [5, 0] }, { v: 1 }];
  const sorted = new Aggregator([{ $sort: { v: -1 } }], MINGO_OPTIONS).run(values);
  expect(sorted).toEqual(sortDocs(values, { v: -1 }, (doc) => doc));
});

test('should read the newest turn of a conversation without reading the others', () => {
  const store = newStore();
  const docs = store.create('db', 'turns');
  docs.createIndex(parseIndexSpec({ key: { conversationId: 1, seq: 1 }, name: 'c_s', unique: true }));
  docs.createIndex(parseIndexSpec({ key: { conversationId: 1, messageId: 1 }, name: 'c_m', unique: true }));
  for (let seq = 0; seq < 3000; seq++) {
    insertRaw(store, docs, encode({ _id: seq, conversationId: `c${seq % 3}`, seq, messageId: `m${seq}` }));
  }
  const filter = { conversationId: 'c1' };
  const chosen = plan(filter, { seq: -1 }, docs.indexes.values());
  expect(chosen).toMatchObject({ sorted: true, reverse: true });
  expect(chosen?.index.spec.name).toBe('c_s');
  let reads = 0;
  const entries = docs.indexes.get('c_s')?.entries;
  if (!entries) throw new Error('no index');
  const original = entries.rangeReverse.bind(entries);
  entries.rangeReverse = function* (from, to) {
    for (const entry of original(from, to)) {
      reads++;
      yield entry;
    }
  };
  expect(findRecords(docs, { filter, sort: { seq: -1 }, limit: 1 })[0]?.doc.seq).toBe(2998);
  expect(reads).toBe(1);
  store.close();
});

test('should order values as MongoDB does', () => {
  const ordered = [
    null,
    NaN,
    -Infinity,
    -2,
    -1.5,
    0,
    1,
    1.5,
    2 ** 40,
    Infinity,
    '',
    'a',
    'a\0',
    'ab',
    'b',
    '字',
    '😀',
  ];
  const keys = [
    ...ordered,
    {},
    { a: 1 },
    { a: 2 },
    { b: 1 },
    false,
    true,
    new Date(-1),
    new Date(1),
    /a/,
  ].map(encodeKey);
  expect([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))).toEqual(keys);
});
