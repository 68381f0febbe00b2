import { jest } from '@jest/globals';
import mongoose from 'mongoose';
import { reportMissing } from '../support/missing-service';
import { findMongod, startMongod } from '../support/services';
import { describeStores, type RunningStore } from './stores.contract';

jest.setTimeout(120_000);
const uri = process.env.MONGODB_URI;
const binary = findMongod();

if (uri) {
  describeStores('MongoDB (MONGODB_URI)', () => useDatabaseOf(uri));
} else if (binary) {
  describeStores('MongoDB', () => startMongod(binary));
} else {
  reportMissing(
    'mongodb',
    'conformance on MongoDB',
    'no mongod found: set MONGODB_URI, MONGOD_BINARY or put it on PATH',
  );
}

let databases = 0;
/** A database of our own on a server that is there anyway, dropped at the end. */
async function useDatabaseOf(server: string): Promise<RunningStore> {
  const address = new URL(server);
  address.pathname = `/gongyou_conformance_${process.pid}_${(databases += 1)}`;
  return {
    uri: address.href,
    async stop() {
      const connection = await mongoose.createConnection(address.href).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
