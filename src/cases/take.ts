import type { Actor, CaseRecord, CaseStatus, Lease } from '../contracts/case';
import type { CaseStore } from '../contracts/ports';
import { AppError } from '../shared/errors';
import { changeCase, touch } from './change-case';
import { appendEvent } from './history';
import { may, maySeeCase, regionsOf, requireCase, type StaffActor } from './policies';

/** Statuses in which a free case waits for somebody: what "take next" hands out. */
export const WAITING: readonly CaseStatus[] = ['pending', 'accepted', 'contacted', 'mediating'];

/** How many of the queue's first cases a taker tries before giving up on a crowded queue. */
const TRIES = 50;

export interface LeaseContext {
  now: Date;
  leaseMs: number;
}

/** The lease, if somebody holds the case at this instant. */
export function liveLease(record: Pick<CaseRecord, 'lease'>, now: Date): Lease | null {
  return record.lease && new Date(record.lease.until) > now ? record.lease : null;
}

/**
 * Gives the case to `actor` until the lease runs out. One winner: a case with a live lease is taken, even for its own
 * holder (`details.mine`), so that two windows of one person never both believe they have just got it.
 * A worker who asked for a person has one from here on.
 * @throws AppError CASE_NOT_FOUND (also outside one's regions), CASE_TAKEN
 */
export async function takeCase(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  context: LeaseContext,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => takeRecord(requireCase(actor, record), actor, context));
}

/** Pure step of {@link takeCase}. */
export function takeRecord(record: CaseRecord, actor: StaffActor, context: LeaseContext): CaseRecord {
  const held = liveLease(record, context.now);
  if (held) throw new AppError('CASE_TAKEN', { mine: held.holder === actor.id });
  const free = expireRecord(record, context.now);
  const epoch = free.epoch + 1;
  let next: CaseRecord = { ...free, epoch, lease: newLease(actor, epoch, context) };
  next = appendEvent(next, { type: 'taken', actor: staff(actor), data: { epoch } }, context.now);
  if (next.handoff === 'requested') next = handOver(next, 'human', staff(actor), context.now);
  return touch(next, context.now);
}

/**
 * Takes the most urgent, then oldest, waiting case of the actor's regions. Losing a race means trying the next one.
 * @throws AppError QUEUE_EMPTY
 */
export async function takeNextCase(
  store: CaseStore,
  actor: StaffActor,
  context: LeaseContext,
): Promise<CaseRecord> {
  const { items } = await store.list({
    regions: regionsOf(actor),
    status: [...WAITING],
    freeAt: context.now.toISOString(),
    limit: TRIES,
    skip: 0,
  });
  for (const candidate of items) {
    if (!maySeeCase(actor, candidate)) continue;
    try {
      return await takeCase(store, candidate.caseNo, actor, context);
    } catch (error) {
      if (!(error instanceof AppError) || !['CASE_TAKEN', 'CASE_NOT_FOUND'].includes(error.code)) throw error;
    }
  }
  throw new AppError('QUEUE_EMPTY');
}

/** Keeps the case for another lease. @throws AppError LEASE_STALE */
export async function renewCase(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  epoch: number,
  context: LeaseContext,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => {
    requireLease(requireCase(actor, record), actor, epoch, context.now);
    return appendEvent(
      { ...record, lease: newLease(actor, epoch, context) },
      { type: 'renewed', actor: staff(actor), data: { epoch } },
      context.now,
    );
  });
}

/** Gives the case back to the queue, and the conversation back to the bot. @throws AppError LEASE_STALE */
export async function releaseCase(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  epoch: number,
  now: Date,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => {
    requireLease(requireCase(actor, record), actor, epoch, now, { supervisorsToo: true });
    if (!record.lease) throw new AppError('LEASE_STALE');
    const released = appendEvent(
      { ...record, lease: null },
      { type: 'released', actor: staff(actor), data: { epoch, holder: record.lease?.holder } },
      now,
    );
    return touch(handOver(released, 'none', staff(actor), now), now);
  });
}

/** Gives the conversation back to the bot and keeps the case. @throws AppError LEASE_STALE */
export async function handBack(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  epoch: number,
  now: Date,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => {
    requireLease(requireCase(actor, record), actor, epoch, now);
    const next = handOver(record, 'none', staff(actor), now);
    return next === record ? record : touch(next, now);
  });
}

/** A record whose lease has run out: the lease is gone and the history says so. Live or absent leases stay. */
export function expireRecord(record: CaseRecord, now: Date): CaseRecord {
  if (!record.lease || liveLease(record, now)) return record;
  const { holder, epoch } = record.lease;
  return appendEvent(
    { ...record, lease: null },
    { type: 'lease_expired', actor: { kind: 'system', id: 'lease' }, data: { holder, epoch } },
    now,
  );
}

/**
 * The fence of every change: the actor holds the case, under exactly this epoch, right now.
 * With `supervisorsToo` a supervisor may act on what somebody else holds, naming the current epoch.
 * @throws AppError LEASE_STALE
 */
export function requireLease(
  record: CaseRecord,
  actor: StaffActor,
  epoch: number,
  now: Date,
  options: { supervisorsToo?: boolean } = {},
): void {
  if (options.supervisorsToo && may(actor, 'cases.supervise') && epoch === record.epoch) return;
  const lease = liveLease(record, now);
  if (!lease || lease.holder !== actor.id || lease.epoch !== epoch) throw new AppError('LEASE_STALE');
}

/** Records who speaks with the worker; the very same record when that is already so. */
export function handOver(record: CaseRecord, to: 'none' | 'human', actor: Actor, now: Date): CaseRecord {
  if (record.handoff === to) return record;
  return appendEvent({ ...record, handoff: to }, { type: 'handoff', actor, data: { to } }, now);
}

/** A staff member as the actor of an event. */
export function staff(actor: Pick<StaffActor, 'id' | 'name'>): Actor {
  return { kind: 'staff', id: actor.id, name: actor.name };
}

export function newLease(
  holder: Pick<StaffActor, 'id' | 'name'>,
  epoch: number,
  { now, leaseMs }: LeaseContext,
): Lease {
  return {
    holder: holder.id,
    holderName: holder.name,
    epoch,
    until: new Date(now.getTime() + leaseMs).toISOString(),
  };
}
