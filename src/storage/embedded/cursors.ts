import { randomBytes } from 'node:crypto';
import type { Clock } from '../../shared/clock';
import { CommandError } from './errors';

const IDLE_MS = 10 * 60_000;
const MAX_CURSORS = 1000;
const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;

interface Cursor {
  namespace: string;
  /** What has not been sent yet. */
  documents: Iterator<Buffer>;
  next: Buffer | undefined;
  usedAt: number;
}

export interface Batch {
  documents: Buffer[];
  /** Zero when this was all. */
  id: bigint;
}

/** Results too large for one answer. They time out, and when too many stand open the longest unused one goes. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();

  constructor(private readonly clock: Clock) {}

  /** The first batch of a result; what remains waits under the id. `single`: the rest is thrown away. */
  start(
    namespace: string,
    documents: Iterable<Buffer>,
    options: { batchSize?: number; single?: boolean },
  ): Batch {
    const iterator = documents[Symbol.iterator]();
    const cursor: Cursor = { namespace, documents: iterator, next: take(iterator), usedAt: this.now() };
    const batch = options.batchSize === 0 ? [] : fill(cursor, options.batchSize ?? FIRST_BATCH);
    if (options.single === true || cursor.next === undefined) return { documents: batch, id: 0n };
    const id = newId();
    this.open.set(id, cursor);
    this.tidy();
    return { documents: batch, id };
  }

  /** @throws CommandError 43 when it was closed, has timed out, or never was */
  more(id: bigint, namespace: string, batchSize?: number): Batch {
    this.tidy();
    const cursor = this.open.get(id);
    if (!cursor || cursor.namespace !== namespace) throw new CommandError(43, `cursor id ${id} not found`);
    // Moved to the end: the map is kept in order of last use.
    this.open.delete(id);
    const documents = fill(cursor, batchSize || Infinity);
    if (cursor.next === undefined) return { documents, id: 0n };
    cursor.usedAt = this.now();
    this.open.set(id, cursor);
    return { documents, id };
  }

  kill(id: bigint, namespace: string): boolean {
    return this.open.get(id)?.namespace === namespace && this.open.delete(id);
  }

  get size(): number {
    return this.open.size;
  }

  private tidy(): void {
    for (const [id, cursor] of this.open) {
      if (this.open.size <= MAX_CURSORS && this.now() - cursor.usedAt < IDLE_MS) return;
      this.open.delete(id);
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function fill(cursor: Cursor, count: number): Buffer[] {
  const batch: Buffer[] = [];
  let bytes = 0;
  while (cursor.next !== undefined && batch.length < count) {
    bytes += cursor.next.length;
    if (batch.length > 0 && bytes > BATCH_BYTES) break;
    batch.push(cursor.next);
    cursor.next = take(cursor.documents);
  }
  return batch;
}

function take(iterator: Iterator<Buffer>): Buffer | undefined {
  const step = iterator.next();
  return step.done === true ? undefined : step.value;
}

/** Positive, never zero, and hard to hit by chance. */
function newId(): bigint {
  return randomBytes(8).readBigUInt64LE() & 0x7fffffffffffffffn || 1n;
}
