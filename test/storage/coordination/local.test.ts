import { describe, expect, it, jest } from '@jest/globals';
import { ManualClock } from '../../../src/shared/clock';
import { LocalLocks } from '../../../src/storage/coordination/local-locks';
import { LocalPresence } from '../../../src/storage/coordination/local-presence';
import { LocalRates } from '../../../src/storage/coordination/rates';

describe('local coordination', () => {
  it('should remember a bounded number of keys, and forget the one unused for longest', async () => {
    const rates = new LocalRates(3);
    const rate = { limit: 1, windowMs: 60_000 };
    for (const key of ['a', 'b', 'c']) await rates.consume('login', key, rate);
    // `a` is used again: `b` is now the oldest, and makes room for `d`.
    expect((await rates.consume('login', 'a', rate)).allowed).toBe(false);
    await rates.consume('login', 'd', rate);
    expect((await rates.consume('login', 'a', rate)).allowed).toBe(false);
    expect((await rates.consume('login', 'b', rate)).allowed).toBe(true);
  });

  it('should forget members of rooms that nobody looks into', () => {
    const clock = new ManualClock(new Date(0));
    const presence = new LocalPresence(clock);
    clock.advance(100_000);
    for (let i = 0; i < 1_000; i += 1) presence.beat(`room-${i}`, 'u', 1_000);
    clock.advance(61_000);
    presence.beat('another', 'u', 1_000);
    expect((presence as unknown as { rooms: Map<string, unknown> }).rooms.size).toBe(1);
  });

  describe('locks, on a clock of our own', () => {
    const locks = new LocalLocks();

    it('should pass on a forgotten lock to the next waiter, and start a new lifetime', async () => {
      jest.useFakeTimers();
      try {
        await locks.acquire('k', { ttlMs: 1_000, waitMs: 0 });
        const next = locks.acquire('k', { ttlMs: 1_000, waitMs: 5_000 });
        const third = locks.acquire('k', { ttlMs: 1_000, waitMs: 1_500 });
        await jest.advanceTimersByTimeAsync(1_000);
        const lock = await next;
        expect(lock).not.toBeNull();
        lock?.extend(10_000);
        await jest.advanceTimersByTimeAsync(5_000);
        expect(await third).toBeNull();
        expect(await locks.acquire('k', { ttlMs: 1, waitMs: 0 })).toBeNull();
        await jest.advanceTimersByTimeAsync(5_000);
        expect(await locks.acquire('k', { ttlMs: 1, waitMs: 0 })).not.toBeNull();
      } finally {
        jest.useRealTimers();
      }
    });

    it('should let waiters go when it is closed', async () => {
      const own = new LocalLocks();
      const held = await own.acquire('k', { ttlMs: 60_000, waitMs: 0 });
      const waiting = own.acquire('k', { ttlMs: 60_000, waitMs: 60_000 });
      own.close();
      expect(await waiting).toBeNull();
      await held?.release();
    });
  });
});
