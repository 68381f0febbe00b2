import type { Stores } from '../../contracts/ports';
import type { FieldCipher } from '../../shared/crypto';
import { CASE_INDEXES } from './case-schema';
import { createCaseStore } from './cases';
import { connect } from './connect';
import { createContentStore } from './content';
import { guarded, toStoreError } from './errors';
import { ensureIndexes, type IndexDeclaration } from './indexes';
import { createSettingsStore } from './settings';
import { createStaffStore, STAFF_INDEXES } from './staff';
import { createTurnStore, TURN_INDEXES } from './turns';

export interface OpenStoresOptions {
  uri: string;
  /** Seals what people said and who they are. */
  cipher: FieldCipher;
  /** A real MongoDB: writes wait for the majority and the journal. */
  production: boolean;
}

/** Every collection of the service with its indexes. */
export const COLLECTIONS: Readonly<Record<string, readonly IndexDeclaration[]>> = {
  turns: TURN_INDEXES,
  cases: CASE_INDEXES,
  ...STAFF_INDEXES,
  content_versions: [],
  content_drafts: [],
  settings: [],
};

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
    staff: guarded(createStaffStore(connection)),
    content: guarded(createContentStore(connection)),
    settings: guarded(createSettingsStore(connection)),
    ping,
    close: () => connection.close(),
  };
}
