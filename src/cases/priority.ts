import type { CaseType, Demand, Priority } from '../contracts/case';
import type { Calendar } from '../contracts/knowledge';
import type { Entities } from '../contracts/understanding';
import { chinaDate } from '../shared/clock';
import { addYears, daysBetween, nextWorkingDay } from '../law/calendar';
import { hearsBossGone, hearsDestitution, hearsVulnerable, hearsYoungWorker } from './hints';
import { DEFAULT_CASE_SETTINGS, type CaseSettings } from './settings';

/** What ranking looks at; a draft and a stored case both have it. */
export interface PriorityFacts {
  type: CaseType;
  demands: readonly Demand[];
  fields: Entities;
  crisis?: string;
  /** As it was told; known only while the crisis is fresh. */
  crisisLevel?: 'P0' | 'P1';
  story?: string;
  stepsTaken?: string;
  stillEmployed?: boolean;
}

export interface PriorityContext {
  now: Date;
  calendar: Calendar;
  settings?: CaseSettings;
}

export interface Ranked {
  priority: Priority;
  /** Why, in plain Chinese, weightiest first. */
  reasons: string[];
}

/** What is feared, by the kinds of the safety rules: whoever takes the case must know before the first word. */
const CRISIS_NAMES: Readonly<Record<string, string>> = {
  suicide: '可能轻生',
  revenge_threat: '扬言报复',
  gas_poisoning: '煤气或有毒气体',
  fire_collapse: '起火、爆炸或坍塌',
  sexual_harassment: '性骚扰或性侵',
  domestic_violence: '家里打人',
  child_labour: '使用童工',
  minor_worker: '未成年人干重活险活',
  forced_labour: '强迫劳动',
  confined: '被关着、不让走',
  beaten: '被打或被威胁',
  injury_emergency: '受伤、发病',
  collective_action: '多人要出事（堵路、上高处等）',
  mass_illness: '多人生病',
  heat_cold_exhaustion: '中暑、受冻、累垮',
  debt_trafficking: '被贩卖或债务逼迫',
  family_emergency: '家里出急事',
  no_food_shelter: '没吃没住',
  incoherent_drunk: '神志不清或醉酒',
  electric_height_hazard: '触电、高处危险',
  job_fraud: '被骗去干活',
  pregnancy: '孕期女工',
  id_withheld: '证件被扣',
};

/**
 * Crises that need a person today but not this minute (safety.md rows 6, 8, 12–15, 18–20, 22, 23). Every other kind,
 * known or not, is P0: a crisis that we cannot name must not wait.
 */
const SLOWER_CRISES: Readonly<Record<string, 'P1' | 'P2'>> = {
  minor_worker: 'P1',
  electric_height_hazard: 'P1',
  heat_cold_exhaustion: 'P1',
  no_food_shelter: 'P1',
  incoherent_drunk: 'P1',
  debt_trafficking: 'P1',
  job_fraud: 'P1',
  family_emergency: 'P1',
  mass_illness: 'P1',
  id_withheld: 'P2',
  pregnancy: 'P2',
};

const ORDER: readonly Priority[] = ['P0', 'P1', 'P2', 'P3'];

/** How urgent a case is (procedures §6), with every reason found. Depends on its arguments only. */
export function rankPriority(facts: PriorityFacts, context: PriorityContext): Ranked {
  const settings = context.settings ?? DEFAULT_CASE_SETTINGS;
  const today = chinaDate(context.now);
  const found = [
    ...crisisReasons(facts),
    ...peopleReasons(facts, settings),
    ...wordReasons(facts),
    ...dateReasons(facts, today, context.calendar, settings),
    ...amountReasons(facts, settings),
  ];
  const priority = ORDER.find((level) => found.some((reason) => reason.level === level)) ?? 'P3';
  const sorted = ORDER.flatMap((level) => found.filter((reason) => reason.level === level));
  return { priority, reasons: sorted.length > 0 ? sorted.map((reason) => reason.text) : ['一般案件'] };
}

/** Number of people, the lower bound when only that was said ("十来个"). */
export function peopleIn(fields: Entities): number | undefined {
  const said = [fields.headcount, fields.headcountMin].filter((n) => n !== undefined);
  return said.length > 0 ? Math.max(...said) : undefined;
}

/** -1 when `a` is more urgent than `b`, 1 when less, 0 when equal. */
export function comparePriority(a: Priority, b: Priority): number {
  return Math.sign(ORDER.indexOf(a) - ORDER.indexOf(b));
}

interface Reason {
  level: Priority;
  text: string;
}

