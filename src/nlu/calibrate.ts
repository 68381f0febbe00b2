/**
 * Stage 6: from raw scores to honest probabilities, learnt on held-out folds only.
 *
 * 1. Temperature: scores become shares by softmax(t · score), t by maximum likelihood (Guo et al. 2017). It uses the
 *    sentences that were held out of training.
 * 2. Gate: the probability that the best guess is right at all, by Platt's method (Platt 1999): a logistic curve over one
 *    measure of evidence that mixes the logit of the best share, the raw score (absolute: how much like anything known)
 *    and how much of the sentence is known. Misses are the held-out mistakes and the sentences of intents that a fold
 *    never saw (stand-ins for out-of-scope). The mixture is fixed: fitted freely it follows the many held-out mistakes and
 *    forgets the few stand-ins (AUROC .84 instead of .88, README).
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
  /** Intercept and slope of the logistic curve over the evidence. */
  gate: readonly [number, number];
}

const EVIDENCE_WEIGHTS = { share: 0.15, score: 4, coverage: 1 };

/**
 * What the gate looks at, as one number: more means surer, and lower means further from everything that was trained.
 *
 * @param best probability of the best group (topic) and its best raw score
 * @param coverage how much of the sentence is known, 0–1
 */
export function evidenceOf({ share, score }: { share: number; score: number }, coverage: number): number {
  const w = EVIDENCE_WEIGHTS;
  return w.share * logit(share) + w.score * clamp(score, -2, 2) + w.coverage * coverage;
}

export function gateConfidence([intercept, slope]: Calibration['gate'], evidence: number): number {
  return sigmoid(intercept + slope * evidence);
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
  evidence: number;
  hit: boolean;
  weight: number;
}

/**
 * Logistic regression on one input by Newton's method with a small ridge (Hastie et al., "Elements of statistical
 * learning", 4.4.1). The slope never turns negative: more evidence must not mean less confidence.
 */
export function fitGate(rows: readonly GateRow[], ridge = 0.5): [number, number] {
  let intercept = 0;
  let slope = 0.5;
  for (let step = 0; step < 30; step++) {
    let [g0, g1] = [0, -ridge * (slope - 0.5)];
    let [h00, h01, h11] = [1e-6, 0, ridge];
    for (const { evidence, hit, weight } of rows) {
      const p = gateConfidence([intercept, slope], evidence);
      const error = weight * ((hit ? 1 : 0) - p);
      const curve = weight * p * (1 - p);
      g0 += error;
      g1 += error * evidence;
      h00 += curve;
      h01 += curve * evidence;
      h11 += curve * evidence * evidence;
    }
    const determinant = h00 * h11 - h01 * h01 || 1e-9;
    const [move0, move1] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
    intercept += clamp(move0, -3, 3);
    slope = Math.max(0.05, slope + clamp(move1, -1, 1));
    if (Math.abs(move0) + Math.abs(move1) < 1e-7) break;
  }
  return [intercept, slope];
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
