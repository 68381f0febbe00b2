import { Lunar, LunarMonth, Solar } from 'lunar-typescript';

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

/** The same day of another year; 29 February becomes the 28th. */
export function addYears(date: string, years: number): string {
  const year = yearOf(date) + years;
  const last = new Date(Date.UTC(year, monthOf(date), 0)).getUTCDate();
  return iso(year, monthOf(date), Math.min(Number(date.slice(8)), last));
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
  const from = lunarDay(year, month, 1);
  return { from, to: addDays(from, lunarMonthDays(year, month) - 1) };
}

export function lunarDay(year: number, month: number, day: number): string {
  return remembered(`${year}-${month}-${day}`, () => Lunar.fromYmd(year, month, day).getSolar().toYmd());
}

/** The library takes milliseconds a date, and people speak of the same few feasts. Bounded; holds dates, no text. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 4000;

function remembered(key: string, compute: () => string): string {
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const value = compute();
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(key, value);
  return value;
}

export function newYearsEve(year: number): string {
  return addDays(lunarDay(year, 1, 1), -1);
}

/** Days of a lunar month, to refuse 三十 in a month of 29. */
export function lunarMonthDays(year: number, month: number): number {
  return Number(
    remembered(`days of ${year}-${month}`, () => String(LunarMonth.fromYm(year, month)?.getDayCount() ?? 29)),
  );
}

/** 立春, computed as a solar term. */
export function springBegins(year: number): string {
  return solarTerm(year, '立春') ?? iso(year, 2, 4);
}

/** 清明, computed as a solar term. */
export function qingming(year: number): string {
  return solarTerm(year, '清明') ?? iso(year, 4, 5);
}

/** Looked up from 1 March, whose lunar year holds both spring terms of that civil year. */
function solarTerm(year: number, term: string): string | undefined {
  const date = remembered(
    `${term} ${year}`,
    () => Solar.fromYmd(year, 3, 1).getLunar().getJieQiTable()[term]?.toYmd() ?? '',
  );
  return date === '' ? undefined : date;
}

/** The latest yearly day that is not after today. */
export function latestOf(day: (year: number) => string, today: string): string {
  const year = yearOf(today);
  return day(year) <= today ? day(year) : day(year - 1);
}
