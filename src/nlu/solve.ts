import { createRandom, shuffle } from './random';
import type { SparseVector } from './vectorise';

/**
 * Stage 5, training: one linear function per intent, by an L2-regularised squared-hinge support vector machine, one
 * intent against the rest. Solved in the dual, one sentence at a time, with shrinking:
 *
 *     min over a ≥ 0 of  ½ aᵀ(Q + D)a − Σ a,   Q_ij = y_i y_j x_i·x_j,   D_ii = 1 / (2 cost_i)
 *
 * Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, "A dual coordinate descent method for large-scale linear SVM"
 * (algorithm 3, the method of LIBLINEAR). A sentence of a rare intent costs more when misjudged: (negatives /
 * positives)^balance.
 */
export interface SolverSettings {
  cost: number;
  balance: number;
  /** Stop when the largest violation of the optimality conditions is below this. */
  tolerance: number;
  maxPasses: number;
  /** How much the mean of an intent's sentences is added to its function: see `addCentroid`. */
  centroidWeight: number;
}

/** All training vectors in one piece of memory (compressed sparse rows). */
export interface Rows {
  count: number;
  features: number;
  start: Int32Array;
  index: Int32Array;
  value: Float32Array;
}

export function packRows(count: number, features: number, next: (row: number) => SparseVector): Rows {
  const start = new Int32Array(count + 1);
  let index = new Int32Array(1 << 16);
  let value = new Float32Array(1 << 16);
  let length = 0;
  for (let row = 0; row < count; row++) {
    const vector = next(row);
    if (length + vector.count > index.length) {
      const size = Math.max(index.length * 2, length + vector.count);
      const [i, v] = [new Int32Array(size), new Float32Array(size)];
      i.set(index);
      v.set(value);
      [index, value] = [i, v];
    }
    index.set(vector.index.subarray(0, vector.count), length);
    value.set(vector.value.subarray(0, vector.count), length);
    length += vector.count;
    start[row + 1] = length;
  }
  return { count, features, start, index: index.slice(0, length), value: value.slice(0, length) };
}

/**
 * Trains every intent's function and hands each to `emit` at once, so that no more than one dense function is held:
 * a thousand intents must not need a gigabyte.
 */
export function solveOneVsRest(
  { rows, labels, use, intents, settings, seed, scratch }: Problem,
  emit: (intent: number, weights: Float64Array, bias: number) => void,
): void {
  for (const intent of intents) {
    const bias = solveOne(rows, labels, use, intent, settings, createRandom(seed + intent), scratch);
    addCentroid(rows, labels, use, intent, settings.centroidWeight, scratch);
    emit(intent, scratch.weights, bias);
  }
}

export interface Problem {
  rows: Rows;
  /** Label of each row. */
  labels: Int32Array;
  /** The rows to train on. */
  use: Int32Array;
  /** The labels to train a function for. */
  intents: Iterable<number>;
  settings: SolverSettings;
  seed: number;
  scratch: Scratch;
}

/** Working memory of the solver, shared by all functions of one training. */
export interface Scratch {
  weights: Float64Array;
  centroid: Float64Array;
  alpha: Float64Array;
  order: Int32Array;
  squared: Float64Array;
}

export function createScratch(rows: Rows): Scratch {
  const squared = new Float64Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    // The bias is a feature of value 1 in every sentence.
    let sum = 1;
    for (let k = rows.start[row] as number; k < (rows.start[row + 1] as number); k++) {
      sum += (rows.value[k] as number) * (rows.value[k] as number);
    }
    squared[row] = sum;
  }
  return {
    weights: new Float64Array(rows.features),
    centroid: new Float64Array(rows.features),
    alpha: new Float64Array(rows.count),
    order: new Int32Array(rows.count),
    squared,
  };
}

/**
 * Where an intent's bias starts, and what it is pulled back to: "the rest", until sentences say otherwise. From 0 every
 * sentence would have to push it there first.
 */
const BIAS_START = -1;

/** Sentences that fit by more than this rest from the first pass on; all are asked again before the end. */
const FIRST_CEILING = 0.05;

