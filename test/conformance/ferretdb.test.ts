import { expect, it, jest } from '@jest/globals';
import { openStores } from '../../src/storage/mongo';
import { reportMissing } from '../support/missing-service';
import { findFerretdb, startFerretdb } from '../support/services';
import { aTurn } from '../support/turn-builders';
import { CIPHER, describeStores } from './stores.contract';

jest.setTimeout(120_000);
const binary = findFerretdb();

if (binary) {
  describeStores('FerretDB', async () => {
    const service = await startFerretdb(binary);
    // One connection: see `updates-not-atomic` in KNOWN_DIFFERENCES.
    return { uri: `${service.uri}&maxPoolSize=1`, stop: () => service.stop() };
  });

  it('should say STORE_UNAVAILABLE when the server dies under a connected service, and go on when it is back', async () => {
    const service = await startFerretdb(binary);
    const stores = await openStores({ uri: service.uri, cipher: CIPHER, production: false });
    await stores.turns.commit(aTurn());
    await service.kill();
    for (const call of [
      stores.turns.commit(aTurn({ seq: 2 })),
      stores.turns.latest('conv-1'),
      stores.ping(),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    }
    await service.restart();
    expect((await stores.turns.latest('conv-1'))?.seq).toBe(1);
    expect(await stores.turns.commit(aTurn({ seq: 2 }))).toBe('committed');
    await stores.close();
    await service.stop();
  });
} else {
  reportMissing(
    'ferretdb',
    'conformance on FerretDB',
    'no ferretdb found: set FERRETDB_BINARY or put it on PATH',
  );
}
