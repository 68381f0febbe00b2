import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileStore } from '../../contracts/ports';
import { systemClock, type Clock } from '../../shared/clock';
import type { FieldCipher } from '../../shared/crypto';
import { AppError } from '../../shared/errors';
import { syncFolder } from './sync-folder';

/** Letters, digits, `-` and `_`, so that an id can name nothing but a file in our folder. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

/** No write takes this long. */
const DRAFT_LIFE_MS = 60 * 60_000;

/**
 * Evidence on disk: one sealed file for each id, bound to its id. A file is whole or not there (written beside, flushed,
 * renamed) and readable by our user only.
 * @param dataDir the service's folder; files lie in `files/` in it
 */
export async function openFileStore(
  dataDir: string,
  cipher: FieldCipher,
  clock: Clock = systemClock,
): Promise<FileStore> {
  const folder = path.join(dataDir, 'files');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearDrafts(folder, clock.now());

  return {
    async put(id, bytes) {
      const target = fileOf(folder, id);
      const draft = `${target}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        await writeDurably(draft, cipher.sealBytes(bytes, fieldOf(id)));
        await rename(draft, target);
        await syncFolder(folder);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw new AppError('STORE_UNAVAILABLE', undefined, { cause: error });
      }
    },
    async get(id) {
      const sealed = await readFile(fileOf(folder, id)).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw new AppError('STORE_UNAVAILABLE', undefined, { cause: error });
      });
      return sealed && cipher.openBytes(sealed, fieldOf(id));
    },
    async delete(id) {
      const file = fileOf(folder, id);
      try {
        await rm(file, { force: true });
        await syncFolder(folder);
      } catch (error) {
        throw new AppError('STORE_UNAVAILABLE', undefined, { cause: error });
      }
    },
  };
}

/** Removes drafts that a crash left behind; a young one may be in another instance's hands right now. */
async function clearDrafts(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.tmp')) continue;
    const file = path.join(folder, name);
    const known = await stat(file).catch(() => null);
    if (known && now.getTime() - known.mtimeMs > DRAFT_LIFE_MS) await rm(file, { force: true });
  }
}

function fileOf(folder: string, id: string): string {
  if (!ID.test(id)) throw new Error('A file id has letters, digits, - and _ only');
  return path.join(folder, `${id}.sealed`);
}

function fieldOf(id: string): string {
  return `files.bytes:${id}`;
}

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
