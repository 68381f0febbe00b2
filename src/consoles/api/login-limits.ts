import type { Coordination } from '../../contracts/ports';
import { AppError } from '../../shared/errors';

const WINDOW_MS = 15 * 60_000;

/**
 * Attempts in a quarter of an hour. Tight for one name from one place; wider for one name from everywhere, so that a
 * stranger cannot easily lock somebody out; generous for a place, because a whole bureau, or a factory, shares one
 * address. Only signing in is limited here: chatting never looks at these buckets.
 */
const LIMITS = { nameAndPlace: 5, name: 30, place: 300 };

/** Counts an attempt before the password is looked at, so that many at once cannot slip through. @throws LOGIN_LOCKED */
export async function countLogin(coordination: Coordination, username: string, place: string): Promise<void> {
  const name = keyOf(username);
  const verdicts = [
    await coordination.consume('login-place', place, { limit: LIMITS.place, windowMs: WINDOW_MS }),
    await coordination.consume('login-name-place', `${name}|${place}`, {
      limit: LIMITS.nameAndPlace,
      windowMs: WINDOW_MS,
    }),
  ];
  // An attempt that is refused anyway must not use up the name's points for everybody else.
  if (verdicts.every((verdict) => verdict.allowed)) {
    verdicts.push(
      await coordination.consume('login-name', name, { limit: LIMITS.name, windowMs: WINDOW_MS }),
    );
  }
  const wait = Math.max(...verdicts.map((verdict) => (verdict.allowed ? 0 : verdict.retryAfterMs)));
  if (verdicts.some((verdict) => !verdict.allowed)) {
    throw new AppError('LOGIN_LOCKED', { retryAfterSeconds: Math.ceil(wait / 1000) });
  }
}

/** The right password: earlier slips of this person are forgiven. */
export async function forgiveLogins(
  coordination: Coordination,
  username: string,
  place: string,
): Promise<void> {
  const name = keyOf(username);
  await coordination.reset('login-name-place', `${name}|${place}`);
  await coordination.reset('login-name', name);
}

/** A guess at the setup token costs a point of its place. @throws RATE_LIMITED */
export async function countSetup(coordination: Coordination, place: string): Promise<void> {
  const verdict = await coordination.consume('setup', place, { limit: 20, windowMs: WINDOW_MS });
  if (!verdict.allowed) throw new AppError('RATE_LIMITED');
}

function keyOf(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}
