import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RegisterDetail, RegisterListResponse } from '../../../src/contracts/api/register';
import type { RegisterEntry } from '../../../src/contracts/register';
import { anEntry } from '../../support/register-builders';
import { createLogger } from '../../../src/shared/logger';
import { startStaffApi, type StaffApi, type StaffClient } from '../../support/staff-api';
import { textsOfWorkbook } from '../../support/workbook';

let api: StaffApi;
let desk: StaffClient;
const logged: Record<string, unknown>[] = [];
beforeAll(async () => {
  const logger = createLogger('silent');
  logger.info = (fields: unknown) => void logged.push(fields as Record<string, unknown>);
  api = await startStaffApi({ logger });
  desk = await api.as('mediator', { id: 'desk', name: '李窗口', regions: [{ city: '苏州' }] });
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.stores.register.deleteOf('conv-1');
});

const add = (change: Partial<RegisterEntry> = {}) => api.stores.register.insert(anEntry(change));
const list = async (client: StaffClient, query = ''): Promise<RegisterListResponse> => {
  const answer = await client.get(`/register${query}`);
  expect(answer.status).toBe(200);
  return answer.body as unknown as RegisterListResponse;
};
const ids = async (client: StaffClient, query = '') =>
  (await list(client, query)).items
    .map((item) => item.id)
    .sort()
    .join('');
/** A file, as it comes over the wire. */
async function download(client: StaffClient, query: string): Promise<{ response: Response; bytes: Buffer }> {
  const response = await fetch(`${api.base}/api/staff/register/export${query}`, {
    headers: { cookie: client.cookie },
  });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('the register over HTTP', () => {
  test('should list with numbers masked and words left out, and show an entry whole', async () => {
    await add({
      id: 'a',
      words: { origin: '周口，找王大山' },
      person: { name: '王大山', phone: '13800001111' },
    });
    const page = await list(desk);
    expect(page.items[0]).toMatchObject({ id: 'a', phone: '138****1111', facts: { headcount: 3 } });
    expect(JSON.stringify(page)).not.toMatch(/王大山|13800001111/);
    const entry = (await desk.get('/register/a')).body as unknown as RegisterDetail;
    expect(entry).toMatchObject({
      person: { name: '王大山', phone: '13800001111' },
      words: { origin: '周口，找王大山' },
      keepUntil: '2027-02-22',
      moves: ['done', 'rejected'],
    });
  });

  test("should name the firm in the list of firms' posts, and not its number", async () => {
    await add({ id: 'a', kind: 'job_post', words: { company: '示例服装厂', title: '缝纫工' } });
    expect((await list(desk)).items[0]).toMatchObject({ firm: '示例服装厂，缝纫工', phone: '138****1111' });
  });

  test('should filter by kind, status and day, count what is open, and page', async () => {
    await add({ id: 'a' });
    await add({ id: 'b', status: 'done' });
    await add({ id: 'c', kind: 'job_post', at: '2026-11-25T15:59:59.000Z' });
    await add({ id: 'd', kind: 'job_post', at: '2026-11-25T16:00:00.000Z' });
    expect(await ids(desk)).toBe('abcd');
    expect(await ids(desk, '?kind=transport')).toBe('ab');
    expect(await ids(desk, '?kind=transport,job_post&status=open')).toBe('acd');
    // Days are days in China: 16:00 UTC is the next one.
    expect(await ids(desk, '?from=2026-11-25&to=2026-11-25')).toBe('c');
    const page = await list(desk, '?page=2&pageSize=3');
    expect([page.items.length, page.total]).toEqual([1, 4]);
    expect(page.open).toEqual({ transport: 1, job_post: 2 });
    for (const bad of ['?kind=form_draft', '?kind=x', '?from=1', '?page=0'])
      expect((await desk.get(`/register${bad}`)).status).toBe(400);
  });

  test('should keep to the regions of whoever asks: lists, counts, entries, changes and files', async () => {
    await add({ id: 'a' });
    await add({ id: 'b', region: { city: '无锡', district: '江阴' } });
    await add({ id: 'c', region: {} });
    const elsewhere = await api.as('mediator', { regions: [{ city: '无锡', district: '江阴' }] });
    expect(await ids(elsewhere)).toBe('b');
    expect((await list(elsewhere)).open).toEqual({ transport: 1 });
    expect((await elsewhere.get('/register/a')).body.error?.code).toBe('NOT_FOUND');
    const refused = await elsewhere.post('/register/a/status', { status: 'done', rev: 1 });
    expect([refused.status, (await api.stores.register.get('a'))?.status]).toEqual([404, 'open']);
    const { bytes } = await download(elsewhere, '?kind=transport&format=csv');
    expect(bytes.toString().trim().split('\r\n')).toHaveLength(2);
    expect(await ids(await api.as('supervisor', { regions: [{ city: '无锡' }] }))).toBe('abc');
  });

  test('should be closed to editors and strangers', async () => {
    const editor = await api.as('editor');
    for (const path of ['/register', '/register/a', '/register/export?kind=transport'])
      expect((await editor.get(path)).body.error?.code).toBe('FORBIDDEN');
    expect((await fetch(`${api.base}/api/staff/register`)).status).toBe(401);
  });

  test('should show nobody the form that somebody left half-way', async () => {
    await add({ id: 'draft', kind: 'form_draft', codeHash: 'x' });
    const admin = await api.as('admin');
    expect(await ids(admin)).toBe('');
    expect((await list(admin)).open).toEqual({});
    expect((await admin.get('/register/draft')).status).toBe(404);
  });
});

describe('settling an entry', () => {
  test('should keep who did it, when and why', async () => {
    await add({ id: 'a' });
    const done = await desk.post('/register/a/status', { status: 'done', note: '3号车', rev: 1 });
    expect(done.body).toMatchObject({ status: 'done', note: '3号车', changedBy: '李窗口', rev: 2 });
    expect(await api.stores.register.get('a')).toMatchObject({
      status: 'done',
      note: '3号车',
      changedBy: 'desk',
      updatedAt: api.clock.now().toISOString(),
    });
    // The note of a decision goes when the decision does.
    const back = await desk.post('/register/a/status', { status: 'open', rev: 2 });
    expect(back.body).toMatchObject({ status: 'open', rev: 3 });
    expect((await api.stores.register.get('a'))?.note).toBeUndefined();
  });

  test('should answer 409 to whoever looked at an older state, and have one winner', async () => {
    await add({ id: 'a' });
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => desk.post('/register/a/status', { status: 'done', rev: 1 })),
    );
    expect(tries.filter((one) => one.status === 200)).toHaveLength(1);
    expect(tries.filter((one) => one.status === 409 && one.body.error?.code === 'CONFLICT')).toHaveLength(9);
    expect((await api.stores.register.get('a'))?.rev).toBe(2);
  });

  test('should ask for a reason to refuse, and leave alone what its owner withdrew', async () => {
    await add({ id: 'a' });
    const silent = await desk.post('/register/a/status', { status: 'rejected', note: '  ', rev: 1 });
    expect(silent.body.error?.code).toBe('REASON_REQUIRED');
    await add({ id: 'b', status: 'withdrawn' });
    const gone = await desk.post('/register/b/status', { status: 'done', rev: 1 });
    expect([gone.status, gone.body.error?.code]).toEqual([409, 'TRANSITION_NOT_ALLOWED']);
    expect((await desk.post('/register/b/status', { status: 'withdrawn', rev: 1 })).status).toBe(400);
  });
});

