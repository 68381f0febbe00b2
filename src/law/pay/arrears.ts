import { scale, yuanText, type Fen } from '../money';
import { sumOf, type PayLine, type PayResult } from './result';
import { payFor } from './wage';

/** What was earned, as it was agreed: so much a day, a month or a piece. */
export type Earned =
  | { rate: Fen; per: 'day' | 'month' | 'piece' | 'hour'; count: number }
  /** Days worked for a monthly wage: 21.75 of them make a month. */
  | { monthly: Fen; days: number }
  /** A sum already agreed ("说好一共八千"). */
  | { agreed: Fen };

const UNIT = { day: '天', month: '个月', piece: '件', hour: '小时' } as const;

export interface Arrears extends PayResult {
  /** What is still owed; 0 when more was received than earned. */
  owed: Fen;
  /** What was paid beyond what was earned; 0 otherwise. */
  overpaid: Fen;
}

/** Unpaid wages: what was agreed, less what was received (procedures §8; the right is BZNMG-3). */
export function arrearsTotal(earned: readonly Earned[], received: readonly Fen[] = []): Arrears {
  const lines = earned.map(lineOf);
  const paid = received.reduce((sum, one) => sum + one, 0);
  const result = sumOf(lines, ['约定的价钱和数量都按您说的'], ['BZNMG-3', 'LDF-50']);
  const balance = result.total - paid;
  return { ...result, owed: Math.max(0, balance), overpaid: Math.max(0, -balance) };
}

function lineOf(one: Earned): PayLine {
  if ('agreed' in one) return { label: '说好的', formula: yuanText(one.agreed), amount: one.agreed };
  if ('monthly' in one)
    return {
      label: `${one.days}天`,
      ...payFor({ monthly: one.monthly }, { amount: one.days, unit: 'day' }, 100),
    };
  return {
    label: `${one.count}${UNIT[one.per]}`,
    formula: `${yuanText(one.rate)}×${one.count}`,
    amount: scale(one.rate, [one.count]),
  };
}
