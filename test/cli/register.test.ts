import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app';
import { runRegister } from '../../src/cli/register';
import { anEntry } from '../support/register-builders';
import { MemoryRegisterStore } from '../support/memory-stores';
import { textsOfWorkbook } from '../support/workbook';

let dir: string;
let register: MemoryRegisterStore;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'gy-register-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));
beforeEach(async () => {
  register = new MemoryRegisterStore();
  for (let i = 0; i < 3; i += 1) {
    const facts = { origin: '河南周口', destination: '苏州昆山', date: '2027-02-13', headcount: 20 };
    await register.insert(anEntry({ id: `t${i}`, facts, at: `2026-11-2${i + 1}T02:00:00.000Z` }));
  }
  await register.insert(anEntry({ id: 'j', kind: 'job_post', facts: { headcount: 5 } }));
  await register.insert(anEntry({ id: 'd', kind: 'form_draft' }));
});

async function run(...args: string[]) {
  const io = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const code = await runRegister({ stores: { register } } as unknown as App, args, io);
  const text = (stream: PassThrough): string => String(stream.read() ?? '');
  return { code, out: text(io.stdout), err: text(io.stderr) };
}
const file = (name: string): string => path.join(dir, name);

describe('register export', () => {
  it('should write each format, for its owner alone, and say what it wrote', async () => {
    for (const format of ['csv', 'xlsx', 'jsonl']) {
      const out = file(`list.${format}`);
      const { code, out: said } = await run(
        'export',
        '--kind',
        'transport',
        '--format',
        format,
        '--out',
        out,
      );
      expect([code, JSON.parse(said)]).toEqual([0, { out, kind: 'transport', format, entries: 3 }]);
      expect((await stat(out)).mode & 0o777).toBe(0o600);
    }
    expect((await readFile(file('list.csv'), 'utf8')).trim().split('\r\n')).toHaveLength(4);
    expect(textsOfWorkbook(await readFile(file('list.xlsx')))).toContain('13800001111');
    const lines = (await readFile(file('list.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['t2', 't1', 't0']);
  });

  it('should narrow by status and day', async () => {
    const { out } = await run(
      'export',
      '--kind',
      'transport',
      '--from',
      '2026-11-22',
      '--to',
      '2026-11-22',
      '--format',
      'jsonl',
    );
    expect((JSON.parse(out) as { id: string }).id).toBe('t1');
    expect((await run('export', '--kind', 'transport', '--status', 'done', '--format', 'jsonl')).out).toBe(
      '',
    );
  });

  it.each([
    [['export']],
    [['export', '--kind', 'form_draft', '--format', 'csv']],
    [['export', '--kind', 'transport', '--format', 'doc']],
    [['export', '--kind', 'transport', '--format', 'xlsx']],
    [['export', '--kind', 'transport', '--format', 'csv', '--from', 'soon']],
    [['export', '--kind', 'transport', '--format', 'csv', '--nonsense']],
    [['manifest']],
    [['manifest', '--date', '2027-02-30']],
    [['manifest', '--date', '2027-02-13', '--capacity', '0']],
    [['other']],
    [[]],
  ])('should refuse %p with a line on stderr', async (args) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('register export');
  });
});

describe('register manifest', () => {
  it('should fill coaches by capacity and list who waits', async () => {
    const out = file('coaches.xlsx');
    const asked = ['manifest', '--date', '2027-02-13', '--from', '周口', '--to', '昆山', '--out', out];
    expect(JSON.parse((await run(...asked)).out)).toEqual({
      out,
      date: '2027-02-13',
      routes: 1,
      coaches: 2,
      heads: 60,
      waiting: 0,
    });
    const limited = await run(...asked, '--capacity', '50', '--coaches', '1');
    expect(JSON.parse(limited.out)).toMatchObject({ coaches: 1, heads: 60, waiting: 20 });
    expect(textsOfWorkbook(await readFile(out))).toEqual(
      expect.arrayContaining(['候补', '河南周口', '13800001111']),
    );
  });

  it('should be a CSV on stdout when no file is named', async () => {
    const { code, out } = await run('manifest', '--date', '2027-02-13');
    expect(code).toBe(0);
    expect(out.startsWith('\ufeff日期,从哪走,到哪,车号')).toBe(true);
    expect(out.trim().split('\r\n')).toHaveLength(4);
  });
});
