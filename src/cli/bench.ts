import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';

const DIST = path.join(__dirname, '..');
const CONNECTIONS = 64;
const SECONDS = 10;
const WARM_UP_SECONDS = 4;

/** What workers write on an ordinary day: one turn each, some of them the first of a form. */
const MESSAGES = [
  '老板三个月没发工资了怎么办',
  '过年不回家有没有补贴',
  '想找个电工的活',
  '你好',
  '加班费怎么算',
  '国庆上班几倍工资',
  '没签合同能要双倍工资吗',
  '工伤了老板不管',
  '社保没给我交',
  '被辞退了有赔偿吗',
  '仲裁要多久',
  '在昆山上班',
];

interface Row {
  what: string;
  perSecond: number;
  p50: number;
  p99: number;
  errors: number;
}

/**
 * `npm run bench`: started servers, not mocks, one after the other on this machine, with the load from a process of its
 * own on the same cores. Prints the time to the first answered message, then turns a second with durable commits beside
 * a bare JSON echo and beside the same turn with node-nlp as the engine.
 *
 * @returns exit code
 */
export async function runBench(args: readonly string[] = []): Promise<number> {
  const seconds = args.includes('--quick') ? 3 : SECONDS;
  const rows: Row[] = [];
  rows.push(await measure('bare express JSON echo', await startEcho(), seconds));
  for (const engine of ['linear', 'node-nlp'] as const) {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyou-bench-'));
    try {
      const first = await startService(dataDir, engine);
      print(`start to first answered message, ${engine}, first start (trains): ${first.firstAnswerMs} ms`);
      await stop(first.child);
      const second = await startService(dataDir, engine);
      print(
        `start to first answered message, ${engine}, restart (model from cache): ${second.firstAnswerMs} ms`,
      );
      rows.push(await measure(`chat turn, durable, ${engine}`, second, seconds));
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  print('');
  print(
    `${'at 64 connections'.padEnd(32)}${'per second'.padStart(12)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'errors'.padStart(9)}`,
  );
  for (const row of rows) {
    print(
      `${row.what.padEnd(32)}${row.perSecond.toFixed(0).padStart(12)}${row.p50.toFixed(1).padStart(9)}${row.p99.toFixed(1).padStart(9)}${String(row.errors).padStart(9)}`,
    );
  }
  return rows.some((row) => row.errors > 0) ? 1 : 0;
}

interface Started {
  child: ChildProcess;
  url: string;
  sessions: string[];
  firstAnswerMs: number;
}

async function startService(dataDir: string, engine: string): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ['-e', `require(${JSON.stringify(path.join(DIST, 'main.js'))}).main({ demo: false })`],
    {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        NLU_ENGINE: engine,
        LOG_LEVEL: 'error',
        MONGODB_URI: '',
        REDIS_URL: '',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await until(async () => (await fetch(`${url}/readyz`)).ok, child);
  await chat(url, { text: MESSAGES[0] });
  const firstAnswerMs = Math.round(performance.now() - begun);
  // A session each for many workers: the rate limit is per conversation, and rightly so.
  const sessions: string[] = [];
  for (let i = 0; i < 1_000; i += 1) {
    const { session } = await chat(url, { text: '你好' });
    if (typeof session === 'string') sessions.push(session);
  }
  return { child, url, sessions, firstAnswerMs };
}

async function startEcho(): Promise<Started> {
  const port = await freePort();
  const code = `const e=require('express');const a=e();a.post('/api/chat',e.json(),(q,r)=>r.json(q.body));a.listen(${port},'127.0.0.1')`;
  const child = spawn(process.execPath, ['-e', code], { cwd: DIST, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await chat(url, { text: 'x' })) !== null, child);
  return { child, url, sessions: [''], firstAnswerMs: 0 };
}

async function measure(what: string, started: Started, seconds: number): Promise<Row> {
  try {
    await shoot(started, WARM_UP_SECONDS);
    const result = await shoot(started, seconds);
    const failures = result.errors + result.timeouts + result.non2xx;
    return {
      what,
      perSecond: result.requests.average,
      p50: result.latency.p50,
      p99: result.latency.p99,
      errors: failures,
    };
  } finally {
    await stop(started.child);
  }
}

function shoot({ url, sessions }: Started, duration: number): Promise<autocannon.Result> {
  let count = 0;
  return autocannon({
    url: `${url}/api/chat`,
    connections: CONNECTIONS,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [
      {
        // Every message is new: own session, own id, so nothing is answered from the ledger.
        setupRequest: (request) => {
          count += 1;
          const session = sessions[count % sessions.length];
          const text = MESSAGES[count % MESSAGES.length];
          return {
            ...request,
            body: JSON.stringify({ ...(session ? { session } : {}), messageId: randomUUID(), text }),
          };
        },
      },
    ],
  });
}

async function chat(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function until(ready: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    if (child.exitCode === null) child.kill('SIGTERM');
    else resolve();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
