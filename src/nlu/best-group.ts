import type { Groups } from './groups';

/** The strongest group, its share, the largest share of another, and the best raw score inside the group. */
export interface BestGroup {
  group: number;
  share: number;
  runnerUp: number;
  score: number;
  /** Share of every group: the sum of its intents' shares. */
  sums: Float64Array;
}

/**
 * Groups are compared by the sum of their shares to the power of 1.5. At 1 a topic of twenty-five intents wins on the
 * crumbs that fall to each of them; the higher, the more the one strongest intent decides. Chosen on held-out folds (1 to
 * 3). Not written as a power, which takes longer than all the rest of the choice.
 */
function crowded(share: number): number {
  return share * Math.sqrt(share);
}

/** @param shares one place per intent, summing to 1 @param scores raw scores, parallel to shares */
export function bestGroup(shares: Float64Array, scores: Float32Array, { of, count }: Groups): BestGroup {
  const sums = new Float64Array(count);
  const strength = new Float64Array(count);
  for (let i = 0; i < shares.length; i++) {
    const g = of[i] as number;
    const share = shares[i] as number;
    sums[g] = (sums[g] as number) + share;
    strength[g] = (strength[g] as number) + crowded(share);
  }
  let group = 0;
  for (let g = 1; g < count; g++) if ((strength[g] as number) > (strength[group] as number)) group = g;
  let runnerUp = 0;
  for (let g = 0; g < count; g++)
    if (g !== group && (sums[g] as number) > runnerUp) runnerUp = sums[g] as number;
  let score = -Infinity;
  for (let i = 0; i < scores.length; i++)
    if (of[i] === group && (scores[i] as number) > score) score = scores[i] as number;
  return { group, share: sums[group] as number, runnerUp, score, sums };
}
