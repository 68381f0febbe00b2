import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CRISIS_KINDS, detectByRules, isCrisisKind } from '../../dialogue/safety';
import {
  encodeKindWeights,
  encodeWeights,
  type KindWeightsAt,
  type WeightAt,
} from '../../dialogue/safety/second-reader/table-format';
import { COMMON_OPTIONS, UsageError, parseArgs, readIntents, type NluIo } from './common';
import { readSafetyLines } from './safety-lines';
import {
  lesson,
  mostDangerous,
  onlyShared,
  sharedPlaces,
  trainDanger,
  trainKinds,
  type DangerModel,
  type Lesson,
} from './safety-train';

/** Intents whose sentences tell of a situation of the safety rules: no lessons in what is harmless. */
const ABOUT_A_CRISIS =
  /^(?:relief\.(?:no_food|homeless|stranded|left_behind|medical)|black_agency\.(?:id_kept|scam_check)|discrimination\.pregnancy|dismissal\.protected|work_injury\.injured_now)/;
const FOLDS = 5;
const MAX_WEIGHT = 127;
/** Weights smaller than this share of the largest are left out of the table. */
const SMALLEST_SHARE = 0.16;
const SMALLEST_KIND_SHARE = 0.3;

/**
 * `nlu safety-learn --out FILE.ts [--fragments FILE]... LIST...`: teaches the second reader of the safety rules and writes
 * its table. Prints first what held-out sentences of the lists say (fragments only ever teach): for each threshold, how
 * much is caught and how much is a false alarm, by the second reader alone and together with the rules.
 */
export function runSafetyLearn(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...COMMON_OPTIONS,
      out: { type: 'string' },
      threshold: { type: 'string', default: '0.3' },
      fragments: { type: 'string', multiple: true, default: [] },
    },
  });
  const threshold = Number(values.threshold);
  if (positionals.length === 0) throw new UsageError('give lists of level<TAB>kind<TAB>text lines');
  if (!Number.isFinite(threshold))
    throw new UsageError(`--threshold must be a number, not ${values.threshold}`);
  const lists = positionals.flatMap(readSafetyLines);
  const lessons = lists.map(({ kind, text }) => lesson(text, kindIndex(kind)));
  const always = [
    ...values.fragments.flatMap(readSafetyLines).map(({ kind, text }) => lesson(text, kindIndex(kind))),
    ...ordinarySentences(values.intents).map((text) => lesson(text, -1)),
  ];
  const byRules = lists.map(({ text }) => detectByRules(text).level !== 'none');
  for (const row of heldOut(lessons, always, byRules)) io.stdout.write(`${JSON.stringify(row)}\n`);
  if (values.out !== undefined) {
    const all = [...lessons, ...always];
    const shared = sharedPlaces(all);
    const taught = all.map((each) => onlyShared(each, shared));
    const danger = trainDanger(taught);
    const kinds = trainKinds(taught, danger, CRISIS_KINDS.length);
    writeFileSync(path.resolve(values.out), tableSource(danger, kinds, threshold));
  }
  return Promise.resolve(0);
}

const kindIndex = (kind: string): number => (isCrisisKind(kind) ? CRISIS_KINDS.indexOf(kind) : -1);

function ordinarySentences(intents: string): string[] {
  return readIntents(intents)
    .files.flatMap((file) => file.intents)
    .filter(({ id }) => !ABOUT_A_CRISIS.test(id))
    .flatMap(({ examples }) => examples)
    .filter((text) => detectByRules(text).level === 'none');
}

/** Every sentence of the lists is judged by a reader that has not learnt from it. */
function heldOut(
  lessons: readonly Lesson[],
  always: readonly Lesson[],
  byRules: readonly boolean[],
): object[] {
  const scores = new Float64Array(lessons.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const taught = [...lessons.filter((_, i) => i % FOLDS !== fold), ...always];
    const shared = sharedPlaces(taught);
    const model = trainDanger(taught.map((each) => onlyShared(each, shared)));
    lessons.forEach((each, i) => {
      if (i % FOLDS === fold) scores[i] = mostDangerous(model, onlyShared(each, shared).windows).score;
    });
  }
  const share = (of: boolean, hit: (i: number) => boolean): number => {
    const group = lessons.flatMap(({ kind }, i) => (kind >= 0 === of ? [i] : []));
    return Math.round((10_000 * group.filter(hit).length) / group.length) / 10_000;
  };
  return [-1, -0.75, -0.5, -0.25, 0, 0.2, 0.3, 0.4, 0.5, 0.7, 1].map((threshold) => ({
    threshold,
    alone: share(true, (i) => scores[i]! > threshold),
    aloneFalse: share(false, (i) => scores[i]! > threshold),
    withRules: share(true, (i) => byRules[i]! || scores[i]! > threshold),
    withRulesFalse: share(false, (i) => byRules[i]! || scores[i]! > threshold),
    // What the rules hear and this reader doubts: crises that would only be asked about, and alarms that would be.
    doubted: share(true, (i) => byRules[i]! && scores[i]! <= threshold),
    doubtedFalse: share(false, (i) => byRules[i]! && scores[i]! <= threshold),
  }));
}

function tableSource(danger: DangerModel, kinds: Map<number, Float64Array>, threshold: number): string {
  const top = danger.weights.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const unit = top / MAX_WEIGHT;
  const weights: WeightAt[] = [];
  danger.weights.forEach((value, place) => {
    if (Math.abs(value) >= top * SMALLEST_SHARE) weights.push({ place, weight: Math.round(value / unit) });
  });
  let topKind = 0;
  for (const own of kinds.values()) for (const value of own) topKind = Math.max(topKind, Math.abs(value));
  const kindUnit = topKind / MAX_WEIGHT;
  const kindWeights: KindWeightsAt[] = [...kinds]
    .sort(([a], [b]) => a - b)
    .map(([place, own]) => ({
      place,
      weights: [...own].flatMap((value, kind) =>
        Math.abs(value) >= topKind * SMALLEST_KIND_SHARE
          ? [{ kind, weight: Math.round(value / kindUnit) }]
          : [],
      ),
    }))
    .filter(({ weights: kept }) => kept.length > 0);
  const fixed = (value: number): string => value.toPrecision(8);
  return [
    '/** Written by `nlu safety-learn`; not for editing. How to write it again stands in test/dialogue/safety/lists/README.md. */',
    'export const LEARNT = {',
    `  bias: ${fixed(danger.bias)},`,
    `  unit: ${fixed(unit)},`,
    `  threshold: ${threshold},`,
    `  weights:\n    '${encodeWeights(weights)}',`,
    `  kindUnit: ${fixed(kindUnit)},`,
    `  kindWeights:\n    '${encodeKindWeights(kindWeights)}',`,
    '};',
    '',
  ].join('\n');
}
