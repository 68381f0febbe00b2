/** Money in fen (分), whole numbers: sums are exact. Yuan appear only where people read or write them. */
export type Fen = number;

/** Yuan, as said, in fen. @throws RangeError for what is no amount of money */
export function toFen(yuan: number): Fen {
  const fen = Math.round(yuan * 100);
  if (!Number.isSafeInteger(fen)) throw new RangeError(`${yuan} yuan is no amount`);
  return fen;
}

/** "6000", "275.86", "112.5": yuan without noughts that say nothing. */
export const yuanText = (fen: Fen): string => String(fen / 100);

/** 21.75 paid days a month (ZS2025-1-2), as a fraction: 87/4. */
const PAID_DAYS = { times: 4, by: 87 };
const DAY_HOURS = 8;

/**
 * An amount times factors and through divisors, rounded half up to a fen once, at the end. Factors may have up to four
 * decimals (1.5 hours, 150 %).
 */
export function scale(amount: Fen, factors: readonly number[], divisors: readonly number[] = []): Fen {
  let over = BigInt(amount);
  let under = 1n;
  for (const factor of factors) {
    over *= BigInt(Math.round(factor * 10_000));
    under *= 10_000n;
  }
  for (const divisor of divisors) {
    over *= 10_000n;
    under *= BigInt(Math.round(divisor * 10_000));
  }
  // Twice the amount plus one half, floored: rounds half up, and amounts are never negative here.
  return Number((2n * over + under) / (2n * under));
}

/** What one day costs: a month's wage ÷ 21.75. Only for showing; sums go through {@link scale} in one piece. */
export const dailyOf = (monthly: Fen): Fen => scale(monthly, [PAID_DAYS.times], [PAID_DAYS.by]);

/** What one hour costs: a month's wage ÷ 21.75 ÷ 8. Only for showing. */
export const hourlyOf = (monthly: Fen): Fen => scale(monthly, [PAID_DAYS.times], [PAID_DAYS.by, DAY_HOURS]);
