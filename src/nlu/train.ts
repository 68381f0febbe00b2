import { createHash } from 'node:crypto';
import type { TrainingExample } from '../contracts/classifier';
import { bestGroup } from './best-group';
import {
  evidenceOf,
  fitGate,
  fitTemperature,
  gateConfidence,
  softmax,
  type Calibration,
  type GateRow,
  type HeldOut,
} from './calibrate';
import { assignFolds, isHiddenGroup } from './folds';
import { FeatureBuffer, copyPieces, type Pieces } from './feature-buffer';
import type { FeatureTools } from './features';
import { groupLabels, type Groups } from './groups';
import { expectedCalibrationError, type Prediction } from './metrics';
import type { Harm, Model, Thresholds } from './model';
import { readPieces } from './pieces';
import type { CharTable } from './normalise';
import { fitLinear } from './linear';
import { scoreIntents } from './score';
import { chooseSettings, type NluSettings } from './settings';
import { packRows, type Rows } from './solve';
import { Vectoriser, buildVocabulary, type SparseVector } from './vectorise';

export interface TrainOptions {
  tools: FeatureTools;
  charTable: CharTable;
  seed?: number;
  /** Which of the two configurations; found from the sentences' script when absent. */
  settings?: NluSettings;
  harm?: ReadonlyMap<string, Harm>;
  /** Called with 0–1. */
  onProgress?: (share: number) => void;
}

/** How much a stand-in for out-of-scope weighs beside a sentence of a known intent. */
const STAND_IN_WEIGHT = 0.25;

/**
 * Sentences of our topics are written to differ from each other in kind, so a held-out one is harder than what people
 * really send, which is mostly of a kind that was trained. This much (in logits) is given back. Chosen between 0 and the
 * value that fits the visible half of the real questions best (1.0), because those were looked at while writing.
 */
const DIVERSITY_SHIFT = 0.6;

/** With honest probabilities, thresholds are prices: being wrongly sure is about one and a half times as bad as refusing. */
const THRESHOLDS: Thresholds = {
  unknown: 0.65,
  answer: 0.7,
  lead: 0.1,
  byHarm: { low: -0.04, normal: 0, high: 0.06 },
};

/**
 * Trains the default engine. Pure and deterministic: the same examples in the same order with the same seed give the
 * same bytes.
 *
 * @throws RangeError with fewer than two intents: there is nothing to tell apart
 */
export function trainModel(examples: readonly TrainingExample[], options: TrainOptions): Model {
  const settings = options.settings ?? chooseSettings(examples.map((e) => e.text));
  const seed = options.seed ?? 1;
  const buffer = new FeatureBuffer();
  const labels = [...new Set(examples.map((e) => e.intent))].sort();
  if (labels.length < 2) throw new RangeError('training needs sentences of at least two intents');
  const numberOf = new Map(labels.map((label, i) => [label, i]));
  const pieces = examples.map((e) => {
    readPieces(e.text, settings, options.charTable, options.tools, buffer);
    return copyPieces(buffer);
  });
  const y = Int32Array.from(examples, (e) => numberOf.get(e.intent) ?? 0);
  const vocabulary = buildVocabulary(pieces, settings.weights);
  const words = options.tools.vectors(settings.script);
  const vectoriser = new Vectoriser(vocabulary, settings.weights, words);
  const rows = packRows(pieces.length, vectoriser.features, (row) =>
    vectoriser.vectorise(pieces[row] as Pieces),
  );
  const { dims } = words;
  const groups = groupLabels(labels);
  const twoFloors = groups.count < labels.length;
  const folds = foldCount(examples.length, groups.count);
  // On much data half a look is enough: with two folds only the first is trained and scored.
  const looks = folds > 2 ? folds : 1;
  const steps = looks + 1;
  const report = (done: number): void => options.onProgress?.(done / steps);

  const heldOut: HeldOut[] = [];
  const fold = assignFolds(y, folds, seed);
  for (let f = 0; f < looks; f++) {
    heldOut.push(...scoreFold({ rows, dims, y, fold, f, groups, settings, seed, folds }));
    report(f + 1);
  }
  const all = Int32Array.from(pieces, (_, i) => i);
  const linear = fitLinear({ rows, dims, labels: y, use: all, groups, settings: settings.solver, seed });
  report(steps);
  const fitted = fitCalibration(heldOut, groups);
  const judged = judge(heldOut, groups, fitted);
  const calibration = twoFloors ? easeGate(fitted) : fitted;
  const model: Omit<Model, 'id'> = {
    tokenizer: settings.tokenizer,
    script: settings.script,
    language: options.tools.fingerprint(settings.script),
    labels,
    harm: labels.map((label) => options.harm?.get(label) ?? 'normal'),
    vocabulary,
    ...linear,
    calibration,
    thresholds: THRESHOLDS,
    metrics: {
      examples: examples.length,
      intents: labels.length,
      features: vocabulary.size,
      heldOutAccuracy: judged.filter((p) => p.correct).length / Math.max(1, judged.length),
      heldOutCalibrationError: expectedCalibrationError(judged),
    },
  };
  return { id: trainingId(examples, settings, options), ...model };
}

