import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runNlu } from '../../src/cli/nlu';

const ROOT = path.join(__dirname, '../..');
const DIRS = ['--data', path.join(ROOT, 'data')];
let dir: string;
let intents: string;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'nlu-cli-'));
  intents = path.join(dir, 'intents');
  const rows = (label: string, texts: string): string =>
    texts
      .split(' ')
      .map((t) => `${t}\t${label}\n`)
      .join('');
  const train =
    rows('wage', '老板不发工资 公司欠我工钱 工资拖了三个月') + rows('job', '我想找工作 哪里招工 介绍个活');
  writeFileSync(path.join(dir, 'train.tsv'), train);
  writeFileSync(path.join(dir, 'test.tsv'), '老板拖欠工资\twage\n找个工作\tjob\n今天天气\tweather\n');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function run(
  args: string[],
  stdin = '',
): Promise<{ code: number; lines: Record<string, unknown>[]; err: string }> {
  let [out, err] = ['', ''];
  const sink = (take: (s: string) => void): Writable =>
    new Writable({ write: (chunk, _, done) => (take(String(chunk)), done()) });
  const code = await runNlu(args, {
    stdin: Readable.from([stdin]),
    stdout: sink((s) => (out += s)),
    stderr: sink((s) => (err += s)),
  });
  const lines = out.split('\n').filter(Boolean);
  return { code, lines: lines.map((l) => JSON.parse(l) as Record<string, unknown>), err };
}

describe('nlu', () => {
  test('bench should score a folder and count unknown labels as out of scope', async () => {
    const { code, lines } = await run(['bench', dir, ...DIRS]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ engine: 'linear', accuracy: 1, tested: 2, outOfScope: 1, auroc: 1 }]);
  });

  test('classify should answer each line in order, with phones masked', async () => {
    const said = '老板欠我两千五没给，电话13812345678\n\n我想找工作\n不想活了\n';
    const { code, lines } = await run(
      ['classify', '--today', '2026-11-24', '--intents', path.join(ROOT, 'intents'), ...DIRS],
      said,
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      {
        topic: 'wage_arrears',
        entities: { amountOwed: 2500, phone: '138****5678' },
        safety: { level: 'none' },
      },
      { topic: 'job_search', decision: 'answer' },
      { decision: 'safety', safety: { level: 'P0' } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('13812345678');
  });

  test.each([
    [['classify', '--today', '2026-02-30'], /--today/],
    [['bench'], /folder/],
    [['bench', '/nowhere'], /nowhere/],
    [['bench', 'x', '--engine', 'magic'], /magic/],
    [['eval'], /file/],
    [['dance'], /usage/],
    [[], /usage/],
    [['classify', '--nonsense'], /nonsense/],
  ])('should refuse %j with a clear line', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).not.toBe(0);
    expect(err).toMatch(message);
  });

  test('bench and speed should refuse an engine they do not know, before any work', async () => {
    for (const args of [['bench', dir], ['speed']]) {
      const { code, err } = await run([...args, '--engine', 'oracle', ...DIRS]);
      expect(code).toBe(2);
      expect(err).toContain('linear, node-nlp or all');
    }
  });

  test('a broken intents folder should be named, not thrown', async () => {
    const { code, err } = await run(['classify', '--intents', intents, ...DIRS]);
    expect(code).toBe(1);
    expect(err).toContain('intents');
  });
});
