import type { Doc } from '../codec';
import { CommandError, toCommandError } from '../errors';
import { isSimpleCollation } from '../index-spec';
import { findRecords } from '../query';
import { asDoc, type Handler, type Session } from '../request';
import { compileUpdate, type UpdateContext } from '../update';
import { insertRaw, updateRecord, upsert } from '../write-document';

/**
 * Runs the statements of a write command. Each document is changed completely or not at all; a statement that fails is
 * listed, and with `ordered` (the default) it is the last one tried.
 */
function eachStatement<S>(
  statements: S[],
  ordered: boolean,
  run: (statement: S, index: number) => void,
): Doc[] {
  const errors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      const { code, message, details } = toCommandError(error);
      errors.push({ index, code, errmsg: message, ...details });
      if (ordered) break;
    }
  }
  return errors;
}

const insert: Handler = (request, { store }) => {
  store.assertWritable();
  const documents = request.rawDocuments();
  const collection = store.getOrCreate(request.database, request.collection);
  let n = 0;
  const writeErrors = eachStatement(documents, request.body.ordered !== false, (raw) => {
    insertRaw(store, collection, raw);
    n++;
  });
  return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
};

const update: Handler = (request, session) => {
  session.store.assertWritable();
  let n = 0;
  let nModified = 0;
  const upserted: Doc[] = [];
  const statements = request.statements('updates');
  const writeErrors = eachStatement(statements, request.body.ordered !== false, ({ plain, exact }, index) => {
    const done = updateOne(session, request.database, request.collection, plain, exact);
    n += done.matched;
    nModified += done.modified;
    if (done.upsertedId !== undefined) {
      n++;
      upserted.push({ index, _id: done.upsertedId });
    }
  });
  return {
    n,
    nModified,
    ...(upserted.length > 0 && { upserted }),
    ...(writeErrors.length > 0 && { writeErrors }),
    ok: 1,
  };
};

function updateOne(
  { store }: Session,
  database: string,
  name: string,
  plain: Doc,
  exact: Doc,
): { matched: number; modified: number; upsertedId?: unknown } {
  refuseCollation(plain);
  const filter = asDoc(plain.q ?? {}, 'q');
  const multi = plain.multi === true;
  const change = compileUpdate(exact.u);
  if (multi && !Object.keys(asDoc(exact.u, 'u'))[0]?.startsWith('$')) {
    throw new CommandError(9, 'multi update is not supported for replacement-style update');
  }
  const context: UpdateContext = {
    filter,
    arrayFilters: readArrayFilters(plain.arrayFilters),
    inserting: false,
    now: store.clock.now(),
  };
  const collection = store.get(database, name);
  // All found before the first is changed: a change may move a document within the index that is being read.
  const records = findRecords(collection, { filter, limit: multi ? 0 : 1 });
  if (!collection || records.length === 0) {
    if (plain.upsert !== true) return { matched: 0, modified: 0 };
    const home = store.getOrCreate(database, name);
    const record = upsert(store, home, asDoc(exact.q ?? {}, 'q'), change, context);
    return { matched: 0, modified: 0, upsertedId: record.doc._id };
  }
  let modified = 0;
  for (const record of records) if (updateRecord(collection, record, change, context)) modified++;
  return { matched: records.length, modified };
}

const remove: Handler = (request, { store }) => {
  store.assertWritable();
  let n = 0;
  const statements = request.statements('deletes');
  const writeErrors = eachStatement(statements, request.body.ordered !== false, ({ plain }) => {
    refuseCollation(plain);
    const limit = Number(plain.limit);
    if (limit !== 0 && limit !== 1)
      throw new CommandError(9, 'The limit field in delete objects must be 0 or 1');
    const collection = store.get(request.database, request.collection);
    for (const record of findRecords(collection, { filter: asDoc(plain.q ?? {}, 'q'), limit })) {
      collection?.delete(record);
      n++;
    }
  });
  return { n, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
};

export function readArrayFilters(value: unknown): Doc[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new CommandError(14, "Field 'arrayFilters' must be an array");
  return value.map((item) => asDoc(item, 'arrayFilters'));
}

function refuseCollation(statement: Doc): void {
  if (!isSimpleCollation(statement.collation)) {
    throw new CommandError(2, 'Collations are not supported by the embedded store');
  }
}

export const WRITE_COMMANDS: Record<string, Handler> = { insert, update, delete: remove };
