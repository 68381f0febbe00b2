import type { Stores } from '../../contracts/ports';
import type { FieldCipher } from '../../shared/crypto';
import { createCaseStore } from './cases';
import { COLLECTIONS } from './collections';
import { connect } from './connect';
import { createContentStore } from './content';
import { guarded, toStoreError } from './errors';
import { ensureIndexes } from './indexes';
import { createRegisterStore } from './register';
import { createSettingsStore } from './settings';
import { createStaffStore } from './staff';
import { createTurnStore } from './turns';

export interface OpenStoresOptions {
  uri: string;
  /** Seals what people said and who they are. */
  cipher: FieldCipher;
  /** A real MongoDB: writes wait for the majority and the journal. */
  production: boolean;
}

/**
 * Opens the data layer on one MongoDB-wire server: connected, indexes in place, ready.
 * @throws AppError STORE_UNAVAILABLE when the server cannot be reached
 */
export async function openStores({ uri, cipher, production }: OpenStoresOptions): Promise<Stores> {
  const connection = await connect(uri, production);
  try {
    for (const [name, indexes] of Object.entries(COLLECTIONS)) await ensureIndexes(connection, name, indexes);
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw toStoreError(error);
  }
  const { ping } = guarded({
    ping: async () => {
      await connection.getClient().db().command({ ping: 1 });
    },
  });
  return {
    turns: guarded(createTurnStore(connection, cipher)),
    cases: guarded(createCaseStore(connection, cipher)),
    register: guarded(createRegisterStore(connection, cipher)),
    staff: guarded(createStaffStore(connection)),
    content: guarded(createContentStore(connection)),
    settings: guarded(createSettingsStore(connection)),
    ping,
    close: () => connection.close(),
  };
}
