import { evidenceScale, readWindows, TABLE_SIZE } from '../../dialogue/safety/second-reader/features';
import { readText } from '../../dialogue/safety/text';
import { createRandom } from '../../nlu/random';

/** A sentence to learn from; `kind` is -1 for a near-miss. */
export interface Lesson {
  windows: Int32Array[];
  kind: number;
}

export interface DangerModel {
  bias: number;
  weights: Float64Array;
}

const ROUNDS = 12;
const RATE = 0.3;
const BIAS_RATE = 0.02;
/** Holds the weights small: thousands of sentences, a hundred thousand pieces. Chosen by held-out sentences. */
const SHRINK = 1e-2;
const TINY = 1e-8;

export const lesson = (text: string, kind: number): Lesson => ({
  windows: readWindows(readText(text).zh),
  kind,
});

/** A piece that fewer sentences have says nothing about the next one. */
const FEWEST_SENTENCES = 2;

/** The pieces that several sentences share. The table holds no others, and the reader passes over what it lacks. */
export function sharedPlaces(lessons: readonly Lesson[]): Uint8Array {
  const counts = new Uint8Array(TABLE_SIZE);
  for (const { windows } of lessons) {
    for (const place of new Set(windows.flatMap((window) => [...window]))) {
      if (counts[place]! < FEWEST_SENTENCES) counts[place]!++;
    }
  }
  return counts.map((count) => (count < FEWEST_SENTENCES ? 0 : 1));
}

export const onlyShared = (each: Lesson, shared: Uint8Array): Lesson => ({
  ...each,
  windows: each.windows.map((window) => window.filter((place) => shared[place] === 1)),
});

/**
 * Danger or not: logistic regression, each sentence standing for the window that looks most dangerous (one clause of
 * danger makes a message dangerous; a near-miss must be harmless in every clause). Seeded, so repeatable.
 */
export function trainDanger(lessons: readonly Lesson[]): DangerModel {
  const model: DangerModel = { bias: 0, weights: new Float64Array(TABLE_SIZE) };
  const past = new Float64Array(TABLE_SIZE).fill(TINY);
  for (const { windows, kind } of rounds(lessons)) {
    const { window, score } = mostDangerous(model, windows);
    const slope = sigmoid(score) - (kind < 0 ? 0 : 1);
    const scale = evidenceScale(window.length);
    model.bias -= BIAS_RATE * slope;
    for (const place of window) {
      const step = slope / scale + SHRINK * model.weights[place]!;
      past[place]! += step * step;
      model.weights[place]! -= (RATE * step) / Math.sqrt(past[place]!);
    }
  }
  return model;
}

export function mostDangerous(
  model: DangerModel,
  windows: readonly Int32Array[],
): { window: Int32Array; score: number } {
  let best = { window: windows[0] ?? new Int32Array(), score: -Infinity };
  for (const window of windows) {
    let sum = 0;
    for (const place of window) sum += model.weights[place]!;
    const score = model.bias + sum / evidenceScale(window.length);
    if (score > best.score) best = { window, score };
  }
  return best;
}

/** Which danger: one set of weights for each kind, learnt together. By place, then by kind. */
export function trainKinds(
  lessons: readonly Lesson[],
  danger: DangerModel,
  kinds: number,
): Map<number, Float64Array> {
  const weights = new Map<number, Float64Array>();
  const past = new Map<number, Float64Array>();
  for (const { windows, kind } of rounds(lessons.filter((each) => each.kind >= 0))) {
    const { window } = mostDangerous(danger, windows);
    const scale = evidenceScale(window.length);
    const scores = new Float64Array(kinds);
    for (const place of window) {
      const own = weights.get(place);
      for (let k = 0; own && k < kinds; k++) scores[k]! += own[k]! / scale;
    }
    const shares = softmax(scores);
    for (const place of window) {
      const own = weights.get(place) ?? new Float64Array(kinds);
      const before = past.get(place) ?? new Float64Array(kinds).fill(TINY);
      for (let k = 0; k < kinds; k++) {
        const step = (shares[k]! - (k === kind ? 1 : 0)) / scale + SHRINK * own[k]!;
        before[k]! += step * step;
        own[k]! -= (RATE * step) / Math.sqrt(before[k]!);
      }
      weights.set(place, own);
      past.set(place, before);
    }
  }
  return weights;
}

function* rounds(lessons: readonly Lesson[]): Generator<Lesson> {
  const random = createRandom(11);
  const usable = lessons.filter(({ windows }) => windows.length > 0);
  for (let round = 0; round < ROUNDS; round++) {
    const order = [...usable];
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    yield* order;
  }
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}
