import { CASE_TYPES, type CaseClock, type CaseStatus, type CaseType, type Priority } from '../contracts/case';
import type { Calendar } from '../contracts/knowledge';
import { chinaDate } from '../shared/clock';
import { addDays, addWorkingDays, chinaInstant } from '../law/calendar';
import { deadline, type Deadline } from '../law/deadlines';
import type { CaseSettings } from './settings';

/** Case types that labour inspection takes up (JCTL-11); the others have no statutory clock of inspection. */
const INSPECTED: ReadonlySet<CaseType> = new Set([
  'arrears',
  'contract',
  'social_insurance',
  'hours_leave',
  'deposit_id',
  'agency',
  'women_minor',
  'dispatch',
  'forced_labor_violence',
]);

/** Case types that may go to arbitration (TJZC-2). */
const ARBITRABLE: ReadonlySet<CaseType> = new Set([
  'arrears',
  'contract',
  'dismissal',
  'social_insurance',
  'injury',
  'hours_leave',
  'deposit_id',
  'women_minor',
  'dispatch',
]);

export interface ClockFacts {
  /** The kinds of demand, the case's own first: each has clocks of its own. */
  types: readonly CaseType[];
  priority: Priority;
  resignedOn?: string;
  stillEmployed?: boolean;
  crisis?: string;
}

export interface ClockContext {
  now: Date;
  calendar: Calendar;
  settings: CaseSettings;
}

/** Our promise: when somebody will have talked to the worker (procedures §6, an office's setting). */
export function firstContactClock(facts: ClockFacts, context: ClockContext): CaseClock {
  return {
    id: 'first_contact',
    name: '首次联系',
    kind: 'service',
    basis: 'service:first_contact',
    startedAt: context.now.toISOString(),
    due: firstContactDue(facts.priority, context).toISOString(),
  };
}

const CRISIS_FOLLOW_UP = 'crisis_follow_up';

