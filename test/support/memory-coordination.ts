import type { Coordination } from '../../src/contracts/ports';
import type { Clock } from '../../src/shared/clock';

/** The Coordination port in one process, with windows counted on a given clock. */
export function memoryCoordination(clock: Clock): Coordination {
  const points = new Map<string, { used: number; until: number }>();
  const listeners = new Map<string, Set<(message: string) => void>>();
  const locks = new Map<string, Promise<void>>();
  return {
    async lock(key) {
      const before = locks.get(key) ?? Promise.resolve();
      let release = () => undefined as void;
      locks.set(
        key,
        before.then(() => new Promise<void>((resolve) => (release = resolve))),
      );
      await before;
      return { release: () => Promise.resolve(release()) };
    },
    consume(bucket, key, { limit, windowMs }) {
      const now = clock.now().getTime();
      const id = `${bucket}:${key}`;
      const known = points.get(id);
      const window = known && known.until > now ? known : { used: 0, until: now + windowMs };
      window.used += 1;
      points.set(id, window);
      const allowed = window.used <= limit;
      return Promise.resolve({ allowed, retryAfterMs: allowed ? 0 : window.until - now });
    },
    reset(bucket, key) {
      points.delete(`${bucket}:${key}`);
      return Promise.resolve();
    },
    beat: () => Promise.resolve(),
    leave: () => Promise.resolve(),
    present: () => Promise.resolve([]),
    publish(channel, message) {
      for (const listener of listeners.get(channel) ?? []) listener(message);
      return Promise.resolve();
    },
    subscribe(channel, listener) {
      const own = listeners.get(channel) ?? new Set();
      listeners.set(channel, own.add(listener));
      return Promise.resolve(() => Promise.resolve(void own.delete(listener)));
    },
    mode: () => 'local',
    close: () => Promise.resolve(),
  };
}
