import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CaseDetail } from '../../src/contracts/api/staff';
import { ERASED_TEXT } from '../../src/contracts/turn';
import { ERRORS, type ErrorCode } from '../../src/shared/errors';
import { cleanUp, firstAdmin, startService, type RunningService } from '../support/server';
import type { StaffClient } from '../support/staff-client';
import { Worker } from '../support/worker-client';
import { docxText } from '../support/zip';

jest.setTimeout(120_000);

let service: RunningService;
let admin: StaffClient;
beforeAll(async () => {
  service = await startService();
  admin = await firstAdmin(service);
});
afterAll(cleanUp);

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${service.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const postForm = (path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${service.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
async function expectError(response: Response, code: ErrorCode): Promise<void> {
  expect(await response.json()).toMatchObject({ error: { code, message: ERRORS[code].message } });
  expect(response.status).toBe(ERRORS[code].status);
}
async function newestCase(): Promise<CaseDetail> {
  const { items } = (await admin.get('/cases')).body as unknown as {
    items: { caseNo: string; openedAt: string }[];
  };
  const newest = items.sort((a, b) => b.openedAt.localeCompare(a.openedAt))[0];
  return (await admin.get(`/cases/${newest?.caseNo}`)).body as unknown as CaseDetail;
}

describe('papers for workers', () => {
  it('should give the holder of a receipt a Word file with what was told, by JSON and by a plain form', async () => {
    const receipt = await new Worker(service.url).complain();
    const body = { receipt: receipt.toLowerCase().replaceAll('-', ' '), kind: 'arbitration', format: 'docx' };

    const answers = [
      await post('/api/receipts/documents', body),
      await postForm('/api/receipts/documents', body),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('wordprocessingml');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=.*\.docx/);
      const text = docxText(await bytesOf(answer));
      expect(text).toContain('劳动人事争议仲裁申请书');
      expect(text).toContain('20000元（大写：人民币贰万元整）');
      expect(text).toContain('永固建设');
      expect(text).not.toContain(receipt);
    }
    // Two presses in a moment are one line of the history.
    const { events } = await newestCase();
    const exported = events.filter((event) => event.type === 'exported');
    expect(exported.map((event) => event.data)).toEqual([
      { document: 'arbitration', format: 'docx', by: 'receipt' },
    ]);
  });

  it('should show the own case of a session as a page that runs nothing', async () => {
    const worker = new Worker(service.url);
    await worker.complain();
    const body = { kind: 'complaint', format: 'html' };

    const byHeader = await post('/api/me/documents', body, worker.authorization());
    const byForm = await postForm('/api/me/documents', { ...body, session: worker.session ?? '' });

    for (const answer of [byHeader, byForm]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename=/);
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      );
      const html = await answer.text();
      expect(html).toContain('劳动保障监察投诉书');
      expect(html).toContain('永固建设');
      expect(html).not.toContain('<script');
    }
  });

  it('should refuse whoever has no receipt, no session or no case', async () => {
    const paper = { kind: 'arbitration', format: 'docx' };
    const stranger = new Worker(service.url);
    await stranger.say('你好');

    await expectError(
      await post('/api/receipts/documents', { ...paper, receipt: 'ABCD-2345-EFGH' }),
      'RECEIPT_NOT_FOUND',
    );
    await expectError(await post('/api/me/documents', paper), 'SESSION_INVALID');
    await expectError(await post('/api/me/documents', { ...paper, session: 'w1.a.b' }), 'SESSION_INVALID');
    await expectError(await post('/api/me/documents', paper, stranger.authorization()), 'NO_OWN_CASE');
    await expectError(
      await post('/api/receipts/documents', { receipt: 'ABCD-2345-EFGH', kind: 'will', format: 'docx' }),
      'BAD_REQUEST',
    );
    const get = await fetch(`${service.url}/api/me/documents`);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('should answer a button that was pressed in vain with words', async () => {
    const answer = await postForm('/api/receipts/documents', {
      receipt: 'ABCD-2345-EFGH',
      kind: 'arbitration',
      format: 'docx',
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain(ERRORS.RECEIPT_NOT_FOUND.message);
  });
});

describe('papers for staff', () => {
  it('should be written into the history before they leave', async () => {
    await new Worker(service.url).complain();
    const { caseNo } = await newestCase();

    const answer = await fetch(`${service.url}/api/staff/cases/${caseNo}/documents`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: admin.cookie,
        'x-csrf-token': admin.csrfToken,
      },
      body: JSON.stringify({ kind: 'mediation', format: 'docx' }),
    });

    expect(answer.status).toBe(200);
    expect(docxText(await bytesOf(answer))).toContain('人民调解申请书');
    const { events, historyIntact } = await newestCase();
    const last = events.findLast((event) => event.type === 'exported');
    expect(last?.actor.kind).toBe('staff');
    expect(last?.data).toEqual({ document: 'mediation', format: 'docx' });
    expect(historyIntact).toBe(true);
    expect(
      (await admin.post('/cases/GY20200101-AAAAA/documents', { kind: 'mediation', format: 'docx' })).status,
    ).toBe(404);
  });
});

describe('a person’s own data', () => {
  it('should be given whole as a page or as JSON, and hold nothing of the office', async () => {
    const worker = new Worker(service.url);
    const receipt = await worker.complain();
    const { caseNo } = (await (await post('/api/receipts/status', { receipt })).json()) as { caseNo: string };
    await admin.post(`/cases/${caseNo}/notes`, { text: '内部备注：别的工友李四也来过' });

    const json = await post('/api/me/export', { format: 'json' }, worker.authorization());
    const page = await postForm('/api/me/export', { session: worker.session ?? '', format: 'html' });

    expect([json.status, page.status]).toEqual([200, 200]);
    const [data, html] = [await json.text(), await page.text()];
    for (const text of [data, html]) {
      for (const own of [caseNo, '永固建设', receipt]) expect(text).toContain(own);
      expect(text).not.toContain('李四');
    }
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    await expectError(await post('/api/me/export', {}), 'SESSION_INVALID');
  });

  it('should be gone for good when its owner says so, and only a request without a name stays', async () => {
    const worker = new Worker(service.url);
    await worker.say('我叫王大山，加班费怎么算');
    await worker.say('删掉我的信息');
    await worker.say('确定删除');

    const history = await worker.history();
    expect(JSON.stringify(history)).not.toContain('王大山');
    expect(history.map((turn) => turn.text)).toEqual([ERASED_TEXT, ERASED_TEXT, '确定删除']);
    const left = await post('/api/me/export', { format: 'json' }, worker.authorization());
    expect(await left.json()).toMatchObject({
      cases: [],
      register: [{ kind: '个人信息请求', facts: { request: 'erase', transcriptDeleted: true } }],
    });
  });
});
