import type { SkillContext } from '../../contracts/skill';
import { yuanText } from '../../law/money';
import type { PayResult } from '../../law/pay/result';
import type { Missing } from './facts';

/** A calculation done, still lacking something, or answered without a sum. */
export type Outcome =
  | { is: 'result'; headline: string; result: PayResult; more: string[] }
  | { is: 'missing'; what: Missing }
  | { is: 'said'; texts: string[]; articles: string[] };

/** One thing must still be asked for. */
export const missing = (what: Missing): Outcome => ({ is: 'missing', what });
/** A sum, its lines, and what is said beside it. */
export const done = (headline: string, result: PayResult, more: string[] = []): Outcome => ({
  is: 'result',
  headline,
  result,
  more,
});
/** "690元". */
export const sum = (result: PayResult): string => `${yuanText(result.total)}元`;

/** What a calculation may look up. */
export type At = Pick<SkillContext, 'today' | 'knowledge'>;
