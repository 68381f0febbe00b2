import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Coordination } from '../../src/contracts/ports';
import { ManualClock } from '../../src/shared/clock';
import { createLogger } from '../../src/shared/logger';
import { openCoordination } from '../../src/storage/coordination';
import { reportMissing } from '../support/missing-service';
import { findRedis, startRedis, until, type Service } from '../support/services';
import { describeCoordination } from './coordination.contract';

jest.setTimeout(60_000);
const logger = createLogger('silent');

describeCoordination('in this process', {
  shared: false,
  open: (clock) => openCoordination({ logger, clock }),
});

const binary = findRedis();
if (!binary) {
  reportMissing(
    'redis',
    'coordination on Redis',
    'no redis-server found: set REDIS_BINARY or put it on PATH',
  );
} else {
  describeOnRedis(binary);
}

function describeOnRedis(redisServer: string): void {
  let redis: Service;
  beforeAll(async () => {
    redis = await startRedis(redisServer);
  });
  afterAll(() => redis.stop());

  describeCoordination('on Redis', {
    shared: true,
    open: (clock) => openCoordination({ redisUrl: redis.uri, logger, clock }),
  });

  describe('when Redis dies and comes back', () => {
    const open: Coordination[] = [];
    const instance = async () => {
      const clock = new ManualClock(new Date('2026-11-24T02:00:00Z'));
      const coordination = await openCoordination({ redisUrl: redis.uri, logger, clock });
      open.push(coordination);
      return coordination;
    };
    afterEach(async () => {
      for (const one of open.splice(0)) await one.close();
      await redis.kill();
      await redis.restart();
    });

    it('should go on alone with locks, limits, presence and messages, and share again afterwards', async () => {
      const [one, two] = [await instance(), await instance()];
      const rate = { limit: 2, windowMs: 60_000 };
      const heard: string[] = [];
      const far: string[] = [];
      await one.subscribe('news', (message) => heard.push(message));
      await two.subscribe('news', (message) => far.push(message));
      const held = await one.lock('conversation', { ttlMs: 60_000, waitMs: 0 });
      await one.consume('login', 'a', rate);
      await one.consume('login', 'a', rate);
      await one.beat('desk', 'u-1', 60_000);

      await redis.kill();
      expect(await one.lock('conversation', { ttlMs: 60_000, waitMs: 50 })).toBeNull();
      await held?.release();
      const again = await one.lock('conversation', { ttlMs: 60_000, waitMs: 0 });
      expect(again).not.toBeNull();
      expect((await one.consume('login', 'a', rate)).allowed).toBe(false);
      expect((await one.consume('login', 'b', rate)).allowed).toBe(true);
      expect(await one.present('desk')).toEqual(['u-1']);
      await one.publish('news', 'alone');
      expect(heard).toEqual(['alone']);
      expect(one.mode()).toBe('local');
      await again?.release();
      const late = await one.subscribe('late', (message) => far.push(`late ${message}`));

      await redis.restart();
      await until(() => one.mode() === 'shared' && two.mode() === 'shared');
      await until(async () => {
        await one.publish('news', 'together');
        await two.publish('late', 'too');
        return far.includes('together') && far.includes('late too');
      });
      const lock = await one.lock('conversation', { ttlMs: 60_000, waitMs: 0 });
      expect(await two.lock('conversation', { ttlMs: 60_000, waitMs: 50 })).toBeNull();
      await lock?.release();
      await late();
    });

    it('should not lose a single one of many calls that run while it dies', async () => {
      const one = await instance();
      let inside = 0;
      const work = Promise.all(
        Array.from({ length: 200 }, async (_, index) => {
          const lock = await one.lock(`key-${index % 5}`, { ttlMs: 60_000, waitMs: 30_000 });
          expect(lock).not.toBeNull();
          inside += 1;
          await one.consume('flood', String(index % 3), { limit: 1_000, windowMs: 60_000 });
          await one.publish('noise', String(index));
          await lock?.release();
        }),
      );
      await until(() => inside > 10);
      await redis.kill();
      await work;
      expect(inside).toBe(200);
    });

    it('should not wait for a Redis that hangs', async () => {
      const one = await instance();
      redis.freeze();
      try {
        const started = performance.now();
        for (let i = 0; i < 20; i += 1) {
          const lock = await one.lock(`k-${i}`, { ttlMs: 10_000, waitMs: 0 });
          expect(lock).not.toBeNull();
          await one.publish('news', 'x');
          await one.consume('b', 'k', { limit: 100, windowMs: 60_000 });
          await lock?.release();
        }
        // Eighty calls; only those that try it out wait for their time-out, once in a while.
        expect(performance.now() - started).toBeLessThan(5_000);
        expect(one.mode()).toBe('local');
      } finally {
        redis.thaw();
      }
      await until(() => one.mode() === 'shared');
      const key = 'k-0';
      await until(async () => {
        const lock = await one.lock(key, { ttlMs: 1_000, waitMs: 0 });
        await lock?.release();
        return lock !== null;
      });
    });

    it('should start without Redis and use it as soon as it is there', async () => {
      await redis.kill();
      const one = await instance();
      expect(one.mode()).toBe('local');
      expect(await one.lock('k', { ttlMs: 1_000, waitMs: 0 })).not.toBeNull();
      await redis.restart();
      await until(() => one.mode() === 'shared');
    });
  });
}
