import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Coordination, Lock } from '../../contracts/ports';
import type { Clock } from '../../shared/clock';
import { newToken } from '../../shared/ids';
import type { LocalCoordination } from './local';
import { Limiters, rateKey, takePoint } from './rates';
import type { RedisLink } from './redis-link';
import { openSharedChannels } from './redis-channels';

const PREFIX = 'gongyou:';

/** Deletes the key only if it still holds our token: a lock that has passed to somebody else is theirs. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

export interface SharedOptions {
  link: RedisLink;
  /** A connection of its own: one that listens can do nothing else. */
  subscriber: Redis;
  local: LocalCoordination;
  clock: Clock;
}

/**
 * {@link Coordination} across instances. Everything is also kept in the local twin: within a process the local lock is
 * taken first (so only one of its waiters asks Redis), points are counted and members marked in both, and messages
 * reach the own process directly. When Redis goes away in the middle of anything, the local half simply carries on.
 */
export function createSharedCoordination(options: SharedOptions): Coordination {
  const { link, subscriber, local, clock } = options;
  const channels = openSharedChannels({ link, subscriber, local, prefix: `${PREFIX}channel:` });
  const limiters = new Limiters(
    (bucket, points, duration) =>
      new RateLimiterRedis({
        storeClient: link.client,
        keyPrefix: `${PREFIX}rate:${bucket}`,
        points,
        duration,
      }),
  );
  const roomKey = (room: string) => `${PREFIX}room:${room}`;
  const now = () => clock.now().getTime();

  return {
    async lock(key, { ttlMs, waitMs }) {
      const deadline = performance.now() + waitMs;
      // Long enough to outlive the wait for Redis; set to ttlMs once the whole lock is ours.
      const mine = await local.lock(key, { ttlMs: ttlMs + waitMs, waitMs });
      if (!mine) return null;
      const token = await acquire(link, `${PREFIX}lock:${key}`, ttlMs, deadline);
      if (token === 'taken') {
        await mine.release();
        return null;
      }
      mine.extend(ttlMs);
      return token === 'away' ? mine : combine(mine, link, `${PREFIX}lock:${key}`, token);
    },
    async consume(bucket, key, rate) {
      const here = await local.consume(bucket, key, rate);
      const shared = await link.ask(() => takePoint(limiters.get(bucket, rate), rateKey(key)));
      return shared?.answer ?? here;
    },
    async reset(bucket, key) {
      await local.reset(bucket, key);
      await link.ask((client) => client.del(`${PREFIX}rate:${bucket}:${rateKey(key)}`));
    },
    async beat(room, member, ttlMs) {
      await local.beat(room, member, ttlMs);
      await link.ask(async (client) => {
        await client.zadd(roomKey(room), now() + ttlMs, member);
        // The room outlives its last member a little; members expire by their score.
        await client.pexpire(roomKey(room), Math.max(ttlMs, 60_000) * 2);
      });
    },
    async leave(room, member) {
      await local.leave(room, member);
      await link.ask((client) => client.zrem(roomKey(room), member));
    },
    async present(room) {
      const shared = await link.ask(async (client) => {
        await client.zremrangebyscore(roomKey(room), '-inf', String(now()));
        return client.zrange(roomKey(room), '0', '-1');
      });
      return shared ? shared.answer.sort() : local.present(room);
    },
    publish: (channel, message) => channels.publish(channel, message),
    subscribe: (channel, listener) => channels.subscribe(channel, listener),
    mode: () => (link.usable ? 'shared' : 'local'),
    async close() {
      await local.close();
      link.client.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Our token, or that somebody else kept it until the deadline, or that Redis cannot say. */
async function acquire(
  link: RedisLink,
  key: string,
  ttlMs: number,
  deadline: number,
): Promise<{ token: string } | 'taken' | 'away'> {
  const token = newToken(16);
  // Each process sends one competitor, so asking again with a growing, uneven pause is fair enough.
  for (let wait = 8; ; wait = Math.min(wait * 1.5, 100)) {
    const result = await link.ask((client) => client.set(key, token, 'PX', ttlMs, 'NX'));
    if (!result) {
      // It may have been set and only the answer lost: take it back as soon as that is possible.
      void link.client.eval(RELEASE, 1, key, token).catch(() => undefined);
      return 'away';
    }
    if (result.answer === 'OK') return { token };
    const left = deadline - performance.now();
    if (left <= 0) return 'taken';
    await pause(Math.min(left, wait * (0.5 + Math.random())));
  }
}

function combine(mine: Lock, link: RedisLink, key: string, { token }: { token: string }): Lock {
  return {
    async release() {
      // Redis first: the next waiter of this process finds the key free. If Redis is away, the key expires by itself.
      await link.ask((client) => client.eval(RELEASE, 1, key, token));
      await mine.release();
    },
  };
}
