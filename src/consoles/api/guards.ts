import { parseCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import { requireAction, type StaffAction } from '../../cases/policies';
import { safeEqual } from '../../shared/crypto';
import { AppError } from '../../shared/errors';
import { SESSION_COOKIE, type Auth, type Sessions } from './sessions';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export function sessionToken(request: Request): string | undefined {
  return parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE];
}

/** Lets only signed-in staff through. */
export function authenticate(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    const auth = await sessions.find(sessionToken(request));
    if (!auth) throw new AppError('UNAUTHENTICATED');
    response.locals['auth'] = auth;
    next();
  };
}

/** Who is signed in, behind {@link authenticate}. */
export function authOf(response: Response): Auth {
  const auth = response.locals['auth'] as Auth | undefined;
  if (!auth) throw new AppError('UNAUTHENTICATED');
  return auth;
}

/** Every request that changes something names the session's token: another site cannot know it. */
export const requireCsrfToken: RequestHandler = (request, response, next) => {
  const given = request.get('x-csrf-token') ?? '';
  if (!SAFE_METHODS.has(request.method) && !safeEqual(given, authOf(response).session.csrfToken)) {
    throw new AppError('CSRF');
  }
  next();
};

/**
 * A browser names the page's origin with every change: it must be ours. Also guards sign-in, where there is no token
 * yet. Programs that send none are not browsers, and have no cookie of anybody's to misuse.
 */
export function requireOwnOrigin(publicUrl: string | undefined): RequestHandler {
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return (request, _response, next) => {
    const origin = request.get('origin');
    if (origin !== undefined && !SAFE_METHODS.has(request.method)) {
      const sameHost = URL.canParse(origin) && new URL(origin).host === request.get('host');
      if (origin !== ours && !sameHost) throw new AppError('CSRF');
    }
    next();
  };
}

/** Lets only roles through that may do this. */
export function allow(action: StaffAction): RequestHandler {
  return (_request, response, next) => {
    requireAction(authOf(response).user, action);
    next();
  };
}
