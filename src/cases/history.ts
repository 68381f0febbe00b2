import type { Actor, CaseEvent, CaseRecord } from '../contracts/case';
import { canonicalJson } from '../shared/canonical-json';
import { sha256Hex } from '../shared/crypto';

/** What the first event names as its predecessor. */
export const GENESIS = '0'.repeat(64);

/** An event before it is chained: everything but its place and its hashes. */
export interface NewEvent {
  type: CaseEvent['type'];
  actor: Actor;
  /** Codes, ids, names of fields: never people's words or numbers. */
  data?: Record<string, unknown>;
}

/**
 * The record with one more link in its history. Each link's hash covers the link and the hash before it, so that a
 * change, a removal or a reordering of anything but the newest links shows ({@link verifyHistory}).
 */
export function appendEvent<T extends Pick<CaseRecord, 'events'>>(record: T, event: NewEvent, now: Date): T {
  const last = record.events.at(-1);
  const unsealed: Omit<CaseEvent, 'hash'> = {
    seq: (last?.seq ?? 0) + 1,
    at: now.toISOString(),
    actor: plainActor(event.actor),
    type: event.type,
    data: dropUndefined(event.data ?? {}),
    prev: last?.hash ?? GENESIS,
  };
  return { ...record, events: [...record.events, { ...unsealed, hash: hashEvent(unsealed) }] };
}

/** True when every link follows from the one before it. */
export function verifyHistory(events: readonly CaseEvent[]): boolean {
  let prev = GENESIS;
  return events.every((event, index) => {
    const { hash, ...unsealed } = event;
    const holds = event.seq === index + 1 && event.prev === prev && hash === hashEvent(unsealed);
    prev = hash;
    return holds;
  });
}

/** True when an effect with this id has already left its mark: doing it again must change nothing. */
export function hasEffect(record: Pick<CaseRecord, 'events'>, effectId: string): boolean {
  return record.events.some((event) => event.data['effectId'] === effectId);
}

function hashEvent(event: Omit<CaseEvent, 'hash'>): string {
  const { seq, at, actor, type, data, prev } = event;
  return sha256Hex(canonicalJson({ seq, at, actor: plainActor(actor), type, data, prev }));
}

/** Only the three declared members: a store may hand back more, or undefined ones. */
function plainActor(actor: Actor): Actor {
  return actor.name === undefined
    ? { kind: actor.kind, id: actor.id }
    : { kind: actor.kind, id: actor.id, name: actor.name };
}

function dropUndefined(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}
