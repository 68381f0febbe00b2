import { Lunar, LunarMonth, LunarYear } from 'lunar-typescript';

/**
 * Calendar arithmetic on ISO dates, and the lunar calendar by a library (Node's own `Intl` calendar is wrong for 2027
 * and 2030). All dates are Chinese civil dates: no time of day, no time zone.
 */
export interface DateRange {
  from: string;
  to: string;
}

export function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** First to last day; months outside 1–12 run over into other years. */
export function solarMonth(year: number, month: number): DateRange {
  return { from: iso(year, month, 1), to: iso(year, month + 1, 0) };
}

export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A month of a lunar year: 腊月 of lunar 2025 is 2026-01-19 to 2026-02-16. Leap months follow their month and are left out. */
export function lunarMonth(year: number, month: number): DateRange {
  const days = LunarMonth.fromYm(year, month)?.getDayCount() ?? 29;
  const from = lunarDay(year, month, 1);
  return { from, to: addDays(from, days - 1) };
}

export function lunarDay(year: number, month: number, day: number): string {
  const key = (year * 16 + month + 2) * 32 + day;
  const known = LUNAR_DAYS.get(key);
  if (known !== undefined) return known;
  const date = Lunar.fromYmd(year, month, day).getSolar().toYmd();
  if (LUNAR_DAYS.size >= MOST_LUNAR_DAYS) LUNAR_DAYS.clear();
  LUNAR_DAYS.set(key, date);
  return date;
}

/** The library takes a millisecond a date, and people speak of the same few feasts. Bounded; holds dates, no text. */
const LUNAR_DAYS = new Map<number, string>();
const MOST_LUNAR_DAYS = 2000;

export function newYearsEve(year: number): string {
  return addDays(lunarDay(year, 1, 1), -1);
}

/** Days of a lunar month, to refuse 三十 in a month of 29. */
export function lunarMonthDays(year: number, month: number): number {
  return LunarYear.fromYear(year).getMonth(month)?.getDayCount() ?? 29;
}

/** 立春, computed as a solar term. */
export function springBegins(year: number): string {
  return Lunar.fromYmd(year, 1, 1).getJieQiTable()['立春']?.toYmd() ?? iso(year, 2, 4);
}

/** The latest yearly day that is not after today. */
export function latestOf(day: (year: number) => string, today: string): string {
  const year = yearOf(today);
  return day(year) <= today ? day(year) : day(year - 1);
}

/** 清明, computed as a solar term. */
export function qingming(year: number): string {
  const terms = Lunar.fromYmd(year, 2, 1).getJieQiTable();
  return terms['清明']?.toYmd() ?? iso(year, 4, 5);
}
