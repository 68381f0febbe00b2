import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import type { App } from '../app';
import { hashPassword } from '../consoles/api/staff-router';
import { userRequest } from '../contracts/api/staff';
import { AppError } from '../shared/errors';
import type { CliIo } from './talk';

/** `users add NAME --role ROLE [--region CITY[/DISTRICT]]…`, password on stdin. @returns exit code */
export async function addUser(app: App, args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      role: { type: 'string' },
      region: { type: 'string', multiple: true },
      name: { type: 'string' },
    },
  });
  const [verb, username] = positionals;
  if (verb !== 'add' || !username || positionals.length > 2) {
    io.stderr.write('users add NAME --role ROLE [--region CITY[/DISTRICT]]…\n');
    return 2;
  }
  const regions = (values.region ?? []).map((region) => {
    const [city = '', district] = region.split('/');
    return district ? { city, district } : { city };
  });
  const password = (await text(io.stdin)).replace(/\r?\n$/, '');
  const parsed = userRequest.safeParse({
    username,
    name: values.name ?? username,
    role: values.role,
    regions,
    password,
  });
  if (!parsed.success) {
    io.stderr.write(
      `${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('\n')}\n`,
    );
    return 2;
  }
  const user = parsed.data;
  const id = randomUUID();
  const result = await app.stores.staff.insertUser({
    id,
    username: user.username,
    name: user.name,
    role: user.role,
    regions: user.regions,
    passwordHash: await hashPassword(user.password),
    disabled: false,
    createdAt: new Date().toISOString(),
  });
  if (result === 'exists') throw new AppError('USER_EXISTS');
  io.stdout.write(
    `${JSON.stringify({ id, username: user.username, role: user.role, regions: user.regions })}\n`,
  );
  return 0;
}
