import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSetupLink } from '../../../src/consoles/api/staff-router';
import { SESSION_MS } from '../../../src/consoles/api/sessions';
import { PASSWORD, StaffClient, startStaffApi, type StaffApi } from '../../support/staff-api';

const from = (place: string) => ({ 'x-forwarded-for': place });

describe('the first admin', () => {
  let api: StaffApi;
  beforeAll(async () => {
    api = await startStaffApi();
  });
  afterAll(() => api.stop());

  test('should be created by the newest link only, once, even when many try it at the same moment', async () => {
    const old = new URL(await createSetupLink(api.stores, 'http://127.0.0.1:3000/'));
    const link = new URL(await createSetupLink(api.stores, 'http://127.0.0.1:3000'));
    expect(link.pathname).toBe('/staff/setup');
    const tokenOf = (url: URL) => new URLSearchParams(url.hash.slice(1)).get('token');
    const setup = (token: string | null, n = 0) =>
      new StaffClient(api.base).post('/setup', {
        token,
        username: `boss${n}`,
        name: '站长',
        password: PASSWORD,
      });
    expect((await setup(tokenOf(old))).body.error?.code).toBe('SETUP_LINK_INVALID');
    const weak = await new StaffClient(api.base).post('/setup', {
      token: tokenOf(link),
      username: 'boss',
      name: '站长',
      password: 'short',
    });
    expect(weak.body.error?.code).toBe('PASSWORD_WEAK');
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => setup(tokenOf(link), n)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 403, 403, 403, 403]);
    expect(await api.stores.staff.countUsers()).toBe(1);
    expect((await api.stores.staff.listUsers())[0]?.role).toBe('admin');
  });

  test('should not be created again by a link made after there are users', async () => {
    const link = new URL(await createSetupLink(api.stores, 'http://x'));
    const answer = await new StaffClient(api.base).post('/setup', {
      token: link.hash.slice('#token='.length),
      username: 'second',
      name: '某人',
      password: PASSWORD,
    });
    expect(answer.status).toBe(403);
  });
});

describe('signing in', () => {
  let api: StaffApi;
  beforeAll(async () => {
    api = await startStaffApi({ publicUrl: 'https://hotline.example' });
    await api.addUser('mediator', { id: 'm-1', username: '李调解' });
    await api.addUser('mediator', { id: 'm-2', username: 'zhang', disabled: true });
  });
  afterAll(() => api.stop());

  test('should give a cookie no script reads and no other site sends, and a token for changes', async () => {
    const client = new StaffClient(api.base);
    const answer = await client.login('李调解');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^gy_staff=[\w-]{43};.*HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.body).toMatchObject({ id: 'm-1', role: 'mediator', csrfToken: expect.any(String) });
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|passwordHash/);
    expect((await client.get('/me')).body).toEqual(answer.body);
    const [session] = [client.cookie.split('=')[1] ?? ''];
    expect(await api.stores.staff.getSession(session)).toBeNull();
  });

  test('should not tell a wrong password, an unknown name and a disabled account apart', async () => {
    const client = new StaffClient(api.base);
    const answers = [
      await client.login('李调解', 'wrong'),
      await client.login('nobody', 'wrong'),
      await client.login('zhang'),
      await client.login('__proto__', 'wrong'),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  });

  test('should refuse changes without the token, with another’s, and from another site', async () => {
    const client = await api.as('mediator');
    const other = await api.as('mediator');
    const { cookie } = client;
    const bare = { cookie };
    const send = (headers: Record<string, string>) =>
      new StaffClient(api.base).send('POST', '/cases/take-next', {}, headers);
    expect((await send(bare)).body.error?.code).toBe('CSRF');
    expect((await send({ ...bare, 'x-csrf-token': other.csrfToken })).status).toBe(403);
    const good = { ...bare, 'x-csrf-token': client.csrfToken };
    expect((await send({ ...good, origin: 'https://evil.example' })).body.error?.code).toBe('CSRF');
    expect((await send({ ...good, origin: 'null' })).body.error?.code).toBe('CSRF');
    expect((await send({ ...good, origin: 'https://hotline.example' })).body.error?.code).toBe('QUEUE_EMPTY');
    expect((await send({ ...good, origin: api.base })).body.error?.code).toBe('QUEUE_EMPTY');
    expect((await send(good)).body.error?.code).toBe('QUEUE_EMPTY');
  });

  test('should refuse a sign-in sent by another site or by a plain form', async () => {
    const credentials = { username: '李调解', password: PASSWORD };
    const client = new StaffClient(api.base);
    expect((await client.post('/login', credentials, { origin: 'https://evil.example' })).status).toBe(403);
    const form = await client.send('POST', '/login', JSON.stringify(credentials), {
      'content-type': 'text/plain',
    });
    expect(form.status).toBe(400);
  });

  test('should end with the shift, with signing out, and when the account is disabled', async () => {
    const client = await api.as('mediator');
    const leaver = await api.as('mediator', { id: 'leaver' });
    const out = await api.as('mediator');
    const { cookie } = out;
    expect((await out.post('/logout')).status).toBe(204);
    out.cookie = cookie;
    expect((await out.get('/me')).status).toBe(401);
    await api.stores.staff.updateUser('leaver', { disabled: true });
    expect((await leaver.get('/me')).body.error?.code).toBe('UNAUTHENTICATED');
    api.clock.advance(SESSION_MS - 1);
    expect((await client.get('/me')).status).toBe(200);
    api.clock.advance(1);
    expect((await client.get('/me')).status).toBe(401);
  });
});

describe('guessing passwords', () => {
  let api: StaffApi;
  beforeAll(async () => {
    api = await startStaffApi();
    await api.addUser('mediator', { id: 'victim' });
    await api.addUser('mediator', { id: 'colleague' });
  });
  afterAll(() => api.stop());
  const guess = (username: string, password: string, place: string) =>
    new StaffClient(api.base).post('/login', { username, password }, from(place));

  test('should be locked for one name from one place, and lock nobody else out', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await guess('victim', `guess ${n}`, '10.0.0.1')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const locked = await guess('victim', PASSWORD, '10.0.0.1');
    expect(locked.body.error).toMatchObject({ code: 'LOGIN_LOCKED' });
    expect(locked.body.error?.details?.['retryAfterSeconds']).toBeGreaterThan(0);
    expect((await guess('colleague', PASSWORD, '10.0.0.1')).status).toBe(200);
    expect((await guess('victim', PASSWORD, '10.0.0.2')).status).toBe(200);
    api.clock.advance(15 * 60_000 + 1);
    expect((await guess('victim', PASSWORD, '10.0.0.1')).status).toBe(200);
  });

  test('should not get more tries by guessing all at once or by spelling the name in capitals', async () => {
    const names = ['colleague', 'COLLEAGUE', 'ｃolleague'];
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => guess(names[n % 3]!, `guess ${n}`, '10.0.0.3')),
    );
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  });

  test('should forgive slips once the password was right', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await guess('victim', 'slip', '10.0.0.4');
      expect((await guess('victim', PASSWORD, '10.0.0.4')).status).toBe(200);
    }
  });
});
