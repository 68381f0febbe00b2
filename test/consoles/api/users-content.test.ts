import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContentOverview, IntentView, LintFinding, TryResponse } from '../../../src/contracts/api/staff';
import { anAnswer, anIntent } from '../../support/content-builders';
import { PASSWORD, StaffClient, startStaffApi, type Answer, type StaffApi } from '../../support/staff-api';

let api: StaffApi;
let admin: StaffClient;
let editor: StaffClient;
beforeAll(async () => {
  api = await startStaffApi();
  admin = await api.as('admin', { id: 'admin-1' });
  editor = await api.as('editor', { id: 'editor-1', name: '王编辑' });
});
afterAll(() => api.stop());
const body = <T>(answer: Answer) => answer.body as unknown as T;

describe('accounts', () => {
  const given = {
    username: 'new.one',
    name: '新人',
    role: 'mediator',
    regions: [{ city: '苏州' }],
    password: PASSWORD,
  };

  test('should be created, listed without secrets, and able to sign in', async () => {
    const created = await admin.post('/users', given);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ username: 'new.one', regions: [{ city: '苏州' }], disabled: false });
    expect((await admin.post('/users', { ...given, username: 'NEW.one' })).body.error?.code).toBe(
      'USER_EXISTS',
    );
    expect((await admin.post('/users', { ...given, username: 'b', password: 'kurz' })).status).toBe(400);
    expect(JSON.stringify((await admin.get('/users')).body)).not.toMatch(/argon2|passwordHash/);
    expect((await new StaffClient(api.base).login('new.one')).status).toBe(200);
  });

  test('should end their sessions when they are disabled or get a new password', async () => {
    const person = await api.as('mediator', { id: 'leaver' });
    await admin.send('PATCH', '/users/leaver', { name: '改名' });
    expect((await person.get('/me')).body).toMatchObject({ name: '改名' });
    await admin.send('PATCH', '/users/leaver', { password: 'another long password' });
    expect((await person.get('/me')).status).toBe(401);
    expect((await person.login('leaver', 'another long password')).status).toBe(200);
    expect((await admin.send('PATCH', '/users/leaver', { disabled: true })).body).toMatchObject({
      disabled: true,
    });
    expect((await person.get('/me')).status).toBe(401);
    expect((await person.login('leaver', 'another long password')).status).toBe(401);
    expect((await admin.send('PATCH', '/users/nobody', { name: 'x' })).status).toBe(404);
  });

  test('should always leave one admin, also when two disable each other at the same moment', async () => {
    expect((await admin.send('PATCH', '/users/admin-1', { disabled: true })).body.error?.code).toBe(
      'LAST_ADMIN',
    );
    expect((await admin.send('PATCH', '/users/admin-1', { role: 'editor' })).status).toBe(409);
    const second = await api.as('admin', { id: 'admin-2' });
    const both = await Promise.all([
      admin.send('PATCH', '/users/admin-2', { disabled: true }),
      second.send('PATCH', '/users/admin-1', { disabled: true }),
    ]);
    expect(both.filter((answer) => answer.status === 200).length).toBeLessThan(2);
    const users = await api.stores.staff.listUsers();
    expect(users.filter((user) => user.role === 'admin' && !user.disabled)).toHaveLength(1);
    await api.stores.staff.updateUser('admin-1', { disabled: false });
    admin = await api.as('admin', { id: 'admin-3' });
  });
});

