import { scale, yuanText, type Fen } from '../money';

/** A wage as it was agreed. Never turned into another kind but by the divisors of the law. */
export type Wage = { monthly: Fen } | { daily: Fen } | { hourly: Fen };

/** Paid days of a month and hours of a day: 工资折算通知 (ZS2025-1-2). */
export const PAID_DAYS = 21.75;
export const DAY_HOURS = 8;

export interface Quantity {
  amount: number;
  unit: 'day' | 'hour';
}

/** The wage for a stretch of work at a percentage, exact to the fen, and the sum written out. */
export function payFor(wage: Wage, work: Quantity, percent: number): { formula: string; amount: Fen } {
  const { base, divisors, factors } = chain(wage, work.unit);
  const written = [
    yuanText(base),
    ...divisors.map((d) => `÷${d}`),
    ...factors.map((f) => `×${f}`),
    `×${work.amount}`,
    ...(percent === 100 ? [] : [`×${percent}%`]),
  ].join('');
  return { formula: written, amount: scale(base, [...factors, work.amount, percent / 100], divisors) };
}

function chain(wage: Wage, unit: Quantity['unit']): { base: Fen; divisors: number[]; factors: number[] } {
  const hour = unit === 'hour';
  if ('monthly' in wage)
    return { base: wage.monthly, divisors: hour ? [PAID_DAYS, DAY_HOURS] : [PAID_DAYS], factors: [] };
  if ('daily' in wage) return { base: wage.daily, divisors: hour ? [DAY_HOURS] : [], factors: [] };
  return { base: wage.hourly, divisors: [], factors: hour ? [] : [DAY_HOURS] };
}

/** "月工资6000元", "一天200元", "一小时26元". */
export function wageText(wage: Wage): string {
  if ('monthly' in wage) return `月工资${yuanText(wage.monthly)}元`;
  return 'daily' in wage ? `一天${yuanText(wage.daily)}元` : `一小时${yuanText(wage.hourly)}元`;
}
