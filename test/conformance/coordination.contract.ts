import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Coordination } from '../../src/contracts/ports';
import { ManualClock } from '../../src/shared/clock';
import { until } from '../support/services';

export interface CoordinationOpener {
  /** One more instance of the service. Instances of `shared` openers see each other. */
  open(clock: ManualClock): Promise<Coordination>;
  shared: boolean;
}

const RATE = { limit: 3, windowMs: 60_000 };
let unique = 0;
/** A name that no other test uses: Redis outlives a single test. */
const fresh = (name: string) => `${name}-${process.pid}-${(unique += 1)}`;

/** What every {@link Coordination} must do, alone (`shared: false`) or between instances. */
export function describeCoordination(name: string, opener: CoordinationOpener): void {
  describe(`Coordination: ${name}`, () => {
    const clock = new ManualClock(new Date('2026-11-24T02:00:00Z'));
    let one: Coordination;
    /** Another instance where instances are shared, else the same. */
    let two: Coordination;
    beforeAll(async () => {
      one = await opener.open(clock);
      two = opener.shared ? await opener.open(clock) : one;
    });
    afterAll(async () => {
      await one.close();
      if (two !== one) await two.close();
    });

    it('should say how it works', () => {
      expect(one.mode()).toBe(opener.shared ? 'shared' : 'local');
    });

    it('should let one of fifty into the lock at a time, and all of them in the end', async () => {
      const key = fresh('lock');
      let inside = 0;
      let most = 0;
      const done: number[] = [];
      await Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          const lock = await (index % 2 ? one : two).lock(key, { ttlMs: 10_000, waitMs: 20_000 });
          expect(lock).not.toBeNull();
          most = Math.max(most, (inside += 1));
          await new Promise(setImmediate);
          inside -= 1;
          done.push(index);
          await lock?.release();
        }),
      );
      expect(most).toBe(1);
      expect(done).toHaveLength(50);
    });

    it('should hand the lock on in the order in which it was asked for, within an instance', async () => {
      const key = fresh('lock');
      const first = await one.lock(key, { ttlMs: 10_000, waitMs: 0 });
      const order: number[] = [];
      const rest = [1, 2, 3, 4].map(async (index) => {
        const lock = await one.lock(key, { ttlMs: 10_000, waitMs: 10_000 });
        order.push(index);
        await lock?.release();
      });
      await first?.release();
      await Promise.all(rest);
      expect(order).toEqual([1, 2, 3, 4]);
    });

    it('should give up waiting after waitMs', async () => {
      const key = fresh('lock');
      const held = await one.lock(key, { ttlMs: 10_000, waitMs: 0 });
      expect(await two.lock(key, { ttlMs: 10_000, waitMs: 0 })).toBeNull();
      expect(await two.lock(key, { ttlMs: 10_000, waitMs: 60 })).toBeNull();
      expect(await one.lock(key, { ttlMs: 10_000, waitMs: 60 })).toBeNull();
      await held?.release();
      const again = await two.lock(key, { ttlMs: 10_000, waitMs: 0 });
      expect(again).not.toBeNull();
      await again?.release();
    });

    it('should free a forgotten lock after ttlMs, and not let its late holder free the next one', async () => {
      const key = fresh('lock');
      const forgotten = await one.lock(key, { ttlMs: 80, waitMs: 0 });
      const next = await two.lock(key, { ttlMs: 10_000, waitMs: 10_000 });
      expect(next).not.toBeNull();
      await forgotten?.release();
      await forgotten?.release();
      expect(await one.lock(key, { ttlMs: 10_000, waitMs: 0 })).toBeNull();
      await next?.release();
    });

    it('should keep locks of different keys apart', async () => {
      const locks = await Promise.all(
        ['a', 'b', 'c'].map((key) => one.lock(fresh(key), { ttlMs: 1_000, waitMs: 0 })),
      );
      expect(locks.every(Boolean)).toBe(true);
      await Promise.all(locks.map((lock) => lock?.release()));
    });

    it('should allow the limit, refuse the rest and say when to come back', async () => {
      const bucket = fresh('bucket');
      const verdicts = [];
      for (let i = 0; i < 5; i += 1) verdicts.push(await (i % 2 ? one : two).consume(bucket, '李四', RATE));
      expect(verdicts.map((verdict) => verdict.allowed)).toEqual([true, true, true, false, false]);
      expect(verdicts[0]?.retryAfterMs).toBe(0);
      expect(verdicts[4]?.retryAfterMs).toBeGreaterThan(0);
      expect(verdicts[4]?.retryAfterMs).toBeLessThanOrEqual(RATE.windowMs);
    });

    it('should count each key and each bucket for itself, and keys of any length', async () => {
      const [bucket, other] = [fresh('bucket'), fresh('bucket')];
      for (let i = 0; i < 4; i += 1) await one.consume(bucket, 'a', RATE);
      expect((await one.consume(bucket, 'b', RATE)).allowed).toBe(true);
      expect((await one.consume(other, 'a', RATE)).allowed).toBe(true);
      const long = 'x'.repeat(100_000);
      for (let i = 0; i < 4; i += 1) await one.consume(bucket, long, RATE);
      expect((await one.consume(bucket, long, RATE)).allowed).toBe(false);
      expect((await one.consume(bucket, `${long}y`, RATE)).allowed).toBe(true);
    });

    it('should give points back', async () => {
      const bucket = fresh('bucket');
      for (let i = 0; i < 4; i += 1) await one.consume(bucket, 'a', RATE);
      await one.reset(bucket, 'a');
      await one.reset(bucket, 'never used');
      expect((await one.consume(bucket, 'a', RATE)).allowed).toBe(true);
    });

    it('should open again when the window is over', async () => {
      const bucket = fresh('bucket');
      const rate = { limit: 1, windowMs: 1_000 };
      expect((await one.consume(bucket, 'a', rate)).allowed).toBe(true);
      expect((await one.consume(bucket, 'a', rate)).allowed).toBe(false);
      await until(async () => (await one.consume(bucket, 'a', rate)).allowed, 5_000, 100);
    });

    it('should know who is present until they leave or fall silent', async () => {
      const room = fresh('room');
      expect(await one.present(room)).toEqual([]);
      await one.beat(room, 'u-1', 1_000);
      await two.beat(room, 'u-2', 5_000);
      await two.beat(room, 'u-3', 5_000);
      expect(await one.present(room)).toEqual(['u-1', 'u-2', 'u-3']);
      await two.leave(room, 'u-3');
      await two.leave(room, 'nobody');
      clock.advance(2_000);
      expect(await one.present(room)).toEqual(['u-2']);
      await one.beat(room, 'u-1', 5_000);
      expect(await two.present(room)).toEqual(['u-1', 'u-2']);
      clock.advance(10_000);
      expect(await two.present(room)).toEqual([]);
    });

    it('should carry messages to those who listen, once and unchanged', async () => {
      const channel = fresh('channel');
      const heard: string[] = [];
      const heardToo: string[] = [];
      const stop = await one.subscribe(channel, (message) => heard.push(message));
      const stopToo = await two.subscribe(channel, (message) => heardToo.push(message));
      const messages = ['', '您好 👷', 'a b\nc', '{"kind":"case","no":1}'];
      for (const message of messages) await two.publish(channel, message);
      await until(() => heard.length >= 4 && heardToo.length >= 4);
      await stopToo();
      await two.publish(channel, 'last');
      await until(() => heard.length >= 5);
      expect(heard).toEqual([...messages, 'last']);
      expect(heardToo).toEqual(messages);
      await stop();
      await stop();
      await one.publish(channel, 'to nobody');
      expect(heard).toHaveLength(5);
    });

    it('should keep telling the others when one listener throws', async () => {
      const channel = fresh('channel');
      const heard: string[] = [];
      const stops = [
        await one.subscribe(channel, () => {
          throw new Error('a bad listener');
        }),
        await one.subscribe(channel, (message) => heard.push(message)),
      ];
      await two.publish(channel, 'hello');
      await until(() => heard.length === 1);
      await Promise.all(stops.map((stop) => stop()));
    });
  });
}
