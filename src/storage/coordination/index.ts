import { setTimeout as pause } from 'node:timers/promises';
import type { Coordination } from '../../contracts/ports';
import { systemClock, type Clock } from '../../shared/clock';
import type { Logger } from '../../shared/logger';
import { createLocalCoordination } from './local';
import { createSharedCoordination } from './redis';
import { createClient, RedisLink } from './redis-link';

/** How long the start of the service waits for a Redis that does not answer. */
const START_WAIT_MS = 3_000;

export interface OpenCoordinationOptions {
  /** Not set: everything stays within this process. */
  redisUrl?: string;
  logger: Logger;
  clock?: Clock;
}

/**
 * Opens locks, limits, presence and messages. With `redisUrl` they are shared between instances for as long as Redis
 * answers, and local, call by call, while it does not. Never rejects and never waits long: a Redis that is away at the
 * start is used as soon as it comes.
 */
export async function openCoordination(options: OpenCoordinationOptions): Promise<Coordination> {
  const { redisUrl, logger, clock = systemClock } = options;
  const onListenerError = (error: unknown) => logger.error({ err: error }, 'A listener failed');
  const local = createLocalCoordination({ clock, onListenerError });
  if (!redisUrl) return local;
  const link = new RedisLink(createClient(redisUrl), logger);
  const subscriber = createClient(redisUrl);
  const coordination = createSharedCoordination({ link, subscriber, local, clock });
  const connecting = Promise.allSettled([link.client.connect(), subscriber.connect()]);
  const enough = new AbortController();
  await Promise.race([
    connecting,
    pause(START_WAIT_MS, undefined, { signal: enough.signal }).catch(() => undefined),
  ]);
  enough.abort();
  return coordination;
}
