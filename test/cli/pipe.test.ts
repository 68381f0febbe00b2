import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const START = path.join(__dirname, '../../src/cli/start.mjs');

test('a reader that has seen enough should end a command without an error', () => {
  const command = `'${process.execPath}' '${START}' --cli nlu classify | head -n 1`;
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    input: '老板不发工资\n'.repeat(5000),
    env: { ...process.env, GONGYOU_PREBUILT: '1' },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ topic: 'wage_arrears' });
});
