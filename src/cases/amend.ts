import type { CaseClock, CasePatch, CaseRecord, CaseStatus, Demand } from '../contracts/case';
import { CASE_MOVES, withdrawalNeedsPerson } from '../contracts/case';
import type { Effect } from '../contracts/dialogue';
import type { Calendar } from '../contracts/knowledge';
import type { CaseStore } from '../contracts/ports';
import type { Entities } from '../contracts/understanding';
import { changeCase, touch } from './change-case';
import { firstContactClock, limitationClocks, withCrisisFollowUp } from './clocks';
import { takeFeedback } from './feedback';
import { moveByWorker } from './worker-move';
import { employerKey } from './employer-key';
import { appendEvent, hasEffect } from './history';
import { workerOf } from './open';
import { comparePriority, peopleIn, rankPriority } from './priority';
import { DEFAULT_CASE_SETTINGS, type CaseSettings } from './settings';

export type AmendCaseEffect = Extract<Effect, { kind: 'amend_case' }>;

export interface AmendContext {
  /** The turn's instant. */
  at: Date;
  calendar: Calendar;
  settings?: CaseSettings;
}

/** Finished cases that open again when their worker asks for a person; an archived one needs a supervisor. */
const REOPENED_BY_WORKER: ReadonlySet<CaseStatus> = new Set(['closed', 'followed_up']);

/** Carries out an amendment from the conversation. Doing it twice changes nothing. */
export async function amendCase(
  store: CaseStore,
  effect: AmendCaseEffect,
  context: AmendContext,
): Promise<CaseRecord> {
  return changeCase(store, effect.caseNo, (record) => applyAmendment(record, effect, context));
}

/** The record with the effect's patch applied, or the very same record when it already is. */
export function applyAmendment(
  record: CaseRecord,
  effect: Pick<AmendCaseEffect, 'id' | 'patch'>,
  context: AmendContext,
): CaseRecord {
  if (hasEffect(record, effect.id)) return record;
  const { patch } = effect;
  const actor = workerOf(record.conversationId);
  let next = mergeFacts(record, effect, context);
  next = appendEvent(
    next,
    {
      type: 'amended',
      actor,
      data: {
        effectId: effect.id,
        changed: namesOf(patch),
        crisis: patch.crisis,
        crisisLevel: patch.crisisLevel,
      },
    },
    context.at,
  );
  if (patch.handoffRequested && record.handoff === 'none') {
    next = appendEvent(
      { ...next, handoff: 'requested' },
      { type: 'handoff', actor, data: { to: 'requested' } },
      context.at,
    );
  }
  if (patch.handoffRequested && REOPENED_BY_WORKER.has(next.status)) {
    next = moveByWorker(next, 'accepted', { reason: 'worker_asked' }, context.at);
  }
  if (patch.feedback) next = takeFeedback(next, patch.feedback, context.at);
  if (patch.withdraw && mayWithdraw(next)) {
    next = moveByWorker(next, 'withdrawn', { reason: 'worker_withdrew' }, context.at);
  }
  return rerank(touch(next, context.at), context);
}

/** What cannot be withdrawn by a word alone is noted, for a person to ask. */
const mayWithdraw = (record: CaseRecord): boolean =>
  CASE_MOVES[record.status].includes('withdrawn') && !withdrawalNeedsPerson(record);

function mergeFacts(
  record: CaseRecord,
  effect: Pick<AmendCaseEffect, 'id' | 'patch'>,
  context: AmendContext,
): CaseRecord {
  const { patch } = effect;
  const { phone, ...said } = definedOnly(patch.fields ?? {});
  const fields = { ...record.fields, ...said };
  // A city named anew makes the old district wrong.
  if (said.city && said.city !== record.fields.city && !said.district) delete fields.district;
  const employerText = employerAfter(record, said);
  if (employerText !== undefined && fields.employerText !== undefined) fields.employerText = employerText;
  return {
    ...record,
    fields,
    region: patch.fields ? { city: fields.city, district: fields.district } : record.region,
    headcount: peopleIn(fields) ?? record.headcount,
    employer: { ...record.employer, text: employerText, key: employerKey(employerText) },
    demands: record.demands.map((demand, index) => (index === 0 ? amendDemand(demand, said) : demand)),
    worker: { ...record.worker, ...(phone ? { phone } : {}), ...definedOnly(patch.worker ?? {}) },
    notKnown: record.notKnown.filter((name) => !(name in said)),
    evidenceText: patch.evidenceText ?? record.evidenceText,
    ...crisisAfter(record, patch, context),
    notes: [...record.notes, ...workerNotes(record, effect, context.at)],
  };
}

/** A boss or foreman, by title: somebody to ask for, where the firm is known already. */
const PERSON =
  /^(包工头|工头|老板|经理|主管|班长|队长|组长|师傅|带班)|(哥|姐|总|工头|老板娘?|经理|主管|队长|师傅)$/;

