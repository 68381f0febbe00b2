import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { IntentView } from '../../src/contracts/api/staff';
import {
  DESK,
  dialogOn,
  findChromium,
  inspect,
  overflow,
  PHONE,
  signInAt,
  TestBrowser,
} from '../support/browser';
import { reportMissing } from '../support/missing-service';
import {
  addStaff,
  cleanUp,
  firstAdmin,
  setupLink,
  signIn,
  startService,
  type RunningService,
} from '../support/server';
import { until } from '../support/services';
import { PASSWORD } from '../support/staff-client';
import { Worker } from '../support/worker-client';

jest.setTimeout(120_000);
const binary = findChromium();
if (binary) describeConsole(binary);
else
  reportMissing(
    'chromium',
    'the console in a browser',
    'no chromium found: set CHROMIUM_BINARY or put it on PATH',
  );

function describeConsole(program: string): void {
  describe('the console', () => {
    let service: RunningService;
    let browser: TestBrowser;
    beforeAll(async () => {
      service = await startService();
      const admin = await firstAdmin(service);
      await addStaff(admin, 'mediator', 'li', '李调解');
      await addStaff(admin, 'editor', 'wang', '王编辑');
      browser = await TestBrowser.launch(program);
    });
    afterEach(async () => expect(await browser.calm()).toEqual([]));
    afterAll(async () => {
      await browser?.close();
      await cleanUp();
    });

    const nav = (page: Page): Promise<string[]> =>
      page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allInnerTexts();

    it('should let the first admin in by the printed link, once, and add colleagues', async () => {
      const fresh = await startService();
      // With less motion, which is where popups of antd once stayed outside the screen.
      const page = await browser.open(DESK, { reducedMotion: 'reduce' });
      await until(() => fresh.logs().includes('/staff/setup#token='));
      const link = setupLink(fresh);
      await page.goto(link);
      expect(await inspect(page, 'setup-1280')).toEqual([]);
      await page.getByLabel('姓名').fill('管理员');
      await page.getByLabel('用户名').fill('admin');
      await page.getByLabel(/密码/).fill('short');
      await page.getByRole('button', { name: '建好并登录' }).click();
      await page.getByText('至少12个字', { exact: false }).last().waitFor();
      await page.getByLabel(/密码/).fill(PASSWORD);
      await page.getByRole('button', { name: '建好并登录' }).click();
      await page.getByRole('heading', { name: '账号' }).waitFor();
      expect(await nav(page)).toEqual(['案件', '登记簿', '问答内容', '账号']);

      await addColleague(page, '李调解', 'li', '调解员');
      await addColleague(page, '王编辑', 'wang', '编辑');
      expect(await page.getByRole('row').count()).toBe(4);
      expect(await inspect(page, 'users-1280')).toEqual([]);

      const stranger = await browser.open(PHONE);
      await stranger.goto(link);
      await stranger.getByLabel('姓名').fill('别人');
      await stranger.getByLabel('用户名').fill('bieren');
      await stranger.getByLabel(/密码/).fill(PASSWORD);
      await stranger.getByRole('button', { name: '建好并登录' }).click();
      await stranger.getByRole('alert').getByText('这个链接用过了').waitFor();
      expect(await inspect(stranger, 'setup-360-used')).toEqual([]);
    });

    async function addColleague(page: Page, name: string, username: string, role: string): Promise<void> {
      await page.getByRole('button', { name: '加账号' }).click();
      const dialog = await dialogOn(page);
      expect(await inspect(page, `user-dialog-1280-${username}`)).toEqual([]);
      await dialog.getByLabel(/姓名/).fill(name);
      await dialog.getByLabel('用户名').fill(username);
      await dialog.getByLabel(/密码/).fill(PASSWORD);
      await dialog.getByLabel('角色').click();
      await page.locator('.ant-select-item-option', { hasText: new RegExp(`^${role}$`) }).click();
      await dialog.getByRole('button', { name: /存/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('cell', { name: username, exact: true }).waitFor();
    }

    it('should show each role its own pages and refuse the others at their addresses', async () => {
      const page = await browser.open(DESK);
      await signInAt(page, service.url, 'li');
      expect(await nav(page)).toEqual(['案件', '登记簿']);
      await page.goto(`${service.url}/staff/users`);
      await page.getByRole('button', { name: '退出' }).waitFor();
      expect(await page.getByRole('heading', { name: '账号' }).count()).toBe(0);
      expect(await inspect(page, 'forbidden-1280')).toEqual([]);
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByRole('button', { name: /登\s?录/ }).waitFor();
      expect(await inspect(page, 'sign-in-1280')).toEqual([]);
      await page.goto(`${service.url}/staff`);
      await page.getByLabel('用户名').fill('li');
      await page.getByLabel('密码').fill('wrong password !');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('用户名或密码不对').waitFor();
      expect(await inspect(page, 'sign-in-1280-wrong')).toEqual([]);
      const clerk = await browser.open(PHONE);
      await signInAt(clerk, service.url, 'wang');

      expect(await nav(clerk)).toEqual(['问答内容']);
    });

    it('should be readable and whole on a phone and on a desk, in every state of a case', async () => {
      const worker = new Worker(service.url);
      await worker.complain();
      await new Worker(service.url).say('老板把我关在厂里不让走，还打我');
      const findings: string[] = [];
      for (const [size, viewport] of [
        ['360', PHONE],
        ['1280', DESK],
      ] as const) {
        const page = await browser.open(viewport);
        const look = async (name: string): Promise<void> => {
          findings.push(...(await inspect(page, `${name}-${size}`)));
          const over = await overflow(page);
          if (over > 0) findings.push(`${name}-${size}: ${over} px wider than the screen`);
        };
        await signInAt(page, service.url, 'li');
        await page.getByRole('link', { name: '欠薪' }).waitFor();
        await look('queue');
        await page.getByRole('link', { name: '欠薪' }).click();
        await page.getByRole('heading', { name: '对话' }).waitFor();
        await look('case-free');
        await page.getByRole('button', { name: '接手', exact: true }).click();
        await page.getByText('您已接手').waitFor();
        await look('case-mine');
        for (const [button, dialog] of [
          ['受理', 'case-move'],
          ['不予受理', 'case-reject'],
          ['转给同事', 'case-transfer'],
          ['放回队列', 'case-release'],
        ] as const) {
          await page.getByRole('button', { name: button, exact: true }).click();
          const shown = await dialogOn(page);
          await look(dialog);
          await shown.getByRole('button', { name: /取\s?消/ }).click();
          await shown.waitFor({ state: 'hidden' });
        }
        await page.getByRole('button', { name: '放回队列', exact: true }).click();
        const question = await dialogOn(page);
        await question.getByRole('button', { name: /放\s?回/ }).click();
        await page.getByText('还没人接').waitFor();
      }

      expect(findings).toEqual([]);
    });

    it('should be readable and whole on a phone and on a desk, on every page of content', async () => {
      const findings: string[] = [];
      for (const [size, viewport] of [
        ['360', PHONE],
        ['1280', DESK],
      ] as const) {
        const page = await browser.open(viewport);
        const look = async (name: string): Promise<void> => {
          findings.push(...(await inspect(page, `${name}-${size}`)));
          const over = await overflow(page);
          if (over > 0) findings.push(`${name}-${size}: ${over} px wider than the screen`);
        };
        await signInAt(page, service.url, 'wang');
        await page.getByRole('heading', { name: '问答内容' }).waitFor();
        await page.getByLabel('搜标题或编号').waitFor();
        await look('content');
        await page.getByRole('button', { name: '检查' }).click();
        await page.getByLabel('工人会怎么说？').fill('加班费怎么算');
        await page.keyboard.press('Enter');
        await page.locator('.try-bubble').first().waitFor();
        await look('content-tried');
        await page.goto(`${service.url}/staff/content/intents/overtime_pay.how_calc`);
        await page.getByLabel('第1个气泡').waitFor();
        await look('intent');
        await page.getByLabel('标题').fill('');
        await page.getByText('标题还空着。').waitFor();
        await look('intent-problem');
        page.on('dialog', (dialog) => void dialog.accept());
        await page.goto(`${service.url}/staff/content/versions`);
        await page.getByText('第1版').waitFor();
        await look('versions');
        await page.goto(`${service.url}/staff/content/expiring`);
        await page.getByRole('heading', { name: '到期与复核' }).waitFor();
        // A year and more ahead something is always due: every answer has its day of review.
        await page.getByLabel('往后看多久').click();
        await page.locator('.ant-select-item-option', { hasText: '往后365天' }).click();
        await page.getByRole('region', { name: '到期与复核' }).getByRole('link').first().waitFor();
        await look('expiring');
      }

      expect(findings).toEqual([]);
    });

    it('should show an editor’s text letter by letter and run none of it', async () => {
      const evil =
        '{{constructor}} ${process.exit(1)} <script>alert(1)</script> <img src=x onerror="alert(2)"> {{bureauPhone';
      const id = 'overtime_pay.proof';
      const editor = await signIn(service.url, 'wang');
      const view = (await editor.get(`/content/intents/${id}`)).body as unknown as IntentView;
      if (!view.live?.answer) throw new Error(`${id} has no answer`);
      const question = view.live.examples[0] ?? '';
      const intent = {
        ...view.live,
        answer: { ...view.live.answer, bubbles: [evil], quickReplies: ['<b>按</b>'] },
      };
      await editor.send('PUT', `/content/drafts/${id}`, { intent, baseVersion: view.liveVersion });
      const published = await editor.post('/content/publish', {
        baseVersion: view.liveVersion,
        note: '<script>alert(3)</script>',
        intentIds: [id],
      });
      expect(published.status).toBe(200);

      const alerts: string[] = [];
      const page = await browser.open(PHONE);
      page.on('dialog', (dialog) => {
        alerts.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(service.url);
      await page.getByLabel('打字说您的情况').fill(question);
      await page.keyboard.press('Enter');
      await page.getByText(evil, { exact: true }).waitFor();
      await page.getByRole('button', { name: '<b>按</b>' }).waitFor();
      expect(await page.locator('.log img, .log script, .log b').count()).toBe(0);
      expect(await inspect(page, 'worker-360-inert')).toEqual([]);

      const desk = await browser.open(DESK);
      desk.on('dialog', (dialog) => {
        alerts.push(dialog.message());
        void dialog.dismiss();
      });
      await signInAt(desk, service.url, 'wang');
      await desk.goto(`${service.url}/staff/content/versions`);
      await desk.getByText('<script>alert(3)</script>').waitFor();
      await desk.goto(`${service.url}/staff/content/intents/${id}`);
      await desk.getByLabel('线上现在的回答').getByText(evil).waitFor();
      const plain = await browser.open(PHONE, { javaScriptEnabled: false });
      await plain.goto(service.url);
      await plain.locator('#say').fill(question);
      await plain.getByRole('button', { name: '发送' }).click();
      await plain.getByText(evil, { exact: true }).waitFor();

      expect(alerts).toEqual([]);
      expect(service.child.exitCode).toBeNull();
    });

    it('should refuse an answer of a megabyte with a clear error, on the page and at the API', async () => {
      const id = 'overtime_pay.rest_day';
      const editor = await signIn(service.url, 'wang');
      const page = await browser.open(DESK);
      await signInAt(page, service.url, 'wang');
      const all = (await editor.get('/content')).body as unknown as {
        topics: { intents: { id: string; hasAnswer: boolean }[] }[];
      };
      const intents = all.topics.flatMap((topic) => topic.intents).filter((intent) => intent.hasAnswer);
      const chosen = intents.find((intent) => intent.id === id)?.id ?? intents[0]?.id ?? '';
      const view = (await editor.get(`/content/intents/${chosen}`)).body as unknown as IntentView;
      const saved = await editor.send('PUT', `/content/drafts/${chosen}`, {
        intent: { ...view.live, answer: { ...view.live?.answer, bubbles: ['长'.repeat(400_000)] } },
        baseVersion: view.liveVersion,
      });
      expect(saved.status).toBe(400);
      expect(saved.body.error?.code).toBe('CONTENT_INVALID');
      const huge = await editor.send('PUT', `/content/drafts/${chosen}`, 'x'.repeat(4_000_000));
      expect(huge.status).toBe(413);

      await page.goto(`${service.url}/staff/content/intents/${chosen}`);
      await page.getByLabel('第1个气泡').fill('长'.repeat(1_000_000));
      await page.getByText('回答合起来最多4000个字。').waitFor();
      expect(await page.getByRole('button', { name: '存草稿' }).isDisabled()).toBe(true);
    });
  });
}
