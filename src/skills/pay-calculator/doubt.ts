import type { Facts, Kind, Missing } from './facts';
import { readHours } from './quantities';

/** Bounds beyond which a figure is a slip of the finger: yuan, lowest and highest that anybody is paid. */
const WAGE_BOUNDS = {
  month: [800, 300_000],
  day: [20, 10_000],
  hour: [3, 2_000],
  piece: [0.01, 10_000],
} as const;
const PER = { month: '一个月', day: '一天', hour: '一小时', piece: '一件' } as const;
/** Hours of overtime in a month of days and nights. */
const MOST_HOURS = 24 * 31;
const MOST_DAYS = 366;
const MOST_LEAVE_DAYS = 60;

/** A question back, and what it asks for: that much of the message is not believed. */
export interface Doubt {
  text: string;
  asks: Missing;
}

const about = (asks: Missing, text: string): Doubt => ({ asks, text });

/** The facts without those that are in doubt. */
export function believed(facts: Facts, { asks }: Doubt): Facts {
  const { wage, dayKind, hiredOn, leftOn, signedOn, severance, on } = facts;
  if (asks === 'wage') return { ...facts, wage: undefined };
  const kept: Facts = { wage, dayKind, hiredOn, leftOn, signedOn, severance, on };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}

/**
 * What in a message cannot be meant, put as a question back; null when all is possible. A sum worked out from a slip
 * would be believed.
 */
export function doubtOf(kind: Kind, facts: Facts, text: string): Doubt | null {
  const plain = text.normalize('NFKC');
  if (/(?<![\d天号日月年点])[-−负]\s*[\d一二两三四五六七八九十]+\s*(天|个?小时|个?月|元|块|年)/.test(plain))
    return about('time', '天数、钱数不会是负的。您再说一遍，一共几天、几小时？');
  const { wage } = facts;
  if (wage) {
    const [least, most] = WAGE_BOUNDS[wage.per];
    if (wage.yuan < least || wage.yuan > most)
      return about(
        'wage',
        `${PER[wage.per]}${wage.yuan}元，我怕看错了。工资是多少？说“一个月6000”或“一天200”这样。`,
      );
  }
  const hours = readHours(plain);
  if (hours?.daily && hours.amount > 24)
    return about('time', `一天没有${hours.amount}小时。每天实际加班几小时，几天？`);
  const parts = facts.parts ?? [];
  if (parts.some((part) => (part.unit === 'hour' ? part.amount > MOST_HOURS : part.amount > MOST_DAYS)))
    return about('time', '这个时间太长了，我怕看错。加班一共是几小时、几天？');
  if (parts.some((part) => part.amount === 0) || facts.looseDays === 0)
    return about('time', '加班时间是0，没法算。一共加了几小时、几天？');
  if (facts.looseDays !== undefined && facts.looseDays > MOST_DAYS)
    return about('time', '这个天数太多了，我怕看错。一共是几天？');
  if (kind === 'annual_leave' && facts.leaveDays !== undefined && facts.leaveDays > MOST_LEAVE_DAYS)
    return about('leave', `年休假一年最多15天，${facts.leaveDays}天我怕看错。没休的一共几天？`);
  if (facts.tenure && facts.tenure.years > 50)
    return about('tenure', '干了这么多年，我怕看错。一共是几年几个月？');
  return null;
}
