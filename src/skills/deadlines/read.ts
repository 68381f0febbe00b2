import type { SkillContext } from '../../contracts/skill';
import type { DateSpan } from '../../contracts/understanding';
import { addDays, addYears } from '../../law/calendar';
import { askedPart } from '../../contracts/question';
import { EVENTS, eventIn, type EventId, type EventRule } from './events';

/** What a message says of a deadline. Plain values: they live in the frame between two messages. */
export interface DeadlineFacts {
  event?: EventId;
  /** China date of the event; the first day of it, when only a month or year was said: the safe side. */
  on?: string;
  /** The last day it can have been, when only the month or the year was said. */
  latest?: string;
  employed?: boolean;
  /** The claim is no pay for work: double wage, severance, unused leave. */
  notPay?: boolean;
  /** It is asked whether labour inspection still takes it up. */
  lookback?: boolean;
  /** China dates of demands, complaints and promises. */
  interruptions?: string[];
}

const DEMANDED =
  /^[^，,。；;]{0,8}?(要过|讨过|催|讨要|要钱|(找|跟|问|向|管)(他|她|老板|单位|公司|厂里?|人家|人事|经理|工头|包工头).{0,4}(要|讨|催|提)|打(了|过)?(好?几次|[一两三几]次)?(电话|微信|12345|12333|热线)|发(了|过)?(函|律师函|微信)|去(要|讨|厂里|公司|单位)|投诉|举报|答应|承诺|写了?欠条|打了?欠条|申请(了)?调解)/;
/** "第二次去要钱是今年3月，第一次是去年5月". */
const DEMANDED_BEFORE =
  /(要钱|讨|催|投诉|打电话|发函|找(他|她|老板|公司|单位|厂里)要|去要)[^，。；]{0,6}(是|在)$|第[一二三四两几]次(是|在)$/;
const STILL = /还在(干|做|上班|职|厂|那)|复工|在职|没(离职|走|辞)/;
const NOT_PAY = /双倍|二倍|两倍工资|补偿|赔偿|年假|年休假/;

/** Whether inspection, not arbitration, still does something. */
const ASKS_LOOKBACK =
  /(监察|12333|劳动局|人社局?|投诉|举报).{0,14}(还(能|会|可以)?(管|查|受理|收)|管不管|查不查|来得?及|晚不晚|过期|几年|有用|有没有用)/;

/**
 * Who asks about the time for wages, and has left, asks about the year from leaving, whatever else the story names (an
 * injury, a complaint).
 */
const ofPay = (text: string, question: string): EventRule | undefined =>
  /工资|工钱|加班费|欠|提成|要钱|这个?钱|补偿|双倍|二倍/.test(question) && !/裁决|判决|工伤/.test(question)
    ? EVENTS.find((event) => event.id === 'left' && event.words.test(text))
    : undefined;

export function readDeadline(context: SkillContext, asked: 'demand' | 'date' | undefined): DeadlineFacts {
  const { text, understanding } = context;
  const question = askedPart(text);
  const lookback = ASKS_LOOKBACK.test(question);
  const event = ofPay(text, question) ?? eventIn(text) ?? undefined;
  const dates = (understanding.dates ?? [])
    .filter((d) => d.kind !== 'now' && d.from <= context.today)
    .map((d) => (event && PAPERS.has(event.id) ? soonToCome(d, context.today) : d));
  // A complaint is a demand on the way to arbitration, and the start of a clock of its own when nothing else happened.
  const itself = event?.id === 'complained' || event?.id === 'mediation';
  const demands = dates.filter(
    (d) =>
      asked === 'demand' ||
      (!itself && (DEMANDED.test(text.slice(d.end)) || DEMANDED_BEFORE.test(text.slice(0, d.start)))),
  );
  const leaving = understanding.entities.resignedOn;
  const start = pickStart(text, dates, demands, leaving, event);
  return {
    ...(event ? { event: event.id } : {}),
    ...(lookback ? { lookback } : {}),
    ...(start
      ? { on: start.from, ...(start.to > start.from ? { latest: earlier(start.to, context.today) } : {}) }
      : {}),
    ...(STILL.test(text) ? { employed: true } : {}),
    ...(NOT_PAY.test(text) ? { notPay: true } : {}),
    ...(demands.length > 0 ? { interruptions: demands.map((d) => d.from) } : {}),
  };
}

/** What an office hands over or opens: its last day is asked for before it comes or right after, not eleven months later. */
const PAPERS: ReadonlySet<EventId> = new Set([
  'award',
  'judgment',
  'ruling',
  'arbitration_accepted',
  'agreement',
  'payment_order',
  'injury_accepted',
  'inspection_opened',
  'arbitration_applied',
  'mediation',
]);
const SOON_DAYS = 60;

/**
 * "11月30号仲裁受理": without a year it is read as the latest such day already begun. When that was almost a year ago and
 * the next one is near, the next one is meant.
 */
function soonToCome(date: DateSpan, today: string): DateSpan {
  const next = addYears(date.from, 1);
  if (date.kind !== 'day' || date.yearSaid || next > addDays(today, SOON_DAYS)) return date;
  return { ...date, from: next, to: next };
}

/** The day the clock starts: the one said of leaving, else the first date that is no demand. */
function pickStart(
  text: string,
  dates: readonly DateSpan[],
  demands: readonly DateSpan[],
  leaving: string | undefined,
  event: EventRule | undefined,
): DateSpan | undefined {
  const others = dates.filter((d) => !demands.includes(d));
  const named =
    others.find((d) => d.from === leaving) ??
    others.find((d) => eventIn(text.slice(d.end, Math.min(d.end + 12, nextStart(dates, d)))) !== null);
  const start = named ?? (event?.id === 'left' ? lastDayThere(text, others) : others[0]);
  // "上礼拜收到裁决书，是十一月十七号拿到手的": the day says it, not the week it lies in.
  const day = others.find((d) => start && start.to > start.from && isDay(d) && within(d, start));
  return day ?? start;
}

/** Where the next date begins: what stands behind that one is said of it. */
const nextStart = (dates: readonly DateSpan[], d: DateSpan): number =>
  Math.min(Infinity, ...dates.filter((other) => other.start >= d.end).map((other) => other.start));

/** Of "2022年3月到2024年2月在那干" the end; a day of coming is no day of leaving. */
const lastDayThere = (text: string, dates: readonly DateSpan[]): DateSpan | undefined =>
  dates.find((d) => /(到|至|-|—|~)\s*$/.test(text.slice(Math.max(0, d.start - 2), d.start))) ??
  dates.find((d) => !/^(份|的时候|就|我)*(进|入职|来|开始|到|至|起|去|上的?班)/.test(text.slice(d.end)));

const isDay = (d: DateSpan): boolean => d.from === d.to;
const within = (d: DateSpan, wide: DateSpan): boolean => d.from >= wide.from && d.to <= wide.to;

const earlier = (a: string, b: string): string => (a < b ? a : b);