describe('content', () => {
  const { id } = anIntent();
  const change = (bubble: string) => anIntent({ answer: anAnswer({ bubbles: [bubble] }) });
  const save = (intent: unknown, baseVersion: number) =>
    editor.send('PUT', `/content/drafts/${id}`, { intent, baseVersion });
  const liveVersion = async () => body<ContentOverview>(await editor.get('/content')).version;

  test('should list what must be looked at again within the days asked for, as it is live', async () => {
    const due = (days: string) => editor.get(`/content/expiring${days}`);
    expect((await due('')).body).toMatchObject({ days: 60, items: [] });
    const before = await liveVersion();
    await save(anIntent({ answer: anAnswer({ reviewBy: '2020-01-01', reviewer: '老陈' }) }), before);
    expect((await due('')).body).toMatchObject({ items: [] });
    await editor.post('/content/publish', { baseVersion: before, note: '复核日期' });
    expect((await due('?days=1')).body).toMatchObject({
      items: [{ kind: 'answer', id, due: '2020-01-01', why: 'review', overdue: true, reviewer: '老陈' }],
    });
    for (const days of ['?days=0', '?days=401', '?days=x', '?days=1.5'])
      expect((await due(days)).status).toBe(400);
    expect((await (await api.as('mediator')).get('/content/expiring')).status).toBe(403);
    await editor.post('/content/rollback', { version: before });
  });

  test('should go from draft through try and publish to live, and back again', async () => {
    const before = await liveVersion();
    expect(body<IntentView>(await save(change('打12333问'), before))).toMatchObject({ draftBy: '王编辑' });
    const tried = body<TryResponse>(await editor.post('/content/try', { text: '欠薪找谁' }));
    expect(tried.live.bubbles).toEqual(anIntent().answer?.bubbles);
    expect(tried.draft?.bubbles).toEqual(['打12333问']);
    expect((await editor.post('/content/lint')).body).toEqual({ findings: [] });
    expect((await editor.post('/content/evaluate')).body).toMatchObject({ examples: 0, accuracy: null });
    const published = await editor.post('/content/publish', { baseVersion: before, note: '改电话' });
    expect(published.body).toMatchObject({ version: before + 1, warnings: [] });
    expect((await editor.post('/content/publish', { baseVersion: before, note: '晚了' })).status).toBe(409);
    const live = body<IntentView>(await editor.get(`/content/intents/${id}`));
    expect(live).toMatchObject({
      draft: null,
      liveVersion: before + 1,
      live: { answer: { bubbles: ['打12333问'] } },
    });
    const back = await editor.post('/content/rollback', { version: before });
    expect(back.body).toMatchObject({ version: before + 2 });
    expect((await editor.get('/content/versions')).body).toMatchObject({ live: before + 2 });
    expect((await editor.get(`/content/versions/${before}`)).body).toMatchObject({ version: before });
    expect((await editor.get('/content/versions/999')).status).toBe(404);
  });

  test('should keep hostile text as text on the whole way through the real store', async () => {
    const hostile = [
      '{{constructor}}',
      '${process.exit(1)}',
      '<script>alert(1)</script>',
      '$where',
      '{"$ne":1}',
    ];
    const base = await liveVersion();
    const intent = anIntent({
      title: '{{title}}',
      answer: anAnswer({ bubbles: hostile, sources: ['service'] }),
    });
    await save(intent, base);
    const { findings } = body<{ findings: LintFinding[] }>(await editor.get('/content/lint'));
    expect(findings.map((one) => [one.level, one.rule])).toContainEqual(['warning', 'unknown_variable']);
    expect((await editor.post('/content/publish', { baseVersion: base, note: '${x}' })).status).toBe(200);
    const live = body<IntentView>(await editor.get(`/content/intents/${id}`));
    expect(live.live?.answer?.bubbles).toEqual(hostile);
    const tried = body<TryResponse>(await editor.post('/content/try', { text: '欠薪找谁' }));
    expect(tried.live.bubbles).toEqual(hostile);
    await editor.post('/content/rollback', { version: base });
  });

  test('should refuse a 1 MB answer, a body beyond the limit, and members nobody declared', async () => {
    const base = await liveVersion();
    const big = await save(change('字'.repeat(350_000)), base);
    expect([big.status, big.body.error?.code]).toEqual([400, 'CONTENT_INVALID']);
    const huge = await save(change('x'.repeat(4_000_000)), base);
    expect([huge.status, huge.body.error?.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    const sneaky = JSON.stringify({ intent: change('x'), baseVersion: base }).replace(
      '{',
      '{"__proto__":{"role":"admin"},',
    );
    expect((await editor.send('PUT', `/content/drafts/${id}`, sneaky)).status).toBe(200);
    const inside = JSON.stringify({
      intent: { ...change('x'), condition: 'process.exit()' },
      baseVersion: base,
    });
    expect((await editor.send('PUT', `/content/drafts/${id}`, inside)).body.error?.code).toBe(
      'CONTENT_INVALID',
    );
    expect(({} as { role?: string }).role).toBeUndefined();
    expect((await editor.send('DELETE', `/content/drafts/${id}`)).status).toBe(204);
    expect(await liveVersion()).toBe(base);
  });

  test('should name what is wrong when a draft with errors is published', async () => {
    const base = await liveVersion();
    await editor.post('/content/drafts', {
      intent: anIntent({ answer: anAnswer({ sources: [] }) }),
      baseVersion: base,
    });
    const answer = await editor.post('/content/publish', { baseVersion: base, note: 'x' });
    expect(answer.body.error).toMatchObject({
      code: 'CONTENT_INVALID',
      details: { findings: [{ rule: 'missing_source', intentId: id }] },
    });
    await editor.send('DELETE', `/content/drafts/${id}`);
  });

  test('should answer 404 to an intent that does not exist or cannot', async () => {
    expect((await editor.get('/content/intents/relief.nothing')).status).toBe(404);
    expect((await editor.get('/content/intents/__proto__')).status).toBe(404);
  });
});
