import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addEvidence } from '../../../src/cases/evidence';
import { sweepLeases } from '../../../src/consoles/api/staff-router';
import { buildCase, openCase } from '../../../src/cases/open';
import type { CaseDetail, CaseListResponse } from '../../../src/contracts/api/staff';
import type { CaseDraft } from '../../../src/contracts/case';
import { aMeta, anEffect, LEASE_MS } from '../../support/case-builders';
import { startStaffApi, type Answer, type StaffApi, type StaffClient } from '../../support/staff-api';

let api: StaffApi;
let count = 0;
beforeAll(async () => {
  api = await startStaffApi();
});
afterAll(() => api.stop());

async function open(change: Partial<CaseDraft> = {}): Promise<string> {
  count += 1;
  const caseNo = `GY20261124-T${String(count).padStart(4, '0')}`;
  const effect = { ...anEffect(change, `effect-${count}`), caseNo };
  const meta = aMeta({ conversationId: `conv-${count}`, receiptHash: `hash-${count}`, at: api.clock.now() });
  await openCase(api.stores.cases, buildCase(effect, meta));
  return caseNo;
}
const detail = (answer: Answer) => answer.body as unknown as CaseDetail & { epoch: number };
const take = async (client: StaffClient, caseNo: string) => {
  const answer = await client.post(`/cases/${caseNo}/take`);
  expect(answer.status).toBe(200);
  return detail(answer).epoch;
};

describe('taking cases over HTTP', () => {
  test('should have one winner among fifty takers: one 200, forty-nine 409', async () => {
    const caseNo = await open();
    const takers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => api.as('mediator', { id: `taker-${n}` })),
    );
    const answers = await Promise.all(takers.map((client) => client.post(`/cases/${caseNo}/take`)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    const record = await api.stores.cases.get(caseNo);
    expect(record).toMatchObject({ epoch: 1, rev: 2 });
  });

  test('should answer 409 to an epoch that is not the current one, and to everything after a release', async () => {
    const caseNo = await open();
    const client = await api.as('mediator');
    const epoch = await take(client, caseNo);
    for (const [path, body] of [
      ['renew', {}],
      ['release', {}],
      ['handback', {}],
      ['transition', { to: 'accepted' }],
      ['messages', { messageId: 'm', text: '您好' }],
      ['transfer', { toUserId: 'u-1', reason: '换人' }],
      ['notes', { text: '记一笔' }],
    ] as const) {
      const stale = await client.post(`/cases/${caseNo}/${path}`, { ...body, epoch: epoch + 1 });
      expect([path, stale.status, stale.body.error?.code]).toEqual([path, 409, 'LEASE_STALE']);
    }
    expect((await client.post(`/cases/${caseNo}/release`, { epoch })).status).toBe(200);
    expect((await client.post(`/cases/${caseNo}/renew`, { epoch })).status).toBe(409);
  });

  test('should hand out cases until the queue is empty', async () => {
    const client = await api.as('mediator', { regions: [{ city: '常州' }] });
    const caseNo = await open({ fields: { city: '常州', district: '武进' } });
    const first = await client.post('/cases/take-next');
    expect(detail(first)).toMatchObject({ caseNo, mine: true, moves: expect.arrayContaining(['accepted']) });
    expect((await client.post('/cases/take-next')).body.error?.code).toBe('QUEUE_EMPTY');
  });
});

