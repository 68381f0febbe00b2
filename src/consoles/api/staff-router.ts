import express, { type Router } from 'express';
import { casesRouter } from './cases-routes';
import { contentRouter } from './content-routes';
import type { StaffDeps } from './deps';
import { allow, authenticate, authOf, requireCsrfToken, requireOwnOrigin } from './guards';
import { noStore, notFound, translateErrors } from './http';
import { registerRouter } from './register-routes';
import { createSessions } from './sessions';
import { accountRouter, signInRouter } from './staff-auth';
import { StaffStreams } from './staff-stream';
import { usersRouter } from './users-routes';

export type { StaffDeps } from './deps';
export { sweepLeases } from './lease-sweep';
export { createSetupLink } from './setup-link';
export { hashPassword } from './passwords';
export { publishStaffEvent, STAFF_CHANNEL } from './staff-stream';
export { tellStatus } from './status-notices';

/** Room for an intent with every sentence at its longest; anything bigger is 413 before it is parsed. */
const BODY_LIMIT = '3mb';

/**
 * The staff API, to be mounted at `/api/staff` in front of any body parser: it reads bodies itself, and only those of
 * signed-in staff beyond 16 kB. Errors go to the next error handler as AppErrors.
 *
 * | Path | Who |
 * | --- | --- |
 * | `POST /login`, `/setup` | anybody, limited |
 * | `GET /me`, `POST /logout`, `GET /stream` | signed in |
 * | `/cases…` | mediator (own regions), supervisor, admin |
 * | `/register…` | mediator (own regions), supervisor, admin |
 * | `/content…` | editor, reviewer, admin |
 * | `/users…` | admin |
 */
export function staffRouter(deps: StaffDeps): Router {
  const sessions = createSessions(deps.stores.staff, deps.clock);
  const streams = new StaffStreams(deps, async ({ user, session }) => {
    const [known, current] = await Promise.all([
      deps.stores.staff.getSession(session.id),
      deps.stores.staff.getUser(user.id),
    ]);
    const alive = known !== null && known.expiresAt > deps.clock.now().toISOString();
    // A changed role or region must not go on listening under the old one.
    return alive && current !== null && !current.disabled && sameRights(current, user);
  });

  const router = express.Router();
  router.use(noStore, requireOwnOrigin(deps.publicUrl));
  router.use(signInRouter(deps, sessions));
  router.use(authenticate(sessions), requireCsrfToken, express.json({ limit: BODY_LIMIT }));
  router.use(accountRouter(deps, sessions));
  router.get('/stream', (_request, response) => streams.open(authOf(response), response));
  router.use('/cases', allow('cases.work'), casesRouter(deps));
  router.use('/register', allow('cases.work'), registerRouter(deps));
  router.use('/users', allow('users.manage'), usersRouter(deps));
  router.use('/content', allow('content.edit'), contentRouter(deps));
  router.use(notFound);
  router.use(translateErrors);
  return router;
}

interface Rights {
  role: string;
  regions: { city: string; district?: string }[];
}

function sameRights(a: Rights, b: Rights): boolean {
  return a.role === b.role && JSON.stringify(a.regions) === JSON.stringify(b.regions);
}