function crisisReasons(facts: PriorityFacts): Reason[] {
  if (!facts.crisis) return [];
  const name = Object.hasOwn(CRISIS_NAMES, facts.crisis) ? `${CRISIS_NAMES[facts.crisis] ?? ''}：` : '';
  const slower = Object.hasOwn(SLOWER_CRISES, facts.crisis) ? SLOWER_CRISES[facts.crisis] : undefined;
  const level = facts.crisisLevel === 'P1' ? 'P1' : (slower ?? 'P0');
  return level === 'P0'
    ? [{ level, text: `${name}有人身危险，需要人马上联系` }]
    : [{ level, text: `${name}本人有急难，需要人尽快联系` }];
}

/** 10 people with one demand are a collective dispute and may send representatives (TJZC-7). */
function peopleReasons(facts: PriorityFacts, settings: CaseSettings): Reason[] {
  const people = peopleIn(facts.fields) ?? 0;
  const { watch, collective, major } = settings.people;
  const said = facts.fields.headcount === people ? `${people}人` : `至少${people}人`;
  if (people >= major) return [{ level: 'P1', text: `涉及${said}，重大集体争议` }];
  if (people >= collective) return [{ level: 'P1', text: `涉及${said}，集体争议` }];
  if (people >= watch) return [{ level: 'P2', text: `涉及${said}，留意集体争议` }];
  return [];
}

function wordReasons(facts: PriorityFacts): Reason[] {
  const words = [facts.story, facts.stepsTaken, ...facts.demands.map((demand) => demand.wish)]
    .filter((text) => text !== undefined)
    .join('\n');
  const reasons: Reason[] = [];
  if (hearsBossGone(words)) reasons.push({ level: 'P1', text: '老板失联或在转移财产' });
  if (hearsDestitution(words)) reasons.push({ level: 'P1', text: '没钱吃饭或没地方住' });
  if (hearsVulnerable(words)) reasons.push({ level: 'P1', text: '有孕妇、残疾或重病的人' });
  if (hearsYoungWorker(words)) reasons.push({ level: 'P1', text: '可能有未成年人' });
  if (facts.type === 'deposit_id') reasons.push({ level: 'P2', text: '证件或押金被扣' });
  return reasons;
}

function dateReasons(
  facts: PriorityFacts,
  today: string,
  calendar: Calendar,
  settings: CaseSettings,
): Reason[] {
  const reasons: Reason[] = [];
  const toNewYear = daysToNewYear(today, calendar);
  if (isArrears(facts) && toNewYear !== null && toNewYear <= settings.beforeNewYearDays) {
    reasons.push({
      level: 'P1',
      text: toNewYear === 0 ? '今天过年，欠薪' : `离过年还有${toNewYear}天，欠薪`,
    });
  }
  // Arbitration must be asked for within one year of leaving (TJZC-27).
  if (facts.fields.resignedOn && facts.stillEmployed !== true) {
    const left = daysBetween(today, nextWorkingDay(addYears(facts.fields.resignedOn, 1), calendar));
    if (left >= 0 && left <= settings.beforeLimitDays) {
      reasons.push({ level: 'P1', text: `仲裁时效只剩${left}天` });
    }
  }
  return reasons;
}

function amountReasons(facts: PriorityFacts, settings: CaseSettings): Reason[] {
  const { amountOwed, amountRange } = facts.fields;
  const amounts = [amountOwed, amountRange?.[1], ...facts.demands.map((d) => d.amount)];
  const amount = Math.max(0, ...amounts.filter((n) => n !== undefined));
  const months = Math.max(0, ...facts.demands.map(monthsOf), monthsOf(facts.fields));
  const reasons: Reason[] = [];
  if (amount >= settings.largeAmount) reasons.push({ level: 'P2', text: `金额${amount}元` });
  if (isArrears(facts) && months >= settings.longArrearsMonths) {
    reasons.push({ level: 'P2', text: `欠薪${months}个月` });
  }
  return reasons;
}

function isArrears(facts: PriorityFacts): boolean {
  return facts.type === 'arrears' || facts.demands.some((demand) => demand.type === 'arrears');
}

function monthsOf(said: { monthsOwed?: number; periodFrom?: string; periodTo?: string }): number {
  if (said.monthsOwed !== undefined) return said.monthsOwed;
  if (!said.periodFrom || !said.periodTo) return 0;
  return Math.max(0, Math.round(daysBetween(said.periodFrom, said.periodTo) / 30.4));
}

/** Days until the next lunar new year's day; null when the calendar does not know it. */
function daysToNewYear(today: string, calendar: Calendar): number | null {
  const year = Number(today.slice(0, 4));
  for (const candidate of [calendar.lunarNewYear.get(year), calendar.lunarNewYear.get(year + 1)]) {
    if (candidate && candidate >= today) return daysBetween(today, candidate);
  }
  return null;
}