describe('regions and roles', () => {
  test('should answer 404 to every access to a case of another region, as if it did not exist', async () => {
    const caseNo = await open({ fields: { city: '苏州', district: '昆山' } });
    const stranger = await api.as('mediator', { regions: [{ city: '苏州', district: '吴江' }] });
    const same = { epoch: 0 };
    const answers = [
      await stranger.get(`/cases/${caseNo}`),
      await stranger.get(`/cases/${caseNo}/evidence/e-1`),
      await stranger.get(`/cases/${caseNo}/colleagues`),
      await stranger.post(`/cases/${caseNo}/take`),
      await stranger.post(`/cases/${caseNo}/renew`, same),
      await stranger.post(`/cases/${caseNo}/release`, same),
      await stranger.post(`/cases/${caseNo}/handback`, same),
      await stranger.post(`/cases/${caseNo}/transition`, { ...same, to: 'accepted' }),
      await stranger.post(`/cases/${caseNo}/notes`, { text: 'x' }),
      await stranger.post(`/cases/${caseNo}/messages`, { ...same, messageId: 'm', text: 'x' }),
      await stranger.post(`/cases/${caseNo}/transfer`, { ...same, toUserId: 'u', reason: 'x' }),
    ];
    expect(answers.map((answer) => [answer.status, answer.body.error?.code])).toEqual(
      answers.map(() => [404, 'CASE_NOT_FOUND']),
    );
    const list = (await stranger.get('/cases')).body as unknown as CaseListResponse;
    expect(list).toEqual({ items: [], total: 0, counts: {} });
    const record = await api.stores.cases.get(caseNo);
    expect(record?.events).toHaveLength(1);
  });

  test.each([
    ['mediator', 200, 403, 403],
    ['supervisor', 200, 403, 403],
    ['editor', 403, 200, 403],
    ['reviewer', 403, 200, 403],
    ['admin', 200, 200, 200],
  ] as const)(
    'should let a %s see cases %i, content %i, accounts %i',
    async (role, cases, content, users) => {
      const client = await api.as(role);
      const seen = [await client.get('/cases'), await client.get('/content'), await client.get('/users')];
      expect(seen.map((answer) => answer.status)).toEqual([cases, content, users]);
    },
  );

  test('should filter the queue and count by status', async () => {
    const client = await api.as('mediator', { regions: [{ city: '徐州' }] });
    const urgent = await open({ fields: { city: '徐州', headcount: 12 } });
    await open({ fields: { city: '徐州' }, type: 'contract', demands: [] });
    const list = async (query: string) =>
      (await client.get(`/cases?${query}`)).body as unknown as CaseListResponse;
    expect(await list('')).toMatchObject({ total: 2, counts: { pending: 2 } });
    expect((await list('priority=P1,P0')).items.map((item) => item.caseNo)).toEqual([urgent]);
    expect((await list('type=contract&status=pending')).total).toBe(1);
    expect((await list('scope=mine')).total).toBe(0);
    expect((await list('olderThanHours=2')).total).toBe(0);
    await take(client, urgent);
    expect((await list('scope=mine')).items[0]?.lease?.epoch).toBe(1);
    expect((await list('scope=free')).total).toBe(1);
    expect((await client.get('/cases?status=nonsense')).body.error?.code).toBe('BAD_REQUEST');
  });
});

