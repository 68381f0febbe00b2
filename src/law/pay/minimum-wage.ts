import type { MinimumWage } from '../../contracts/knowledge';
import { toFen, type Fen } from '../money';

/** What can be said about a wage from the figures on record. The class of a place is not, so there may be a gap. */
export type MinimumCheck =
  /** Below the lowest class: too low wherever it is in the province. */
  | { kind: 'below'; lowest: Fen; rule: MinimumWage }
  /** At or above the highest class: not too low anywhere in it. */
  | { kind: 'enough'; highest: Fen; rule: MinimumWage }
  /** Between the classes: the class of the place decides. */
  | { kind: 'depends'; lowest: Fen; highest: Fen; rule: MinimumWage }
  /** No verified figure for that day; the latest one before it, if there is one. */
  | { kind: 'unknown'; before?: MinimumWage };

/** Checks a month's wage against the minimum wage of a day (LDF-48). @param on China date */
export function checkMinimum(monthly: Fen, on: string, table: readonly MinimumWage[]): MinimumCheck {
  const rule = table.find((one) => one.from <= on && (one.to === null || on <= one.to));
  if (!rule) {
    const before = table.filter((one) => one.to !== null && one.to < on).at(-1);
    return before ? { kind: 'unknown', before } : { kind: 'unknown' };
  }
  const { lowest, highest } = boundsOf(rule);
  if (monthly < lowest) return { kind: 'below', lowest, rule };
  return monthly >= highest ? { kind: 'enough', highest, rule } : { kind: 'depends', lowest, highest, rule };
}

/** Lowest and highest class of a table, in fen. */
export function boundsOf(rule: MinimumWage): { lowest: Fen; highest: Fen } {
  const classes = Object.values(rule.monthly).map(toFen);
  return { lowest: Math.min(...classes), highest: Math.max(...classes) };
}
