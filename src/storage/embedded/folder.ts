import { createHash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Longest path of a Unix domain socket that Linux and macOS both take (104 there, with the final NUL). */
const MAX_SOCKET_PATH = 103;
export const STORE_FILE = 'store.db';
const SOCKET_FILE = 'store.sock';

/** Creates the folder (0700) and the empty store file (0600) where they are missing. Existing folders keep their mode. */
export function prepareFolder(dataDir: string): string {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, STORE_FILE);
  // Made by us, because the engine would create it readable for everybody; its log inherits the mode. The file must
  // never be opened here once it exists: closing any handle on it would free the engine's lock in this process.
  if (existsSync(file)) chmodSync(file, 0o600);
  else closeSync(openSync(file, 'wx', 0o600));
  return file;
}

export interface SocketPlace {
  path: string;
  /** Removes the socket and, when it has one of its own, its folder. */
  remove(): void;
}

/**
 * Where the socket goes: in the data folder, or, when that path is too long for a socket, in a private folder (0700)
 * under the system's temporary one. Call only while holding the store's lock: a socket left by a killed process is
 * removed.
 */
export function placeSocket(dataDir: string): SocketPlace {
  const inside = path.join(dataDir, SOCKET_FILE);
  if (Buffer.byteLength(inside) <= MAX_SOCKET_PATH) {
    rmSync(inside, { force: true });
    return { path: inside, remove: () => rmSync(inside, { force: true }) };
  }
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  const folder = mkdtempSync(path.join(tmpdir(), `gongyou-${id}-`));
  return {
    path: path.join(folder, SOCKET_FILE),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
