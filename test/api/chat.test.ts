import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ChatResponse, ReceiptStatus } from '../../src/contracts/api/chat';
import { ERRORS, type ErrorCode } from '../../src/shared/errors';
import { cleanUp, firstAdmin, startService, type RunningService } from '../support/server';
import { until } from '../support/services';
import type { StaffClient } from '../support/staff-client';
import { answerTo, postJson, Worker, type ErrorBody, type Posted } from '../support/worker-client';

jest.setTimeout(120_000);

let service: RunningService;
let admin: StaffClient;
beforeAll(async () => {
  service = await startService();
  admin = await firstAdmin(service);
});
afterAll(cleanUp);

const worker = (session?: string): Worker => new Worker(service.url, session);
const chat = (body: unknown, headers?: Record<string, string>): Promise<Posted<ChatResponse & ErrorBody>> =>
  postJson(`${service.url}/api/chat`, body, headers);
/** Exactly the catalogue's entry: code, words and status. */
function expectError(answer: Posted<unknown>, code: ErrorCode): void {
  expect(answer.body).toMatchObject({ error: { code, message: ERRORS[code].message } });
  expect(answer.status).toBe(ERRORS[code].status);
}

describe('POST /api/chat', () => {
  it('should answer a first message with a session, replies and what was understood', async () => {
    const { status, body, headers } = await chat({ text: '老板不发工资怎么办' });

    expect(status).toBe(200);
    expect(body).toEqual({
      session: expect.stringMatching(/^w1\.[\w-]{30,}\.[\w-]+$/),
      replies: expect.any(Array),
      understanding: {
        topic: 'wage_arrears',
        intent: expect.stringMatching(/^wage_arrears\./),
        confidence: expect.any(Number),
        decision: 'answer',
      },
      seq: 1,
      handoff: false,
    });
    expect(body.replies.length).toBeGreaterThan(0);
    for (const reply of body.replies)
      expect(reply).toMatchObject({ id: expect.any(String), text: expect.any(String) });
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('should go on with the conversation of a session, in the body or as a bearer token', async () => {
    const { session } = await worker().say('你好');

    const second = await chat({ session, text: '谢谢' });
    const third = await chat({ text: '再见' }, { authorization: `Bearer ${session}` });

    expect([second.body.seq, third.body.seq]).toEqual([2, 3]);
    expect(third.body.session).toBe(session);
  });

  it('should give a repeated message the same answer and change nothing', async () => {
    const one = worker();
    await one.say('你好');
    const id = randomUUID();
    const first = await one.say('工资没发', id);

    const again = await one.say('工资没发', id);
    const otherWords = await one.say('完全不同的话', id);

    expect(again).toEqual(first);
    expect(otherWords).toEqual(first);
    expect(await one.history()).toHaveLength(2);
  });

  it('should answer an older message again after newer ones', async () => {
    const one = worker();
    const id = randomUUID();
    const first = await one.say('工资没发', id);
    await one.say('谢谢');

    expect(await one.say('工资没发', id)).toEqual(first);
    expect((await one.history()).map((turn) => turn.seq)).toEqual([1, 2]);
  });

  it('should make one turn of twenty simultaneous repetitions', async () => {
    const one = worker();
    await one.say('你好');
    const id = randomUUID();

    const answers = await Promise.all(Array.from({ length: 20 }, () => one.post('工资没发', id)));

    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await one.history()).map((turn) => turn.messageId)).toHaveLength(2);
  });

  it('should put twenty different simultaneous messages into one gapless sequence', async () => {
    const one = worker();
    await one.say('你好');

    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => one.say(`工资没发 ${i}`)));

    const seqs = Array.from({ length: 21 }, (_, i) => i + 1);
    expect((await one.history()).map((turn) => turn.seq)).toEqual(seqs);
    expect(answers.map((answer) => answer.seq).sort((a, b) => a - b)).toEqual(seqs.slice(1));
  });

  it.each<[string, unknown, ErrorCode]>([
    ['broken JSON', '{"text": ', 'BAD_JSON'],
    ['no text', {}, 'BAD_REQUEST'],
    ['a number as text', { text: 5 }, 'BAD_REQUEST'],
    ['a list as body', [], 'BAD_REQUEST'],
    ['an empty text', { text: '' }, 'TEXT_EMPTY'],
    ['blanks only', { text: ' \n\t　' }, 'TEXT_EMPTY'],
    ['control characters only', { text: '\u0000\u0007\u001b' }, 'TEXT_EMPTY'],
    ['4001 characters', { text: '工'.repeat(4001) }, 'TEXT_TOO_LONG'],
    ['an empty messageId', { text: '你好', messageId: '' }, 'BAD_REQUEST'],
    ['a messageId of 101 characters', { text: '你好', messageId: 'x'.repeat(101) }, 'BAD_REQUEST'],
    ['a session we did not make', { text: '你好', session: 'w1.abc.def' }, 'SESSION_INVALID'],
    ['a session that is no token', { text: '你好', session: '' }, 'SESSION_INVALID'],
    ['70 kB', { text: 'x'.repeat(70_000) }, 'PAYLOAD_TOO_LARGE'],
  ])('should refuse %s in the words of the catalogue', async (_name, body, code) => {
    expectError(await chat(body), code);
  });

  it('should refuse a token whose mark was changed', async () => {
    const { session } = await worker().say('你好');
    const forged = session.replace(/^w1\.(.)/, (_, first: string) => `w1.${first === 'A' ? 'B' : 'A'}`);

    expectError(await chat({ session: forged, text: '你好' }), 'SESSION_INVALID');
  });

  it('should take 4000 characters, also when each is outside the basic plane', async () => {
    const { status } = await chat({ text: '𠮷'.repeat(4000) });

    expect(status).toBe(200);
  });

  it('should drop control characters and keep everything else a person can type', async () => {
    const one = worker();

    await one.say('工\u0000资\u0008没\u001b发\u007f\n第二行 ‎e\u0301 👩🏽‍🔧 <b>&amp;');

    expect((await one.history())[0]?.text).toBe('工资没发\n第二行 ‎e\u0301 👩🏽‍🔧 <b>&amp;');
  });

  it('should survive lone surrogates', async () => {
    const one = worker();

    await one.say('工资\ud800没发');

    expect((await one.history())[0]?.text).toBe('工资\ufffd没发');
  });

  it('should understand JSON of any character set the standard allows and nothing else', async () => {
    const response = await fetch(`${service.url}/api/chat`, { method: 'POST', body: 'text=你好' });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'BAD_REQUEST' } });
  });

  it('should limit a session that floods and not the three hundred others at its address', async () => {
    const flooder = worker();
    await flooder.say('你好');
    const flood = await Promise.all(Array.from({ length: 80 }, () => flooder.post('你好')));
    const refused = flood.filter((answer) => answer.status === 429);
    const statuses: number[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const answers = await Promise.all(Array.from({ length: 30 }, () => worker().post('工资没发')));
      statuses.push(...answers.map((answer) => answer.status));
    }

    expect(refused.length).toBeGreaterThanOrEqual(20);
    expectError(refused[0] as Posted<unknown>, 'RATE_LIMITED');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(statuses).toEqual(Array(300).fill(200));
    // What was refused is not half done.
    expect(await flooder.history()).toHaveLength(1 + flood.length - refused.length);
  });
});

