import type { Long } from 'bson';
import { CommandError } from '../errors';
import { isSimpleCollation } from '../index-spec';
import { reach } from '../paths';
import { compileProjection } from '../projection';
import { countRecords, findRecords } from '../query';
import { cursorReply } from '../reply';
import type { Handler, Request } from '../request';
import { parseSort } from '../sort';
import { encodeKey } from '../value-order';
import { bsonType } from '../codec';

const find: Handler = (request, session) => {
  refuseCollation(request);
  if (request.body.tailable)
    throw new CommandError(2, 'Tailable cursors are not supported by the embedded store');
  const filter = request.doc('filter');
  // A negative limit is how older drivers say "one batch only".
  const given = Number(request.body.limit ?? 0);
  const records = findRecords(session.store.get(request.database, request.collection), {
    filter,
    sort: parseSort(request.doc('sort')),
    skip: request.count('skip'),
    limit: Math.abs(given),
  });
  const project = compileProjection(request.body.projection, filter);
  const batch = session.cursors.start(request.namespace, lazily(records, project), {
    batchSize: request.count('batchSize'),
    single: request.body.singleBatch === true || given < 0,
  });
  return cursorReply('firstBatch', batch.documents, batch.id, request.namespace);
};

/**
 * Documents of later batches are as they stood when the cursor was opened: the bytes are taken now (they are shared
 * with the store and never changed in place), only the projection waits.
 */
function lazily<R extends { raw: Buffer; doc: unknown }>(
  records: R[],
  project: (record: R) => Buffer,
): Iterable<Buffer> {
  const frozen = records.map((record) => ({ ...record }));
  return (function* () {
    for (const record of frozen) yield project(record);
  })();
}

const getMore: Handler = (request, session) => {
  const namespace = `${request.database}.${String(request.body.collection)}`;
  const batch = session.cursors.more(cursorId(request.body.getMore), namespace, request.count('batchSize'));
  return cursorReply('nextBatch', batch.documents, batch.id, namespace);
};

const killCursors: Handler = (request, session) => {
  const ids = Array.isArray(request.body.cursors) ? request.body.cursors : [];
  const known = ids.filter((id) => session.cursors.kill(cursorId(id), request.namespace));
  const unknown = ids.filter((id) => !known.includes(id));
  return { cursorsKilled: known, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
};

const count: Handler = (request, session) => {
  refuseCollation(request);
  const total = countRecords(session.store.get(request.database, request.collection), request.doc('query'));
  const rest = Math.max(0, total - (request.count('skip') ?? 0));
  const limit = Math.abs(Number(request.body.limit ?? 0));
  return { n: limit > 0 ? Math.min(limit, rest) : rest, ok: 1 };
};

const distinct: Handler = (request, session) => {
  refuseCollation(request);
  const { key } = request.body;
  if (typeof key !== 'string') throw new CommandError(14, "Field 'key' must be a string");
  const parts = key.split('.');
  const values = new Map<string, unknown>();
  const collection = session.store.get(request.database, request.collection);
  for (const record of findRecords(collection, { filter: request.doc('query') })) {
    for (const value of reach(record.doc, parts)) {
      for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (item !== undefined) values.set(encodeKey(item), item);
      }
    }
  }
  return { values: [...values.values()], ok: 1 };
};

export function refuseCollation(request: Request): void {
  if (!isSimpleCollation(request.body.collation)) {
    throw new CommandError(2, 'Collations are not supported by the embedded store');
  }
}

function cursorId(value: unknown): bigint {
  if (bsonType(value) === 'Long') return (value as Long).toBigInt();
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw new CommandError(14, 'A cursor id must be a whole number');
}

export const READ_COMMANDS: Record<string, Handler> = { find, getMore, killCursors, count, distinct };
