import type { Coordination } from '../../contracts/ports';
import { systemClock, type Clock } from '../../shared/clock';
import { LocalLocks, type LocalLock } from './local-locks';
import { LocalPresence } from './local-presence';
import { LocalRates } from './rates';

type Listener = (message: string) => void;

export interface LocalOptions {
  clock?: Clock;
  /** Told of what a listener threw. Other listeners still get the message. */
  onListenerError?: (error: unknown) => void;
}

/** {@link Coordination} within one process, with the finer grips that the shared twin needs of it. */
export interface LocalCoordination extends Coordination {
  lock(key: string, options: { ttlMs: number; waitMs: number }): Promise<LocalLock | null>;
  subscribe(channel: string, listener: Listener): Promise<() => Promise<void>>;
  /** Channels that somebody listens to. */
  channels(): string[];
}

/** Locks, limits, presence and messages for the one process there is; also what remains of the shared twin when Redis is away. */
export function createLocalCoordination(options: LocalOptions = {}): LocalCoordination {
  const locks = new LocalLocks();
  const rates = new LocalRates();
  const presence = new LocalPresence(options.clock ?? systemClock);
  const listeners = new Map<string, Set<{ hear: Listener }>>();

  const tell = (hear: Listener, message: string): void => {
    try {
      hear(message);
    } catch (error) {
      options.onListenerError?.(error);
    }
  };

  return {
    lock: (key, lockOptions) => locks.acquire(key, lockOptions),
    consume: (bucket, key, rateOptions) => rates.consume(bucket, key, rateOptions),
    reset: (bucket, key) => rates.reset(bucket, key),
    async beat(room, member, ttlMs) {
      presence.beat(room, member, ttlMs);
    },
    async leave(room, member) {
      presence.leave(room, member);
    },
    async present(room) {
      return presence.present(room);
    },
    async publish(channel, message) {
      // A copy: a listener may unsubscribe while it is being told.
      for (const one of [...(listeners.get(channel) ?? [])]) tell(one.hear, message);
    },
    async subscribe(channel, listener) {
      // An object of its own, so that one function subscribed twice is two subscriptions.
      const one = { hear: listener };
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(one));
      return async () => {
        known.delete(one);
        if (known.size === 0 && listeners.get(channel) === known) listeners.delete(channel);
      };
    },
    channels: () => [...listeners.keys()],
    mode: () => 'local',
    async close() {
      locks.close();
      listeners.clear();
    },
  };
}
