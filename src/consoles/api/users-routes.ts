import express, { type Router } from 'express';
import { userChange, userRequest, type StaffUserView } from '../../contracts/api/staff';
import type { StaffUser } from '../../contracts/ports';
import { AppError } from '../../shared/errors';
import { newToken } from '../../shared/ids';
import type { StaffDeps } from './deps';
import { authOf } from './guards';
import { param, parse } from './http';
import { hashPassword } from './passwords';

/** `/users`: admins keep the accounts. Accounts are disabled, never deleted: histories name them. */
export function usersRouter(deps: StaffDeps): Router {
  const { clock, logger } = deps;
  const { staff } = deps.stores;
  const router = express.Router();

  router.get('/', async (_request, response) => {
    response.json({ users: (await staff.listUsers()).map(presentUser) });
  });

  router.post('/', async (request, response) => {
    const { password, ...given } = parse(userRequest, request.body);
    const user: StaffUser = {
      ...given,
      id: newToken(12),
      passwordHash: await hashPassword(password),
      disabled: false,
      createdAt: clock.now().toISOString(),
    };
    if ((await staff.insertUser(user)) === 'exists') throw new AppError('USER_EXISTS');
    logger.info(
      { category: 'users', by: authOf(response).user.id, userId: user.id, role: user.role },
      'account created',
    );
    response.status(201).json(presentUser(user));
  });

  router.patch('/:id', async (request, response) => {
    const { password, ...change } = parse(userChange, request.body);
    const id = param(request, 'id');
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    await withUsersLocked(deps, async () => {
      const user = await staff.getUser(id);
      if (!user) throw new AppError('NOT_FOUND');
      await requireAnotherAdmin(deps, user, { ...user, ...definedOnly(change) });
      await staff.updateUser(id, definedOnly({ ...change, passwordHash }));
    });
    // A disabled person is out at once; after a change of password nobody stays in with the old one.
    if (change.disabled || passwordHash !== undefined) await staff.deleteSessionsOf(id);
    const user = await staff.getUser(id);
    if (!user) throw new AppError('NOT_FOUND');
    logger.info(
      { category: 'users', by: authOf(response).user.id, userId: id, changed: Object.keys(change) },
      'account changed',
    );
    response.json(presentUser(user));
  });

  return router;
}

function presentUser(user: StaffUser): StaffUserView {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    role: user.role,
    regions: user.regions,
    disabled: user.disabled,
    createdAt: user.createdAt,
  };
}

/** Without an admin nobody could ever let anybody in again. @throws AppError LAST_ADMIN */
async function requireAnotherAdmin(deps: StaffDeps, before: StaffUser, after: StaffUser): Promise<void> {
  if (!isActiveAdmin(before) || isActiveAdmin(after)) return;
  const users = await deps.stores.staff.listUsers();
  if (!users.some((user) => user.id !== before.id && isActiveAdmin(user))) throw new AppError('LAST_ADMIN');
}

function isActiveAdmin(user: StaffUser): boolean {
  return user.role === 'admin' && !user.disabled;
}

/** Two admins who disable each other at the same moment must not both succeed. */
async function withUsersLocked(deps: StaffDeps, job: () => Promise<void>): Promise<void> {
  const lock = await deps.coordination.lock('staff-users', { ttlMs: 10_000, waitMs: 5_000 });
  if (!lock) throw new AppError('CONFLICT');
  try {
    await job();
  } finally {
    await lock.release();
  }
}

function definedOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<T>;
}