/** After a crisis somebody asks how the person is, not before `startedAt` and not after `due` (an office's setting). */
export function crisisFollowUpClock({ now, settings }: ClockContext): CaseClock {
  const inHours = (hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString();
  return {
    id: CRISIS_FOLLOW_UP,
    name: '危机回访',
    kind: 'service',
    basis: 'service:crisis_follow_up',
    startedAt: inHours(settings.crisisFollowUp.fromHours),
    due: inHours(settings.crisisFollowUp.toHours),
  };
}

/** The clocks with the follow-up of a crisis heard now; one that still runs begins anew. */
export function withCrisisFollowUp(clocks: readonly CaseClock[], context: ClockContext): CaseClock[] {
  return [...clocks.filter(({ id }) => id !== CRISIS_FOLLOW_UP), crisisFollowUpClock(context)];
}

/** Clocks that run from the moment a case is opened. */
export function openingClocks(facts: ClockFacts, context: ClockContext): CaseClock[] {
  const clocks = [firstContactClock(facts, context)];
  if (facts.crisis) clocks.push(crisisFollowUpClock(context));
  const today = chinaDate(context.now);
  const acceptance = statutory(deadline('inspection_acceptance', today, context.calendar));
  const inspected = perDemand(facts, acceptance, INSPECTED);
  return [...clocks, ...inspected, ...limitationClocks(facts, context.calendar)];
}

/** One clock for each demand it concerns; those of the further demands carry the demand's name. */
function perDemand(facts: ClockFacts, clock: CaseClock, concerns: ReadonlySet<CaseType>): CaseClock[] {
  return [...new Set(facts.types)].flatMap((type, index) => {
    if (!concerns.has(type)) return [];
    return [
      index === 0
        ? clock
        : { ...clock, id: `${clock.id}:${type}`, name: `${clock.name}（${CASE_TYPES[type]}）` },
    ];
  });
}

/** The clock without the demand it belongs to. */
const kindOf = (clock: Pick<CaseClock, 'id'>): string => clock.id.split(':')[0] ?? clock.id;

/**
 * One year from leaving the job to ask for arbitration; while employed, arrears have no limit (TJZC-27). Asking the
 * employer, or complaining, starts the year anew: the earliest end is shown, which is the safe one.
 */
export function limitationClocks(facts: ClockFacts, calendar: Calendar): CaseClock[] {
  if (!facts.resignedOn || facts.stillEmployed === true) return [];
  const limit = statutory(deadline('arbitration_limit', facts.resignedOn, calendar));
  return perDemand(facts, limit, ARBITRABLE);
}

/**
 * 15 days of mediation from the day the mediators take the application up; after that the worker may go straight to
 * arbitration (TJZC-14). A case that is opened again gets a new one; `round` tells them apart.
 */
export function mediationClock(acceptedOn: string, round: number, calendar: Calendar): CaseClock {
  const clock = statutory(deadline('mediation', acceptedOn, calendar), '调解期限');
  return round === 1 ? clock : { ...clock, id: `mediation_${round}` };
}

/** A clock of the law as a case keeps it. */
function statutory(d: Deadline, name: string = d.name): CaseClock {
  return {
    id: d.id,
    name,
    kind: 'statutory',
    basis: d.articles[0] ?? '',
    startedAt: d.from,
    due: d.due,
  };
}

const REACHED: ReadonlySet<CaseStatus> = new Set([
  'rejected',
  'transferred',
  'contacted',
  'mediating',
  'agreed',
  'performing',
  'fulfilled',
  'failed',
  'withdrawn',
  'closed',
]);
const MEDIATION_OVER: ReadonlySet<CaseStatus> = new Set([
  'agreed',
  'failed',
  'withdrawn',
  'transferred',
  'closed',
]);
const LIMIT_OVER: ReadonlySet<CaseStatus> = new Set(['fulfilled', 'closed']);
const FOLLOWED_UP: ReadonlySet<CaseStatus> = new Set(['followed_up', 'archived']);

/** The clocks after a move to `status`: those it satisfies are marked done, a clock already done keeps its instant. */
export function stopClocks(clocks: readonly CaseClock[], status: CaseStatus, now: Date): CaseClock[] {
  return clocks.map((clock) =>
    clock.doneAt === undefined && isDoneBy(clock, status) ? { ...clock, doneAt: now.toISOString() } : clock,
  );
}

/**
 * A mediator has written to the worker: the first contact is made, and a crisis is followed up once its time has come
 * (the words in the crisis itself are no follow-up).
 */
export function stopContactClocks(clocks: readonly CaseClock[], now: Date): CaseClock[] {
  const reached = ({ id, startedAt }: CaseClock): boolean =>
    id === 'first_contact' || (id === CRISIS_FOLLOW_UP && startedAt <= now.toISOString());
  return clocks.map((clock) =>
    clock.doneAt === undefined && reached(clock) ? { ...clock, doneAt: now.toISOString() } : clock,
  );
}

/** The open clock that ends first. */
export function nextDue(clocks: readonly CaseClock[]): CaseClock | null {
  const open = clocks.filter((clock) => clock.doneAt === undefined);
  return open.reduce<CaseClock | null>(
    (first, clock) => (first === null || dueInstant(clock) < dueInstant(first) ? clock : first),
    null,
  );
}

/** The last moment of a clock: a statutory date lasts until the end of that day in China. */
export function dueInstant(clock: Pick<CaseClock, 'due'>): number {
  if (clock.due.length > 10) return new Date(clock.due).getTime();
  return chinaInstant(addDays(clock.due, 1), '00:00').getTime();
}

function isDoneBy(clock: CaseClock, status: CaseStatus): boolean {
  if (clock.id === 'first_contact') return REACHED.has(status);
  if (clock.id === CRISIS_FOLLOW_UP) return FOLLOWED_UP.has(status);
  if (kindOf(clock) === 'inspection_acceptance') return status !== 'pending';
  if (clock.id.startsWith('mediation')) return MEDIATION_OVER.has(status);
  if (kindOf(clock) === 'arbitration_limit') return LIMIT_OVER.has(status);
  return false;
}

function firstContactDue(priority: Priority, { now, calendar, settings }: ClockContext): Date {
  const promise = settings.firstContact;
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  const inWorkingDays = (days: number) =>
    chinaInstant(addWorkingDays(chinaDate(now), days, calendar), settings.closesAt);
  switch (priority) {
    case 'P0':
      return inHours(promise.p0Hours);
    case 'P1':
      return inHours(promise.p1Hours);
    case 'P2':
      return inWorkingDays(promise.p2WorkingDays);
    case 'P3':
      return inWorkingDays(promise.p3WorkingDays);
  }
}
