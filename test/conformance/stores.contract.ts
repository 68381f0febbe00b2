import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import type { Stores } from '../../src/contracts/ports';
import { createFieldCipher } from '../../src/shared/crypto';
import { openStores } from '../../src/storage/mongo';
import { describeCases } from './parts/cases';
import { describeContent } from './parts/content';
import { describeRegister } from './parts/register';
import { describeSettings } from './parts/settings';
import { describeStaff } from './parts/staff';
import { describeTransfer } from './parts/transfer';
import { describeTurns } from './parts/turns';

export interface RunningStore {
  uri: string;
  stop(): Promise<void>;
}

/** What the parts of the suite work with. Its members are there once the tests run. */
export interface Bench {
  stores: Stores;
  /** Direct access to the documents, to see what really lies in the store. */
  raw: Connection;
  uri: string;
  /** Another, empty store of the same kind. */
  startAnother(): Promise<RunningStore>;
}

export const CIPHER = createFieldCipher(Buffer.alloc(32, 7));

/**
 * The data layer's contract: everything that the ports promise, held against one kind of store. The same for all of
 * them; where a store differs, KNOWN_DIFFERENCES says so.
 */
export function describeStores(name: string, start: () => Promise<RunningStore>): void {
  describe(`Stores: ${name}`, () => {
    const bench = { startAnother: start } as Bench;
    let server: RunningStore;

    beforeAll(async () => {
      server = await start();
      bench.uri = server.uri;
      bench.stores = await openStores({ uri: server.uri, cipher: CIPHER, production: false });
      bench.raw = await new mongoose.Mongoose().createConnection(server.uri).asPromise();
    });
    beforeEach(async () => {
      for (const collection of await bench.raw.listCollections()) {
        await bench.raw.collection(collection.name).deleteMany({});
      }
    });
    afterAll(async () => {
      await bench.raw?.close();
      await bench.stores?.close();
      await server?.stop();
    });

    describeTurns(bench);
    describeCases(bench);
    describeRegister(bench);
    describeStaff(bench);
    describeContent(bench);
    describeSettings(bench);
    describeTransfer(bench);
  });
}
