import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { RateVerdict } from '../../contracts/ports';
import { sha256Hex } from '../../shared/crypto';

export interface RateOptions {
  limit: number;
  windowMs: number;
}

/** How many keys of one bucket are remembered here. Beyond it the one unused for longest starts afresh. */
const MAX_KEYS = 50_000;

/** Makes limiters as they are needed: one for each bucket and its options. */
export class Limiters<T extends RateLimiterAbstract> {
  private readonly limiters = new Map<string, { bucket: string; limiter: T }>();

  constructor(private readonly make: (bucket: string, points: number, seconds: number) => T) {}

  get(bucket: string, { limit, windowMs }: RateOptions): T {
    // Windows are whole seconds: Redis would otherwise round a short one down to "for ever".
    const seconds = Math.max(1, Math.ceil(windowMs / 1000));
    const id = `${bucket}|${limit}|${seconds}`;
    const known = this.limiters.get(id);
    if (known) return known.limiter;
    const limiter = this.make(bucket, limit, seconds);
    this.limiters.set(id, { bucket, limiter });
    return limiter;
  }

  of(bucket: string): T[] {
    return [...this.limiters.values()].filter((one) => one.bucket === bucket).map((one) => one.limiter);
  }
}

/** Takes a point. Passes on what a broken store throws; "too many" is a verdict, not an error. */
export async function takePoint(limiter: RateLimiterAbstract, key: string): Promise<RateVerdict> {
  try {
    await limiter.consume(key);
    return { allowed: true, retryAfterMs: 0 };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { allowed: false, retryAfterMs: Math.max(1, refusal.msBeforeNext) };
  }
}

/** A key of bounded length, whatever a stranger sent as a name or an address. */
export function rateKey(key: string): string {
  return key.length <= 128 ? key : sha256Hex(key);
}

/** Rate limits within this process. */
export class LocalRates {
  private readonly limiters = new Limiters(
    (keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration }),
  );
  /** Keys of each bucket, the one used last at the end: without a bound strangers could fill our memory with them. */
  private readonly keys = new Map<string, Set<string>>();

  async consume(bucket: string, key: string, options: RateOptions): Promise<RateVerdict> {
    const limiter = this.limiters.get(bucket, options);
    await this.remember(bucket, rateKey(key));
    return takePoint(limiter, rateKey(key));
  }

  async reset(bucket: string, key: string): Promise<void> {
    this.keys.get(bucket)?.delete(rateKey(key));
    await this.forget(bucket, rateKey(key));
  }

  private async remember(bucket: string, key: string): Promise<void> {
    let keys = this.keys.get(bucket);
    if (!keys) this.keys.set(bucket, (keys = new Set()));
    keys.delete(key);
    keys.add(key);
    if (keys.size <= this.maxKeys) return;
    const [oldest] = keys;
    if (oldest === undefined) return;
    keys.delete(oldest);
    await this.forget(bucket, oldest);
  }

  private async forget(bucket: string, key: string): Promise<void> {
    for (const limiter of this.limiters.of(bucket)) await limiter.delete(key);
  }

  constructor(private readonly maxKeys = MAX_KEYS) {}
}
