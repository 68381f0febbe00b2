import { jest } from '@jest/globals';
import { reportMissing } from '../support/missing-service';
import { findFerretdb, startFerretdb } from '../support/services';
import { describeStores } from './stores.contract';

jest.setTimeout(120_000);
const binary = findFerretdb();

if (binary) {
  describeStores('FerretDB', async () => {
    const service = await startFerretdb(binary);
    // One connection: see `updates-not-atomic` in KNOWN_DIFFERENCES.
    return { uri: `${service.uri}&maxPoolSize=1`, stop: () => service.stop() };
  });
} else {
  reportMissing(
    'ferretdb',
    'conformance on FerretDB',
    'no ferretdb found: set FERRETDB_BINARY or put it on PATH',
  );
}
