import type { DateRange } from './calendar';
import type { Mention } from './mention';

/**
 * Points and stretches of time, relative to a given today. A month alone is its first to last day; a month or feast
 * without a year is the latest one already begun; 腊月 belongs to the lunar year that ends with it.
 */
export interface DateMention extends Mention, DateRange {
  kind: 'day' | 'month' | 'year' | 'feast' | 'week' | 'now';
  /** A year was said or implied ("去年", "2025年"). */
  yearSaid: boolean;
  /** Only this end was stated: 年前 has no beginning, 年后 and 开春 no end. */
  open?: 'from' | 'to';
}

export function dayMention(at: number, length: number, date: string, yearSaid: boolean): DateMention {
  return { start: at, end: at + length, from: date, to: date, kind: 'day', yearSaid };
}
