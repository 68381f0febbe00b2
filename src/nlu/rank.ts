import type { Topic } from '../contracts/topics';
import type { RankedIntent } from '../contracts/understanding';
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
  best: { group: number; share: number };
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
  const whole = new Float64Array(groups.count);
  for (let i = 0; i < shares.length; i++) {
    const g = groups.of[i] as number;
    whole[g] = (whole[g] as number) + (shares[i] as number);
  }
  const named = new Float64Array(groups.count);
  for (const i of order) {
    const g = groups.of[i] as number;
    named[g] = (named[g] as number) + (shares[i] as number);
  }
  return order.map((i) => {
    const g = groups.of[i] as number;
    const factor =
      (g === best.group ? inside : outside) * ((whole[g] as number) / Math.max(named[g] as number, 1e-12));
    return {
      topic: topics[i] as Topic,
      intent: model.labels[i] as string,
      confidence: Math.min(1, (shares[i] as number) * factor),
    };
  });
}

/**
 * The strongest, those of the best group first. Insertion into short rows: cheaper than sorting all intents.
 */
function strongest(groups: Groups, shares: Float64Array, best: number): number[] {
  const mine: number[] = [];
  const others: number[] = [];
  for (let i = 0; i < shares.length; i++) {
    if (groups.of[i] === best) insert(mine, i, shares, MOST_OF_BEST);
    else insertOther(others, i, shares, groups);
  }
  return [...mine, ...others.slice(0, MOST - mine.length)];
}

/** Keeps the row sorted by share, strongest first, and no longer than `most`. */
function insert(row: number[], intent: number, shares: Float64Array, most: number): void {
  const share = shares[intent] as number;
  if (row.length === most && share <= (shares[row[most - 1] as number] as number)) return;
  let place = row.length === most ? most - 1 : row.length;
  for (; place > 0 && (shares[row[place - 1] as number] as number) < share; place--)
    row[place] = row[place - 1] as number;
  row[place] = intent;
}

/** As {@link insert}, with no more than a few of one group. */
function insertOther(row: number[], intent: number, shares: Float64Array, groups: Groups): void {
  const share = shares[intent] as number;
  if (row.length === MOST && share <= (shares[row[MOST - 1] as number] as number)) return;
  let twins = 0;
  let weakest = -1;
  for (let k = 0; k < row.length; k++) {
    if (groups.of[row[k] as number] !== groups.of[intent]) continue;
    twins += 1;
    weakest = k;
  }
  if (twins === MOST_OF_OTHER) {
    if (share <= (shares[row[weakest] as number] as number)) return;
    row.splice(weakest, 1);
  }
  insert(row, intent, shares, MOST);
}
