import type { Topic } from '../contracts/topics';
import type { RankedIntent } from '../contracts/understanding';
import type { Groups } from './groups';
import type { Model } from './model';

const MOST = 10;

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
 * Intents of the best group come first.
 */
export function rankIntents({ model, topics, groups, shares, best, confidence }: RankInput): RankedIntent[] {
  const inside = confidence / Math.max(best.share, 1e-9);
  const outside = Math.min(1, (1 - confidence) / Math.max(1 - best.share, 1e-9));
  const order = strongest(groups, shares, best.group);
  return order.map((i) => ({
    topic: topics[i] as Topic,
    intent: model.labels[i] as string,
    confidence: Math.min(1, (shares[i] as number) * (groups.of[i] === best.group ? inside : outside)),
  }));
}

/** The ten strongest, those of the best group first. Insertion into two short arrays: cheaper than sorting all intents. */
function strongest(groups: Groups, shares: Float64Array, group: number): number[] {
  const order: number[] = [];
  const keys: number[] = [];
  for (let i = 0; i < shares.length; i++) {
    const key = (shares[i] as number) + (groups.of[i] === group ? 1 : 0);
    const full = order.length === MOST;
    if (full && key <= (keys[MOST - 1] as number)) continue;
    let place = full ? MOST - 1 : order.length;
    for (; place > 0 && (keys[place - 1] as number) < key; place--) {
      keys[place] = keys[place - 1] as number;
      order[place] = order[place - 1] as number;
    }
    keys[place] = key;
    order[place] = i;
  }
  return order;
}
