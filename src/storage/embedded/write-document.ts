import { ObjectId } from 'bson';
import { decode, decodeExact, encodeStored, MAX_DOCUMENT_BYTES, tooLarge, type Doc } from './codec';
import type { Collection } from './collection';
import { CommandError } from './errors';
import type { StoredRecord } from './index-store';
import type { Store } from './store';
import { upsertSeed, type Updater, type UpdateContext } from './update';
import { encodeKey } from './value-order';

/** Inserts one document given as bytes; a missing `_id` is made, and `_id` always comes first. */
export function insertRaw(store: Store, collection: Collection, given: Buffer): StoredRecord {
  if (given.length > MAX_DOCUMENT_BYTES) throw tooLarge(given.length);
  const doc = decode(given);
  const [first] = Object.keys(doc);
  if (first !== '_id') return insertExact(store, collection, decodeExact(given));
  checkFields(doc);
  // Copied: the bytes given are a view into a whole message, which must not be kept.
  return collection.insert(store.newRecordId(), Buffer.from(given), doc);
}

export function insertExact(store: Store, collection: Collection, doc: Doc): StoredRecord {
  const { _id, ...rest } = doc;
  const raw = encodeStored({ _id: _id === undefined ? new ObjectId() : _id, ...rest });
  const stored = decode(raw);
  checkFields(stored);
  return collection.insert(store.newRecordId(), raw, stored);
}

/** @returns false when the update changes nothing: then nothing is written */
export function updateRecord(
  collection: Collection,
  record: StoredRecord,
  update: Updater,
  context: UpdateContext,
): boolean {
  const changed = update(decodeExact(record.raw), context);
  if (changed._id === undefined || encodeKey(changed._id) !== encodeKey(record.doc._id)) {
    throw new CommandError(
      66,
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  const raw = encodeStored(changed);
  if (raw.equals(record.raw)) return false;
  collection.update(record, raw, decode(raw));
  return true;
}

/** The insert of an upsert that found nothing. `filter` in exact values gives the first fields. */
export function upsert(
  store: Store,
  collection: Collection,
  filter: Doc,
  update: Updater,
  context: UpdateContext,
): StoredRecord {
  return insertExact(store, collection, update(upsertSeed(filter), { ...context, inserting: true }));
}

function checkFields(doc: Doc): void {
  const id = doc._id;
  if (Array.isArray(id) || id instanceof RegExp || id === undefined) {
    throw new CommandError(53, "The '_id' value cannot be of type array, regex or undefined");
  }
  const wrong = Object.keys(doc).find((name) => name.startsWith('$'));
  if (wrong) throw new CommandError(52, `The dollar ($) prefixed field '${wrong}' is not valid for storage`);
}
