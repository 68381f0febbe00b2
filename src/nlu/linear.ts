import type { Groups } from './groups';
import type { LinearWeights } from './model';
import { createScratch, solveOneVsRest, type Rows, type SolverSettings } from './solve';
import { SparseColumns } from './sparse-columns';

/** Below these, a weight is dust. Inside a topic, coarser: 0.1 halves the work of a prediction and costs no topic. */
const DUST = 0.02;
const DUST_INSIDE = 0.1;

export interface LinearProblem {
  rows: Rows;
  /** How many of the features, the last ones, are components of meaning. */
  dims: number;
  /** Intent number of each row. */
  labels: Int32Array;
  /** The rows to train on. */
  use: Int32Array;
  groups: Groups;
  settings: SolverSettings;
  seed: number;
}

/**
 * Two floors. Where labels name topics, one function per topic is trained on all sentences, and one per intent against
 * the other intents of its topic only; an intent's score is the sum of both. "Which subject" rests on all of a topic's
 * sentences instead of on each intent's few, and training is many times quicker. Labels without topics are their own
 * topic, and there is one floor.
 *
 * Columns 0 … intents − 1 are the intents' own functions; with two floors the topics' follow.
 */
export function fitLinear({ rows, dims, labels, use, groups, settings, seed }: LinearProblem): LinearWeights {
  const intents = groups.of.length;
  const oneFloor = groups.count === intents;
  const columns = new SparseColumns(rows.features - dims, dims, oneFloor ? intents : intents + groups.count);
  const common = { rows, settings, seed, scratch: createScratch(rows) };
  if (oneFloor) {
    solveOneVsRest({ ...common, labels, use, intents: groups.of.keys() }, (intent, weights, bias) =>
      columns.add(intent, weights, bias, DUST),
    );
    return columns.toRows();
  }
  const topics = labels.map((intent) => groups.of[intent] as number);
  const all = {
    ...common,
    labels: topics,
    use,
    intents: Array.from({ length: groups.count }, (_, topic) => topic),
  };
  solveOneVsRest(all, (topic, weights, bias) => columns.add(intents + topic, weights, bias, DUST));
  for (let topic = 0; topic < groups.count; topic++) {
    const members = [...groups.of.keys()].filter((intent) => groups.of[intent] === topic);
    if (members.length < 2) continue;
    const inside = use.filter((row) => topics[row] === topic);
    solveOneVsRest({ ...common, labels, use: inside, intents: members }, (intent, weights, bias) =>
      columns.add(intent, weights, bias, DUST_INSIDE),
    );
  }
  return columns.toRows();
}
