import express, { type Request, type Response, type Router } from 'express';
import { loginRequest, setupRequest, type StaffMe } from '../../contracts/api/staff';
import type { StaffSession, StaffUser } from '../../contracts/ports';
import { AppError } from '../../shared/errors';
import { newToken } from '../../shared/ids';
import type { StaffDeps } from './deps';
import { authOf, sessionToken } from './guards';
import { parse } from './http';
import { countLogin, countSetup, forgiveLogins } from './login-limits';
import { hashPassword, verifyPassword } from './passwords';
import { cookieOptions, SESSION_COOKIE, SESSION_MS, type Sessions } from './sessions';
import { restoreSetupToken, takeSetupToken } from './setup-link';

/** `POST /login` and `POST /setup`: what works before anybody is signed in. */
export function signInRouter(deps: StaffDeps, sessions: Sessions): Router {
  const { stores, coordination, clock, logger } = deps;
  const router = express.Router();
  router.use(['/login', '/setup'], express.json({ limit: '16kb' }));

  async function signIn(request: Request, response: Response, user: StaffUser): Promise<void> {
    const old = sessionToken(request);
    if (old) await sessions.end(old);
    const { token, session } = await sessions.start(user);
    response.cookie(SESSION_COOKIE, token, { ...cookieOptions(deps.publicUrl), maxAge: SESSION_MS });
    response.json(presentMe(user, session));
  }

  router.post('/login', async (request, response) => {
    const { username, password } = parse(loginRequest, request.body);
    const place = request.ip ?? '';
    await countLogin(coordination, username, place);
    const user = await stores.staff.findUser(username);
    const usable = user && !user.disabled ? user : null;
    if (!(await verifyPassword(usable?.passwordHash ?? null, password)) || !usable) {
      logger.warn({ category: 'auth', userId: user?.id }, 'login failed');
      throw new AppError('LOGIN_FAILED');
    }
    await forgiveLogins(coordination, username, place);
    await signIn(request, response, usable);
    logger.info({ category: 'auth', userId: usable.id }, 'login');
  });

  router.post('/setup', async (request, response) => {
    await countSetup(coordination, request.ip ?? '');
    const { token, username, name, password } = parse(setupRequest, request.body);
    const passwordHash = await hashPassword(password);
    if (!(await takeSetupToken(stores, token)) || (await stores.staff.countUsers()) > 0) {
      throw new AppError('SETUP_LINK_INVALID');
    }
    const user: StaffUser = {
      id: newToken(12),
      username,
      name,
      role: 'admin',
      regions: [],
      passwordHash,
      disabled: false,
      createdAt: clock.now().toISOString(),
    };
    try {
      if ((await stores.staff.insertUser(user)) === 'exists') throw new AppError('USER_EXISTS');
    } catch (error) {
      await restoreSetupToken(stores, token);
      throw error;
    }
    logger.info({ category: 'auth', userId: user.id }, 'first admin created');
    await signIn(request, response, user);
  });
  return router;
}

/** `GET /me` and `POST /logout`: behind authentication. */
export function accountRouter(deps: StaffDeps, sessions: Sessions): Router {
  const router = express.Router();
  router.get('/me', (_request, response) => {
    const { user, session } = authOf(response);
    response.json(presentMe(user, session));
  });
  router.post('/logout', async (request, response) => {
    const token = sessionToken(request);
    if (token) await sessions.end(token);
    response.clearCookie(SESSION_COOKIE, cookieOptions(deps.publicUrl));
    response.status(204).end();
  });
  return router;
}

function presentMe(user: StaffUser, session: StaffSession): StaffMe {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    role: user.role,
    regions: user.regions,
    csrfToken: session.csrfToken,
  };
}