describe('GET /api/chat/history', () => {
  it('should show what both sides said, and only that', async () => {
    const one = worker();
    const id = randomUUID();
    const { replies } = await one.say('工资没发', id);

    const [turn] = await one.history();

    expect(turn).toEqual({
      seq: 1,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      origin: 'worker',
      messageId: id,
      text: '工资没发',
      replies,
      handoff: false,
    });
  });

  it('should give what comes after a sequence number', async () => {
    const one = worker();
    for (const text of ['你好', '工资没发', '谢谢']) await one.say(text);

    const response = await fetch(`${service.url}/api/chat/history?after=2`, { headers: one.authorization() });
    const { turns } = (await response.json()) as { turns: { seq: number }[] };

    expect(turns.map((turn) => turn.seq)).toEqual([3]);
  });

  it.each([
    ['no token', {}],
    ['a forged token', { authorization: 'Bearer w1.abc.def' }],
    ['another scheme', { authorization: 'Basic dTpw' }],
  ])('should refuse %s', async (_name, headers: Record<string, string>) => {
    for (const path of ['history', 'stream']) {
      const response = await fetch(`${service.url}/api/chat/${path}`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: 'SESSION_INVALID' } });
    }
  });
});

describe('GET /api/chat/stream', () => {
  it('should send what was said before and then every new turn at once', async () => {
    const one = worker();
    await one.say('你好');
    const stream = await one.listen();
    await stream.turn((turn) => turn.seq === 1);

    const said = await one.say('工资没发');
    const event = await stream.turn((turn) => turn.seq === 2);
    stream.close();

    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(event.replies).toEqual(said.replies);
  });

  it('should resume after the last event a page has seen, without gap or double', async () => {
    const one = worker();
    for (const text of ['你好', '工资没发', '谢谢']) await one.say(text);

    const stream = await one.listen(2);
    await one.say('再见');
    await stream.turn((turn) => turn.seq === 4);
    stream.close();

    expect(stream.turns.map((turn) => turn.seq)).toEqual([3, 4]);
    expect(stream.events.map((event) => event.lastEventId)).toEqual(['3', '4']);
  });

  it('should take a nonsensical Last-Event-ID for the beginning', async () => {
    const one = worker();
    await one.say('你好');
    const response = await fetch(`${service.url}/api/chat/stream`, {
      headers: { ...one.authorization(), 'last-event-id': '1; drop table' },
    });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = '';
    while (!text.includes('id: 1')) text += Buffer.from((await reader.read()).value ?? []).toString();
    await reader.cancel();

    expect(text).toContain('event: turn');
  });

  it('should never show one conversation to another', async () => {
    const [one, other] = [worker(), worker()];
    await other.say('你好');
    const stream = await other.listen();
    await stream.turn((turn) => turn.seq === 1);

    await one.say('这是秘密');
    await other.say('谢谢');
    await stream.turn((turn) => turn.seq === 2);
    stream.close();

    expect(JSON.stringify(stream.turns)).not.toContain('秘密');
  });
});

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

