import { createHash } from 'node:crypto';
import type { TrainingExample } from '../contracts/classifier';
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
import { FeatureBuffer, type FeatureTools } from './features';
import { groupLabels, type Groups } from './groups';
import { expectedCalibrationError, quantile, type Prediction } from './metrics';
import type { Harm, Model, Thresholds } from './model';
import { readPieces } from './pieces';
import type { CharTable } from './normalise';
import { scoreInto } from './score';
import { chooseSettings, type NluSettings } from './settings';
import { createScratch, packRows, solveOneVsRest, type Rows } from './solve';
import { SparseColumns } from './sparse-columns';
import { Vectoriser, buildVocabulary, copyPieces, type SparseVector } from './vectorise';

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

/** Scores and thresholds by which a held-out fold is judged; everything is decided before any test sentence is seen. */
const STAND_IN_WEIGHT = 0.25;

/**
 * Trains the default engine. Pure and deterministic: the same examples in the same order with the same seed give the
 * same bytes. Empty sentences are skipped.
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
  const vectoriser = new Vectoriser(vocabulary, settings.weights);
  const rows = packRows(pieces.length, vocabulary.size, (row) => {
    const p = pieces[row] as (typeof pieces)[number];
    return vectoriser.vectorise({ count: p.hash.length, hash: p.hash, field: p.field });
  });
  const groups = groupLabels(labels);
  const folds = foldCount(examples.length, groups.count);
  const steps = folds + 1;
  const report = (done: number): void => options.onProgress?.(done / steps);

  const heldOut: HeldOut[] = [];
  const fold = assignFolds(y, folds, seed);
  for (let f = 0; f < folds; f++) {
    heldOut.push(...scoreFold({ rows, y, fold, f, groups, settings, seed, folds }));
    report(f + 1);
  }
  const all = Int32Array.from(pieces, (_, i) => i);
  const linear = fitLinear(rows, y, all, groups, settings, seed);
  report(steps);
  const calibration = fitCalibration(heldOut, groups);
  const judged = judge(heldOut, groups, calibration);
  const model: Omit<Model, 'id'> = {
    tokenizer: settings.tokenizer,
    script: settings.script,
    labels,
    harm: labels.map((label) => options.harm?.get(label) ?? 'normal'),
    vocabulary,
    ...linear,
    calibration,
    thresholds: chooseThresholds(judged),
    metrics: {
      examples: examples.length,
      intents: labels.length,
      features: vocabulary.size,
      heldOutAccuracy: judged.filter((p) => p.correct).length / Math.max(1, judged.length),
      heldOutCalibrationError: expectedCalibrationError(judged),
    },
  };
  return { id: trainingId(examples, settings, seed, options.harm), ...model };
}

/** Identity of a model by what it is made from; known before training, so that a cache can be asked first. */
export function trainingId(
  examples: readonly TrainingExample[],
  settings: NluSettings,
  seed: number,
  harm?: ReadonlyMap<string, Harm>,
): string {
  const hash = createHash('sha256').update(JSON.stringify([MODEL_CODE_VERSION, settings, seed]));
  for (const { text, intent } of examples) hash.update(JSON.stringify([text, intent, harm?.get(intent) ?? '']));
  return `linear-${hash.digest('hex').slice(0, 16)}`;
}

/** Raise when the maths of training changes while the settings do not. */
const MODEL_CODE_VERSION = 1;

/** Enough folds for a fair estimate on little data, few enough to keep training quick on much. */
function foldCount(examples: number, groups: number): number {
  const work = examples * groups;
  return work < 150_000 ? 5 : work < 400_000 ? 3 : 2;
}

interface FoldJob {
  rows: Rows;
  y: Int32Array;
  fold: Int32Array;
  f: number;
  folds: number;
  groups: Groups;
  settings: NluSettings;
  seed: number;
}

/** Trains without one fold and one part of the intents, and scores the fold. */
function scoreFold({ rows, y, fold, f, folds, groups, settings, seed }: FoldJob): HeldOut[] {
  const intents = groups.of.length;
  const hidden = (intent: number): boolean => isHiddenGroup(groups.of[intent] as number, f, folds, groups);
  const use: number[] = [];
  for (let i = 0; i < y.length; i++) if (fold[i] !== f && !hidden(y[i] as number)) use.push(i);
  const quick = { ...settings, solver: { ...settings.solver, tolerance: settings.solver.tolerance * 2, maxPasses: 12 } };
  const linear = fitLinear(rows, y, Int32Array.from(use), groups, quick, seed);
  const known = new Uint8Array(rows.features);
  for (const row of use) for (let k = rows.start[row] as number; k < (rows.start[row + 1] as number); k++) known[rows.index[k] as number] = 1;
  const out: HeldOut[] = [];
  for (let i = 0; i < y.length; i++) {
    if (fold[i] !== f) continue;
    const scores = new Float32Array(intents);
    scoreInto(linear, rowVector(rows, i), scores);
    for (let c = 0; c < intents; c++) if (hidden(c)) scores[c] = -3;
    out.push({ scores, coverage: rowCoverage(rows, i, known), label: hidden(y[i] as number) ? -1 : (y[i] as number) });
  }
  return out;
}

