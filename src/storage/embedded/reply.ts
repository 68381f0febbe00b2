import { Long } from 'bson';
import { encode } from './codec';
import type { CommandError } from './errors';

/** The answer of a command that failed. */
export function errorReply(error: CommandError): Buffer {
  return encode({
    ok: 0,
    errmsg: error.message,
    code: error.code,
    codeName: error.codeName,
    ...error.details,
  });
}

/**
 * `{cursor: {<list>: [documents], id, ns}, ok: 1}`, put together from bytes: stored documents are sent as they are,
 * without being decoded and encoded again.
 */
export function cursorReply(
  list: 'firstBatch' | 'nextBatch',
  documents: readonly Buffer[],
  id: bigint,
  namespace: string,
): Buffer {
  // The encoded fields of {id, ns} and {ok: 1}, without their length and final zero.
  const rest = encode({ id: Long.fromBigInt(id), ns: namespace }).subarray(4, -1);
  const ok = encode({ ok: 1 }).subarray(4, -1);
  const cursor = document([array(list, documents), rest]);
  return document([Buffer.from('\x03cursor\0', 'latin1'), cursor, ok]);
}

function array(name: string, documents: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  for (const [i, item] of documents.entries()) parts.push(Buffer.from(`\x03${i}\0`, 'latin1'), item);
  return Buffer.concat([Buffer.from(`\x04${name}\0`, 'latin1'), document(parts)]);
}

function document(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(length);
  return Buffer.concat([head, ...parts, Buffer.alloc(1)], length);
}
