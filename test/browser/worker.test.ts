import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { CaseListResponse } from '../../src/contracts/api/staff';
import { DESK, findChromium, inspect, overflow, PHONE, TestBrowser } from '../support/browser';
import { reportMissing } from '../support/missing-service';
import { cleanUp, firstAdmin, startService, type RunningService } from '../support/server';
import { until } from '../support/services';
import type { StaffClient } from '../support/staff-client';
import { answerTo, FIRST_WORDS, Worker } from '../support/worker-client';

jest.setTimeout(120_000);
const binary = findChromium();
if (binary) describeWorkerPage(binary);
else
  reportMissing(
    'chromium',
    'the worker page in a browser',
    'no chromium found: set CHROMIUM_BINARY or put it on PATH',
  );

function describeWorkerPage(program: string): void {
  describe('the worker page', () => {
    let service: RunningService;
    let admin: StaffClient;
    let browser: TestBrowser;
    beforeAll(async () => {
      service = await startService();
      admin = await firstAdmin(service);
      browser = await TestBrowser.launch(program);
    });
    afterEach(async () => expect(await browser.calm()).toEqual([]));
    afterAll(async () => {
      await browser?.close();
      await cleanUp();
    });

    const box = (page: Page): Locator => page.getByLabel('打字说您的情况');
    const log = (page: Page): Locator => page.getByRole('log');
    const bubbles = (page: Page): Locator => log(page).locator('.row.bot .bubble');
    const receiptOf = async (page: Page): Promise<string> =>
      (await page.getByLabel('回执码').locator('.code').textContent()) ?? '';
    /** The conversation of a page, as the server knows it. */
    const behind = async (page: Page): Promise<Worker> => {
      const session = await page.evaluate(() => sessionStorage.getItem('gy.session'));
      if (!session) throw new Error('The page has no session');
      return new Worker(service.url, session);
    };
    async function openPage(viewport = PHONE, options = {}): Promise<Page> {
      const page = await browser.open(viewport, options);
      await page.goto(service.url);
      await box(page).waitFor();
      return page;
    }
    /** Sends and waits for the answer. */
    async function say(page: Page, text: string): Promise<void> {
      await answered(page, async () => {
        await box(page).fill(text);
        await box(page).press('Enter');
      });
    }
    async function answered(page: Page, act: () => Promise<void>): Promise<void> {
      const answer = page.waitForResponse((response) => response.url().endsWith('/api/chat'));
      await act();
      await answer;
      await page.locator('.delivery').waitFor({ state: 'detached' });
    }
    /** The answer to the newest question: its button where there is one, typed otherwise. */
    async function answerNext(page: Page): Promise<'button' | 'typed'> {
      const next = answerTo([{ text: await bubbles(page).last().innerText() }]);
      if (next === null) throw new Error(`Nothing to answer to: ${await bubbles(page).last().innerText()}`);
      const chip = page.locator('.log .chip', { hasText: new RegExp(`^${next}$`) });
      if ((await chip.count()) === 0) {
        await say(page, next);
        return 'typed';
      }
      await answered(page, () => chip.click());
      return 'button';
    }

    it('should take a complaint with buttons and words, show its receipt, and have it all after a reload', async () => {
      const page = await openPage();
      expect(await inspect(page, 'worker-360-first')).toEqual([]);
      await say(page, FIRST_WORDS);
      expect(await inspect(page, 'worker-360-question')).toEqual([]);
      const ways: string[] = [];
      while ((await page.getByLabel('回执码').count()) === 0 && ways.length < 25)
        ways.push(await answerNext(page));
      const receipt = await receiptOf(page);
      expect(await inspect(page, 'worker-360-receipt')).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.reload();
      await page.getByLabel('回执码').waitFor();

      expect(new Set(ways)).toEqual(new Set(['button', 'typed']));
      expect(receipt).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
      expect(await receiptOf(page)).toBe(receipt);
      const turns = await (await behind(page)).history();
      expect(await log(page).locator('.row.mine').count()).toBe(turns.length);

      await page.getByRole('button', { name: '查进度', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '查', exact: true }).click();
      await page.getByRole('dialog').getByText('待受理').waitFor();
      expect(await inspect(page, 'worker-360-status')).toEqual([]);
    });

    it('should not begin a second conversation, nor a second case, when the first answer is lost on its way', async () => {
      const page = await openPage();
      const casesBefore = await countCases(admin);
      let lost = 0;
      await page.route('**/api/chat', async (route) => {
        if (lost > 0) return route.fallback();
        lost += 1;
        await route.fetch();
        await route.abort();
      });

      // Somebody in danger: the very first message opens a case.
      await box(page).fill('老板把我关在厂里不让走，还打我');
      await box(page).press('Enter');
      await bubbles(page).first().waitFor();
      await page.locator('.delivery').waitFor({ state: 'detached' });

      expect(lost).toBe(1);
      expect(await (await behind(page)).history()).toHaveLength(1);
      expect((await countCases(admin)) - casesBefore).toBe(1);
    });

    it('should keep what is typed without a network and send it once, in order, when it is back', async () => {
      const page = await openPage();
      await say(page, '你好');
      await page.context().setOffline(true);
      for (const text of ['工资没发', '欠了两万', '在苏州昆山']) {
        await box(page).fill(text);
        await box(page).press('Enter');
      }
      await page.getByText('没网，等有网了自动发').first().waitFor();
      expect(await inspect(page, 'worker-360-offline')).toEqual([]);
      await page.context().setOffline(false);
      await page.locator('.delivery').first().waitFor({ state: 'detached', timeout: 60_000 });
      await until(async () => (await (await behind(page)).history()).length >= 4, 30_000);

      const turns = await (await behind(page)).history();
      expect(turns.map((turn) => turn.text)).toEqual(['你好', '工资没发', '欠了两万', '在苏州昆山']);
      expect(await log(page).locator('.row.mine').allInnerTexts()).toHaveLength(4);
    });

    it('should keep unsent words and an unfinished draft over a reload', async () => {
      const page = await openPage();
      await say(page, '你好');
      await page.route('**/api/chat', (route) => route.abort());
      await box(page).fill('工资没发');
      await box(page).press('Enter');
      await box(page).fill('还没写完的');
      await page.unroute('**/api/chat');
      await page.reload();

      await until(async () => (await (await behind(page)).history()).length === 2, 20_000);
      expect(await box(page).inputValue()).toBe('还没写完的');
      expect((await (await behind(page)).history()).map((turn) => turn.text)).toEqual(['你好', '工资没发']);
    });

    it('should go to a neutral page at once and leave nothing behind on the quick exit', async () => {
      const page = await openPage();
      // The real page belongs to others: an empty one stands for it.
      await page
        .context()
        .route('https://www.weather.com.cn/**', (route) =>
          route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' }),
        );
      await say(page, '你好');
      await page.getByRole('link', { name: '快速离开' }).click();
      await page.waitForURL('https://www.weather.com.cn/');
      await page.goto(service.url);
      await box(page).waitFor();

      expect(await page.evaluate(() => sessionStorage.getItem('gy.session'))).toBeNull();
      expect(await log(page).locator('.row').count()).toBe(0);
    });

    it('should leave by Escape pressed twice, from anywhere', async () => {
      const page = await openPage();
      await page
        .context()
        .route('https://www.weather.com.cn/**', (route) =>
          route.fulfill({ contentType: 'text/html', body: '<title>weather</title>' }),
        );
      await box(page).fill('我怕');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await page.waitForURL('https://www.weather.com.cn/');
    });

    it('should show everything in big letters, without cutting anything off, and remember it', async () => {
      const page = await openPage();
      await say(page, '工资没发怎么办');
      const size = (): Promise<number> =>
        bubbles(page)
          .last()
          .evaluate((bubble) => parseFloat(getComputedStyle(bubble).fontSize));
      const usual = await size();
      await page.getByRole('button', { name: '大字' }).click();
      // The page is drawn anew after the click; measured at once, the letters may still be the usual ones.
      await until(async () => (await size()) !== usual, 5_000);
      const big = await size();
      expect(await inspect(page, 'worker-360-big')).toEqual([]);
      await page.reload();
      await bubbles(page).last().waitFor();

      expect(big).toBeGreaterThanOrEqual(usual * 1.2);
      expect(await size()).toBe(big);
      expect(await overflow(page)).toBe(0);
    });

    it('should be usable with the keyboard alone', async () => {
      const page = await openPage(DESK);
      const focused = (): Promise<string> =>
        page.evaluate(() => {
          const element = document.activeElement;
          return element?.getAttribute('aria-label') || element?.id || element?.textContent?.trim() || '';
        });
      const reach = async (wanted: string): Promise<void> => {
        for (let tab = 0; tab < 30; tab += 1) {
          if ((await focused()) === wanted) return;
          await page.keyboard.press('Tab');
        }
        throw new Error(`${wanted} cannot be reached`);
      };
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('去打字');
      await page.keyboard.press('Enter');
      await reach('say');
      await page.keyboard.type('工资没发');
      await answered(page, () => page.keyboard.press('Enter'));
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await reach('打电话');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      expect(await inspect(page, 'worker-1280-phones')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      expect(await focused()).toBe('打电话');
      expect(await inspect(page, 'worker-1280-answer')).toEqual([]);
    });

    it('should send a photo that the mediator then finds with the case', async () => {
      const page = await openPage();
      await say(page, '你好');
      const png = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      const uploaded = page.waitForResponse((response) => response.url().endsWith('/attachments'));
      await page.getByLabel('选照片').setInputFiles({ name: '欠条.png', mimeType: 'image/png', buffer: png });
      expect((await uploaded).status()).toBe(200);
      await page.getByText('收到，先替您存着').waitFor();
      expect(await inspect(page, 'worker-360-photo')).toEqual([]);
      await (await behind(page)).complain();

      const { body } = await admin.get('/cases?pageSize=100');
      const newest = (body as unknown as CaseListResponse).items
        .filter((item) => item.type === 'arrears')
        .sort((a, b) => b.openedAt.localeCompare(a.openedAt))[0];
      const detail = await admin.get(`/cases/${newest?.caseNo}`);
      expect(detail.body.evidence).toMatchObject([
        { fileName: '欠条.png', mime: 'image/png', bytes: png.length },
      ]);
    });

    it('should chat and file a complaint where no script runs', async () => {
      const page = await browser.open(PHONE, { javaScriptEnabled: false });
      await page.goto(service.url);
      const send = async (text: string): Promise<void> => {
        await page.locator('#say').fill(text);
        await page.getByRole('button', { name: '发送' }).click();
        await page.waitForLoadState();
      };
      await send(FIRST_WORDS);
      for (let step = 0; step < 25 && !(await page.content()).includes('回执码：'); step += 1) {
        const question = (await page.locator('.row.bot .bubble').last().textContent()) ?? '';
        await send(answerTo([{ text: question }]) ?? '不知道');
      }

      expect(await page.locator('.row.bot').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringMatching(/回执码：[2-9A-Z]{4}(-[2-9A-Z]{4}){2}/)]),
      );
      expect(await page.locator('script:not([src])').count()).toBe(0);
    });
  });
}

async function countCases(admin: StaffClient): Promise<number> {
  const { body } = await admin.get('/cases?pageSize=1');
  return (body as unknown as CaseListResponse).total;
}
