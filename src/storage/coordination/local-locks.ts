import type { Lock } from '../../contracts/ports';

interface Waiter {
  give: (lock: LocalLock | null) => void;
  ttlMs: number;
  timer: NodeJS.Timeout;
}
interface Held {
  token: symbol;
  expiry: NodeJS.Timeout;
  waiters: Waiter[];
}

export interface LocalLock extends Lock {
  /** Starts the lock's lifetime anew, if it is still ours. */
  extend(ttlMs: number): void;
}

/**
 * Locks within this process, handed on in the order in which they were asked for. A lock that its holder never gives
 * back passes on by itself when its time is over. Memory: one entry for each held key, nothing for free ones.
 */
export class LocalLocks {
  private readonly held = new Map<string, Held>();

  acquire(key: string, { ttlMs, waitMs }: { ttlMs: number; waitMs: number }): Promise<LocalLock | null> {
    const current = this.held.get(key);
    if (!current) return Promise.resolve(this.give(key, ttlMs, []));
    if (waitMs <= 0) return Promise.resolve(null);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        give: resolve,
        ttlMs,
        timer: setTimeout(() => {
          current.waiters.splice(current.waiters.indexOf(waiter), 1);
          resolve(null);
        }, waitMs),
      };
      current.waiters.push(waiter);
    });
  }

  /** Lets everybody who waits go away empty-handed. */
  close(): void {
    for (const { expiry, waiters } of this.held.values()) {
      clearTimeout(expiry);
      for (const { timer, give } of waiters) {
        clearTimeout(timer);
        give(null);
      }
    }
    this.held.clear();
  }

  /** `waiters` is handed on as the same array: those in it take themselves out of it when they give up. */
  private give(key: string, ttlMs: number, waiters: Waiter[]): LocalLock {
    const token = Symbol(key);
    this.held.set(key, { token, expiry: this.expireAfter(key, token, ttlMs), waiters });
    return {
      release: () => {
        this.passOn(key, token);
        return Promise.resolve();
      },
      extend: (moreMs) => {
        const current = this.held.get(key);
        if (current?.token !== token) return;
        clearTimeout(current.expiry);
        current.expiry = this.expireAfter(key, token, moreMs);
      },
    };
  }

  private expireAfter(key: string, token: symbol, ttlMs: number): NodeJS.Timeout {
    // A forgotten lock must not keep the process alive.
    return setTimeout(() => this.passOn(key, token), ttlMs).unref();
  }

  private passOn(key: string, token: symbol): void {
    const current = this.held.get(key);
    if (current?.token !== token) return;
    clearTimeout(current.expiry);
    this.held.delete(key);
    const next = current.waiters.shift();
    if (!next) return;
    clearTimeout(next.timer);
    next.give(this.give(key, next.ttlMs, current.waiters));
  }
}
