import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createFieldCipher } from '../../src/shared/crypto';
import { FieldKeyError, loadFieldKey, verifyKey } from '../../src/storage/field-key';
import { MemorySettingsStore } from '../support/memory-stores';
import { tempFolders } from '../support/temp-folder';

describe('the field key', () => {
  const tempFolder = tempFolders();

  it('should be made once, for our user only, and be the same ever after', async () => {
    const dataDir = path.join(tempFolder(), 'new', 'var');
    const key = await loadFieldKey({ dataDir });
    expect(key).toHaveLength(32);
    expect(await loadFieldKey({ dataDir })).toEqual(key);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dataDir, 'field.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['field.key']);
  });

  it('should be one and the same for all who start at once', async () => {
    const dataDir = tempFolder();
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadFieldKey({ dataDir })));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  });

  it('should come from the environment when it is set there, and then not be written down', async () => {
    const dataDir = tempFolder();
    const key = await loadFieldKey({ dataDir, fieldKey: 'AB'.repeat(32) });
    expect(key).toEqual(Buffer.alloc(32, 0xab));
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('should refuse a damaged file and leave it as it is', async () => {
    const dataDir = tempFolder();
    for (const content of ['', 'zz', 'ab'.repeat(31), 'ab'.repeat(33)]) {
      writeFileSync(path.join(dataDir, 'field.key'), content);
      await expect(loadFieldKey({ dataDir })).rejects.toBeInstanceOf(FieldKeyError);
      expect(readFileSync(path.join(dataDir, 'field.key'), 'utf8')).toBe(content);
    }
  });

  it('should refuse data that another key sealed, in words that help', async () => {
    const settings = new MemorySettingsStore();
    await verifyKey(settings, createFieldCipher(Buffer.alloc(32, 1)));
    await verifyKey(settings, createFieldCipher(Buffer.alloc(32, 1)));
    await expect(verifyKey(settings, createFieldCipher(Buffer.alloc(32, 2)))).rejects.toThrow(
      /another key.*field\.key/s,
    );
  });
});