describe('what is written down about it', () => {
  test('should be who looked, changed or took away what, and never words or numbers', async () => {
    await add({ id: 'a' });
    logged.length = 0;
    await desk.get('/register');
    await desk.get('/register/a');
    await desk.post('/register/a/status', { status: 'done', note: '3号车', rev: 1 });
    await download(desk, '?kind=transport&format=csv');
    expect(logged.filter(({ category }) => category === 'register')).toEqual([
      { category: 'register', by: 'desk', entry: 'a', kind: 'transport' },
      { category: 'register', by: 'desk', entry: 'a', to: 'done' },
      { category: 'register', by: 'desk', kind: 'transport', format: 'csv', count: 1 },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/13800001111|3号车|周口/);
  });
});

describe('the file for other offices', () => {
  test('should be a CSV that Excel opens, with numbers in full and nothing that calculates', async () => {
    await add({ id: 'a', words: { origin: '=HYPERLINK("http://x")' } });
    const { response, bytes } = await download(desk, '?kind=transport&format=csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString();
    expect(text).toContain('13800001111');
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  test('should be a workbook as well', async () => {
    await add({ id: 'a' });
    await add({ id: 'b', kind: 'job_post', words: { company: '示例厂' } });
    const { response, bytes } = await download(desk, '?kind=transport&format=xlsx');
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const texts = textsOfWorkbook(bytes);
    expect(texts).toContain('13800001111');
    expect(texts).not.toContain('示例厂');
    expect((await download(desk, '?format=csv')).response.status).toBe(400);
  });
});
