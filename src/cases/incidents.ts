import type { CaseEvent, CaseRecord, Priority } from '../contracts/case';

/** One thing that was done about a crisis, from the case's history: codes and ids, never people's words. */
export interface Measure {
  at: string;
  what: CaseEvent['type'];
  by: string;
  /** Status, place or priority that it led to. */
  to?: string;
}

/** The record of a major incident (重大事件): what was heard when, how many people, and what was done. */
export interface Incident {
  caseNo: string;
  heardAt: string;
  kind: string;
  level: Priority;
  headcount: number | null;
  city: string | null;
  district: string | null;
  status: string;
  /** First message of a mediator after the crisis was heard; null while there is none. */
  firstWordsAt: string | null;
  followUp: { from: string; due: string; doneAt: string | null } | null;
  measures: Measure[];
}

const MEASURES: ReadonlySet<CaseEvent['type']> = new Set([
  'taken',
  'released',
  'lease_expired',
  'message_sent',
  'handoff',
  'moved',
  'noted',
  'transferred',
  'priority_changed',
]);

/**
 * The crises that a case tells of, oldest first; each with everything that was done from then until the next one. Read
 * from the hash-chained history, so that it shows what happened and not what somebody says happened.
 */
export function incidentsOf(record: CaseRecord): Incident[] {
  const starts = record.events.filter((event) => typeof event.data['crisis'] === 'string');
  return starts.map((start, i) => {
    const end = starts[i + 1]?.seq ?? Infinity;
    const measures = record.events
      .filter((event) => event.seq > start.seq && event.seq < end && MEASURES.has(event.type))
      .map(measureOf);
    const clock =
      i === starts.length - 1 ? record.clocks.find(({ id }) => id === 'crisis_follow_up') : undefined;
    return {
      caseNo: record.caseNo,
      heardAt: start.at,
      kind: String(start.data['crisis']),
      level: start.data['crisisLevel'] === 'P1' ? 'P1' : 'P0',
      headcount: record.headcount ?? null,
      city: record.region.city ?? null,
      district: record.region.district ?? null,
      status: record.status,
      firstWordsAt: measures.find(({ what }) => what === 'message_sent')?.at ?? null,
      followUp: clock ? { from: clock.startedAt, due: clock.due, doneAt: clock.doneAt ?? null } : null,
      measures,
    };
  });
}

function measureOf({ at, type, actor, data }: CaseEvent): Measure {
  const to = data['to'];
  return { at, what: type, by: `${actor.kind}:${actor.id}`, ...(typeof to === 'string' ? { to } : {}) };
}
