import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { startEmbeddedStore } from '../../src/storage/embedded';
import { describeStores } from './stores.contract';

jest.setTimeout(60_000);

describeStores('the embedded store', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gongyou-embedded-'));
  const store = await startEmbeddedStore({ dataDir });
  return {
    uri: store.uri,
    async stop() {
      await store.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});
