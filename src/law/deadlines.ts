import type { Calendar } from '../contracts/knowledge';
import {
  addDays,
  isInTable,
  isWorkingDay,
  nextWorkingDay,
  plainEnd,
  previousWorkingDay,
  type Period,
} from './calendar';
import { CLOCKS, type ClockId, type ClockRule } from './clock-table';

/** One clock, counted. */
export interface Deadline {
  id: ClockId;
  name: string;
  from: string;
  /** The last day before any rest day moves it. */
  plain: string;
  /** The last day on which it may be done. */
  due: string;
  /** The last day after the longest extension, where there is one. */
  extended?: string;
  /** False when a year of the count is outside the holiday table: the date may be off by its holidays. */
  inTable: boolean;
  articles: readonly string[];
}

/**
 * Counts a clock of the law. A clock that ends on a rest day ends on the next working day (MSF-85); one that is counted
 * backwards ends on the working day before, which is the safe side.
 *
 * @param start China date of the day that starts it; the day itself is not counted
 */
export function deadline(id: ClockId, start: string, calendar: Calendar): Deadline {
  const rule: ClockRule = CLOCKS[id];
  const plain = rule.backwards
    ? addDays(start, -calendarDays(rule.length))
    : plainEnd(start, rule.length, calendar);
  const due = rule.backwards ? previousWorkingDay(plain, calendar) : nextWorkingDay(plain, calendar);
  const extended =
    rule.extension === undefined
      ? undefined
      : nextWorkingDay(plainEnd(plain, rule.extension, calendar), calendar);
  return {
    id,
    name: rule.name,
    from: start,
    plain,
    due,
    ...(extended === undefined ? {} : { extended }),
    // A year counted by its corresponding day needs no holidays but for its last day.
    inTable: isInTable(due, calendar) && (!('workingDays' in rule.length) || isInTable(start, calendar)),
    articles: rule.articles,
  };
}

/** "15天", "60个工作日", "3个月", "1年". */
export function periodName(period: Period): string {
  if ('workingDays' in period) return `${period.workingDays}个工作日`;
  if ('days' in period) return `${period.days}天`;
  return 'months' in period ? `${period.months}个月` : `${period.years}年`;
}

/** True when the last day was moved because nobody works on it. */
export const isMoved = (d: Pick<Deadline, 'plain' | 'due'>): boolean => d.plain !== d.due;

/** Working days left from the day after `today` until `due`, both ends at most the due day; 0 when it is over. */
export function workingDaysLeft(today: string, due: string, calendar: Calendar): number {
  let left = 0;
  for (let day = addDays(today, 1); day <= due; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) left += 1;
  }
  return left;
}

function calendarDays(length: Period): number {
  if ('days' in length) return length.days;
  throw new Error('Only calendar days are counted backwards');
}
