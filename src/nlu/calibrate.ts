/**
 * Stage 6: from raw scores to honest probabilities, learnt on held-out folds only.
 *
 * 1. Temperature: scores become shares by softmax(t · score), t by maximum likelihood (Guo et al. 2017). It uses the
 *    sentences that were held out of training.
 * 2. Gate: the probability that the best guess is right at all, by logistic regression on what tells a hit from a miss:
 *    the logit of the best share, the raw score, its lead over the runner-up, and how much of the sentence is known.
 *    Misses are the held-out mistakes and the sentences of intents that a fold never saw (stand-ins for out-of-scope).
 */

/** One held-out sentence. */
export interface HeldOut {
  /** Raw scores, one per intent. */
  scores: Float32Array;
  coverage: number;
  /** Intent number, or -1 when the fold did not know the intent ("out of scope"). */
  label: number;
}

export interface Calibration {
  temperature: number;
  /** Weights of the gate's inputs, intercept first. */
  gate: readonly number[];
}

/** What the gate looks at. `share` and `runnerUp` are probabilities of groups (topics), `score` the best raw score. */
export interface Evidence {
  share: number;
  runnerUp: number;
  score: number;
  coverage: number;
}

export const GATE_INPUTS = 5;

/** Fills `out` with [1, logit(share), score, lead, coverage]. */
export function gateInputs(e: Evidence, out: Float64Array): Float64Array {
  out[0] = 1;
  out[1] = logit(e.share);
  out[2] = clamp(e.score, -2, 2);
  out[3] = e.share - e.runnerUp;
  out[4] = e.coverage;
  return out;
}

export function gateConfidence(gate: readonly number[], inputs: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < GATE_INPUTS; i++) sum += (gate[i] ?? 0) * (inputs[i] as number);
  return sigmoid(sum);
}

/** Softmax at a temperature, written into `out`; `hidden` marks intents that take no part. */
export function softmax(scores: Float32Array, temperature: number, out: Float64Array): Float64Array {
  let highest = -Infinity;
  for (let i = 0; i < scores.length; i++) if ((scores[i] as number) > highest) highest = scores[i] as number;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const e = Math.exp(((scores[i] as number) - highest) * temperature);
    out[i] = e;
    sum += e;
  }
  for (let i = 0; i < scores.length; i++) out[i] = (out[i] as number) / sum;
  return out;
}

/** Golden-section search for the temperature with the least mean negative log likelihood, between 0.5 and 30. */
export function fitTemperature(heldOut: readonly HeldOut[]): number {
  const known = heldOut.filter((h) => h.label >= 0);
  if (known.length === 0) return 4;
  const shares = new Float64Array(known[0]?.scores.length ?? 0);
  const loss = (logT: number): number => {
    let sum = 0;
    for (const h of known) sum -= Math.log(softmax(h.scores, Math.exp(logT), shares)[h.label] ?? 1e-12);
    return sum / known.length;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.5);
  let high = Math.log(30);
  let a = high - golden * (high - low);
  let b = low + golden * (high - low);
  let lossA = loss(a);
  let lossB = loss(b);
  for (let step = 0; step < 24; step++) {
    if (lossA < lossB) {
      [high, b, lossB] = [b, a, lossA];
      a = high - golden * (high - low);
      lossA = loss(a);
    } else {
      [low, a, lossA] = [a, b, lossB];
      b = low + golden * (high - low);
      lossB = loss(b);
    }
  }
  return Math.exp((low + high) / 2);
}

export interface GateRow {
  inputs: Float64Array;
  hit: boolean;
  weight: number;
}

/** Logistic regression by Newton's method with a small ridge (Hastie et al., "Elements of statistical learning", 4.4.1). */
export function fitGate(rows: readonly GateRow[], ridge = 1): number[] {
  const n = GATE_INPUTS;
  const weights = new Array<number>(n).fill(0);
  for (let step = 0; step < 20; step++) {
    const gradient = weights.map((w, i) => (i === 0 ? 0 : -ridge * w));
    const hessian = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? ridge : 0)));
    for (const row of rows) {
      const p = gateConfidence(weights, row.inputs);
      for (let i = 0; i < n; i++) {
        const x = row.inputs[i] as number;
        gradient[i] = (gradient[i] as number) + row.weight * ((row.hit ? 1 : 0) - p) * x;
        const line = hessian[i] as number[];
        for (let j = 0; j < n; j++) line[j] = (line[j] as number) + row.weight * p * (1 - p) * x * (row.inputs[j] as number);
      }
    }
    const move = solveLinear(hessian, gradient);
    for (let i = 0; i < n; i++) weights[i] = (weights[i] as number) + (move[i] as number);
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** Gaussian elimination with pivoting, for the few inputs of the gate. */
function solveLinear(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const rows = matrix.map((line, i) => [...line, right[i] as number]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(at(rows, r, c)) > Math.abs(at(rows, pivot, c))) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot] as number[], rows[c] as number[]];
    const head = at(rows, c, c) || 1e-12;
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = at(rows, r, c) / head;
      for (let k = c; k <= n; k++) (rows[r] as number[])[k] = at(rows, r, k) - factor * at(rows, c, k);
    }
  }
  return rows.map((line, i) => (line[n] as number) / (line[i] || 1e-12));
}

function at(rows: number[][], r: number, c: number): number {
  return (rows[r] as number[])[c] as number;
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function logit(p: number): number {
  const bounded = clamp(p, 1e-4, 1 - 1e-4);
  return Math.log(bounded / (1 - bounded));
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
