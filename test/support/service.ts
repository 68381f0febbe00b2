import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './services';

const ROOT = path.join(__dirname, '../..');
/** Trained models are shared by all suites: only the first service of a run trains. */
const MODELS = path.join(ROOT, 'node_modules/.cache/gongyou-models');
const START_DEADLINE_MS = 120_000;

export interface Service {
  url: string;
  dataDir: string;
  child: ChildProcess;
  /** Everything the service has written to stderr. */
  log: () => string;
  /** Resolves with the exit code, or null after a signal. */
  exited: Promise<number | null>;
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export function newDataDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'gongyou-test-'));
  mkdirSync(MODELS, { recursive: true });
  symlinkSync(MODELS, path.join(dir, 'models'));
  return dir;
}

export const dropDataDir = (dir: string): void => rmSync(dir, { recursive: true, force: true });

/** Starts the built service as `npm start` does, and waits until it is ready or has ended. */
export async function startService(options: {
  dataDir: string;
  env?: NodeJS.ProcessEnv;
  port?: number;
}): Promise<Service> {
  if (!existsSync(path.join(ROOT, 'dist/main.js'))) throw new Error('Build first: npm run build');
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [path.join(ROOT, 'src/cli/start.mjs')], {
    cwd: ROOT,
    env: {
      ...process.env,
      GONGYOU_PREBUILT: '1',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: options.dataDir,
      LOG_LEVEL: 'info',
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (log += chunk));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = `http://127.0.0.1:${port}`;
  const service: Service = {
    url,
    dataDir: options.dataDir,
    child,
    log: () => log,
    exited,
    stop: (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return exited;
    },
  };
  const gone = exited.then(() => {
    throw new Error(`The service ended before it was ready:\n${log}`);
  });
  await Promise.race([waitFor(async () => (await fetch(`${url}/readyz`)).ok, START_DEADLINE_MS), gone]);
  return service;
}

/** Asks again and again until the answer is yes; rejects after `deadlineMs`. */
export async function waitFor(done: () => Promise<boolean>, deadlineMs = 15_000): Promise<void> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    if (await done().catch(() => false)) return;
    if (performance.now() > end)
      throw new Error(`Not so after ${deadlineMs} ms: ${done.toString().slice(0, 200)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface ChatBody {
  session: string;
  seq: number;
  receipt?: string;
  handoff: boolean;
  replies: { id: string; text: string; from?: string }[];
  understanding: { topic: string; decision: string };
  error?: { code: string; message: string };
}

export async function postChat(url: string, body: unknown): Promise<{ status: number; body: ChatBody }> {
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as ChatBody };
}

/** A staff member signed in over HTTP, with cookie and CSRF token. */
export interface StaffClient {
  call: <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: T }>;
}

export const PASSWORD = 'a-long-enough-pass-1';

/** Creates the first admin by the printed one-time link. */
export async function firstAdmin(service: Service): Promise<StaffClient> {
  await waitFor(async () => service.log().includes('/staff/setup#token='));
  const token = /setup#token=(\S+)/.exec(service.log())?.[1];
  await fetch(`${service.url}/api/staff/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, username: 'admin', name: '管理员', password: PASSWORD }),
  });
  return signIn(service.url, 'admin', PASSWORD);
}

export async function signIn(url: string, username: string, password: string): Promise<StaffClient> {
  const response = await fetch(`${url}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`sign-in of ${username} answered ${response.status}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const me = (await (await fetch(`${url}/api/staff/me`, { headers: { cookie } })).json()) as {
    csrfToken: string;
  };
  return {
    async call(method, path, body) {
      const answer = await fetch(`${url}/api/staff${path}`, {
        method,
        headers: {
          cookie,
          'x-csrf-token': me.csrfToken,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: (text ? JSON.parse(text) : {}) as never };
    },
  };
}

export async function addStaff(admin: StaffClient, username: string, role: string): Promise<void> {
  const { status } = await admin.call('POST', '/users', {
    username,
    name: `测试${role}`,
    role,
    regions: [],
    password: PASSWORD,
  });
  if (status >= 300) throw new Error(`user ${username}: ${status}`);
}

export const uuid = randomUUID;

/** The words of a complaint about wages, from the first to the confirmation, as one worker would type them. */
export const COMPLAINT = [
  '我要投诉老板拖欠工资',
  '苏州昆山',
  '宏达电子厂',
  '一共欠两万',
  '三个月',
  '就我一个',
  '还在干',
  '微信聊天和转账',
  '没找过',
  '要回全部工资',
  '不留',
  '对，提交',
];
