import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DESK, findChromium, inspect, overflow, PHONE, signInAt, TestBrowser } from '../support/browser';
import { reportMissing } from '../support/missing-service';
import { addStaff, cleanUp, firstAdmin, startService, type RunningService } from '../support/server';
import { Worker } from '../support/worker-client';

jest.setTimeout(180_000);
const binary = findChromium();
if (binary) describeRegister(binary);
else
  reportMissing(
    'chromium',
    'the register in a browser',
    'no chromium found: set CHROMIUM_BINARY or put it on PATH',
  );

/** A worker who signs up for a seat, by chat. */
async function signUp(base: string, heads: string): Promise<Worker> {
  const worker = new Worker(base);
  for (const text of [
    `我要报名坐返岗的大巴，从周口到昆山，${heads}，没定`,
    '没定',
    '13800001111',
    '同意',
    '对',
  ])
    await worker.say(text);
  return worker;
}

function describeRegister(program: string): void {
  describe('the register in the console', () => {
    let service: RunningService;
    let browser: TestBrowser;
    beforeAll(async () => {
      service = await startService();
      const admin = await firstAdmin(service);
      await addStaff(admin, 'supervisor', 'zhao', '赵主管');
      browser = await TestBrowser.launch(program);
    });
    afterEach(async () => expect(await browser.calm()).toEqual([]));
    afterAll(async () => {
      await browser?.close();
      await cleanUp();
    });

    it('should say so when nothing is there, on a phone and on a desk', async () => {
      const findings: string[] = [];
      for (const [size, viewport] of [
        ['360', PHONE],
        ['1280', DESK],
      ] as const) {
        const page = await browser.open(viewport);
        await signInAt(page, service.url, 'zhao');
        await page.getByRole('link', { name: '登记簿' }).click();
        await page.getByText('现在没有待办的登记').waitFor();
        findings.push(...(await inspect(page, `register-${size}-empty`)));
        expect(await overflow(page)).toBe(0);
      }
      expect(findings).toEqual([]);
    });

    it('should be worked off: found, opened, refused with a reason, marked, taken away as a file', async () => {
      await signUp(service.url, '3个人');
      await signUp(service.url, '5个人');
      const survey = new Worker(service.url);
      for (const text of ['返乡返岗登记表怎么填', '不回，留下过年', '回原来的岗位']) await survey.say(text);
      const findings: string[] = [];
      for (const [size, viewport] of [
        ['360', PHONE],
        ['1280', DESK],
      ] as const) {
        const page = await browser.open(viewport);
        await signInAt(page, service.url, 'zhao');
        await page.goto(`${service.url}/staff/register`);
        await page.getByRole('button', { name: /点对点返岗车 \d/ }).waitFor();
        expect(await page.getByText('138****1111').count()).toBeGreaterThan(0);
        expect(await page.getByText('13800001111').count()).toBe(0);
        findings.push(...(await inspect(page, `register-${size}`)));
        expect(await overflow(page)).toBe(0);

        await page.getByRole('button', { name: /点对点返岗车 \d/ }).click();
        await page.getByRole('link', { name: '导出 Excel' }).waitFor();
        await page.getByRole('button', { name: '点对点返岗车', exact: true }).first().click();
        const drawer = page.getByRole('dialog');
        await drawer.getByText('13800001111').waitFor();
        findings.push(...(await inspect(page, `register-${size}-entry`)));
        await drawer.getByRole('button', { name: '不通过' }).click();
        await drawer.getByRole('alert').getByText('请写明不通过的原因').waitFor();
        await drawer.getByLabel(/办理说明/).fill('电话打不通');
        await drawer.getByRole('button', { name: size === '360' ? '不通过' : '标为已办' }).click();
        await drawer.getByText('赵主管').waitFor();
        await drawer.getByText('电话打不通').waitFor();
        findings.push(...(await inspect(page, `register-${size}-settled`)));
        expect(await overflow(page)).toBe(0);
        await page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'hidden' });
      }
      const desk = await browser.open(DESK);
      await signInAt(desk, service.url, 'zhao');
      await desk.goto(`${service.url}/staff/register?kind=transport&status=all`);
      const link = desk.getByRole('link', { name: '导出 CSV' });
      const [download] = await Promise.all([desk.waitForEvent('download'), link.click()]);
      const text = readFileSync(await download.path(), 'utf8');
      expect(text.startsWith('\ufeff状态')).toBe(true);
      expect(text).toContain('13800001111');
      expect(text.trim().split('\r\n')).toHaveLength(3);
      expect(findings).toEqual([]);
    });

    it('should show what somebody else changed meanwhile instead of writing over it', async () => {
      await signUp(service.url, '2个人');
      const open = async () => {
        const page = await browser.open(DESK);
        await signInAt(page, service.url, 'zhao');
        await page.goto(`${service.url}/staff/register?kind=transport`);
        await page.getByRole('button', { name: '点对点返岗车', exact: true }).first().click();
        await page.getByRole('dialog').getByText('13800001111').waitFor();
        return page;
      };
      const [first, second] = [await open(), await open()];
      await first.getByLabel(/办理说明/).fill('排在3号车');
      await first.getByRole('button', { name: '标为已办' }).click();
      await first.getByRole('dialog').getByText('赵主管').waitFor();
      await second.getByLabel(/办理说明/).fill('重复');
      await second.getByRole('button', { name: '不通过' }).click();
      await second.getByText('别人刚改过').waitFor();
      await second.getByRole('dialog').getByText('排在3号车').waitFor();
    });
  });
}
