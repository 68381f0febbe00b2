import type { SkillContext } from '../../contracts/skill';
import type { DateSpan } from '../../contracts/understanding';
import { eventIn, type EventId } from './events';

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
  /** China dates of demands, complaints and promises. */
  interruptions?: string[];
}

const DEMANDED =
  /^[^，,。；;]{0,8}?(要过|讨过|催|讨要|要钱|找.{0,4}要|投诉|举报|答应|承诺|写了?欠条|打了?欠条|申请(了)?调解)/;
const STILL = /还在(干|做|上班|职|厂|那)|在职|没(离职|走|辞)/;
const NOT_PAY = /双倍|二倍|两倍工资|补偿|赔偿|年假|年休假/;

export function readDeadline(context: SkillContext, asked: 'demand' | 'date' | undefined): DeadlineFacts {
  const { text, understanding } = context;
  const dates = (understanding.dates ?? []).filter((d) => d.kind !== 'now' && d.from <= context.today);
  const demands = dates.filter((d) => asked === 'demand' || DEMANDED.test(text.slice(d.end)));
  const event = eventIn(text);
  const leaving = understanding.entities.resignedOn;
  const start = pickStart(text, dates, demands, leaving);
  return {
    ...(event ? { event: event.id } : {}),
    ...(start
      ? { on: start.from, ...(start.to > start.from ? { latest: earlier(start.to, context.today) } : {}) }
      : {}),
    ...(STILL.test(text) ? { employed: true } : {}),
    ...(NOT_PAY.test(text) ? { notPay: true } : {}),
    ...(demands.length > 0 ? { interruptions: demands.map((d) => d.from) } : {}),
  };
}

/** The day the clock starts: the one said of leaving, else the first date that is no demand. */
function pickStart(
  text: string,
  dates: readonly DateSpan[],
  demands: readonly DateSpan[],
  leaving: string | undefined,
): DateSpan | undefined {
  const others = dates.filter((d) => !demands.includes(d));
  const named =
    others.find((d) => d.from === leaving) ??
    others.find((d) => eventIn(text.slice(d.end, d.end + 12)) !== null);
  return named ?? others[0];
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
