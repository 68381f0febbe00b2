import type {
  Binary,
  BSONRegExp,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  ObjectId,
  Timestamp,
} from 'bson';
import { bsonType, type Doc } from './codec';
import { encodeDecimal, encodeLong, encodeNumber } from './number-order';

/**
 * MongoDB's order of values as strings: for any two values, comparing their keys with `<` gives MongoDB's order, and
 * equal values of different number types have equal keys. Every character is one byte (below U+0100), and no key is a
 * prefix of another, so keys of several fields may simply be joined.
 */
export function encodeKey(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return T.string + encodeText(value);
    case 'number':
      return T.number + encodeNumber(value);
    case 'boolean':
      return value ? '\x6e\x02' : '\x6e\x01';
    case 'bigint':
      return T.number + encodeLong(value);
    case 'object':
      return value === null ? T.null : encodeObject(value);
    default:
      return T.null;
  }
}

/** Greater than every character of a key: `key + ABOVE` is the end of everything that starts with `key`. */
export const ABOVE = '\u0100';

/** Key under which an index files an empty array: it sorts before null. */
export const EMPTY_ARRAY_KEY = '\x0f';

/** The first character of a key says its type; comparisons never cross types. */
const T = {
  minKey: '\x0a',
  null: '\x14',
  number: '\x1e',
  string: '\x3c',
  object: '\x46',
  array: '\x50',
  binary: '\x5a',
  objectId: '\x64',
  date: '\x78',
  timestamp: '\x82',
  regexp: '\x8c',
  code: '\x96',
  maxKey: '\xf0',
} as const;

/** The key for a descending field: the same order, upside down. */
export function invertKey(key: string): string {
  let out = '';
  for (let i = 0; i < key.length; i++) out += String.fromCharCode(255 - key.charCodeAt(i));
  return out;
}

function encodeObject(value: object): string {
  if (value instanceof Date) return T.date + encodeNumber(value.getTime());
  if (Array.isArray(value)) {
    let out: string = T.array;
    for (const item of value) out += encodeKey(item);
    return out + '\0';
  }
  const tag = bsonType(value);
  if (tag !== undefined) return encodeTagged(tag, value);
  if (value instanceof RegExp) return T.regexp + encodeText(value.source) + encodeText(value.flags);
  if (value instanceof Uint8Array) return encodeBytes(value, 0);
  return encodeFields(value as Doc);
}

/** Documents compare field by field: type of the value, then name, then value. */
function encodeFields(doc: Doc): string {
  let out: string = T.object;
  for (const name of Object.keys(doc)) {
    const key = encodeKey(doc[name]);
    out += key.charAt(0) + encodeText(name) + key.slice(1);
  }
  return out + '\0';
}

function encodeTagged(tag: string, value: object): string {
  switch (tag) {
    case 'ObjectId':
      return T.objectId + Buffer.from((value as ObjectId).id).toString('latin1');
    case 'Int32':
    case 'Double':
      return T.number + encodeNumber((value as Int32 | Double).value);
    case 'Long':
      return T.number + encodeLong((value as Long).toBigInt());
    case 'Decimal128':
      return T.number + encodeDecimal((value as Decimal128).toString());
    case 'Binary':
      return encodeBytes((value as Binary).value(), (value as Binary).sub_type);
    case 'Timestamp': {
      const stamp = value as Timestamp;
      return T.timestamp + encodeNumber(stamp.t) + encodeNumber(stamp.i);
    }
    case 'BSONRegExp': {
      const pattern = value as BSONRegExp;
      return T.regexp + encodeText(pattern.pattern) + encodeText(pattern.options);
    }
    case 'BSONSymbol':
      return T.string + encodeText(String(value.valueOf()));
    case 'Code':
      return T.code + encodeText((value as Code).code) + encodeKey((value as Code).scope ?? null);
    case 'DBRef': {
      const ref = value as DBRef;
      return encodeFields({ $ref: ref.collection, $id: ref.oid, ...ref.fields });
    }
    case 'MinKey':
      return T.minKey;
    case 'MaxKey':
      return T.maxKey;
    default:
      return encodeFields(value as Doc);
  }
}

/** UTF-8 bytes (MongoDB compares strings by them), with NUL escaped so that the terminator stays unique. */
function encodeText(text: string): string {
  // eslint-disable-next-line no-control-regex -- plain ASCII needs no work, and most keys are that
  if (/^[\x01-\x7f]*$/.test(text)) return text + '\0\0';
  return Buffer.from(text, 'utf8').toString('latin1').replaceAll('\0', '\0\xff') + '\0\0';
}

function encodeBytes(bytes: Uint8Array, subtype: number): string {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length);
  head[4] = subtype;
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return T.binary + head.toString('latin1') + body.toString('latin1');
}
