import type { Groups } from './groups';
import { createRandom, shuffle } from './random';

/** Deals every intent's sentences over the folds in turn, so that each fold sees each intent as often as can be. */
export function assignFolds(labels: Int32Array, folds: number, seed: number): Int32Array {
  const order = Int32Array.from(labels, (_, i) => i);
  shuffle(order, order.length, createRandom(seed));
  const byLabel = [...order].sort((a, b) => (labels[a] as number) - (labels[b] as number));
  const fold = new Int32Array(labels.length);
  byLabel.forEach((row, place) => {
    fold[row] = place % folds;
  });
  return fold;
}

/**
 * Which topics (or single intents, where there are no topics) a fold must not know: their sentences stand in for
 * messages that are out of scope. With few of them none is hidden, since hiding one of five changes the task.
 */
export function isHiddenGroup(group: number, fold: number, folds: number, groups: Groups): boolean {
  if (groups.count < 10 || group === groups.outOfScope) return false;
  // A third of a fold's share: 5 folds hide about 7 % each.
  return group % (folds * 3) === fold * 3;
}
