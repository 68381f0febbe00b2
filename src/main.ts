import { createServer as createHttpServer, type Server } from 'node:http';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createApp, type App } from './app';
import { fillDemo } from './cli/demo';
import { systemClock } from './shared/clock';
import { ConfigError, readConfig, type Config } from './shared/config';
import { armFaults } from './shared/faults';
import { createLogger, type Logger } from './shared/logger';

/** Requests under way at shutdown get this long; then their connections are cut. */
const GRACE_MS = 10_000;
/** If an orderly end takes longer than this, something hangs: better a restart than a zombie. */
const FORCED_EXIT_MS = 20_000;

const ROOT = path.join(__dirname, '..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Read config → build app → listen → shut down in order. */
export async function main({ demo }: { demo: boolean }): Promise<void> {
  const begun = performance.now();
  const config = configOrExit();
  const logger = createLogger(config.logLevel);
  const app = await createApp({
    config,
    clock: systemClock,
    logger,
    // SIGKILL, not exit: a fault point stands for a power cut, so nothing may be tidied up.
    faults: armFaults(config.faultPoints, () => process.kill(process.pid, 'SIGKILL')),
    root: ROOT,
    webDir: path.join(__dirname, 'web'),
    progress: say,
    onFatal: (error) => {
      logger.fatal({ err: error, category: 'store' }, 'the store stopped working');
      process.exit(1);
    },
  }).catch((error: unknown) => refuse(error));
  if (demo || config.demo) await fillDemo(app, say);
  const server = await listen(app, config);
  const address = config.publicUrl ?? `http://${reachable(config.host)}:${portOf(server)}`;
  say(`ready in ${((performance.now() - begun) / 1000).toFixed(1)} s: ${address}  (staff: ${address}/staff)`);
  const link = await app.setupLink(address);
  if (link) say(`\nNo staff yet. Create the first admin here (works once):\n  ${link}\n`);
  stopInOrder(server, app, logger);
}

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) say(`Wrong configuration:\n${error.message}`);
    else say(String(error));
    process.exit(2);
  }
}

/** One clear line for what an operator can mend; the stack for what only we can. */
function refuse(error: unknown): never {
  const coded = error instanceof Error && 'code' in error;
  say(
    coded
      ? `Cannot start: ${error.message}`
      : `Cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exit(1);
}

function listen(app: App, config: Config): Promise<Server> {
  if (!app.server) throw new Error('The app was built without its pages');
  const server = createHttpServer(app.server);
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${config.port} is in use (set PORT to another one)`
          : error.message;
      say(`Cannot start: ${why}`);
      void app.close().finally(() => process.exit(1));
    });
    server.listen(config.port, config.host, () => resolve(server));
  });
}

/** A host that a browser on this machine can open: "every address" is not one. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Stop taking, finish what is under way, carry out effects, close the store. A second signal does not wait. */
function stopInOrder(server: Server, app: App, logger: Logger): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ category: 'shutdown', signal }, 'stopping');
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    app.stopStreams();
    closed
      .then(() => app.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error, category: 'shutdown' }, 'could not stop in order');
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}
