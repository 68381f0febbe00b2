import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFieldCipher } from '../../../src/shared/crypto';
import { openFileStore } from '../../../src/storage/files';
import { tempFolders } from '../../support/temp-folder';

const cipher = createFieldCipher(Buffer.alloc(32, 1));

describe('the file store', () => {
  const tempFolder = tempFolders();

  it('should give back what was put, until it is deleted', async () => {
    const files = await openFileStore(tempFolder(), cipher);
    expect(await files.get('ev-1')).toBeNull();
    await files.delete('ev-1');
    for (const bytes of [Buffer.alloc(0), Buffer.from('照片'), Buffer.alloc(3_000_000, 5)]) {
      await files.put('ev-1', bytes);
      expect((await files.get('ev-1'))?.equals(bytes)).toBe(true);
    }
    await files.delete('ev-1');
    expect(await files.get('ev-1')).toBeNull();
  });

  it('should be readable by our user only, and by nobody without the key', async () => {
    const dataDir = tempFolder();
    const files = await openFileStore(dataDir, cipher);
    await files.put('ev-1', Buffer.from('a photo of a contract'));
    const folder = path.join(dataDir, 'files');
    const [name = ''] = readdirSync(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(path.join(folder, name)).includes('contract')).toBe(false);
    const stranger = await openFileStore(dataDir, createFieldCipher(Buffer.alloc(32, 2)));
    await expect(stranger.get('ev-1')).rejects.toThrow();
  });

  it('should not open a file that was altered or put in the place of another', async () => {
    const dataDir = tempFolder();
    const files = await openFileStore(dataDir, cipher);
    await files.put('ev-1', Buffer.from('one'));
    await files.put('ev-2', Buffer.from('two'));
    const file = (id: string) => path.join(dataDir, 'files', `${id}.sealed`);
    copyFileSync(file('ev-1'), file('ev-2'));
    await expect(files.get('ev-2')).rejects.toThrow();
    writeFileSync(file('ev-1'), 'short');
    await expect(files.get('ev-1')).rejects.toThrow();
  });

  it('should be whole whatever the order of many writers, and leave no drafts', async () => {
    const dataDir = tempFolder();
    const files = await openFileStore(dataDir, cipher);
    const versions = Array.from({ length: 20 }, (_, i) => Buffer.alloc(100_000, i));
    await Promise.all(versions.map((bytes) => files.put('ev-1', bytes)));
    const kept = await files.get('ev-1');
    expect(versions.some((bytes) => kept?.equals(bytes))).toBe(true);
    expect(readdirSync(path.join(dataDir, 'files'))).toEqual(['ev-1.sealed']);
  });

  it('should clear away drafts that a crash left behind', async () => {
    const dataDir = tempFolder();
    await openFileStore(dataDir, cipher);
    writeFileSync(path.join(dataDir, 'files', 'ev-1.sealed.0123456789ab.tmp'), 'half');
    await openFileStore(dataDir, cipher);
    // It may still be in somebody's hands.
    expect(readdirSync(path.join(dataDir, 'files'))).toHaveLength(1);
    await openFileStore(dataDir, cipher, { now: () => new Date(Date.now() + 2 * 3_600_000) });
    expect(readdirSync(path.join(dataDir, 'files'))).toEqual([]);
  });

  it('should refuse every id that is more than a plain name', async () => {
    const files = await openFileStore(tempFolder(), cipher);
    const bad = ['', '.', '..', '../x', 'a/b', 'a\\b', 'a\0', '-rf', '.hidden', 'a'.repeat(129), 'é', 'a b'];
    for (const id of bad) {
      await expect(files.put(id, Buffer.from('x'))).rejects.toThrow();
      await expect(files.get(id)).rejects.toThrow();
      await expect(files.delete(id)).rejects.toThrow();
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (id) => {
        fc.pre(!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(id));
        await expect(files.get(id)).rejects.toThrow();
      }),
    );
  });
});