describe('POST /api/chat/attachments', () => {
  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['an empty file', new Uint8Array()],
    ['a page dressed as a picture', Uint8Array.from(Buffer.from('<html><script>alert(1)</script>'))],
    ['a program', Uint8Array.from(Buffer.from('MZ\u0090\u0000\u0003'))],
    ['a drawing that can run scripts', Uint8Array.from(Buffer.from('<svg onload="alert(1)"/>'))],
  ])('should refuse %s, whatever it says it is', async (_name, bytes) => {
    const one = worker();
    await one.say('你好');

    const response = await one.upload(bytes, { 'content-type': 'image/png', 'x-file-name': 'photo.png' });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'ATTACHMENT_TYPE' } });
    expect(await one.history()).toHaveLength(1);
  });

  it('should refuse a file over 10 MB', async () => {
    const one = worker();
    await one.say('你好');
    const big = new Uint8Array(10 * 1024 * 1024 + 1);
    big.set(PNG);

    const response = await one.upload(big);

    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'PAYLOAD_TOO_LARGE' } });
  });

  it('should refuse a file without a session', async () => {
    const response = await worker().upload(PNG);

    expect(response.status).toBe(401);
  });

  it('should bring a file sent before the complaint and one sent after it to the mediator, byte by byte', async () => {
    const one = worker();
    await one.say('你好');
    const early = await one.upload(PNG, { 'x-file-name': encodeURIComponent('../../欠条 "1".png') });
    const receipt = await one.complain();
    const pdf = Uint8Array.from(Buffer.from('%PDF-1.4 考勤'));
    const late = await one.upload(pdf, { 'x-file-name': encodeURIComponent('考勤.pdf') });
    const { caseNo } = await statusOf(receipt);

    const { body } = await admin.get(`/cases/${caseNo}`);
    const evidence = body.evidence as unknown as {
      id: string;
      fileName: string;
      mime: string;
      bytes: number;
    }[];
    const download = await fetch(`${service.url}/api/staff/cases/${caseNo}/evidence/${evidence[1]?.id}`, {
      headers: { cookie: admin.cookie },
    });

    expect([early.status, late.status]).toEqual([200, 200]);
    expect(evidence.map(({ fileName, mime, bytes }) => ({ fileName, mime, bytes }))).toEqual([
      { fileName: '欠条 1.png', mime: 'image/png', bytes: PNG.length },
      { fileName: '考勤.pdf', mime: 'application/pdf', bytes: pdf.length },
    ]);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(Buffer.from(pdf));
    expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(download.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it('should store a repeated file once', async () => {
    const one = worker();
    await one.say('你好');
    const id = randomUUID();

    const first = await one.upload(PNG, { 'x-message-id': id });
    const again = await one.upload(PNG, { 'x-message-id': id });

    const [a, b] = [await first.json(), await again.json()] as { seq: number; replies: unknown }[];
    expect(b?.seq).toBe(a?.seq);
    expect(b?.replies).toEqual(a?.replies);
    expect(await one.history()).toHaveLength(2);
  });
});

async function statusOf(receipt: string): Promise<ReceiptStatus> {
  const { status, body } = await postJson<ReceiptStatus>(`${service.url}/api/receipts/status`, { receipt });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

describe('POST /api/receipts/status', () => {
  it('should tell the holder of a receipt where the case stands, however it is typed', async () => {
    const receipt = await worker().complain();

    const status = await statusOf(receipt);
    const typed = await statusOf(` ${receipt.toLowerCase().replaceAll('-', ' ')} `);

    expect(status).toEqual({
      caseNo: expect.stringMatching(/^GY\d{8}-[2-9A-Z]{5}$/),
      status: 'pending',
      statusTitle: '待受理',
      openedAt: expect.any(String),
      updatedAt: expect.any(String),
      next: expect.any(String),
      documents: ['arbitration', 'complaint', 'mediation'],
    });
    expect(typed).toEqual(status);
  });

  it.each<[string, unknown, ErrorCode]>([
    ['one that was never given out', { receipt: 'ABCD-EFGH-JKMN' }, 'RECEIPT_NOT_FOUND'],
    ['one with letters we do not use', { receipt: 'OOOO-IIII-0000' }, 'RECEIPT_NOT_FOUND'],
    ['half a code', { receipt: 'ABCD' }, 'RECEIPT_NOT_FOUND'],
    ['an operator of a query', { receipt: { $ne: null } }, 'BAD_REQUEST'],
    ['none', {}, 'BAD_REQUEST'],
    ['an endless one', { receipt: 'A'.repeat(41) }, 'BAD_REQUEST'],
  ])('should refuse %s', async (_name, body, code) => {
    expectError(await postJson(`${service.url}/api/receipts/status`, body), code);
  });
});

describe('the page without JavaScript', () => {
  /** A browser that knows forms and cookies and nothing else. */
  class PlainBrowser {
    cookie = '';
    html = '';
    setCookie = '';
    async open(): Promise<Response> {
      const response = await fetch(`${service.url}/`, { headers: { cookie: this.cookie } });
      this.html = await response.text();
      return response;
    }
    async send(text: string, messageId = this.messageId()): Promise<Response> {
      const response = await fetch(`${service.url}/chat-form`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: this.cookie },
        body: new URLSearchParams({ text, messageId }),
      });
      this.setCookie = response.headers.get('set-cookie') ?? '';
      this.cookie = this.setCookie.split(';')[0] ?? '';
      if (response.status === 303) await this.open();
      else this.html = await response.text();
      return response;
    }
    messageId(): string {
      return /name="messageId" value="([^"]+)"/.exec(this.html)?.[1] ?? '';
    }
    /** The newest thing the hotline said. */
    lastReply(): string {
      return (
        [...this.html.matchAll(/<div class="row bot">([\s\S]*?)<\/div>\s*<\/div>/g)].pop()?.[1] ?? this.html
      );
    }
  }

  it('should take a complaint to its receipt with forms alone', async () => {
    const browser = new PlainBrowser();
    await browser.open();
    await browser.send('老板拖欠我两个月工资，我要投诉');
    let receipt: string | undefined;
    for (let step = 0; step < 20 && !receipt; step += 1) {
      const next = answerTo([{ text: browser.lastReply() }]);
      if (next === null) throw new Error(`Nothing to answer to: ${browser.lastReply()}`);
      await browser.send(next);
      receipt = /回执码：([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(browser.html)?.[1];
    }

    expect((await statusOf(receipt ?? '')).status).toBe('pending');
  });

  it('should keep its session in a cookie that no script and no other site can use', async () => {
    const browser = new PlainBrowser();
    await browser.open();

    const response = await browser.send('你好');

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/#end');
    expect(browser.setCookie).toMatch(/^gy_chat=w1\.[^;]+;/);
    expect(browser.setCookie).toContain('HttpOnly');
    expect(browser.setCookie).toContain('SameSite=Lax');
  });

  it('should send a form that was posted twice once', async () => {
    const browser = new PlainBrowser();
    await browser.open();
    await browser.send('你好');
    const id = browser.messageId();

    await browser.send('工资没发', id);
    await browser.send('工资没发', id);

    expect(browser.html.match(/<p class="words">工资没发<\/p>/g)).toHaveLength(1);
  });

  it('should put refused words back into the box, with the reason', async () => {
    const browser = new PlainBrowser();
    await browser.open();
    const long = `<i>${'工'.repeat(4000)}`;

    const response = await browser.send(long);

    expect(response.status).toBe(400);
    expect(browser.html).toContain(ERRORS.TEXT_TOO_LONG.message);
    expect(browser.html).toContain(`&lt;i&gt;${'工'.repeat(4000)}</textarea>`);
  });

  it('should take no form that another site posts in a visitor’s name', async () => {
    const response = await fetch(`${service.url}/chat-form`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ text: '你好', messageId: randomUUID() }),
    });

    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('should forget the cookie on the quick exit', async () => {
    const response = await fetch(`${service.url}/exit`, { redirect: 'manual' });

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('https://www.weather.com.cn/');
    expect(response.headers.get('set-cookie')).toMatch(/gy_chat=;.*Max-Age=0/);
  });
});

