import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../../shared/logger';

/** A Redis that does not answer within this time counts as away: a worker is waiting. */
const COMMAND_TIMEOUT_MS = 500;
/** After a failure Redis is left alone this long, so that a hanging one does not slow every call down. */
const REST_MS = 1_000;

/**
 * A connection that never keeps anybody waiting: no command is queued for later, none is sent twice, and one that is
 * not answered in time is given up. It reconnects by itself for ever.
 */
export function createClient(url: string, extra: RedisOptions = {}): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: 2_000,
    keepAlive: 10_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000) * (0.75 + Math.random() / 2),
    ...extra,
  });
  // Without a listener an 'error' event ends the process; what went wrong is reported once by RedisLink.
  client.on('error', () => undefined);
  return client;
}

/** Decides, call by call, whether Redis is asked, and tells the log when that changes. */
export class RedisLink {
  private restUntil = 0;
  private wasShared: boolean | undefined;

  constructor(
    readonly client: Redis,
    private readonly logger: Logger,
  ) {
    client.on('ready', () => {
      this.restUntil = 0;
      this.report(true);
    });
    client.on('close', () => this.report(false));
  }

  get usable(): boolean {
    return this.client.status === 'ready' && performance.now() >= this.restUntil;
  }

  /** What Redis says, or null when it is away. Never rejects. */
  async ask<T>(question: (client: Redis) => Promise<T>): Promise<{ answer: T } | null> {
    if (!this.usable) return null;
    try {
      const answer = await question(this.client);
      this.report(true);
      return { answer };
    } catch (error) {
      this.restUntil = performance.now() + REST_MS;
      this.report(false, error);
      return null;
    }
  }

  private report(shared: boolean, error?: unknown): void {
    if (shared === this.wasShared) return;
    this.wasShared = shared;
    if (shared) this.logger.info({ mode: 'shared' }, 'Redis is there');
    else this.logger.warn({ mode: 'local', err: error }, 'Redis is away: working within this process');
  }
}
