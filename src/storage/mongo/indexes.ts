import type { Connection } from 'mongoose';
import mongoose from 'mongoose';

export interface IndexDeclaration {
  key: Record<string, 1 | -1>;
  unique?: boolean;
  sparse?: boolean;
  /** Seconds after the date in the field at which the store removes the document. */
  expireAfterSeconds?: number;
  /** The service works without it: a store that has no such kind of index may refuse it. */
  optional?: boolean;
}

/**
 * Makes the collection and its indexes if they are missing. Done at every start, before the first write: a unique index
 * that is not there would let a race through.
 */
export async function ensureIndexes(
  connection: Connection,
  collection: string,
  indexes: readonly IndexDeclaration[],
): Promise<void> {
  const native = connection.collection(collection);
  for (const { key, optional, ...options } of indexes) {
    try {
      await native.createIndex(key, options);
    } catch (error) {
      if (!optional || !isNotImplemented(error)) throw error;
    }
  }
}

/** 238 NotImplemented (FerretDB), 197 InvalidIndexSpecificationOption, 67 CannotCreateIndex. */
function isNotImplemented(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && [67, 197, 238].includes(Number(error.code));
}
