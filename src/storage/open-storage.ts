import type { Coordination, FileStore, Stores } from '../contracts/ports';
import type { Config } from '../shared/config';
import { createFieldCipher, type FieldCipher } from '../shared/crypto';
import type { Logger } from '../shared/logger';
import { openCoordination } from './coordination';
import { startEmbeddedStore } from './embedded';
import { loadFieldKey, verifyKey } from './field-key';
import { openFileStore } from './files';
import { openStores } from './mongo';

export interface Storage {
  stores: Stores;
  coordination: Coordination;
  files: FileStore;
  cipher: FieldCipher;
  close: () => Promise<void>;
}

/**
 * Opens everything durable: the key, the store (MongoDB when an address is given, the built-in one otherwise), the
 * files; and the coordination beside it. Closes what it had opened when a later part fails.
 */
export async function openStorage({
  config,
  logger,
  progress,
  onFatal,
}: {
  config: Config;
  logger: Logger;
  progress: (line: string) => void;
  onFatal: (error: Error) => void;
}): Promise<Storage> {
  const undo: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    let uri = config.mongodbUri;
    // First of all the lock on the folder: a second process must not even make a key there.
    if (!uri) {
      const embedded = await startEmbeddedStore({ dataDir: config.dataDir, onExit: onFatal });
      undo.push(() => embedded.stop());
      uri = embedded.uri;
    }
    progress(config.mongodbUri ? 'store: MongoDB' : `store: built in, ${config.dataDir}`);
    const cipher = createFieldCipher(
      await loadFieldKey({ dataDir: config.dataDir, fieldKey: config.fieldKey }),
    );
    const stores = await openStores({ uri, cipher, production: Boolean(config.mongodbUri) });
    undo.push(() => stores.close());
    await verifyKey(stores.settings, cipher);
    const coordination = await openCoordination({ redisUrl: config.redisUrl, logger });
    undo.push(() => coordination.close());
    const files = await openFileStore(config.dataDir, cipher);
    return { stores, coordination, files, cipher, close };
  } catch (error) {
    await close();
    throw error;
  }
}
