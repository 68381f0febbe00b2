import { scale, yuanText, type Fen } from '../money';
import { sumOf, type PayResult } from './result';

/**
 * Pay while work stands still through no fault of the workers (GZZF-12): the first pay cycle in full. What comes after
 * it depends on the place; no verified figure is on record for Jiangsu, so it is left open and said.
 *
 * @param months how long work stands still, in pay cycles of a month
 */
export function stoppagePay(monthly: Fen, months: number): PayResult & { openMonths: number } {
  const full = Math.min(1, months);
  return {
    ...sumOf(
      [
        {
          label: full === 1 ? '头一个月' : `停的${months}个月`,
          formula: full === 1 ? `${yuanText(monthly)}×1` : `${yuanText(monthly)}×${months}`,
          amount: scale(monthly, [full]),
        },
      ],
      ['单位按月发工资', '停工不是您的原因'],
      ['GZZF-12'],
    ),
    openMonths: Math.max(0, months - 1),
  };
}

/** The least that probation may pay: 80 % of what was agreed (LHT-20). The minimum wage is a further floor. */
export function probationShortfall(agreed: Fen, paid: Fen, months = 1): PayResult {
  const floor = scale(agreed, [0.8]);
  const gap = Math.max(0, floor - paid);
  return sumOf(
    [
      {
        label: `试用期每月少给的，${months}个月`,
        formula: `(${yuanText(agreed)}×80%-${yuanText(paid)})×${months}`,
        amount: gap * months,
      },
    ],
    [`转正后说好的工资是${yuanText(agreed)}元`, '也不能低于当地最低工资'],
    ['LHT-20'],
  );
}
