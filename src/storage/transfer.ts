import { createHash, type Hash } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { COLLECTIONS } from './mongo/collections';
import { connect } from './mongo/connect';
import { toStoreError } from './mongo/errors';
import { ensureIndexes } from './mongo/indexes';

const { EJSON } = mongoose.mongo.BSON;
const FORMAT = 'gongyou-export';
const FORMAT_VERSION = 1;
/** Documents written at a time. A turn is a few kilobytes; a content version may be megabytes. */
const BATCH = 200;

export type TransferErrorCode = 'WRONG_FORMAT' | 'DAMAGED' | 'TARGET_NOT_EMPTY';

/** The file or the target is not as it must be. `message` is one line for the person at the terminal. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
  constructor(
    readonly code: TransferErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Documents moved, by collection. */
export type TransferCounts = Record<string, number>;

interface RawDocument {
  _id: unknown;
}
interface LastLine {
  end: true;
  counts: TransferCounts;
  sha256: string;
}

/**
 * Every document of the data layer as JSON lines (canonical extended JSON, sealed fields sealed as they are): a header,
 * one line a document in a fixed order, and a last line with the counts and the SHA-256 of everything before it. Lines
 * come with their line feed. Stop the service first: what is written meanwhile may be left out.
 */
export async function* exportAll({ uri }: { uri: string }): AsyncGenerator<string, TransferCounts> {
  const connection = await connect(uri, false);
  const hash = createHash('sha256');
  const counts: TransferCounts = {};
  const line = (value: object): string => {
    const text = `${EJSON.stringify(value, { relaxed: false })}\n`;
    hash.update(text);
    return text;
  };
  try {
    yield line({ format: FORMAT, version: String(FORMAT_VERSION) });
    for (const name of Object.keys(COLLECTIONS)) {
      counts[name] = 0;
      // Without promotion a double stays a double and a long a long, so that the copy is exact.
      const cursor = connection.collection(name).find({}, { promoteValues: false, sort: { _id: 1 } });
      for await (const document of cursor) {
        counts[name] += 1;
        yield line({ c: name, d: document });
      }
    }
    const last: LastLine = { end: true, counts, sha256: hash.digest('hex') };
    yield `${JSON.stringify(last)}\n`;
    return counts;
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await connection.close();
  }
}

export interface ImportOptions {
  uri: string;
  production: boolean;
  /** The lines of {@link exportAll}, with or without their line feeds. */
  lines: AsyncIterable<string> | Iterable<string>;
  /** Writes over documents with the same id in a target that holds data. Otherwise such a target is refused. */
  intoNonEmpty?: boolean;
}

/**
 * Writes an export into a store, indexes first. The last line's counts and checksum are verified; when they do not hold,
 * what was written into an empty target is taken out again, so that half an import never looks like a whole one.
 * @throws TransferError
 */
export async function importAll(options: ImportOptions): Promise<TransferCounts> {
  const connection = await connect(options.uri, options.production);
  try {
    const empty = await isEmpty(connection);
    if (!empty && !options.intoNonEmpty) {
      throw new TransferError('TARGET_NOT_EMPTY', 'The target store already holds data; nothing was written');
    }
    for (const [name, indexes] of Object.entries(COLLECTIONS)) await ensureIndexes(connection, name, indexes);
    try {
      return await copyIn(connection, options.lines, empty);
    } catch (error) {
      if (empty) await clear(connection);
      throw error;
    }
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await connection.close();
  }
}

async function copyIn(
  connection: Connection,
  lines: ImportOptions['lines'],
  empty: boolean,
): Promise<TransferCounts> {
  const hash = createHash('sha256');
  const counts: TransferCounts = Object.fromEntries(Object.keys(COLLECTIONS).map((name) => [name, 0]));
  let batch: { name: string; documents: RawDocument[] } = { name: '', documents: [] };
  const flush = async () => {
    if (batch.documents.length > 0) await write(connection, batch.name, batch.documents, empty);
    batch = { name: batch.name, documents: [] };
  };
  let number = 0;
  let last: LastLine | undefined;
  for await (const given of lines) {
    const text = given.replace(/\r?\n$/, '');
    if (text === '') continue;
    number += 1;
    if (last) throw new TransferError('DAMAGED', `Line ${number}: there is more after the last line`);
    const value = parseLine(text, number);
    if (number === 1) requireHeader(value);
    else if (value['end'] === true) last = requireLastLine(value);
    if (!last) hash.update(`${text}\n`);
    if (number === 1 || last) continue;
    const { name, document } = requireDocument(value, number);
    if (name !== batch.name || batch.documents.length >= BATCH) await flush();
    batch.name = name;
    batch.documents.push(document);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  await flush();
  verify(last, counts, hash);
  return counts;
}

function verify(last: LastLine | undefined, counts: TransferCounts, hash: Hash): void {
  if (!last) throw new TransferError('DAMAGED', 'The file is cut off: its last line is missing');
  if (hash.digest('hex') !== last.sha256) {
    throw new TransferError('DAMAGED', 'The file was changed: its checksum does not hold');
  }
  for (const name of new Set([...Object.keys(counts), ...Object.keys(last.counts)])) {
    if ((counts[name] ?? 0) !== (last.counts[name] ?? 0)) {
      throw new TransferError('DAMAGED', `The file holds another number of ${name} than it says`);
    }
  }
}

async function write(
  connection: Connection,
  name: string,
  documents: RawDocument[],
  empty: boolean,
): Promise<void> {
  const collection = connection.collection(name);
  if (empty) {
    await collection.insertMany(documents as never[]);
    return;
  }
  for (const document of documents) {
    await collection.replaceOne({ _id: document._id } as never, document, { upsert: true });
  }
}

async function isEmpty(connection: Connection): Promise<boolean> {
  for (const name of Object.keys(COLLECTIONS)) {
    if (await connection.collection(name).findOne({}, { projection: { _id: 1 } })) return false;
  }
  return true;
}

async function clear(connection: Connection): Promise<void> {
  for (const name of Object.keys(COLLECTIONS)) await connection.collection(name).deleteMany({});
}

function parseLine(text: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = EJSON.parse(text, { relaxed: false });
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, without quoting the line: it may hold people's data.
  }
  throw new TransferError(number === 1 ? 'WRONG_FORMAT' : 'DAMAGED', `Line ${number} is not a JSON object`);
}

function requireHeader(value: Record<string, unknown>): void {
  if (value['format'] !== FORMAT)
    throw new TransferError('WRONG_FORMAT', 'This is not an export of this service');
  if (value['version'] !== String(FORMAT_VERSION)) {
    throw new TransferError('WRONG_FORMAT', 'This export was made by another version of this service');
  }
}

function requireDocument(value: Record<string, unknown>, number: number) {
  const { c: name, d: document } = value;
  const known = typeof name === 'string' && Object.hasOwn(COLLECTIONS, name);
  if (!known || typeof document !== 'object' || document === null || !('_id' in document)) {
    throw new TransferError('DAMAGED', `Line ${number} is not a document of this service`);
  }
  return { name, document: document as RawDocument };
}

function requireLastLine(value: Record<string, unknown>): LastLine {
  const { sha256, counts } = value;
  if (typeof sha256 !== 'string' || typeof counts !== 'object' || counts === null) {
    throw new TransferError('DAMAGED', 'The last line is damaged');
  }
  const plain = Object.entries(counts).map(([name, count]) => [name, Number(count)]);
  return { end: true, sha256, counts: Object.fromEntries(plain) as TransferCounts };
}
