import type { CookieOptions } from 'express';
import type { StaffSession, StaffStore, StaffUser } from '../../contracts/ports';
import type { Clock } from '../../shared/clock';
import { sha256Hex } from '../../shared/crypto';
import { newToken } from '../../shared/ids';

export const SESSION_COOKIE = 'gy_staff';

/**
 * A shift. The end is fixed at sign-in and never moved: an unattended browser is signed out within the day, and no
 * request has to write.
 */
export const SESSION_MS = 12 * 3_600_000;

export interface Auth {
  user: StaffUser;
  session: StaffSession;
}

export interface Sessions {
  /** A new session; the token goes into the cookie and is stored only as its hash. */
  start(user: StaffUser): Promise<{ token: string; session: StaffSession }>;
  /** Who a cookie's token belongs to; null when it is unknown, over, or the account is disabled. */
  find(token: string | undefined): Promise<Auth | null>;
  end(token: string): Promise<void>;
}

export function createSessions(store: StaffStore, clock: Clock): Sessions {
  return {
    async start(user) {
      const token = newToken();
      const now = clock.now();
      const session: StaffSession = {
        id: sha256Hex(token),
        userId: user.id,
        csrfToken: newToken(),
        createdAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + SESSION_MS).toISOString(),
      };
      await store.purgeSessions(now.toISOString());
      await store.insertSession(session);
      return { token, session };
    },
    async find(token) {
      if (!token) return null;
      const session = await store.getSession(sha256Hex(token));
      if (!session || session.expiresAt <= clock.now().toISOString()) return null;
      const user = await store.getUser(session.userId);
      return user && !user.disabled ? { user, session } : null;
    },
    end: (token) => store.deleteSession(sha256Hex(token)),
  };
}

/** Not readable by scripts, never sent from other sites, only to the staff API, and only over TLS when we have it. */
export function cookieOptions(publicUrl: string | undefined): CookieOptions {
  return {
    httpOnly: true,
    sameSite: 'strict',
    path: '/api/staff',
    secure: publicUrl?.startsWith('https://') ?? false,
  };
}
