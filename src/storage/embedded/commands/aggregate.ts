import { Aggregator } from 'mingo/aggregator';
import { encode, isDoc, type Doc } from '../codec';
import { CommandError } from '../errors';
import { MINGO_OPTIONS, refuseScripts } from '../matcher';
import { findRecords, countRecords, type Query } from '../query';
import { cursorReply } from '../reply';
import { asDoc, type Handler } from '../request';
import { parseSort } from '../sort';
import { encodeKey } from '../value-order';
import { refuseCollation } from './read';

const STAGES = new Set(
  (
    '$match $sort $group $project $limit $skip $unwind $count $facet $addFields $set $unset $bucket $bucketAuto ' +
    '$replaceRoot $replaceWith $sortByCount $sample $lookup $unionWith $redact $graphLookup $setWindowFields'
  ).split(' '),
);

/** The driver's countDocuments. */
const COUNT_ALL = encodeKey({ _id: 1, n: { $sum: 1 } });

/**
 * The stages at the beginning that a query can answer ($match, $sort, $skip, $limit) use the indexes; the rest runs in
 * mingo over copies.
 */
export const aggregate: Handler = (request, session) => {
  refuseCollation(request);
  const stages = readPipeline(request.body.pipeline);
  if (request.body.aggregate === 1)
    throw new CommandError(73, 'Aggregations without a collection are not supported');
  const collection = session.store.get(request.database, request.collection);
  const { query, rest } = splitQuery(stages);
  const documents = (): Buffer[] => {
    const [only] = rest;
    if (rest.length === 1 && only?.$group && encodeKey(only.$group) === COUNT_ALL && isPlain(query)) {
      const n = countRecords(collection, query.filter);
      return n > 0 ? [encode({ _id: 1, n })] : [];
    }
    const records = findRecords(collection, query);
    if (rest.length === 0) return records.map((record) => record.raw);
    const resolve = (name: string): Doc[] =>
      [...(session.store.get(request.database, name)?.records.values() ?? [])].map((r) => r.doc);
    const aggregator = new Aggregator(rest, { ...MINGO_OPTIONS, collectionResolver: resolve });
    return aggregator.run<Doc>(records.map((record) => record.doc)).map((doc) => encode(doc));
  };
  const cursor = asDoc(request.body.cursor ?? {}, 'cursor');
  const size = cursor.batchSize === undefined ? undefined : Number(cursor.batchSize);
  const batch = session.cursors.start(request.namespace, documents(), { batchSize: size });
  return cursorReply('firstBatch', batch.documents, batch.id, request.namespace);
};

function readPipeline(value: unknown): Doc[] {
  if (!Array.isArray(value)) throw new CommandError(14, "Field 'pipeline' must be an array");
  return value.map((item) => {
    const stage = asDoc(item, 'pipeline');
    const [name, ...more] = Object.keys(stage);
    if (!name || more.length > 0) {
      throw new CommandError(168, 'A pipeline stage specification object must contain exactly one field.');
    }
    if (!STAGES.has(name)) throw new CommandError(168, `Unrecognized pipeline stage name: '${name}'`);
    const spec = stage[name];
    if (name === '$facet' && isDoc(spec)) Object.values(spec).forEach(readPipeline);
    if (isDoc(spec) && spec.pipeline !== undefined) readPipeline(spec.pipeline);
    refuseScripts(spec);
    return stage;
  });
}

/** `$match`es, then one `$sort`, `$skip`, `$limit`, in this order. */
function splitQuery(stages: Doc[]): { query: Query; rest: Doc[] } {
  const query: Query = { filter: {} };
  const rest = [...stages];
  const matches: Doc[] = [];
  while (rest[0] && isDoc(rest[0].$match)) matches.push(rest.shift()?.$match as Doc);
  query.filter = matches.length === 1 ? (matches[0] ?? {}) : matches.length > 1 ? { $and: matches } : {};
  if (rest[0]?.$sort !== undefined) query.sort = parseSort(asDoc(rest.shift()?.$sort, '$sort'));
  if (rest[0]?.$skip !== undefined) query.skip = wholeNumber('$skip', rest.shift()?.$skip, 0);
  if (rest[0]?.$limit !== undefined) query.limit = wholeNumber('$limit', rest.shift()?.$limit, 1);
  return { query, rest };
}

function wholeNumber(stage: string, value: unknown, least: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new CommandError(2, `The argument of ${stage} must be a whole number, at least ${least}`);
  }
  return number;
}

function isPlain(query: Query): boolean {
  return query.skip === undefined && query.limit === undefined;
}
