import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { findBinary } from './services';
import { PASSWORD } from './staff-client';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

export const findChromium = () =>
  findBinary('CHROMIUM_BINARY', ['chromium', 'chromium-browser', 'google-chrome']);

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** `SCREENSHOTS=dir npm test` keeps a picture of every state that is looked at. */
const SHOTS = process.env.SCREENSHOTS;

interface AxeResults {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

/** A browser that remembers what its pages complained about. */
export class TestBrowser {
  /** Script errors, errors on the console and broken rules of the content policy, since the last {@link calm}. */
  private complaints: string[] = [];
  private pages: Page[] = [];
  private constructor(private readonly browser: Browser) {}

  static async launch(binary: string): Promise<TestBrowser> {
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
    return new TestBrowser(await chromium.launch({ executablePath: binary, args: ARGS }));
  }

  /** A fresh person: nothing shared with the other pages. */
  async open(
    viewport: { width: number; height: number },
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const context = await this.browser.newContext({ viewport, locale: 'zh-CN', ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`script: ${error.message}`));
    page.on('console', (message) => {
      // A refused request is what some tests are about; everything else on the console is a fault.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
    this.pages.push(page);
    return page;
  }

  /** Closes the pages of a test and returns what they complained about. */
  async calm(): Promise<string[]> {
    for (const page of this.pages.splice(0)) await page.context().close();
    return this.complaints.splice(0);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Keeps a picture when asked to, and returns what axe finds serious or critical. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  // Half-faded text would be judged by the colours of a moment. What never ends (waiting dots) is not waited for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished),
    ),
  );
  if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  // Through the debugger: the page's own policy rightly refuses added scripts.
  await page.evaluate(`${AXE};0`);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.html).join(' | ')}`);
}

/** The open dialog, once it has come to rest: a test would press buttons that are still flying in. */
export async function dialogOn(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.locator('.ant-zoom-appear, .ant-zoom-enter').waitFor({ state: 'detached' });
  return dialog;
}

/** How far a page can be scrolled sideways: more than nothing means that something is cut off. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export async function signInAt(page: Page, base: string, username: string): Promise<void> {
  await page.goto(`${base}/staff`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '退出' }).waitFor();
}
