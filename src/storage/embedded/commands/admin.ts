import { encode, isDoc, type Doc } from '../codec';
import type { Collection } from '../collection';
import { CommandError } from '../errors';
import { parseIndexSpec } from '../index-spec';
import { compileFilter } from '../matcher';
import { cursorReply } from '../reply';
import { asDoc, type Handler, type Request, type Session } from '../request';
import { encodeKey } from '../value-order';

/** Options of `create` that change nothing about how documents are kept here. */
const CREATE_OPTIONS = new Set(
  'create writeConcern autoIndexId comment storageEngine indexOptionDefaults lsid $db $clusterTime apiVersion'.split(
    ' ',
  ),
);

const create: Handler = (request, { store }) => {
  store.assertWritable();
  const wrong = Object.keys(request.body).find((name) => !CREATE_OPTIONS.has(name) && request.body[name]);
  if (wrong)
    throw new CommandError(72, `The option '${wrong}' of create is not supported by the embedded store`);
  if (store.get(request.database, request.collection)) {
    throw new CommandError(48, `Collection ${request.namespace} already exists.`);
  }
  store.create(request.database, request.collection);
  return { ok: 1 };
};

const createIndexes: Handler = (request, { store }) => {
  store.assertWritable();
  const given = request.body.indexes;
  if (!Array.isArray(given) || given.length === 0)
    throw new CommandError(2, 'Must specify at least one index');
  const specs = given.map((item) => parseIndexSpec(asDoc(item, 'indexes')));
  const missing = !store.get(request.database, request.collection);
  const collection = store.getOrCreate(request.database, request.collection);
  const numIndexesBefore = collection.indexes.size;
  const created: string[] = [];
  try {
    for (const spec of specs) if (collection.createIndex(spec)) created.push(spec.name);
  } catch (error) {
    if (created.length > 0) collection.dropIndexes(created);
    throw error;
  }
  return {
    numIndexesBefore,
    numIndexesAfter: collection.indexes.size,
    createdCollectionAutomatically: missing,
    ...(created.length === 0 && { note: 'all indexes already exist' }),
    ok: 1,
  };
};

const listIndexes: Handler = (request, session) =>
  answerList(request.namespace, existing(request, session).listIndexes());

const dropIndexes: Handler = (request, session) => {
  session.store.assertWritable();
  const collection = existing(request, session);
  const nIndexesWas = collection.indexes.size;
  const names = namedIndexes(collection, request.body.index);
  if (names.includes('_id_')) throw new CommandError(72, 'cannot drop _id index');
  collection.dropIndexes(names);
  return { nIndexesWas, ok: 1 };
};

function namedIndexes(collection: Collection, wanted: unknown): string[] {
  if (wanted === '*') return [...collection.indexes.keys()].filter((name) => name !== '_id_');
  return (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map((one) => {
    for (const { spec } of collection.indexes.values()) {
      if (spec.name === one || (isDoc(one) && encodeKey(one) === encodeKey(spec.key))) return spec.name;
    }
    throw new CommandError(
      27,
      `index not found with name [${typeof one === 'string' ? one : JSON.stringify(one)}]`,
    );
  });
}

const drop: Handler = (request, session) => {
  session.store.assertWritable();
  const collection = existing(request, session);
  session.store.drop(collection);
  return { nIndexesWas: collection.indexes.size, ns: request.namespace, ok: 1 };
};

const dropDatabase: Handler = (request, { store }) => {
  store.assertWritable();
  for (const collection of store.list(request.database)) store.drop(collection);
  return { dropped: request.database, ok: 1 };
};

const listCollections: Handler = (request, { store }) => {
  const accepts = compileFilter(request.doc('filter'));
  const all = store.list(request.database).map((collection): Doc => {
    const summary = { name: collection.name, type: 'collection' };
    if (request.body.nameOnly === true) return summary;
    return { ...summary, options: {}, info: { readOnly: false }, idIndex: collection.listIndexes()[0] };
  });
  return answerList(`${request.database}.$cmd.listCollections`, all.filter(accepts));
};

const listDatabases: Handler = (request, { store }) => {
  const accepts = compileFilter(request.doc('filter'));
  const sizes = new Map<string, number>();
  for (const collection of store.list()) {
    let bytes = sizes.get(collection.database) ?? 0;
    for (const record of collection.records.values()) bytes += record.raw.length;
    sizes.set(collection.database, bytes);
  }
  const databases = [...sizes]
    .map(([name, sizeOnDisk]): Doc => ({ name, sizeOnDisk, empty: false }))
    .filter(accepts);
  const totalSize = databases.reduce((sum, database) => sum + Number(database.sizeOnDisk), 0);
  return { databases, totalSize, ok: 1 };
};

function existing(request: Request, { store }: Session): Collection {
  const collection = store.get(request.database, request.collection);
  if (!collection) throw new CommandError(26, `ns does not exist: ${request.namespace}`);
  return collection;
}

/** Catalogues are short: always one batch. */
function answerList(namespace: string, items: Doc[]): Buffer {
  return cursorReply(
    'firstBatch',
    items.map((item) => encode(item)),
    0n,
    namespace,
  );
}

export const ADMIN_COMMANDS: Record<string, Handler> = {
  create,
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
};