describe('the server', () => {
  it.each(['/', '/staff', '/staff/content', '/api/docs'])(
    'should serve %s with a strict policy and without any inline script or style',
    async (path) => {
      const response = await fetch(service.url + path);
      const html = await response.text();
      const policy = response.headers.get('content-security-policy') ?? '';

      expect(response.status).toBe(200);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\son[a-z]+=|\sstyle=|javascript:/i);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('x-powered-by')).toBeNull();
    },
  );

  it('should say that it lives and is ready', async () => {
    const health = await fetch(`${service.url}/healthz`);
    const ready = await fetch(`${service.url}/readyz`);

    expect([health.status, await health.text()]).toEqual([200, 'ok\n']);
    expect([ready.status, await ready.text()]).toEqual([200, 'ready\n']);
  });

  it('should answer HEAD like GET without a body', async () => {
    for (const path of ['/', '/healthz', '/staff']) {
      const response = await fetch(service.url + path, { method: 'HEAD' });
      expect([path, response.status, await response.text()]).toEqual([path, 200, '']);
    }
  });

  it.each(['/nope', '/api/nope', '/api/staff/nope', '/assets/nope.js', '/assets/../../package.json', '/%00'])(
    'should answer %s with an error of the catalogue and nothing of its insides',
    async (path) => {
      const response = await fetch(service.url + path);
      const text = await response.text();

      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String) } });
      expect(text).not.toMatch(/node_modules|\/src\/|at .*\.js/);
    },
  );

  it.each([
    ['GET', '/api/chat', 'POST'],
    ['PUT', '/api/chat', 'POST'],
    ['DELETE', '/api/chat/history', 'GET, HEAD'],
    ['HEAD', '/api/chat/stream', 'GET'],
    ['POST', '/api/chat/stream', 'GET'],
    ['GET', '/api/receipts/status', 'POST'],
    ['GET', '/api/chat/attachments', 'POST'],
  ])('should say to %s %s what it allows', async (method, path, allowed) => {
    const response = await fetch(service.url + path, { method });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allowed);
    const body = method === 'HEAD' ? null : ((await response.json()) as ErrorBody);
    if (body) expect(body.error.code).toBe('METHOD_NOT_ALLOWED');
  });

  it('should keep people’s words, telephones and receipts out of logs and metrics', async () => {
    const unique = {
      '老板拖欠我两个月工资，我要投诉': '老板拖欠我两个月工资暗号紫云英，我要投诉',
      永固建设: '金丝雀贸易行',
      '13800138000': '13912345670',
      要回全部工资: '想要回工资给孩子交学费暗号凌霄花',
    };
    const one = worker();
    const receipt = await one.complain(unique);
    await one.upload(PNG, { 'x-file-name': encodeURIComponent('暗号木芙蓉.png') });
    const { caseNo } = await statusOf(receipt);
    await admin.get(`/cases/${caseNo}`);
    await chat({ session: one.session, text: 5 });
    await chat(`{"text": "暗号断了的紫云英`);
    await fetch(`${service.url}/api/staff/cases/${receipt}`, { headers: { cookie: admin.cookie } });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();

    expect(metrics).toMatch(/^gongyou_turns_total\{[^}]*topic="wage_arrears"[^}]*\} \d+$/m);
    const secrets = [
      '暗号',
      '紫云英',
      '凌霄花',
      '木芙蓉',
      '金丝雀',
      '13912345670',
      receipt,
      one.session ?? '',
    ];
    for (const secret of [...secrets, receipt.replaceAll('-', ''), admin.cookie.split('=')[1] ?? '']) {
      expect([secret, service.logs().includes(secret)]).toEqual([secret, false]);
      expect([secret, metrics.includes(secret)]).toEqual([secret, false]);
    }
    expect(metrics).not.toContain(caseNo);
  });
});

