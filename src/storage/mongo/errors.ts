import { isNativeError } from 'node:util/types';
import mongoose from 'mongoose';
import { AppError } from '../../shared/errors';

const { mongo } = mongoose;

/**
 * Server codes that mean "not here, not now": no primary, shutting down, network between the members, the write was
 * not acknowledged by enough of them, out of time.
 */
const AWAY = new Set([
  6, 7, 50, 64, 79, 89, 91, 100, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436,
]);

/** What the driver itself throws when it has no server to speak to. Names, because mongoose wraps some of them. */
const AWAY_NAMES = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoServerClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'PoolClearedOnNetworkError',
  'MongoClientClosedError',
  'MongoWaitQueueTimeoutError',
  'WaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoExpiredSessionError',
  'MongooseError.NotConnected',
]);

const BROKEN_SOCKET = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ENOENT',
  'ETIMEDOUT',
  'ENOTCONN',
]);

/** E11000: a unique index already holds this key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === 11000;
}

/** True when the server says that the duplicate is in an index on `field`. FerretDB does not say; then it is false. */
export function isDuplicateOf(error: unknown, field: string): boolean {
  const pattern = (error as { keyPattern?: unknown }).keyPattern;
  return isDuplicate(error) && typeof pattern === 'object' && pattern !== null && field in pattern;
}

/** `error` as callers of the ports expect it: STORE_UNAVAILABLE when the store is away, anything else as it is. */
export function toStoreError(error: unknown): unknown {
  return isAway(error) ? new AppError('STORE_UNAVAILABLE', undefined, { cause: error }) : error;
}

function isAway(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  if (AWAY_NAMES.has(error.name) || error instanceof mongo.MongoNetworkError) return true;
  // A socket that breaks while a command is being written surfaces as the system's own error, not as the driver's.
  // "This socket has been ended by the other party" names no call.
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EPIPE' || ('syscall' in error && BROKEN_SOCKET.has(String(code)))) return true;
  if (error instanceof mongo.MongoServerError) {
    return (
      AWAY.has(Number(error.code)) ||
      error.name === 'MongoWriteConcernError' ||
      error.hasErrorLabel('RetryableWriteError')
    );
  }
  // `bufferCommands: false` makes mongoose refuse with a plain MongooseError before the driver is asked.
  return (
    error.name === 'MongooseError' && /initial connection|not connected|disconnected/i.test(error.message)
  );
}

/** The same functions, with their errors passed through {@link toStoreError}. */
export function guarded<T extends object>(store: T): T {
  const entries = Object.entries(store).map(([name, method]: [string, unknown]) => [
    name,
    typeof method === 'function' ? guardMethod(method as (...args: unknown[]) => Promise<unknown>) : method,
  ]);
  return Object.fromEntries(entries) as T;
}

function guardMethod(method: (...args: unknown[]) => Promise<unknown>) {
  return async (...args: unknown[]): Promise<unknown> => {
    try {
      return await method(...args);
    } catch (error) {
      throw toStoreError(error);
    }
  };
}
