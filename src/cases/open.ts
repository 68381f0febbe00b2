import type { Actor, CaseRecord } from '../contracts/case';
import type { Effect } from '../contracts/dialogue';
import type { Calendar } from '../contracts/knowledge';
import type { CaseStore } from '../contracts/ports';
import { openingClocks } from './clocks';
import { employerKey } from './employer-key';
import { appendEvent } from './history';
import { peopleIn, rankPriority } from './priority';
import { DEFAULT_CASE_SETTINGS, type CaseSettings } from './settings';

export type OpenCaseEffect = Extract<Effect, { kind: 'open_case' }>;

/** What stands beside the effect. All of it comes from the committed turn, so that a repetition builds the same case. */
export interface OpenCaseMeta {
  conversationId: string;
  channel: string;
  /** The turn's instant. */
  at: Date;
  /** Keyed hash of the effect's receipt, as the store's `findByReceiptHash` expects it. */
  receiptHash: string;
  calendar: Calendar;
  settings?: CaseSettings;
  demo?: boolean;
}

/** The case that an effect asks for. Depends on its arguments only. */
export function buildCase(effect: OpenCaseEffect, meta: OpenCaseMeta): CaseRecord {
  const { draft } = effect;
  const at = meta.at.toISOString();
  const settings = meta.settings ?? DEFAULT_CASE_SETTINGS;
  const { phone, ...fields } = draft.fields;
  const ranked = rankPriority(draft, { now: meta.at, calendar: meta.calendar, settings });
  const clocks = openingClocks(
    {
      types: [draft.type, ...draft.demands.map((demand) => demand.type)],
      priority: ranked.priority,
      resignedOn: fields.resignedOn,
      stillEmployed: draft.stillEmployed,
      crisis: draft.crisis,
    },
    { now: meta.at, calendar: meta.calendar, settings },
  );
  const employerText = draft.employerText ?? fields.employerText;
  const record: CaseRecord = {
    caseNo: effect.caseNo,
    receiptHash: meta.receiptHash,
    openedBy: effect.id,
    rev: 1,
    type: draft.type,
    status: 'pending',
    priority: ranked.priority,
    priorityReasons: ranked.reasons,
    region: { city: fields.city, district: fields.district },
    demands: draft.demands,
    employer: {
      text: employerText,
      key: employerKey(employerText),
      role: draft.employerRole ?? 'unknown',
      construction: draft.construction ?? fields.construction,
    },
    headcount: peopleIn(fields),
    worker: { ...draft.worker, phone: draft.worker.phone ?? phone },
    fields,
    notKnown: draft.notKnown,
    stillEmployed: draft.stillEmployed,
    evidenceText: draft.evidenceText,
    stepsTaken: draft.stepsTaken,
    story: draft.story,
    consents: draft.consent ? [{ kind: draft.consent.kind, at: draft.consent.at }] : [],
    conversationId: meta.conversationId,
    channel: meta.channel,
    evidence: draft.evidence ?? [],
    notes: [],
    clocks,
    lease: null,
    epoch: 0,
    handoff: draft.handoffRequested ? 'requested' : 'none',
    crisis: draft.crisis,
    crisisLevel: draft.crisisLevel,
    links: [],
    referrals: [],
    events: [],
    openedAt: at,
    updatedAt: at,
    ...(meta.demo ? { demo: true } : {}),
  };
  return appendEvent(
    record,
    {
      type: 'opened',
      actor: workerOf(meta.conversationId),
      data: {
        effectId: effect.id,
        type: draft.type,
        priority: ranked.priority,
        handoff: draft.handoffRequested,
        crisis: draft.crisis,
        crisisLevel: draft.crisisLevel,
        calendar: meta.calendar.version,
        ...(draft.evidence ? { evidenceIds: draft.evidence.map((file) => file.id) } : {}),
        ...(draft.consent ? { consent: draft.consent.kind } : {}),
      },
    },
    meta.at,
  );
}

/** Puts a built case in the store. The same effect (`openedBy`) opens no second one. */
export async function openCase(store: CaseStore, record: CaseRecord): Promise<'opened' | 'exists'> {
  return (await store.insert(record)) === 'inserted' ? 'opened' : 'exists';
}

/** The worker as the actor of an event: known by the conversation, never by name. */
export function workerOf(conversationId: string): Actor {
  return { kind: 'worker', id: conversationId };
}
