import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app';
import { runContent } from '../../src/cli/content';
import { aContentService, anAnswer, anIntent, filesWith } from '../support/content-builders';

/** `content …` over memory. The clock stands at the builders' NOW, in 2026. */
async function run(validTo: string, ...args: string[]) {
  const { service } = aContentService();
  await service.importFiles(filesWith(anIntent({ answer: anAnswer({ validTo }) })));
  const out = { stdout: '', stderr: '' };
  const io = {
    stdin: process.stdin,
    stdout: { write: (text: string) => Boolean((out.stdout += text)) },
    stderr: { write: (text: string) => Boolean((out.stderr += text)) },
  };
  const code = await runContent({ content: service } as unknown as App, args, io as never);
  return { code, ...out };
}

describe('content expiring', () => {
  it('should print what has run out, a line each, and fail: a dead rule is being told', async () => {
    const { code, stdout } = await run('2021-03-31', 'expiring');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'answer', due: '2021-03-31', overdue: true });
  });

  it('should print nothing and succeed when nothing is due', async () => {
    expect(await run('2035-01-01', 'expiring', '30')).toMatchObject({ code: 0, stdout: '' });
  });

  it.each(['0', '401', 'soon', '1.5'])('should refuse %s days with a clear line', async (days) => {
    const { code, stderr } = await run('2035-01-01', 'expiring', days);
    expect(code).toBe(2);
    expect(stderr).toContain('1 to 400');
  });
});
