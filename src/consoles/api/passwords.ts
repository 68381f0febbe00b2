import { hash, verify } from '@node-rs/argon2';
import { newToken } from '../../shared/ids';

/** OWASP's second choice for argon2id (the library's default kind): 19 MiB, two passes, one lane. About 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let dummy: Promise<string> | undefined;

/**
 * True when the password is the one behind the hash. Without a hash (no such user) it works just as long and says
 * false, so that the time of an answer does not tell which usernames exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(newToken());
  const decoy = await dummy;
  const matches = await verify(passwordHash ?? decoy, password).catch(() => false);
  return passwordHash !== null && matches;
}
