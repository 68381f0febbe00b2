import type { Calendar } from '../contracts/knowledge';
import { daysAfter as addDays } from '../shared/clock';

export { addDays };

/**
 * Counting of statutory periods over China dates (`YYYY-MM-DD`). Years outside the calendar's table have no full
 * holiday information: there only the weekend and the known statutory days rest. {@link isInTable} tells the caller,
 * who must say so.
 */

/** A length of time as laws state it. Calendar days, working days, months and years are never turned into each other. */
export type Period = { days: number } | { workingDays: number } | { months: number } | { years: number };

/** What a day is for pay: 法定休假日 (300 %), a day of rest (200 % or time off), or an ordinary working day. */
export type DayKind = 'statutory' | 'rest' | 'workday';

/** True when the table knows the adjusted days (调休) of the date's year. */
export function isInTable(date: string, calendar: Calendar): boolean {
  const year = Number(date.slice(0, 4));
  return year >= calendar.years[0] && year <= calendar.years[1];
}

/** The kind of a date for somebody who works Monday to Friday. */
export function dayKind(date: string, calendar: Calendar): DayKind {
  if (calendar.statutory.has(date)) return 'statutory';
  return isWorkingDay(date, calendar) ? 'workday' : 'rest';
}

/** Working day (工作日): Monday to Friday, less holidays and adjusted breaks, plus weekend days worked instead (调休). */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
  if (calendar.makeupWorkdays.has(date)) return true;
  if (calendar.statutory.has(date) || calendar.daysOff.has(date)) return false;
  const weekday = toUtc(date).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Same day `months` later; where that month has no such day, its last one (民法典 art. 202). */
export function addMonths(date: string, months: number): string {
  const at = toUtc(date);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at.toISOString().slice(0, 10);
}

/** Same day `years` later; 29 February becomes the month's last day (民法典 art. 202). */
export const addYears = (date: string, years: number): string => addMonths(date, years * 12);

/** Whole months from `from` to `to` by corresponding days: 31 January to 28 February is one. Negative never. */
export function wholeMonths(from: string, to: string): number {
  let months = 12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4)));
  months += Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  if (addMonths(from, months) > to) months -= 1;
  return Math.max(0, months);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / 86_400_000);
}

/** The `count`-th working day after `date`; the date itself is not counted. */
export function addWorkingDays(date: string, count: number, calendar: Calendar): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** `date`, or the next working day when it is a rest day. */
export function nextWorkingDay(date: string, calendar: Calendar): string {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** `date`, or the last working day before it when it is a rest day. */
export function previousWorkingDay(date: string, calendar: Calendar): string {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** The last day of a period before any rest day moves it; the first day is not counted (民法典 art. 201, 202). */
export function plainEnd(from: string, period: Period, calendar: Calendar): string {
  if ('workingDays' in period) return addWorkingDays(from, period.workingDays, calendar);
  if ('days' in period) return addDays(from, period.days);
  return 'months' in period ? addMonths(from, period.months) : addYears(from, period.years);
}

/**
 * Last day of a period that begins on `from`: the first day is not counted, and a last day on a rest day moves to the
 * first working day after it (民事诉讼法 art. 85, MSF-85; 民法典 art. 201–203).
 */
export const periodEnd = (from: string, period: Period, calendar: Calendar): string =>
  nextWorkingDay(plainEnd(from, period, calendar), calendar);

/** The instant at `time` (`HH:MM`) China time on a China date. */
export function chinaInstant(date: string, time: string): Date {
  return new Date(`${date}T${time}:00+08:00`);
}

function toUtc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
