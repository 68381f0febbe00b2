import type { Topic } from '../contracts/topics';
import type { RankedIntent } from '../contracts/understanding';
import type { BestGroup } from './best-group';
import type { Groups } from './groups';
import type { Model } from './model';

/** Intents ranked in all, of the best group, and of any other: a topic of thirty intents must not crowd out the second topic. */
const MOST = 10;
const MOST_OF_BEST = 4;
const MOST_OF_OTHER = 2;

interface RankInput {
  model: Pick<Model, 'labels'>;
  topics: readonly Topic[];
  groups: Groups;
  /** Softmax shares of the intents. */
  shares: Float64Array;
  best: Pick<BestGroup, 'group' | 'share' | 'sums'>;
  /** Calibrated probability that the best group is right. */
  confidence: number;
}

/**
 * Spreads the calibrated probability over the intents: inside the best group in proportion to their shares; what is
 * left goes to the others in proportion, and may be less than 1 in sum, since the message may be none of them.
 * Only the strongest of a group are named; what the others of the group had is added to those, so that the intents of
 * a group still sum to what the group has. Intents of the best group come first.
 */
export function rankIntents({ model, topics, groups, shares, best, confidence }: RankInput): RankedIntent[] {
  const inside = confidence / Math.max(best.share, 1e-9);
  const outside = Math.min(1, (1 - confidence) / Math.max(1 - best.share, 1e-9));
  const order = strongest(groups, shares, best.group);
  return order.map((i) => {
    const g = groups.of[i] as number;
    const factor =
      (g === best.group ? inside : outside) *
      ((best.sums[g] as number) / Math.max(shareOfNamed(order, g, groups, shares), 1e-12));
    return {
      topic: topics[i] as Topic,
      intent: model.labels[i] as string,
      confidence: Math.min(1, (shares[i] as number) * factor),
    };
  });
}

function shareOfNamed(order: readonly number[], group: number, { of }: Groups, shares: Float64Array): number {
  let sum = 0;
  for (const i of order) if (of[i] === group) sum += shares[i] as number;
  return sum;
}

/** The strongest, those of the best group first, among equals the earlier one. Insertion is cheaper here than sorting. */
function strongest(groups: Groups, shares: Float64Array, best: number): number[] {
  const mine: number[] = [];
  const rivals = new Int32Array(groups.count * MOST_OF_OTHER).fill(NONE);
  for (let i = 0; i < shares.length; i++) {
    const group = groups.of[i] as number;
    if (group === best) insert(mine, i, shares, MOST_OF_BEST);
    else keepTwo(rivals, group * MOST_OF_OTHER, i, shares);
  }
  const others: number[] = [];
  for (const i of rivals) if (i !== NONE) insert(others, i, shares, MOST - mine.length);
  return [...mine, ...others];
}

const NONE = -1;

/** Keeps the two strongest seen so far at `at` and `at + 1`, the stronger one first. */
function keepTwo(rivals: Int32Array, at: number, intent: number, shares: Float64Array): void {
  const first = rivals[at] as number;
  const second = rivals[at + 1] as number;
  const share = shares[intent] as number;
  if (first === NONE || share > (shares[first] as number)) {
    rivals[at] = intent;
    rivals[at + 1] = first;
  } else if (second === NONE || share > (shares[second] as number)) {
    rivals[at + 1] = intent;
  }
}

/** Keeps the row sorted by share, strongest first, and no longer than `most`. */
function insert(row: number[], intent: number, shares: Float64Array, most: number): void {
  const full = row.length === most;
  if (full && !isBefore(intent, row[most - 1] as number, shares)) return;
  let place = full ? most - 1 : row.length;
  for (; place > 0 && isBefore(intent, row[place - 1] as number, shares); place--)
    row[place] = row[place - 1] as number;
  row[place] = intent;
}

function isBefore(a: number, b: number, shares: Float64Array): boolean {
  const lead = (shares[a] as number) - (shares[b] as number);
  return lead > 0 || (lead === 0 && a < b);
}
