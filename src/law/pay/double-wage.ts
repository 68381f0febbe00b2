import type { Calendar } from '../../contracts/knowledge';
import { addDays, addMonths, daysBetween, wholeMonths } from '../calendar';
import { deadline } from '../deadlines';
import { scale, yuanText, type Fen } from '../money';
import { sumOf, type PayLine, type PayResult } from './result';

/** Longest stretch of double wage (LHTSS-7): from the second month to the twelfth. */
export const MAX_DOUBLE_MONTHS = 11;

export interface Unsigned {
  /** First day of work, a China date. */
  hiredOn: string;
  /** First day without a claim: the day a contract was signed, or the day after the last day of work, or tomorrow. */
  endsBefore: string;
}

/** The stretch for which double wage may be asked, `to` inclusive; null while the first month is not over. */
export interface DoubleStretch {
  from: string;
  to: string;
  months: number;
  /** Days beyond the whole months, and how many days the month they lie in has. */
  extraDays: number;
  monthDays: number;
}

/**
 * From the day after one full month until the day before the contract was signed, and at most until the day before a
 * full year (LHT-82, LHTSS-6, LHTSS-7).
 */
export function doubleWageStretch({ hiredOn, endsBefore }: Unsigned): DoubleStretch | null {
  const from = addMonths(hiredOn, 1);
  const year = addMonths(hiredOn, 12);
  const end = endsBefore < year ? endsBefore : year;
  if (end <= from) return null;
  // Months are counted from the first day of work: 31 January's second month begins on the last of February.
  const months = wholeMonths(hiredOn, end) - 1;
  const begun = addMonths(hiredOn, months + 1);
  return {
    from,
    to: addDays(end, -1),
    months,
    extraDays: daysBetween(begun, end),
    monthDays: daysBetween(begun, addMonths(hiredOn, months + 2)),
  };
}

/** The second wage, the one that is due on top, for a stretch. Days beyond whole months count by their share of the month. */
export function doubleWage(
  monthly: Fen,
  stretch: Pick<DoubleStretch, 'months' | 'extraDays' | 'monthDays'>,
): PayResult {
  const lines: PayLine[] = [];
  if (stretch.months > 0) {
    lines.push({
      label: `${stretch.months}个月`,
      formula: `${yuanText(monthly)}×${stretch.months}`,
      amount: monthly * stretch.months,
    });
  }
  if (stretch.extraDays > 0) {
    lines.push({
      label: `零头${stretch.extraDays}天`,
      formula: `${yuanText(monthly)}×${stretch.extraDays}÷${stretch.monthDays}`,
      amount: scale(monthly, [stretch.extraDays], [stretch.monthDays]),
    });
  }
  return sumOf(
    lines,
    [
      `每月工资都是${yuanText(monthly)}元`,
      '平时那一份已经发了，这是另外多给的一份',
      ...(stretch.extraDays > 0 ? ['不满一个月的，按天数折'] : []),
    ],
    ['LHT-82', 'LHTSS-6', 'LHTSS-7', 'TJZC-27'],
  );
}

/** The stretch when only the length is known: N months without a contract, the first of which does not count. */
export const doubleMonths = (monthsWorked: number): number =>
  Math.min(MAX_DOUBLE_MONTHS, Math.max(0, Math.floor(monthsWorked) - 1));

/**
 * The last day on which double wage can still be asked for: one year (TJZC-27) from the last day of the stretch. From
 * which day the year runs is not settled everywhere, and no source on record settles it: this is the latest reading, so
 * that the worker is told to come earlier.
 */
export const doubleWageLimit = (
  stretch: Pick<DoubleStretch, 'to'>,
  calendar: Calendar,
): { until: string } => ({
  until: deadline('arbitration_limit', stretch.to, calendar).due,
});
