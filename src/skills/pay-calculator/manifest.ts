import type { Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import type { EntityName } from '../../contracts/understanding';
import { toFen } from '../../law/money';
import type { Wage } from '../../law/pay/wage';
import { sourcesOf } from '../common/bubbles';
import { believed, doubtOf, type Doubt } from './doubt';
import type { Facts, Kind, Missing } from './facts';
import { kindOf } from './kinds';
import { readFacts } from './read';
import { askFor, formulaReplies, offerFor, ratesAt, resultReplies, saidReplies, verdictOn } from './replies';
import { workOut } from './rules';

interface Data {
  kind: Kind;
  facts: Facts;
  /** What an open question of ours is for; a bare number then means this. */
  asked?: Missing;
  /** How often something was worked out: the same closing words are not said twice running. */
  rounds?: number;
}

/** Numbers of a calculation are no debt: they must not turn up in a complaint. */
const NOT_OWED: readonly EntityName[] = [
  'amountOwed',
  'amountApprox',
  'amountRange',
  'monthsOwed',
  'days',
  'periodFrom',
  'periodTo',
];

/**
 * Works out pay: overtime, leave, double wage, severance and the like. A question without figures gets the published
 * answer at once and an offer; figures are worked out from the message itself; what is missing is asked for, one thing
 * at a time. The result shows its sum, its assumptions and its article, and is never a ruling.
 */
export const payCalculator: Skill = {
  id: 'pay-calculator',
  title: '算钱',
  ownFigures: true,
  claims: claimedAs,
  start(context) {
    const plain = [...(context.answer ?? [])];
    const kind = meantBy(kindOf(context.understanding.intent, context.text), context);
    if (!kind) return { replies: plain, frame: null };
    const facts = readFacts(kind, context, undefined);
    const old = facts.wage ? null : holidaysOf(context);
    if (old) return finish({ kind, facts: {} }, [old], context);
    const doubt = doubtOf(kind, facts, context.text);
    if (doubt) return askBack({ kind, facts: believed(facts, doubt) }, doubt, context);
    if (isEmpty(kind, facts)) return offer({ kind, facts }, plain, context);
    return next({ kind, facts: withMemory(facts, context) }, context, plain);
  },
  advance(frame, context) {
    const data = frame.data as unknown as Data;
    const { understanding, text } = context;
    if (!data.asked && asksAnew(data.kind, context)) return null;
    // After an offer or a result, figures alone are taken as an answer, too.
    const facts = readFacts(data.kind, context, data.asked ?? 'wage', data.facts);
    const read = !isEmpty(data.kind, facts);
    const doubt = doubtOf(data.kind, facts, text);
    if (isOther(data, context, read)) return null;
    if (doubt)
      return askBack({ ...data, facts: believed({ ...data.facts, ...facts }, doubt) }, doubt, context);
    if (!read) {
      if (!frame.asked) return null;
      const declined =
        understanding.answer === 'unknown' ||
        understanding.answer === 'refuse' ||
        understanding.answer === 'no';
      if (declined || frame.attempts >= 1) return { replies: formulaReplies(data.kind), frame: null };
      return ask(data, data.asked ?? 'wage', frame.attempts + 1, []);
    }
    const merged = { ...withoutOldDays(data.facts, facts), ...facts };
    // A length that was given its kind of day is loose no more.
    if (facts.parts) delete merged.looseDays;
    return misheard(next({ ...data, facts: merged }, context, []), data.kind);
  },
};

/**
 * "月薪7800，十月二号和三号上班了，该另给我多少": no length of work is told that wages could be counted from, only days that
 * are paid as overtime.
 */
function meantBy(kind: Kind | null, context: SkillContext): Kind | null {
  if (kind !== 'arrears') return kind;
  const { worked } = readFacts('arrears', context, undefined);
  const { parts = [], ordinary = [] } = readFacts('overtime', context, undefined);
  const named = parts.filter((part) => part.when !== undefined && part.unit === 'day');
  const days = named.reduce((sum, part) => sum + part.amount, ordinary.length);
  // "国庆干了七天一分没给" is about the wages themselves.
  const unpaid = /没给|没发|不给|不发|一分|欠|没结/.test(context.text);
  const same = worked === undefined || (worked.per === 'day' && worked.count <= days && !unpaid);
  return named.length > 0 && same ? 'overtime' : kind;
}

/** "2024年的除夕呢": days named anew take the place of those named before, also when they turn out to be no holidays. */
function withoutOldDays(before: Facts, now: Facts): Facts {
  if (!now.parts && !now.ordinary && now.outside === undefined) return before;
  const { parts: _parts, ordinary: _ordinary, outside: _outside, feastOnly: _feast, ...rest } = before;
  return rest;
}

/**
 * "2025年在南京一个月发2400合不合法": all that a calculation needs is in the message, and its words say which one, so that
 * it is worked out under whatever subject the model files it.
 */
function claimedAs(context: SkillContext): string | null {
  const { intent, decision } = context.understanding;
  if (decision === 'answer' && kindOf(intent, '') !== null) return null;
  const kind = kindOf('', context.text) ?? kindOf(decision === 'answer' ? '' : intent, '');
  const claim = kind === null ? undefined : CLAIMS[kind];
  if (!kind || !claim?.asks.test(context.text)) return null;
  const facts = readFacts(kind, context, undefined);
  if (isEmpty(kind, facts) || facts.wage === undefined || doubtOf(kind, facts, context.text)) return null;
  return workOut(kind, facts, context).is === 'missing' ? null : claim.intent;
}

const HOW_MUCH = /多少|几块|怎么算|算一?下|[帮给]我算/;
const CLAIMS: Partial<Record<Kind, { intent: string; asks: RegExp }>> = {
  overtime: { intent: 'overtime_pay.how_calc', asks: /多少|几块|怎么算|算一?下|[帮给]我算|加班费[?？]?$/ },
  annual_leave: { intent: 'holiday_pay.annual_leave_pay', asks: HOW_MUCH },
  double_wage: { intent: 'no_contract.double_wage', asks: HOW_MUCH },
  severance: {
    intent: 'dismissal.how_much',
    asks: /多少|几块|怎么算|算一?下|[帮给]我算|几个月|对不对|够不够/,
  },
  probation: {
    intent: 'no_contract.terms',
    asks: /^(?!.*(几个月|多长|这么长|延长)).*(违法|合法|合理|对不对|够不够|低|少给|差|多少|可以吗|能这)/s,
  },
  arrears: { intent: 'wage_arrears.how_much', asks: /多少|算/ },
  minimum_wage: { intent: 'wage_arrears.min_wage', asks: /合法|违法|犯法|合理|最低工资|够不够|低不低/ },
};

/** "年三十上班咋算": the rule of another feast is asked for, and no figure is given. */
const asksAnew = (kind: Kind, context: SkillContext): boolean =>
  context.understanding.decision === 'answer' &&
  kindOf(context.understanding.intent, context.text) === kind &&
  isEmpty(kind, readFacts(kind, context, undefined));

/** A message that says nothing for the calculation at hand, or opens another one. */
function isOther(data: Data, { understanding, text }: SkillContext, read: boolean): boolean {
  const { decision, intent } = understanding;
  if (decision !== 'answer' || understanding.answer !== undefined) return false;
  const kind = kindOf(intent, text);
  if (kind === data.kind) return false;
  // Bare figures look like anything to a model; a sentence about something else does not.
  return !read || (text.length > 14 && data.asked === undefined) || (kind !== null && text.length > 8);
}

/** True when a message holds no figure for this kind of calculation: the name of a feast alone asks for the rule. */
function isEmpty(kind: Kind, facts: Facts): boolean {
  const { dayKind: _kind, feastOnly, parts, ...figures } = facts;
  return Object.keys(figures).length === 0 && (parts === undefined || feastOnly === true);
}

/** The wage told earlier in the conversation still holds. */
function withMemory(facts: Facts, { memory }: SkillContext): Facts {
  if (facts.wage) return facts;
  if (memory.monthlyWage !== undefined) return { ...facts, wage: { per: 'month', yuan: memory.monthlyWage } };
  if (memory.dailyWage !== undefined) return { ...facts, wage: { per: 'day', yuan: memory.dailyWage } };
  return facts;
}

function next(data: Data, context: SkillContext, plain: readonly ReplyDraft[]): SkillResult {
  const outcome = workOut(data.kind, data.facts, context);
  const round = data.rounds ?? 0;
  if (outcome.is === 'result') return finish(data, resultReplies(outcome, context.knowledge, round), context);
  if (outcome.is === 'said') return finish(data, saidReplies(outcome, context.knowledge, round), context);
  const lead = leadIn(data, plain, outcome.what);
  if (context.nested)
    return { replies: plain.length > 0 ? [...plain] : formulaReplies(data.kind), frame: null };
  return ask(data, outcome.what, 0, lead);
}

/** Before our question: the point of the answer, and what is known already. */
function leadIn({ kind, facts }: Data, plain: readonly ReplyDraft[], what: Missing): ReplyDraft[] {
  const verdict = kind === 'overtime' ? verdictOn(facts.parts ?? []) : [];
  const wage = what === 'time' && kind === 'overtime' ? lawWage(facts) : undefined;
  const known = [...verdict, ...(wage ? [{ text: ratesAt(wage) }] : [])];
  const point = known.length > 0 ? plain.slice(0, 1) : plain.slice(0, 2);
  return [...point.map(({ text }) => ({ text })), ...known];
}

function lawWage({ wage }: Facts): Wage | undefined {
  if (wage?.per === 'month') return { monthly: toFen(wage.yuan) };
  if (wage?.per === 'day') return { daily: toFen(wage.yuan) };
  return wage?.per === 'hour' ? { hourly: toFen(wage.yuan) } : undefined;
}

/** "2023年法定假几天": a year under the older rule gets that rule alone, so that nobody takes today's days for it. */
function holidaysOf({ understanding, text, knowledge }: SkillContext): ReplyDraft | null {
  const year = Number(/(?<!\d)(20[0-4]\d)(?!\d)/.exec(text.normalize('NFKC'))?.[1]);
  if (kindOf(understanding.intent, '') !== 'overtime' || !(year >= 2014 && year <= 2024)) return null;
  if (!/(节假日|节日|法定假|假期?).{0,6}(几|多少|\d+)天|(几|多少|\d+)天.{0,4}(节假日|法定|假)/.test(text))
    return null;
  if (/国庆|春节|五一|元旦|清明|端午|中秋|除夕|过年/.test(text)) return null;
  return {
    text: `${year}年法定节假日一共11天：元旦1天，春节3天（初一到初三，除夕不算），清明、五一、端午、中秋各1天，国庆3天。`,
    sources: sourcesOf(['FJ2013-2'], knowledge),
  };
}

/** Stays at hand after an answer, so that one changed figure is worked out again. */
const finish = (data: Data, replies: ReplyDraft[], { nested }: SkillContext): SkillResult => ({
  replies,
  frame: nested ? null : frameOf({ kind: data.kind, facts: data.facts, rounds: (data.rounds ?? 0) + 1 }, 0),
  ...unless(data.kind),
});

function offer(data: Data, plain: readonly ReplyDraft[], { nested }: SkillContext): SkillResult {
  if (nested) return { replies: [...plain], frame: null };
  const { kind, facts } = data;
  const last = plain.at(-1);
  const invitation: ReplyDraft = {
    text: offerFor(kind),
    ...(last?.quickReplies ? { quickReplies: last.quickReplies } : {}),
    ...(last?.sources ? { sources: last.sources } : {}),
  };
  const replies = plain.map((reply) => (reply === last ? { text: reply.text } : reply));
  return { replies: [...replies, invitation], frame: frameOf({ kind, facts }, 0) };
}

function ask(data: Data, what: Missing, attempts: number, lead: readonly ReplyDraft[]): SkillResult {
  return {
    replies: [...lead, askFor(data.kind, what, attempts)],
    frame: frameOf({ ...data, asked: what }, attempts),
    ...unless(data.kind),
  };
}

/** Puts a figure that cannot be meant back as a question. */
function askBack(data: Data, doubt: Doubt, { nested }: SkillContext): SkillResult {
  return {
    replies: [{ text: doubt.text, quickReplies: ['不知道', '人工'] }],
    frame: nested ? null : frameOf({ ...data, asked: doubt.asks }, 0),
    misheard: [...NOT_OWED, 'monthlyWage', 'dailyWage'],
  };
}

const misheard = (result: SkillResult, kind: Kind): SkillResult => ({ ...result, ...unless(kind) });

/** Arrears are owed indeed; the figures of every other calculation are not. */
const unless = (kind: Kind): Pick<SkillResult, 'misheard'> =>
  kind === 'arrears' ? {} : { misheard: NOT_OWED };

const frameOf = (data: Data, attempts: number): Frame => ({
  skill: 'pay-calculator',
  slots: {},
  attempts,
  ...(data.asked ? { asked: data.asked } : {}),
  data: { ...data },
});
