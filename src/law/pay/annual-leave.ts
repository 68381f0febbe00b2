import { daysBetween } from '../calendar';
import { yuanText, type Fen } from '../money';
import { payFor } from './wage';
import { sumOf, type PayResult } from './result';

/** Days of annual leave by the years worked altogether, all employers together (NXJ-3): 0, 5, 10 or 15. */
export function leaveDays(totalYears: number): 0 | 5 | 10 | 15 {
  if (totalYears < 1) return 0;
  if (totalYears < 10) return 5;
  return totalYears < 20 ? 10 : 15;
}

/** Days of a whole year for the pro rata count, in leap years too: the rule says 365. */
const YEAR_DAYS = 365;

/** Leave of the year of leaving: days of the year passed there ÷ 365 × the year's leave, whole days only (NXJB-12). */
export function leaveWhenLeaving(leftOn: string, perYear: number, taken = 0, startedOn?: string): number {
  const newYear = `${leftOn.slice(0, 4)}-01-01`;
  const from = startedOn && startedOn > newYear ? startedOn : newYear;
  const passed = daysBetween(from, leftOn) + 1;
  // What was taken beyond the share is not taken back.
  return Math.max(0, Math.floor((passed / YEAR_DAYS) * perYear - taken + ROUNDING));
}

/** Leave of the first year at an employer: days of the year that are left ÷ 365 × the year's leave, whole days only (NXJB-5). */
export function leaveWhenJoining(joinedOn: string, perYear: number): number {
  const nextYear = `${Number(joinedOn.slice(0, 4)) + 1}-01-01`;
  const left = daysBetween(joinedOn, nextYear);
  return Math.min(perYear, Math.floor((left / YEAR_DAYS) * perYear + ROUNDING));
}

/** 73/365 × 5 is one day, not 0.9999…: the fraction is exact in the rule. */
const ROUNDING = 1e-9;

/**
 * Pay for leave not taken: 300 % of a day's wage, 100 % of which is in the month's wage already, so 200 % are due on top
 * (NXJ-5, NXJB-10). The day's wage is the mean of the last twelve months without overtime pay ÷ 21.75 (NXJB-11).
 */
export function unusedLeavePay(meanMonthly: Fen, days: number): PayResult {
  return sumOf(
    [{ label: `没休的${days}天`, ...payFor({ monthly: meanMonthly }, { amount: days, unit: 'day' }, 200) }],
    [
      `前12个月平均工资（去掉加班费）是${yuanText(meanMonthly)}元`,
      '平时那1倍已经发了，这是另补的2倍',
      '不是您自己书面写了不想休',
    ],
    ['NXJ-5', 'NXJB-10', 'NXJB-11'],
  );
}
