import type { Stores } from '../../contracts/ports';
import { sha256Hex } from '../../shared/crypto';
import { newToken } from '../../shared/ids';

const KEY = 'setup.tokenHash';

/**
 * The one-time link by which the first admin is created; call it at start while there are no users. The token stands
 * behind `#`, so that no server log and no referrer sees it; only its hash is stored. Each call makes older links void.
 */
export async function createSetupLink(stores: Pick<Stores, 'settings'>, baseUrl: string): Promise<string> {
  const token = newToken();
  await stores.settings.set(KEY, sha256Hex(token));
  return `${baseUrl.replace(/\/+$/, '')}/staff/setup#token=${token}`;
}

/** Uses the token up; true for exactly one caller. */
export function takeSetupToken(stores: Pick<Stores, 'settings'>, token: string): Promise<boolean> {
  return stores.settings.take(KEY, sha256Hex(token));
}

/** Makes a token good again whose use failed for another reason. */
export function restoreSetupToken(stores: Pick<Stores, 'settings'>, token: string): Promise<void> {
  return stores.settings.set(KEY, sha256Hex(token));
}
