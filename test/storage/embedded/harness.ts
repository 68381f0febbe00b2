import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedStore, type EmbeddedStore } from '../../../src/storage/embedded';

/** A fresh folder, removed by {@link removeFolders}. */
const folders: string[] = [];
export function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongyou-test-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface Running {
  dataDir: string;
  store: EmbeddedStore;
  client: MongoClient;
  db: Db;
  stop(): Promise<void>;
}

/** A running store with a connected driver. */
export async function startRunning(dataDir = freshFolder()): Promise<Running> {
  const store = await startEmbeddedStore({ dataDir });
  const client = await MongoClient.connect(store.uri);
  return {
    dataDir,
    store,
    client,
    db: client.db(),
    stop: async () => {
      await client.close();
      await store.stop();
    },
  };
}

/** Problems that the store finds with itself: indexes against documents, memory against disk. */
export async function problemsOf(client: MongoClient): Promise<string[]> {
  return (await client.db('admin').command({ gongyouVerify: 1 })).problems as string[];
}
