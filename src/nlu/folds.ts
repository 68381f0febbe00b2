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
 * Which intents a fold must not know: their sentences stand in for messages that are out of scope. With few intents
 * none is hidden, since hiding one of five changes the task.
 */
export function heldOutIntent(intent: number, fold: number, folds: number, intents: number): boolean {
  if (intents < 10) return false;
  // A third of a fold's share: 5 folds hide about 7 % of the intents each.
  return intent % (folds * 3) === fold * 3;
}
