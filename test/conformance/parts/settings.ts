import { describe, expect, it } from '@jest/globals';
import { createFieldCipher } from '../../../src/shared/crypto';
import { FieldKeyError, verifyKey } from '../../../src/storage/field-key';
import { openStores } from '../../../src/storage/mongo';
import { CIPHER, type Bench } from '../stores.contract';

export function describeSettings(bench: Bench): void {
  describe('settings', () => {
    it('should keep values under keys of any kind', async () => {
      const { settings } = bench.stores;
      expect(await settings.get('a.b')).toBeNull();
      await settings.set('a.b', 'one');
      await settings.set('a.b', '');
      await settings.set('$x', '二');
      expect(await settings.get('a.b')).toBe('');
      expect(await settings.get('$x')).toBe('二');
    });

    it('should let many write at once and keep one of their values', async () => {
      const { settings } = bench.stores;
      await Promise.all(Array.from({ length: 30 }, (_, i) => settings.set('k', `v${i}`)));
      expect(await settings.get('k')).toMatch(/^v\d+$/);
    });

    it('should give a value to exactly one of fifty takers', async () => {
      const { settings } = bench.stores;
      await settings.set('setup', 'token');
      expect(await settings.take('setup', 'other')).toBe(false);
      const wins = await Promise.all(Array.from({ length: 50 }, () => settings.take('setup', 'token')));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await settings.get('setup')).toBeNull();
    });

    it('should recognise a wrong field key', async () => {
      const { settings } = bench.stores;
      await verifyKey(settings, CIPHER);
      await verifyKey(settings, CIPHER);
      const other = createFieldCipher(Buffer.alloc(32, 8));
      await expect(verifyKey(settings, other)).rejects.toBeInstanceOf(FieldKeyError);
    });
  });

  describe('the connection', () => {
    it('should answer a ping, and say so when the store is away', async () => {
      await bench.stores.ping();
      const stores = await openStores({ uri: bench.uri, cipher: CIPHER, production: false });
      await stores.close();
      await expect(stores.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await expect(stores.turns.latest('x')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await expect(stores.settings.set('x', 'y')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    });

    it('should open again over the same data', async () => {
      await bench.stores.settings.set('x', 'y');
      const stores = await openStores({ uri: bench.uri, cipher: CIPHER, production: false });
      expect(await stores.settings.get('x')).toBe('y');
      await stores.close();
    });
  });
}
