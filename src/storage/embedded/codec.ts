import { deserialize, serialize } from 'bson';
import { CommandError } from './errors';

/** A decoded document. Numbers may be plain or BSON wrappers, depending on how it was decoded. */
export type Doc = Record<string, unknown>;

/** MongoDB's limit for one stored document. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** For matching, sorting and answering in JavaScript: numbers plain, binaries as Binary, regular expressions native. */
export function decode(raw: Uint8Array): Doc {
  return deserialize(raw, { promoteBuffers: false });
}

/** For changing a document: keeps the difference between Int32, Long and Double, so that untouched fields stay as they are. */
export function decodeExact(raw: Uint8Array): Doc {
  return deserialize(raw, { promoteValues: false, promoteBuffers: false, bsonRegExp: true });
}

export function encode(doc: Doc): Buffer {
  const bytes = serialize(doc, { ignoreUndefined: true });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Encodes a document that is to be stored. @throws CommandError 10334 when it is too large */
export function encodeStored(doc: Doc): Buffer {
  let raw: Buffer;
  try {
    raw = encode(doc);
  } catch (error) {
    // The codec works in a fixed buffer of little more than the limit and reports its end as a range error.
    if (error instanceof RangeError) throw tooLarge();
    throw error;
  }
  if (raw.length > MAX_DOCUMENT_BYTES) throw tooLarge(raw.length);
  return raw;
}

export function tooLarge(size?: number): CommandError {
  const found = size === undefined ? '' : ` of ${size} bytes`;
  return new CommandError(10334, `BSONObj size${found} is larger than the limit of ${MAX_DOCUMENT_BYTES}`);
}

/** A document that may have fields: not an array, not a value with a BSON type of its own, not a date. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The BSON type tag of a wrapper value (`ObjectId`, `Long`, …); undefined for everything else. */
export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tag = (value as { _bsontype?: unknown })._bsontype;
  return typeof tag === 'string' ? tag : undefined;
}

/** A wrapper-free copy of an exactly decoded value, as {@link decode} would have given it. */
export function promote<T>(value: T): unknown {
  return decode(encode({ v: value })).v;
}
