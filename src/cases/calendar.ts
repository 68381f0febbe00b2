import type { Calendar } from '../contracts/knowledge';

/**
 * Counting of statutory periods over China dates (`YYYY-MM-DD`). Years outside the calendar's table have no holiday
 * information: there only Saturday and Sunday rest, and a date is then never later than the real one.
 */

/** A length of time as laws state it. */
export type Period = { days: number } | { workingDays: number } | { years: number };

/** Working day (工作日): Monday to Friday, less holidays and adjusted breaks, plus weekend days worked instead (调休). */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
  if (calendar.makeupWorkdays.has(date)) return true;
  if (calendar.statutory.has(date) || calendar.daysOff.has(date)) return false;
  const weekday = toUtc(date).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export function addDays(date: string, days: number): string {
  const at = toUtc(date);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Same day `years` later; 29 February becomes the month's last day (民法典 art. 202). */
export function addYears(date: string, years: number): string {
  const at = toUtc(date);
  const month = at.getUTCMonth();
  at.setUTCFullYear(at.getUTCFullYear() + years);
  if (at.getUTCMonth() !== month) at.setUTCDate(0);
  return at.toISOString().slice(0, 10);
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

/**
 * Last day of a period that begins on `from`: the first day is not counted, and a last day on a rest day moves to the
 * first working day after it (民事诉讼法 art. 85, MSF-85; 民法典 art. 201–203).
 */
export function periodEnd(from: string, period: Period, calendar: Calendar): string {
  if ('workingDays' in period) return addWorkingDays(from, period.workingDays, calendar);
  const last = 'days' in period ? addDays(from, period.days) : addYears(from, period.years);
  return nextWorkingDay(last, calendar);
}

/** The instant at `time` (`HH:MM`) China time on a China date. */
export function chinaInstant(date: string, time: string): Date {
  return new Date(`${date}T${time}:00+08:00`);
}

function toUtc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
