import mongoose, { type Connection, type ConnectOptions } from 'mongoose';
import { toStoreError } from './errors';

/** Given up after this long: a worker waits for an answer, and a retry is better than a hanging page. */
const SELECTION_TIMEOUT_MS = 5_000;

/**
 * A connection of our own (nothing global of mongoose is touched), tried out before it is returned.
 * @param production a real MongoDB: writes are acknowledged by the majority and journaled
 * @throws AppError STORE_UNAVAILABLE
 */
export async function connect(uri: string, production: boolean): Promise<Connection> {
  // A separate instance, so that its settings reach nobody else. A filter with an unknown field must be an error:
  // silently dropping the field would make the filter match more documents.
  const own = new mongoose.Mongoose({ strictQuery: 'throw' });
  const connection = own.createConnection();
  try {
    await connection.openUri(uri, connectOptions(production));
    return connection;
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw toStoreError(error);
  }
}

function connectOptions(production: boolean): ConnectOptions {
  return {
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    connectTimeoutMS: SELECTION_TIMEOUT_MS,
    waitQueueTimeoutMS: SELECTION_TIMEOUT_MS,
    // A server that accepts a command and never answers; longer than any command of ours takes.
    socketTimeoutMS: 20_000,
    // Without a connection fail now; mongoose would otherwise keep the command back for ten seconds.
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    ignoreUndefined: true,
    ...(production ? { writeConcern: { w: 'majority' as const, journal: true, wtimeoutMS: 10_000 } } : {}),
  };
}