describe('an orderly end', () => {
  it('should finish what is under way, end open streams and exit with 0 within seconds', async () => {
    const own = await startService();
    const one = new Worker(own.url);
    await one.say('你好');
    const stream = await one.listen();
    await stream.turn((turn) => turn.seq === 1);
    const others = Array.from({ length: 20 }, () => new Worker(own.url));
    for (const other of others) await other.say('你好');

    const underWay = others.map((other) => other.post('工资没发').catch(() => null));
    // Under way means that the service has read it: the first answer is there, the others are coming.
    await Promise.race(underWay);
    const begun = Date.now();
    const exit = await own.stop('SIGTERM');
    const answers = await Promise.all(underWay);
    await stream.ended;

    expect(exit).toEqual({ code: 0, signal: null });
    expect(Date.now() - begun).toBeLessThan(8_000);
    // Whoever got an answer got a whole one, and it is still there after a restart.
    const again = await startService({ dataDir: own.dataDir });
    await Promise.all(
      others.map(async (other, i) => {
        const answer = answers[i];
        other.base = again.url;
        const turns = await other.history();
        if (answer) expect([answer.status, turns.length]).toEqual([200, 2]);
        expect(turns.map((turn) => turn.seq)).toEqual(turns.map((_, j) => j + 1));
      }),
    );
    await until(() => again.logs().includes('ready in'));
    expect(answers.filter((answer) => answer?.status === 200).length).toBeGreaterThan(0);
  });

  it('should refuse a second service on the same data with one clear line', async () => {
    await expect(startService({ dataDir: service.dataDir })).rejects.toThrow(
      /Cannot start: .*(in use|another|已)/,
    );
  });
});
