import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SettingsStore } from '../contracts/ports';
import { safeEqual, type FieldCipher } from '../shared/crypto';
import { syncFolder } from './files/sync-folder';

const FILE = 'field.key';
const HEX_KEY = /^[0-9a-f]{64}$/i;
/** Settings key of the value by which a wrong key is recognised. */
const CHECK = 'field_key_check';

/** The key that opens people's data is missing, damaged or another one. `message` says what to do. */
export class FieldKeyError extends Error {
  override readonly name = 'FieldKeyError';
}

/**
 * The field key: `fieldKey` (64 hex characters, from the environment) when given, else the one in `DATA_DIR/field.key`,
 * which is made once (mode 0600). The folder is made, too (mode 0700).
 * @throws FieldKeyError when the file does not hold a key
 */
export async function loadFieldKey(options: { dataDir: string; fieldKey?: string }): Promise<Buffer> {
  const { dataDir, fieldKey } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (fieldKey !== undefined) return parseKey(fieldKey, 'FIELD_KEY');
  const file = path.join(dataDir, FILE);
  const known = await readKey(file);
  if (known) return known;
  await createKey(dataDir, file);
  const made = await readKey(file);
  if (!made) throw new FieldKeyError(`${file} cannot be read`);
  return made;
}

/**
 * Holds the key against the data: the first time its check value is kept in the settings, later it must be the same.
 * Call it before anything is served; with a wrong key everything that people said would be unreadable.
 * @throws FieldKeyError
 */
export async function verifyKey(settings: SettingsStore, cipher: FieldCipher): Promise<void> {
  const mine = cipher.hash('field key', 'key check');
  if ((await settings.get(CHECK)) === null) await settings.set(CHECK, mine);
  // Read back: of two instances that start at once with two keys, the one whose value was overwritten must not go on.
  const kept = await settings.get(CHECK);
  if (kept === null || !safeEqual(kept, mine)) throw wrongKey();
}

function wrongKey(): FieldKeyError {
  return new FieldKeyError(
    `The data here was sealed with another key. Put back the ${FILE} that belongs to it (or set FIELD_KEY to it).`,
  );
}

async function readKey(file: string): Promise<Buffer | null> {
  try {
    return parseKey((await readFile(file, 'utf8')).trim(), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written in full beside, then linked into place: `link` fails if somebody was faster, so there is only ever one key. */
async function createKey(dataDir: string, file: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dataDir);
}

function parseKey(text: string, source: string): Buffer {
  if (!HEX_KEY.test(text)) throw new FieldKeyError(`${source} does not hold a key of 64 hex characters`);
  return Buffer.from(text, 'hex');
}