function rowVector(rows: Rows, row: number): SparseVector {
  const [from, to] = [rows.start[row] as number, rows.start[row + 1] as number];
  return { count: to - from, index: rows.index.subarray(from, to), value: rows.value.subarray(from, to) };
}

function rowCoverage(rows: Rows, row: number, known: Uint8Array): number {
  let seen = 0;
  let all = 0;
  for (let k = rows.start[row] as number; k < (rows.start[row + 1] as number); k++) {
    const v = (rows.value[k] as number) ** 2;
    all += v;
    if (known[rows.index[k] as number]) seen += v;
  }
  return all > 0 ? seen / all : 0;
}

/**
 * Two floors. Where labels name topics, one function per topic is trained on all sentences, and one per intent against
 * the other intents of its topic only; an intent's score is the sum, so serving sees one flat linear model. "Which
 * subject" rests on all of a topic's sentences instead of on each intent's few, and training is many times quicker.
 * Labels without topics are their own topic, and there is one floor.
 */
function fitLinear(
  rows: Rows,
  y: Int32Array,
  use: Int32Array,
  groups: Groups,
  { solver }: NluSettings,
  seed: number,
): Pick<Model, 'rowStart' | 'column' | 'value' | 'bias'> {
  const intents = groups.of.length;
  const columns = new SparseColumns(rows.features, intents);
  const scratch = createScratch(rows);
  const upper = { rows, labels: y.map((intent) => groups.of[intent] as number), use, settings: solver, seed, scratch };
  for (let topic = 0; topic < groups.count; topic++) {
    const members = [...groups.of.keys()].filter((intent) => groups.of[intent] === topic);
    solveOneVsRest({ ...upper, intents: [topic] }, (_, weights, bias) => {
      if (members.length === 1) return columns.add(members[0] as number, weights, bias);
      const base = weights.slice();
      const inside = use.filter((row) => groups.of[y[row] as number] === topic);
      const lower = { rows, labels: y, use: inside, intents: members, settings: solver, seed, scratch };
      solveOneVsRest(lower, (intent, own, ownBias) => {
        for (let f = 0; f < own.length; f++) own[f] = (own[f] as number) + (base[f] as number);
        columns.add(intent, own, bias + ownBias);
      });
      return undefined;
    });
  }
  return columns.toRows();
}

function fitCalibration(heldOut: readonly HeldOut[], groups: Groups): Calibration {
  const temperature = fitTemperature(heldOut);
  const shares = new Float64Array(groups.of.length);
  const rows: GateRow[] = heldOut.map((h) => {
    const best = bestGroup(softmax(h.scores, temperature, shares), h.scores, groups);
    const evidence = evidenceOf({ ...best, coverage: h.coverage });
    const known = h.label >= 0;
    // A stand-in is rightly understood when it is taken for out of scope, where the labels have such a topic.
    return { evidence, hit: best.group === (known ? groups.of[h.label] : groups.outOfScope), weight: known ? 1 : STAND_IN_WEIGHT };
  });
  return { temperature, gate: fitGate(rows) };
}

function judge(heldOut: readonly HeldOut[], groups: Groups, calibration: Calibration): Prediction[] {
  const shares = new Float64Array(groups.of.length);
  return heldOut
    .filter((h) => h.label >= 0)
    .map((h) => {
      const best = bestGroup(softmax(h.scores, calibration.temperature, shares), h.scores, groups);
      const confidence = gateConfidence(calibration.gate, evidenceOf({ ...best, coverage: h.coverage }));
      return { confidence, correct: groups.of[h.label] === best.group };
    });
}

/** The group with the largest summed share, the runner-up's share, and the best raw score inside the group. */
export function bestGroup(
  shares: Float64Array,
  scores: Float32Array,
  groups: Groups,
): { group: number; share: number; runnerUp: number; score: number } {
  const sums = new Float64Array(groups.count);
  const score = new Float64Array(groups.count).fill(-Infinity);
  for (let i = 0; i < shares.length; i++) {
    const g = groups.of[i] as number;
    sums[g] = (sums[g] as number) + (shares[i] as number);
    if ((scores[i] as number) > (score[g] as number)) score[g] = scores[i] as number;
  }
  let best = 0;
  let runnerUp = 0;
  for (let g = 1; g < groups.count; g++) {
    if ((sums[g] as number) > (sums[best] as number)) {
      runnerUp = sums[best] as number;
      best = g;
    } else if ((sums[g] as number) > runnerUp) runnerUp = sums[g] as number;
  }
  return { group: best, share: sums[best] as number, runnerUp, score: score[best] as number };
}

/** At most one in thirty of the sentences that we do understand may be refused. */
function chooseThresholds(judged: readonly Prediction[]): Thresholds {
  const right = judged.filter((p) => p.correct).map((p) => p.confidence);
  const unknown = Math.min(0.4, Math.max(0.1, quantile(right, 0.03) || 0.2));
  return {
    unknown,
    answer: Math.max(0.5, unknown + 0.05),
    lead: 0.1,
    byHarm: { low: -0.1, normal: 0, high: 0.1 },
  };
}
