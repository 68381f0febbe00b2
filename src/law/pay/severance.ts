import { addDays, addMonths, wholeMonths } from '../calendar';
import { scale, yuanText, type Fen } from '../money';
import { sumOf, type PayResult } from './result';

/** The Labour Contract Law counts from this day on (LHT-97); years before it follow the rules of their time. */
export const COUNTED_FROM = '2008-01-01';
/** A month's wage above this many times the local mean is counted at that many, and for at most twelve years (LHT-47). */
const CAP_TIMES = 3;
const CAP_YEARS = 12;

/** N: a month's wage for each year, a whole one for six months and more, half a one for less (LHT-47). */
export function severanceMonths(years: number, months: number, days = 0): number {
  const all = years * 12 + months;
  const full = Math.floor(all / 12);
  const rest = all - full * 12;
  if (rest >= 6) return full + 1;
  return rest > 0 || days > 0 ? full + 0.5 : full;
}

/** N by dates; `leftOn` is the last day of work. What lies before 2008 is left out and told by `before2008`. */
export function severanceMonthsBetween(hiredOn: string, leftOn: string): { n: number; before2008: boolean } {
  const before2008 = hiredOn < COUNTED_FROM;
  const from = before2008 ? COUNTED_FROM : hiredOn;
  const end = addDays(leftOn, 1);
  const months = wholeMonths(from, end);
  const rest = addMonths(from, months) < end ? 1 : 0;
  return { n: severanceMonths(0, months, rest), before2008 };
}

/** 经济补偿 N, N+1 in place of notice (LHT-40), 赔偿金 2N for unlawful dismissal (LHT-87). */
export type SeveranceKind = 'N' | 'N+1' | '2N';

export interface SeveranceFacts {
  /** Mean of the wages due over the last twelve months before leaving, in fen. */
  meanMonthly: Fen;
  n: number;
  kind: SeveranceKind;
  /** Mean wage of the place, a month, in fen, when it is on record: then the cap is applied. */
  localMean?: Fen;
  /** Years before 2008 were left out. */
  before2008?: boolean;
}

export function severancePay(facts: SeveranceFacts): PayResult {
  const cap = facts.localMean === undefined ? undefined : facts.localMean * CAP_TIMES;
  const capped = cap !== undefined && facts.meanMonthly > cap;
  const base = capped ? cap : facts.meanMonthly;
  const n = capped ? Math.min(facts.n, CAP_YEARS) : facts.n;
  const wage = yuanText(base);
  const line =
    facts.kind === 'N'
      ? { label: `补偿${n}个月`, formula: `${wage}×${n}`, amount: scale(base, [n]) }
      : facts.kind === '2N'
        ? { label: `赔偿金${n}×2个月`, formula: `${wage}×${n}×2`, amount: scale(base, [n, 2]) }
        : {
            label: `补偿${n}个月加代通知1个月`,
            formula: `${wage}×${n}+${yuanText(facts.meanMonthly)}`,
            amount: scale(base, [n]) + facts.meanMonthly,
          };
  return sumOf(
    [line],
    [
      `离职前12个月平均工资（应得的，含奖金计件津贴）是${yuanText(facts.meanMonthly)}元`,
      ...(facts.kind === 'N+1' ? ['代通知的那1个月，先按同样的工资算'] : []),
      ...(capped
        ? ['高过当地平均3倍的，按3倍、最多12年算']
        : cap === undefined
          ? ['工资没有高过当地平均的3倍（高过的按3倍、最多12年）']
          : []),
      ...(facts.before2008 ? ['只算了2008年以后的；以前的年头按当时的规定，另外问'] : []),
    ],
    [
      'LHT-47',
      'LHTSS-27',
      ...(facts.kind === '2N' ? ['LHT-87'] : []),
      ...(facts.kind === 'N+1' ? ['LHT-40'] : []),
      ...(facts.before2008 ? ['LHT-97'] : []),
    ],
  );
}
