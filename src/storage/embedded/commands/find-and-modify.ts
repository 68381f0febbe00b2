import { decodeExact, type Doc } from '../codec';
import { CommandError } from '../errors';
import { compileProjection } from '../projection';
import { findRecords } from '../query';
import { asDoc, type Handler } from '../request';
import { parseSort } from '../sort';
import { compileUpdate, type UpdateContext } from '../update';
import { updateRecord, upsert } from '../write-document';
import { readArrayFilters } from './write';
import { refuseCollation } from './read';

/** Changes or removes one document and answers with it as it was, or (with `new`) as it is afterwards. */
export const findAndModify: Handler = (request, { store }) => {
  store.assertWritable();
  refuseCollation(request);
  const { body } = request;
  const filter = request.doc('query');
  const removing = body.remove === true;
  if (removing === (body.update !== undefined)) {
    throw new CommandError(9, 'Either an update or remove=true must be specified');
  }
  if (removing && (body.upsert === true || body.new === true)) {
    throw new CommandError(9, 'Cannot specify both remove=true and upsert or new');
  }
  const project = compileProjection(body.fields ?? body.projection, filter);
  const collection = store.get(request.database, request.collection);
  const [record] = findRecords(collection, { filter, sort: parseSort(request.doc('sort')), limit: 1 });
  const show = (found: typeof record): Doc | null => (found ? decodeExact(project(found)) : null);

  if (removing) {
    if (record) collection?.delete(record);
    return { lastErrorObject: { n: record ? 1 : 0 }, value: show(record), ok: 1 };
  }

  const exact = request.exactBody();
  const change = compileUpdate(exact.update);
  const context: UpdateContext = {
    filter,
    arrayFilters: readArrayFilters(body.arrayFilters),
    inserting: false,
    now: store.clock.now(),
  };
  if (collection && record) {
    const before = { ...record };
    updateRecord(collection, record, change, context);
    return {
      lastErrorObject: { n: 1, updatedExisting: true },
      value: show(body.new === true ? record : before),
      ok: 1,
    };
  }
  if (body.upsert !== true) {
    return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
  }
  const home = store.getOrCreate(request.database, request.collection);
  const inserted = upsert(store, home, asDoc(exact.query ?? {}, 'query'), change, context);
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted.doc._id },
    value: body.new === true ? show(inserted) : null,
    ok: 1,
  };
};
