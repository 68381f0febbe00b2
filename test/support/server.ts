import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StaffRole } from '../../src/contracts/staff';
import { until } from './services';
import { PASSWORD, StaffClient } from './staff-client';

const ROOT = path.join(__dirname, '../..');
/** Models are named after what they were trained on, so every test may share them: one training instead of dozens. */
const MODELS = path.join(ROOT, 'node_modules/.cache/gongyou-models');
/** Training included: the first start after a change of intents/ trains. */
const READY_MS = 90_000;
const STOP_MS = 25_000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface RunningService {
  url: string;
  dataDir: string;
  child: ChildProcess;
  /** Everything the service has said so far, on stdout and stderr. */
  logs: () => string;
  /** Settles when the process has ended, however it ended. */
  exited: Promise<Exit>;
  /** Ends it in order (or as `signal` says) and waits for that. Its data stay. */
  stop: (signal?: NodeJS.Signals) => Promise<Exit>;
}

export interface ServiceOptions {
  /** Goes on with the data of a service that ended. Without it: a new folder, removed by {@link cleanUp}. */
  dataDir?: string;
  env?: Record<string, string>;
}

const running = new Set<ChildProcess>();
const folders: string[] = [];

/** A throw-away data folder that shares the cache of trained models. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gongyou-service-'));
  folders.push(dataDir);
  mkdirSync(MODELS, { recursive: true });
  symlinkSync(MODELS, path.join(dataDir, 'models'));
  return dataDir;
}

/** The built service as its own process, on a free port, ready to answer. @throws Error with what it said when it is not */
export async function startService(options: ServiceOptions = {}): Promise<RunningService> {
  const dataDir = options.dataDir ?? newDataDir();
  const child = spawn(process.execPath, [path.join(ROOT, 'src/cli/start.mjs')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'test',
      GONGYOU_PREBUILT: '1',
      LOG_LEVEL: 'info',
      PORT: '0',
      DATA_DIR: dataDir,
      ...options.env,
    },
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const address = () => /^ready in .*?(http:\/\/127\.0\.0\.1:\d+)/m.exec(said)?.[1];
  await until(async () => {
    if (!running.has(child)) throw new Error(`The service ended while starting:\n${said}`);
    const url = address();
    return url !== undefined && (await fetch(`${url}/readyz`)).ok;
  }, READY_MS).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw new Error(`${String(error)}\n${said}`);
  });
  return {
    url: address() ?? '',
    dataDir,
    child,
    logs: () => said,
    exited,
    stop: async (signal = 'SIGTERM') => {
      if (running.has(child)) child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      return exited.finally(() => clearTimeout(late));
    },
  };
}

/** For `afterAll`: ends every service this file has started and removes their folders. */
export async function cleanUp(): Promise<void> {
  const children = [...running];
  for (const child of children) child.kill('SIGKILL');
  await until(() => running.size === 0);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The one-time link that a first start prints. */
export function setupLink(service: RunningService): string {
  const link = /^ {2}(http\S+\/staff\/setup#token=\S+)$/m.exec(service.logs())?.[1];
  if (!link) throw new Error(`No setup link was printed:\n${service.logs()}`);
  return link;
}

/** The first admin, made the way an operator does it: with the printed link. */
export async function firstAdmin(service: RunningService): Promise<StaffClient> {
  await until(() => service.logs().includes('/staff/setup#token='));
  const admin = new StaffClient(service.url);
  const token = new URL(setupLink(service)).hash.replace('#token=', '');
  const made = await admin.post('/setup', { token, username: 'admin', name: '管理员', password: PASSWORD });
  if (made.status !== 200) throw new Error(`Setup failed: ${JSON.stringify(made.body)}`);
  return admin;
}

/** An account made by the admin, signed in. */
export async function addStaff(
  admin: StaffClient,
  role: StaffRole,
  username: string,
  name: string,
): Promise<StaffClient> {
  const made = await admin.post('/users', { username, name, role, regions: [], password: PASSWORD });
  if (made.status !== 201) throw new Error(`No account: ${JSON.stringify(made.body)}`);
  return signIn(admin.base, username);
}

export async function signIn(base: string, username: string): Promise<StaffClient> {
  const client = new StaffClient(base);
  const { status } = await client.login(username);
  if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
  return client;
}