/** The firm stays the employer when a person of it is named later; another firm takes its place. */
function employerAfter(record: CaseRecord, { employerText }: Entities): string | undefined {
  const known = record.employer.text;
  if (employerText === undefined || known === undefined) return employerText ?? known;
  return PERSON.test(employerText) && !PERSON.test(known) ? known : employerText;
}

/** Two names are two leads: the one that is not shown as the employer stands in a note. */
function otherName(record: CaseRecord, said: Entities): string | undefined {
  const { employerText } = said;
  const known = record.employer.text;
  if (employerText === undefined || known === undefined || known === employerText) return undefined;
  return employerAfter(record, said) === known ? `还说到：${employerText}` : `单位原来说的是：${known}`;
}

/** The worse of two crises names the case; each starts the follow-up anew. */
function crisisAfter(
  record: CaseRecord,
  patch: CasePatch,
  context: AmendContext,
): Pick<CaseRecord, 'crisis' | 'crisisLevel' | 'clocks'> | null {
  if (!patch.crisis) return null;
  const settings = context.settings ?? DEFAULT_CASE_SETTINGS;
  const milder = record.crisis !== undefined && patch.crisisLevel === 'P1' && record.crisisLevel !== 'P1';
  return {
    crisis: milder ? record.crisis : patch.crisis,
    crisisLevel: milder ? record.crisisLevel : patch.crisisLevel,
    clocks: withCrisisFollowUp(record.clocks, { now: context.at, calendar: context.calendar, settings }),
  };
}

/** The first demand is the one the form asked about: its amount and period follow corrections. */
function amendDemand(demand: Demand, said: Entities): Demand {
  const { amountOwed, amountApprox, monthsOwed, periodFrom, periodTo } = said;
  if (amountOwed === undefined && !periodFrom && !periodTo && monthsOwed === undefined) return demand;
  return {
    ...demand,
    ...(amountOwed === undefined ? {} : { amount: amountOwed, amountApprox }),
    ...definedOnly({ monthsOwed, periodFrom, periodTo }),
  };
}

function workerNotes(
  record: CaseRecord,
  effect: Pick<AmendCaseEffect, 'id' | 'patch'>,
  now: Date,
): CaseRecord['notes'] {
  const { note, withdraw } = effect.patch;
  const stuck = withdraw && !mayWithdraw(record) ? '本人要求撤回投诉。' : undefined;
  const other = otherName(record, effect.patch.fields ?? {});
  const texts = [note, stuck, other].filter((text) => text !== undefined);
  return texts.map((text, index) => ({
    id: index === 0 ? effect.id : `${effect.id}-${index}`,
    at: now.toISOString(),
    by: 'worker',
    byName: '本人',
    text,
  }));
}

/** Urgency found anew raises the case; it is never lowered by a machine. */
function rerank(record: CaseRecord, context: AmendContext): CaseRecord {
  const settings = context.settings ?? DEFAULT_CASE_SETTINGS;
  const { calendar, at } = context;
  const ranked = rankPriority(record, { now: at, calendar, settings });
  const facts = {
    types: [record.type, ...record.demands.map((demand) => demand.type)],
    priority: ranked.priority,
    resignedOn: record.fields.resignedOn,
    stillEmployed: record.stillEmployed,
  };
  const clocks = limitationClocks(facts, calendar).reduce(withLimit, record.clocks);
  if (comparePriority(ranked.priority, record.priority) >= 0) return { ...record, clocks };
  const sooner = firstContactClock(facts, { now: at, calendar, settings });
  return appendEvent(
    {
      ...record,
      priority: ranked.priority,
      priorityReasons: ranked.reasons,
      clocks: clocks.map((clock) =>
        clock.id === sooner.id && clock.doneAt === undefined && sooner.due < clock.due
          ? { ...clock, due: sooner.due }
          : clock,
      ),
    },
    {
      type: 'priority_changed',
      actor: { kind: 'system', id: 'priority' },
      data: { from: record.priority, to: ranked.priority },
    },
    at,
  );
}

/** The day of leaving, learnt or corrected later, moves the arbitration limit; one that is done stays as it was. */
function withLimit(clocks: CaseClock[], limit: CaseClock): CaseClock[] {
  const known = clocks.find((clock) => clock.id === limit.id);
  if (!known) return [...clocks, limit];
  return known.doneAt === undefined ? clocks.map((clock) => (clock === known ? limit : clock)) : clocks;
}

function namesOf(patch: CasePatch): string[] {
  const inner = [
    ...Object.keys(definedOnly(patch.fields ?? {})),
    ...Object.keys(definedOnly(patch.worker ?? {})),
  ];
  const outer = Object.keys(definedOnly(patch)).filter((key) => key !== 'fields' && key !== 'worker');
  return [...new Set([...inner, ...outer])].sort();
}

function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
