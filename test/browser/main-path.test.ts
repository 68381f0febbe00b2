import path from 'node:path';
import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { reportMissing } from '../support/missing-service';
import { findBinary } from '../support/services';
import {
  addStaff,
  COMPLAINT,
  dropDataDir,
  firstAdmin,
  newDataDir,
  PASSWORD,
  startService,
  type Service,
  type StaffClient,
} from '../support/service';

jest.setTimeout(180_000);

const BINARY = findBinary('CHROMIUM_BINARY', ['chromium', 'chromium-browser', 'google-chrome']);
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };
/** `SCREENSHOTS=dir npm test` keeps a picture of every page. */
const SHOTS = process.env.SCREENSHOTS;
const AXE = path.join(path.dirname(require.resolve('axe-core/package.json')), 'axe.min.js');

if (!BINARY)
  reportMissing('chromium', 'browser tests', 'no chromium on PATH, and CHROMIUM_BINARY is not set');

(BINARY ? describe : describe.skip)('The pages, in a real browser', () => {
  let service: Service;
  let admin: StaffClient;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  /** What a page complained about: script errors and broken rules of the content policy. */
  let complaints: string[] = [];

  beforeAll(async () => {
    service = await startService({ dataDir: newDataDir() });
    admin = await firstAdmin(service);
    await addStaff(admin, 'mediator', 'mediator');
    await addStaff(admin, 'editor', 'editor');
    browser = await chromium.launch({ executablePath: BINARY ?? '', args: ARGS });
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    if (service) dropDataDir(service.dataDir);
  });
  beforeEach(() => {
    complaints = [];
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(complaints).toEqual([]);
  });

  async function open(
    viewport: { width: number; height: number },
    options: { javaScriptEnabled?: boolean } = {},
  ): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
    page.on('console', (message) => {
      // A refused request is reported as an error of the console; only our own code and the policy count here.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        complaints.push(message.text());
    });
    return page;
  }

  async function look(page: Page, name: string): Promise<void> {
    if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
    // Through the debugger, because the page's own policy rightly refuses added scripts.
    await page.evaluate(`${readFileSync(AXE, 'utf8')};0`);
    const serious = await page.evaluate(async () => {
      const axe = (
        globalThis as unknown as {
          axe: {
            run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
          };
        }
      ).axe;
      const { violations } = await axe.run();
      return violations
        .filter((v) => v.impact === 'serious' || v.impact === 'critical')
        .map((v) => `${v.id}: ${v.nodes[0]?.html}`);
    });
    expect({ page: name, serious }).toEqual({ page: name, serious: [] });
  }

  async function say(page: Page, text: string): Promise<void> {
    const before = await page.locator('[role=log]').innerText();
    await page.locator('textarea').fill(text);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      ([old, mine]) => {
        const now = document.querySelector('[role=log]')?.textContent ?? '';
        return (
          now.replace(/\s/g, '').length > (old ?? '').replace(/\s/g, '').length + (mine ?? '').length &&
          !document.querySelector('[data-pending]')
        );
      },
      [before, text] as const,
    );
    await page.waitForLoadState('networkidle').catch(() => undefined);
  }

  async function signIn(page: Page, username: string): Promise<void> {
    await page.goto(`${service.url}/staff`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '退出' }).waitFor();
  }

  it('should let a worker file a complaint on a small phone, and a mediator take, answer and close it', async () => {
    const worker = await open(PHONE);
    await worker.goto(service.url);
    await look(worker, 'worker-first');
    for (const text of COMPLAINT) await say(worker, text);
    await worker
      .getByText(/回执码/)
      .first()
      .waitFor();
    await look(worker, 'worker-receipt');
    expect(await worker.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      PHONE.width,
    );
    await worker.reload();
    await worker.getByText('宏达电子厂').first().waitFor();

    const desk = await open(DESK);
    await signIn(desk, 'mediator');
    await desk.getByText('欠薪').first().waitFor();
    await look(desk, 'queue');
    await desk.getByRole('button', { name: '接下一件' }).click();
    await desk.getByRole('heading', { name: '对话' }).waitFor();
    await desk.getByText('一共欠两万').first().waitFor();
    await desk.getByLabel(/写给本人/).fill('您好，我是调解员，今天给厂里打电话。');
    await desk.keyboard.press('Control+Enter');
    // At once, without a reload, by name.
    await worker.getByText('您好，我是调解员，今天给厂里打电话。').waitFor();
    await worker.locator('textarea').fill('好的谢谢，厂长姓周');
    await worker.keyboard.press('Enter');
    await desk.getByText('好的谢谢，厂长姓周').waitFor();
    await look(desk, 'case');

    // The bot kept silent: the last thing said is the worker's.
    const session = await worker.evaluate(() =>
      Object.values({ ...sessionStorage })
        .find((v) => /^"?w1\./.test(v))
        ?.replaceAll('"', ''),
    );
    const { turns } = (await (
      await fetch(`${service.url}/api/chat/history`, { headers: { authorization: `Bearer ${session}` } })
    ).json()) as {
      turns: { text: string; replies: unknown[] }[];
    };
    expect(turns.at(-1)).toMatchObject({ text: '好的谢谢，厂长姓周', replies: [] });

    await move(desk, '受理', '已受理');
    await move(desk, '达成协议', '达成协议');
    await move(desk, '已经履行', '已履行');
    await desk.getByRole('button', { name: '结案', exact: true }).click();
    const dialog = desk.getByRole('dialog');
    await look(desk, 'close-dialog');
    await dialog.getByLabel('结果').click();
    await desk.getByTitle('钱已全部到账').click();
    await dialog.getByRole('button', { name: '确定' }).click();
    await desk.getByText('已结案').first().waitFor();
    // Every move was told to the worker, the last one too.
    await worker.getByText(/办结/).first().waitFor();
  });

  async function move(desk: Page, verb: string, status: string): Promise<void> {
    await desk.getByRole('button', { name: verb, exact: true }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    await desk.getByText(status, { exact: true }).first().waitFor();
  }

  it('should let a clerk change an answer that the very next question gets, and take it back', async () => {
    const desk = await open(DESK);
    await signIn(desk, 'editor');
    await desk.goto(`${service.url}/staff/content`);
    await desk.getByLabel('搜标题或编号').waitFor();
    await look(desk, 'content');
    await desk.goto(`${service.url}/staff/content/intents/overtime_pay.how_calc`);
    const bubble = desk.getByLabel('第1个气泡');
    await bubble.waitFor();
    const changed = '改过的第一句 {{constructor}} ${process.exit(1)} <script>alert(1)</script>';
    await bubble.fill(changed);
    await desk.getByRole('button', { name: '存草稿' }).click();
    await desk.getByRole('button', { name: '存草稿' }).isDisabled();
    await look(desk, 'intent');
    await desk.getByLabel('工人会怎么说？').fill('加班费怎么算');
    await desk.keyboard.press('Enter');
    await desk.locator('.try-pair').getByText('改过的第一句').waitFor();
    await desk.goto(`${service.url}/staff/content`);
    await desk.getByRole('button', { name: /^发布（1条草稿）/ }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel(/改了什么/).fill('试改一句');
    await look(desk, 'publish');
    await dialog.getByRole('button', { name: /^发布1条/ }).click();
    await dialog.waitFor({ state: 'hidden' });

    const worker = await open(PHONE);
    await worker.goto(service.url);
    await say(worker, '加班费怎么算');
    // Shown letter by letter; nothing ran, or the check of complaints and the service itself would tell.
    await worker.getByText(changed).waitFor();

    await desk.goto(`${service.url}/staff/content/versions`);
    await look(desk, 'versions');
    await desk.getByRole('button', { name: '退回到这版' }).first().click();
    await desk.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    const again = await open(PHONE);
    await again.goto(service.url);
    await say(again, '加班费怎么算');
    await again.getByText('21.75').first().waitFor();
    expect(await again.getByText('改过的第一句').count()).toBe(0);
  });

  it('should serve a worker whose browser runs no scripts', async () => {
    const page = await open(PHONE, { javaScriptEnabled: false });
    await page.goto(service.url);
    for (const text of COMPLAINT) {
      await page.locator('textarea[name=text]').fill(text);
      await page
        .locator('textarea[name=text]')
        .locator('xpath=ancestor::form')
        .locator('button')
        .last()
        .click();
      await page.waitForLoadState();
    }
    expect(await page.content()).toMatch(/回执码：[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  });

  it('should send a message typed without a network exactly once when it is back', async () => {
    const page = await open(PHONE);
    await page.goto(service.url);
    await say(page, '你好');
    await page.context().setOffline(true);
    await page.locator('textarea').fill('加班费怎么算');
    await page.keyboard.press('Enter');
    await page
      .getByText(/没网|网络/)
      .first()
      .waitFor();
    await look(page, 'worker-offline');
    await page.context().setOffline(false);
    await page.getByText('21.75').first().waitFor({ timeout: 60_000 });
    const mine = await page.locator('[role=log]').getByText('加班费怎么算', { exact: true }).count();
    expect(mine).toBe(1);
  });
});
