import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../src/cli/build.mjs';

// `npm test`: installs what the tests drive where it may, says by name what it could not have, then checks and tests.
const ROOT = path.join(import.meta.dirname, '..');
const CACHE = path.join(ROOT, '.cache');
const say = (line) => process.stderr.write(`${line}\n`);
const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', ...options });
const has = (command) => run('sh', ['-c', `command -v ${command}`]).status === 0;
const env = { ...process.env };
const notRun = [];

mkdirSync(CACHE, { recursive: true });
installFromDebian();
findFerretdb();

const steps = [
  ['lint', ['npm', 'run', '-s', 'lint']],
  ['types', ['npm', 'run', '-s', 'types']],
  ['format', ['npm', 'run', '-s', 'format']],
];
const failedSteps = [];
for (const [name, [command, ...args]] of process.argv.includes('--no-check') ? [] : steps) {
  const begun = Date.now();
  const result = run(command, args, { stdio: ['ignore', 2, 2] });
  say(`${result.status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
  if (result.status !== 0) failedSteps.push(name);
}

// The browser, API and crash suites start the built service, as anybody would.
await build({ log: say });

const report = path.join(CACHE, 'jest.json');
rmSync(report, { force: true });
const filter = process.argv.slice(2).filter((argument) => argument !== '--no-check');
const jest = run(
  process.execPath,
  [
    path.join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--maxWorkers=2',
    '--json',
    `--outputFile=${report}`,
    '--silent=false',
    ...filter,
  ],
  { stdio: ['ignore', 2, 2], env },
);
if (!existsSync(report)) {
  say(`jest ended without a report (exit ${jest.status})`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}
const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
  readFileSync(report, 'utf8'),
);
const failed = numFailedTests + numRuntimeErrorTestSuites + failedSteps.length;
for (const line of notRun) say(`NOT RUN: ${line}`);
if (failedSteps.length > 0) say(`failed checks: ${failedSteps.join(', ')}`);
process.stdout.write(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped\n`);
process.exit(failed > 0 || jest.status !== 0 ? 1 : 0);

/** redis-server, a browser and Chinese fonts from Debian's packages, when we are root and apt is there. */
function installFromDebian() {
  const wanted = [
    ['redis-server', () => has('redis-server')],
    ['chromium', () => has('chromium')],
    ['fonts-noto-cjk', () => run('fc-list', [':lang=zh', 'family']).stdout?.includes('Noto') ?? false],
  ].filter(([, present]) => !present());
  if (wanted.length === 0) return;
  const names = wanted.map(([name]) => name);
  if (process.getuid?.() === 0 && has('apt-get')) {
    say(`installing ${names.join(', ')} …`);
    const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], quiet);
  }
  for (const [name, present] of wanted)
    if (!present()) notRun.push(`suites that need ${name} (not installed, and could not be installed here)`);
}

/** FerretDB, for the data layer's conformance: from FERRETDB_BINARY, PATH, or what .ci/ferretdb.sh has built. */
function findFerretdb() {
  if (env.FERRETDB_BINARY || has('ferretdb')) return;
  const built = path.join(os.homedir(), '.cache/gongyou/ferretdb-1.24.2/ferretdb');
  if (!existsSync(built) && has('go')) {
    say('building FerretDB 1.24 (some minutes, once) …');
    run('bash', [path.join(ROOT, '.ci/ferretdb.sh'), built], { stdio: ['ignore', 2, 2] });
  }
  if (existsSync(built)) env.FERRETDB_BINARY = built;
  else notRun.push('conformance and end-to-end on FerretDB (no binary on PATH, and no Go to build it with)');
}
