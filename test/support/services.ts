import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Services that others wrote, started for a test on a free port with a throw-away folder. A suite that needs one asks
 * {@link findBinary} first and says loudly (`reportMissing` in missing-service.ts) when it is not there.
 */
export interface Service {
  uri: string;
  /** Ends it the hard way, as a power cut would. It can be started again with the same data. */
  kill(): Promise<void>;
  /** Starts it again on the same port, after {@link kill}. */
  restart(): Promise<void>;
  /** Stops it where it stands: it stays connected and does not answer. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Names as `REQUIRE_SERVICES` spells them. */
export type ServiceName = 'ferretdb' | 'mongodb' | 'redis' | 'chromium';

/** The program named by the environment variable, or the first of `names` on PATH; null when there is none. */
export function findBinary(variable: string, names: readonly string[]): string | null {
  const given = process.env[variable];
  if (given) return isExecutable(given) ? given : null;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (folder && isExecutable(file)) return file;
    }
  }
  return null;
}

export const findFerretdb = () => findBinary('FERRETDB_BINARY', ['ferretdb']);
export const findMongod = () => findBinary('MONGOD_BINARY', ['mongod']);
export const findRedis = () => findBinary('REDIS_BINARY', ['redis-server']);

/** True when `REQUIRE_SERVICES` (comma separated) says that this service must be there. */
export function isRequired(service: ServiceName): boolean {
  return (process.env.REQUIRE_SERVICES ?? '')
    .split(',')
    .map((name) => name.trim())
    .includes(service);
}

/** A TCP port on the loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** FerretDB with its SQLite back end. */
export function startFerretdb(binary: string): Promise<Service> {
  return startService('ferretdb', (folder, port) => ({
    command: binary,
    args: [
      '--handler=sqlite',
      `--sqlite-url=file:${folder}/`,
      `--listen-addr=127.0.0.1:${port}`,
      '--debug-addr=-',
      '--telemetry=disable',
      `--state-dir=${folder}`,
      '--log-level=error',
    ],
    uri: `mongodb://127.0.0.1:${port}/conformance?directConnection=true&retryWrites=false`,
  }));
}

export function startMongod(binary: string): Promise<Service> {
  return startService('mongod', (folder, port) => ({
    command: binary,
    args: ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet'],
    uri: `mongodb://127.0.0.1:${port}/conformance?directConnection=true&retryWrites=false`,
  }));
}

export function startRedis(binary: string): Promise<Service> {
  return startService('redis', (folder, port) => ({
    command: binary,
    args: [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ],
    uri: `redis://127.0.0.1:${port}`,
  }));
}

interface Launch {
  command: string;
  args: string[];
  uri: string;
}

async function startService(name: string, plan: (folder: string, port: number) => Launch): Promise<Service> {
  const folder = mkdtempSync(path.join(tmpdir(), `gongyou-${name}-`));
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const port = await freePort();
  const launch = plan(data, port);
  let child = await launchAndWait(launch, port);
  const kill = async () => {
    await end(child);
  };
  return {
    uri: launch.uri,
    kill,
    async restart() {
      child = await launchAndWait(launch, port);
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launchAndWait({ command, args }: Launch, port: number): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  try {
    await until(async () => {
      if (ended) throw new Error(`${command} ended while starting: ${said}`);
      return accepts(port);
    }, 20_000);
  } catch (error) {
    await end(child);
    throw error;
  }
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await exited;
}

/** Asks again and again until `condition` holds. @throws Error after `timeoutMs` */
export async function until(
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
  intervalMs = 20,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not so after ${timeoutMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