describe('working a case', () => {
  test('should keep every view and every change in an intact history', async () => {
    const caseNo = await open({ handoffRequested: true });
    const client = await api.as('mediator');
    const colleague = await api.as('mediator');
    await client.get(`/cases/${caseNo}`);
    await client.get(`/cases/${caseNo}`);
    await colleague.get(`/cases/${caseNo}`);
    const epoch = await take(client, caseNo);
    await client.post(`/cases/${caseNo}/notes`, { text: '电话打通了' });
    await client.post(`/cases/${caseNo}/transition`, { epoch, to: 'accepted' });
    api.clock.advance(11 * 60_000);
    const seen = detail(await client.get(`/cases/${caseNo}`));
    expect(seen.events.map((event) => event.type)).toEqual([
      'opened',
      'viewed',
      'viewed',
      'taken',
      'handoff',
      'noted',
      'moved',
      'viewed',
    ]);
    expect(seen.historyIntact).toBe(true);
    expect(seen.worker).toEqual({ name: '王大山', phone: '13800001111' });
    expect(JSON.stringify((await client.get('/cases')).body)).not.toContain('13800001111');
  });

  test('should go from complaint to closed case and tell the worker each time', async () => {
    const caseNo = await open();
    const conversationId = `conv-${count}`;
    const client = await api.as('mediator');
    const epoch = await take(client, caseNo);
    const move = (to: string, more: object = {}) =>
      client.post(`/cases/${caseNo}/transition`, { epoch, to, ...more });
    expect((await move('closed')).body.error?.code).toBe('TRANSITION_NOT_ALLOWED');
    expect((await move('accepted')).status).toBe(200);
    expect((await move('mediating')).status).toBe(200);
    expect((await move('failed')).body.error?.code).toBe('REASON_REQUIRED');
    expect((await move('failed', { reason: '单位不同意' })).status).toBe(200);
    expect((await move('closed')).body.error?.code).toBe('OUTCOME_REQUIRED');
    const closed = detail(await move('closed', { outcome: { kind: 'to_arbitration' } }));
    expect(closed).toMatchObject({
      status: 'closed',
      outcome: { kind: 'to_arbitration' },
      historyIntact: true,
    });
    const told = api.heard.filter((one) => one.conversationId === conversationId);
    expect(told.map((one) => one.what)).toEqual([
      'status',
      'status',
      'status',
      'status',
      'handoff',
      'follow_up',
    ]);
    expect(told[2]?.text).toMatch(/单位不同意.*劳动仲裁/);
    expect(told[4]?.text).toBe('bot');
  });

  test('should silence the bot with a message, and let it speak again on handback', async () => {
    const caseNo = await open();
    const conversationId = `conv-${count}`;
    const client = await api.as('mediator');
    const epoch = await take(client, caseNo);
    const message = { epoch, messageId: 'm-1', text: '您好，我是调解员' };
    const sent = detail(await client.post(`/cases/${caseNo}/messages`, message));
    expect(sent).toMatchObject({ handoff: 'human' });
    await client.post(`/cases/${caseNo}/messages`, message);
    const back = detail(await client.post(`/cases/${caseNo}/handback`, { epoch }));
    expect(back).toMatchObject({ handoff: 'none', mine: true });
    expect(back.events.filter((event) => event.type === 'message_sent')).toHaveLength(1);
    const told = api.heard.filter((one) => one.conversationId === conversationId).map((one) => one.text);
    expect(told).toEqual(['human', message.text, 'human', message.text, 'bot']);
  });

  test('should give the worker back to the bot when the mediator’s lease runs out', async () => {
    const caseNo = await open({ handoffRequested: true });
    const conversationId = `conv-${count}`;
    const client = await api.as('mediator');
    await take(client, caseNo);
    await sweepLeases(api);
    api.clock.advance(LEASE_MS);
    await Promise.all([sweepLeases(api), sweepLeases(api)]);
    const told = api.heard.filter((one) => one.conversationId === conversationId).map((one) => one.text);
    expect(told).toEqual(['human', 'bot']);
    expect(await api.stores.cases.get(caseNo)).toMatchObject({ lease: null, handoff: 'requested' });
  });

  test('should give a case to a colleague of the region and to nobody else', async () => {
    const caseNo = await open({ fields: { city: '无锡' } });
    const client = await api.as('mediator');
    const able = await api.addUser('mediator', { id: 'wuxi', regions: [{ city: '无锡' }] });
    const unable = await api.addUser('mediator', { id: 'nanjing', regions: [{ city: '南京' }] });
    const epoch = await take(client, caseNo);
    const { colleagues } = (await client.get(`/cases/${caseNo}/colleagues`)).body as unknown as {
      colleagues: { id: string }[];
    };
    const ids = colleagues.map((one) => one.id);
    expect(ids).toContain(able.id);
    expect(ids).not.toContain(unable.id);
    const give = (toUserId: string) =>
      client.post(`/cases/${caseNo}/transfer`, { epoch, toUserId, reason: '他管这片' });
    expect((await give(unable.id)).status).toBe(400);
    expect(detail(await give(able.id)).lease).toMatchObject({ holder: able.id, epoch: epoch + 1 });
    expect((await client.post(`/cases/${caseNo}/renew`, { epoch })).status).toBe(409);
  });

  test('should hand out evidence as a download that nothing runs, and write down who looked', async () => {
    const caseNo = await open();
    const at = api.clock.now().toISOString();
    const evidence = { id: 'e-1', at, fileName: '工资条 <1>.png', mime: 'image/png', bytes: 3 };
    await addEvidence(api.stores.cases, caseNo, evidence);
    await api.files.put('e-1', Buffer.from('png'));
    const client = await api.as('mediator');
    const answer = await client.get(`/cases/${caseNo}/evidence/e-1`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-type')).toMatch('image/png');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const record = await api.stores.cases.get(caseNo);
    expect(record?.events.map((event) => event.type)).toEqual([
      'opened',
      'evidence_added',
      'evidence_viewed',
    ]);
    expect((await client.get(`/cases/${caseNo}/evidence/e-2`)).status).toBe(404);
  });

  test('should refuse malformed input by field and never by echo', async () => {
    const caseNo = await open();
    const client = await api.as('mediator');
    const answer = await client.post(`/cases/${caseNo}/transition`, { epoch: 'x', to: '<script>' });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 'BAD_REQUEST', details: { fields: ['epoch', 'to'] } });
    expect(JSON.stringify(answer.body)).not.toContain('<script>');
    expect((await client.post(`/cases/${caseNo}/notes`, '{oops')).body.error?.code).toBe('BAD_JSON');
    expect((await client.get('/cases/GY20261124-XXXXX')).body.error?.code).toBe('CASE_NOT_FOUND');
    expect((await client.get('/cases/%E0%A4%A')).body.error?.code).toBe('BAD_REQUEST');
    expect((await client.get('/nothing-here')).body.error?.code).toBe('NOT_FOUND');
  });
});

describe('the live stream', () => {
  async function listen(client: StaffClient) {
    const ending = new AbortController();
    const response = await fetch(`${client.base}/api/staff/stream`, {
      headers: { cookie: client.cookie },
      signal: ending.signal,
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    return { response, next: async () => (await reader.read()).value, stop: () => ending.abort() };
  }

  test('should show changes of one’s own regions only', async () => {
    const near = await open({ fields: { city: '盐城' } });
    const far = await open({ fields: { city: '南通' } });
    const watcher = await api.as('mediator', { regions: [{ city: '盐城' }] });
    const worker = await api.as('mediator');
    const stream = await listen(watcher);
    expect(stream.response.headers.get('content-type')).toMatch('text/event-stream');
    await worker.post(`/cases/${far}/take`);
    await worker.post(`/cases/${near}/take`);
    expect(await stream.next()).toBe(`event: change\ndata: {"kind":"case","caseNo":"${near}"}\n\n`);
    stream.stop();
  });

  test('should be closed to those who have not signed in', async () => {
    expect((await fetch(`${api.base}/api/staff/stream`)).status).toBe(401);
  });
});
