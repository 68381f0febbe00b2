import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DESK, dialogOn, findChromium, inspect, PHONE, signInAt, TestBrowser } from '../support/browser';
import { reportMissing } from '../support/missing-service';
import { addStaff, cleanUp, firstAdmin, startService, type RunningService } from '../support/server';
import { until } from '../support/services';
import { Worker } from '../support/worker-client';

jest.setTimeout(120_000);
const binary = findChromium();
if (binary) describeMainPath(binary);
else
  reportMissing(
    'chromium',
    'the main path in a browser',
    'no chromium found: set CHROMIUM_BINARY or put it on PATH',
  );

/** Worker, mediator and clerk, each at their own screen; what the worker types is tested in worker.test.ts. */
function describeMainPath(program: string): void {
  describe('the main path', () => {
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

    /** The page of somebody who has talked before, in the middle of that conversation. */
    async function pageOf(worker: Worker): Promise<Page> {
      const page = await browser.open(PHONE);
      await page.addInitScript((token) => {
        if (!sessionStorage.getItem('gy.session')) sessionStorage.setItem('gy.session', token);
      }, worker.session ?? '');
      await page.goto(service.url);
      return page;
    }
    async function ask(question: string): Promise<Page> {
      const page = await browser.open(PHONE);
      await page.goto(service.url);
      await page.getByLabel('打字说您的情况').fill(question);
      await page.keyboard.press('Enter');
      await page.locator('.row.bot').first().waitFor();
      return page;
    }

    it('should let a mediator take a case, talk with the worker at once, and settle it', async () => {
      const worker = new Worker(service.url);
      await worker.complain();
      const phone = await pageOf(worker);
      await phone.getByText('登记好了').waitFor();
      const desk = await browser.open(DESK);
      await signInAt(desk, service.url, 'li');
      await desk.getByRole('link', { name: '欠薪' }).waitFor();

      await desk.getByRole('button', { name: '接下一件' }).click();
      await desk.getByRole('log').or(desk.getByLabel('对话')).getByText('两万').first().waitFor();
      await desk.getByLabel(/写给本人/).fill('您好，我是调解员，今天给厂里打电话。');
      await desk.keyboard.press('Control+Enter');
      // At once, without a reload, and by name.
      await phone.getByText('您好，我是调解员，今天给厂里打电话。').waitFor({ timeout: 3_000 });
      await phone.getByText('调解员 李调解').or(phone.getByText('李调解')).first().waitFor();
      expect(await inspect(phone, 'main-360-staff-message')).toEqual([]);
      await phone.getByLabel('打字说您的情况').fill('好的谢谢，厂长姓周');
      await phone.keyboard.press('Enter');
      await desk.getByText('好的谢谢，厂长姓周').waitFor({ timeout: 3_000 });
      expect(await inspect(desk, 'main-1280-case')).toEqual([]);

      // The bot keeps silent while a person speaks.
      expect((await worker.history()).at(-1)).toMatchObject({ text: '好的谢谢，厂长姓周', replies: [] });

      await move(desk, '受理', '已受理');
      await move(desk, '达成协议', '达成协议');
      await move(desk, '已经履行', '已履行');
      await desk.getByRole('button', { name: '结案', exact: true }).click();
      const dialog = await dialogOn(desk);
      expect(await inspect(desk, 'main-1280-close')).toEqual([]);
      const recovered = dialog.getByLabel('到账多少（元）');
      await choose(desk, dialog.getByLabel('结果'), '钱已全部到账', recovered);
      await recovered.fill('20000');
      await dialog.getByRole('button', { name: /确\s?定/ }).click();
      await desk.getByText('已结案').first().waitFor();
      await phone.getByText('办结了').waitFor({ timeout: 3_000 });
      expect(await inspect(phone, 'main-360-closed')).toEqual([]);

      // The bot answers again.
      expect((await worker.say('加班费怎么算')).replies.length).toBeGreaterThan(0);
    });

    async function move(desk: Page, verb: string, status: string): Promise<void> {
      await desk.getByRole('button', { name: verb, exact: true }).click();
      const dialog = await dialogOn(desk);
      await dialog.getByRole('button', { name: /确\s?定/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      await desk.locator('.case-head').getByText(status, { exact: true }).waitFor();
    }

    it('should let a clerk change an answer that the next question gets within two seconds, and take it back', async () => {
      const changed = '改过的第一句，给下一个问的人。';
      const desk = await browser.open(DESK);
      await signInAt(desk, service.url, 'wang');
      await desk.goto(`${service.url}/staff/content/intents/overtime_pay.how_calc`);
      await desk.getByLabel('第1个气泡').fill(changed);
      await desk.getByRole('button', { name: '存草稿' }).click();
      await desk.getByText('王编辑的草稿').waitFor();
      await desk.getByLabel('工人会怎么说？').fill('加班费怎么算');
      await desk.keyboard.press('Enter');
      await desk.locator('.try-pair').getByText(changed).waitFor();
      expect(await inspect(desk, 'main-1280-tried')).toEqual([]);
      // Only tried: nobody else hears it yet.
      expect(JSON.stringify(await new Worker(service.url).say('加班费怎么算'))).not.toContain(changed);

      await desk.goto(`${service.url}/staff/content`);
      await desk.getByRole('button', { name: /^发布（1条草稿）/ }).click();
      const dialog = await dialogOn(desk);
      await dialog.getByLabel(/改了什么/).fill('试改一句');
      expect(await inspect(desk, 'main-1280-publish')).toEqual([]);
      const answers = async (): Promise<boolean> =>
        JSON.stringify(await new Worker(service.url).say('加班费怎么算')).includes(changed);
      const published = desk.waitForRequest((request) => request.url().endsWith('/publish'));
      await dialog.getByRole('button', { name: /^发布1条/ }).click();
      await published;
      await until(answers, 2_000);
      const phone = await ask('加班费怎么算');
      await phone.getByText(changed).waitFor();

      await desk.goto(`${service.url}/staff/content/versions`);
      await desk.getByRole('button', { name: '退回到这版' }).first().click();
      const question = await dialogOn(desk);
      expect(await inspect(desk, 'main-1280-rollback')).toEqual([]);
      await question.getByRole('button', { name: /^退\s?回$/ }).click();
      await question.waitFor({ state: 'hidden' });
      await until(async () => !(await answers()), 2_000);
      const again = await ask('加班费怎么算');

      expect(await again.getByText(changed).count()).toBe(0);
    });
  });
}

/**
 * Opens a list and takes a line of it. On a busy machine the list may still be unfolding under the click, which is then
 * lost: it is tried again until what the choice brings up is there.
 */
async function choose(page: Page, list: Locator, line: string, brings: Locator): Promise<void> {
  for (let tries = 0; tries < 3 && !(await brings.isVisible()); tries++) {
    const option = page.getByTitle(line).last();
    if (!(await option.isVisible())) await list.click();
    await option.click();
    await brings.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  await brings.waitFor();
}