function solveOne(
  rows: Rows,
  labels: Int32Array,
  use: Int32Array,
  intent: number,
  settings: SolverSettings,
  random: () => number,
  scratch: Scratch,
): number {
  const { weights, alpha, order, squared } = scratch;
  const { start, index, value } = rows;
  const total = use.length;
  let positives = 0;
  for (let i = 0; i < total; i++) if (labels[use[i] as number] === intent) positives++;
  weights.fill(0);
  alpha.fill(0);
  if (positives === 0) return BIAS_START;
  const positiveCost = settings.cost * Math.pow((total - positives) / positives, settings.balance);
  const slackPositive = 0.5 / Math.max(positiveCost, 1e-6);
  const slackNegative = 0.5 / settings.cost;
  for (let i = 0; i < total; i++) order[i] = i;
  let bias = 0;
  let active = total;
  let ceiling = FIRST_CEILING;
  for (let pass = 0; pass < settings.maxPasses; pass++) {
    shuffle(order, active, random);
    let highest = -Infinity;
    let lowest = Infinity;
    for (let s = 0; s < active; s++) {
      const i = order[s] as number;
      const row = use[i] as number;
      const sign = labels[row] === intent ? 1 : -1;
      const slack = sign > 0 ? slackPositive : slackNegative;
      const from = start[row] as number;
      const to = start[row + 1] as number;
      const score = BIAS_START + bias + dot(weights, index, value, from, to);
      const old = alpha[i] as number;
      const gradient = score * sign - 1 + slack * old;
      let projected = gradient;
      if (old === 0 && gradient > 0) {
        if (gradient > ceiling) {
          active--;
          order[s] = order[active] as number;
          order[active] = i;
          s--;
          continue;
        }
        projected = 0;
      }
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (projected === 0) continue;
      const next = Math.max(0, old - gradient / ((squared[row] as number) + slack));
      const change = (next - old) * sign;
      if (change === 0) continue;
      alpha[i] = next;
      addScaled(weights, index, value, from, to, change);
      bias += change;
    }
    if (highest - lowest < settings.tolerance) {
      if (active === total) break;
      active = total;
      ceiling = Infinity;
    } else {
      ceiling = highest <= 0 ? Infinity : highest;
    }
  }
  return BIAS_START + bias;
}

/** Two running sums: the second does not wait for the first, which halves the time of this hottest loop. */
function dot(
  weights: Float64Array,
  index: Int32Array,
  value: Float32Array,
  from: number,
  to: number,
): number {
  let even = 0;
  let odd = 0;
  let k = from;
  for (; k + 1 < to; k += 2) {
    even += (weights[index[k] as number] as number) * (value[k] as number);
    odd += (weights[index[k + 1] as number] as number) * (value[k + 1] as number);
  }
  if (k < to) even += (weights[index[k] as number] as number) * (value[k] as number);
  return even + odd;
}

function addScaled(
  weights: Float64Array,
  index: Int32Array,
  value: Float32Array,
  from: number,
  to: number,
  scale: number,
): void {
  for (let k = from; k < to; k++) {
    const f = index[k] as number;
    weights[f] = (weights[f] as number) + scale * (value[k] as number);
  }
}

/**
 * Nearest-example evidence at no cost when serving: the similarity to the unit-length mean of an intent's sentences
 * (Rocchio) is itself linear, so it is added to the function. The machine alone is discriminative, and far from all
 * training data says nothing; the mean pulls "known territory" up, which is what separates out-of-scope messages.
 */
function addCentroid(
  rows: Rows,
  labels: Int32Array,
  use: Int32Array,
  intent: number,
  share: number,
  scratch: Scratch,
): void {
  if (share === 0) return;
  const { weights, centroid } = scratch;
  centroid.fill(0);
  for (let i = 0; i < use.length; i++) {
    const row = use[i] as number;
    if (labels[row] !== intent) continue;
    for (let k = rows.start[row] as number; k < (rows.start[row + 1] as number); k++) {
      const f = rows.index[k] as number;
      centroid[f] = (centroid[f] as number) + (rows.value[k] as number);
    }
  }
  let length = 0;
  for (let f = 0; f < centroid.length; f++) length += (centroid[f] as number) * (centroid[f] as number);
  if (length === 0) return;
  const scale = share / Math.sqrt(length);
  for (let f = 0; f < centroid.length; f++)
    weights[f] = (weights[f] as number) + scale * (centroid[f] as number);
}