/** Identity of a model by what it is made from; known before training, so that a cache can be asked first. */
export function trainingId(
  examples: readonly TrainingExample[],
  settings: NluSettings,
  { tools, seed = 1, harm }: Pick<TrainOptions, 'tools' | 'seed' | 'harm'>,
): string {
  const made = [MODEL_CODE_VERSION, settings, seed, tools.fingerprint(settings.script)];
  const hash = createHash('sha256').update(JSON.stringify(made));
  for (const { text, intent } of examples)
    hash.update(JSON.stringify([text, intent, harm?.get(intent) ?? '']));
  return `linear-${hash.digest('hex').slice(0, 16)}`;
}

/** Raise when the maths of training changes while the settings do not. */
const MODEL_CODE_VERSION = 4;

/** Enough folds for a fair estimate on little data, few enough to keep training quick on much. */
function foldCount(examples: number, groups: number): number {
  const work = examples * groups;
  return work < 150_000 ? 5 : work < 400_000 ? 3 : 2;
}

interface FoldJob {
  rows: Rows;
  dims: number;
  y: Int32Array;
  fold: Int32Array;
  f: number;
  folds: number;
  groups: Groups;
  settings: NluSettings;
  seed: number;
}

/** A look at a fold only measures: it may stop early. The model itself is solved until the seed makes no difference. */
const LOOK = { tolerance: 0.2, maxPasses: 12 };

/** Trains without one fold and one part of the intents, and scores the fold. */
function scoreFold({ rows, dims, y, fold, f, folds, groups, settings, seed }: FoldJob): HeldOut[] {
  const intents = groups.of.length;
  const hidden = (intent: number): boolean => isHiddenGroup(groups.of[intent] as number, f, folds, groups);
  const use: number[] = [];
  for (let i = 0; i < y.length; i++) if (fold[i] !== f && !hidden(y[i] as number)) use.push(i);
  const linear = fitLinear({
    rows,
    dims,
    labels: y,
    use: Int32Array.from(use),
    groups,
    settings: { ...settings.solver, ...LOOK },
    seed,
  });
  const known = new Uint8Array(rows.features);
  for (const row of use)
    for (let k = rows.start[row] as number; k < (rows.start[row + 1] as number); k++)
      known[rows.index[k] as number] = 1;
  const out: HeldOut[] = [];
  const raw = new Float64Array(linear.bias.length);
  for (let i = 0; i < y.length; i++) {
    if (fold[i] !== f) continue;
    const scores = new Float32Array(intents);
    scoreIntents(linear, groups, rowVector(rows, i), raw, scores);
    for (let c = 0; c < intents; c++) if (hidden(c)) scores[c] = -3;
    out.push({
      scores,
      coverage: rowCoverage(rows, i, known, rows.features - dims),
      label: hidden(y[i] as number) ? -1 : (y[i] as number),
    });
  }
  return out;
}

function rowVector(rows: Rows, row: number): SparseVector {
  const [from, to] = [rows.start[row] as number, rows.start[row + 1] as number];
  return { count: to - from, index: rows.index.subarray(from, to), value: rows.value.subarray(from, to) };
}

function rowCoverage(rows: Rows, row: number, known: Uint8Array, pieces: number): number {
  let seen = 0;
  let all = 0;
  for (let k = rows.start[row] as number; k < (rows.start[row + 1] as number); k++) {
    if ((rows.index[k] as number) >= pieces) break;
    const v = (rows.value[k] as number) ** 2;
    all += v;
    if (known[rows.index[k] as number]) seen += v;
  }
  return all > 0 ? seen / all : 0;
}

function fitCalibration(heldOut: readonly HeldOut[], groups: Groups): Calibration {
  const temperature = fitTemperature(heldOut);
  const shares = new Float64Array(groups.of.length);
  const rows: GateRow[] = heldOut.map((h) => {
    const best = bestGroup(softmax(h.scores, temperature, shares), h.scores, groups);
    const evidence = evidenceOf(best, h.coverage);
    const known = h.label >= 0;
    // A stand-in is rightly understood when it is taken for out of scope, where the labels have such a topic.
    return {
      evidence,
      hit: best.group === (known ? groups.of[h.label] : groups.outOfScope),
      weight: known ? 1 : STAND_IN_WEIGHT,
    };
  });
  return { temperature, gate: fitGate(rows) };
}

function easeGate(calibration: Calibration): Calibration {
  const [intercept, slope] = calibration.gate;
  return { ...calibration, gate: [intercept + DIVERSITY_SHIFT, slope] };
}

function judge(heldOut: readonly HeldOut[], groups: Groups, calibration: Calibration): Prediction[] {
  const shares = new Float64Array(groups.of.length);
  return heldOut
    .filter((h) => h.label >= 0)
    .map((h) => {
      const best = bestGroup(softmax(h.scores, calibration.temperature, shares), h.scores, groups);
      const confidence = gateConfidence(calibration.gate, evidenceOf(best, h.coverage));
      return { confidence, correct: groups.of[h.label] === best.group };
    });
}
