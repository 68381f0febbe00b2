import path from 'node:path';
import { loadGeneralTools, loadNluData, trainModel } from '../../nlu';
import { HAN_SETTINGS, SPACED_SETTINGS, chooseSettings, type NluSettings } from '../../nlu/settings';
import { COMMON_OPTIONS, parseArgs, readIntents, readTsv, round, type NluIo } from './common';

/** One change of the settings; a null leaves the other script alone. */
interface Variant {
  name: string;
  change: (s: NluSettings) => NluSettings;
}

const withWeight =
  (field: number, weight: number) =>
  (s: NluSettings): NluSettings => ({
    ...s,
    weights: { ...s.weights, fieldWeights: s.weights.fieldWeights.map((w, i) => (i === field ? weight : w)) },
  });
const withWeights =
  (weights: Partial<NluSettings['weights']>) =>
  (s: NluSettings): NluSettings => ({
    ...s,
    weights: { ...s.weights, ...weights },
  });
const withFeatures =
  (features: Partial<NluSettings['features']>) =>
  (s: NluSettings): NluSettings => ({
    ...s,
    features: { ...s.features, ...features },
  });
const withSolver =
  (solver: Partial<NluSettings['solver']>) =>
  (s: NluSettings): NluSettings => ({
    ...s,
    solver: { ...s.solver, ...solver },
  });

const VARIANTS: readonly Variant[] = [
  { name: 'as shipped', change: (s) => s },
  { name: 'no words', change: withWeight(1, 0) },
  { name: 'no word pairs', change: withWeight(2, 0) },
  { name: 'no sound', change: withWeight(3, 0) },
  { name: 'no concepts', change: withWeight(4, 0) },
  {
    name: 'characters only',
    change: (s) => ({
      ...s,
      weights: { ...s.weights, fieldWeights: [1, 0, 0, 0, 0], meaningWeight: 0 },
    }),
  },
  { name: 'no meaning', change: withWeights({ meaningWeight: 0 }) },
  { name: 'meaning at full voice', change: withWeights({ meaningFloor: 0 }) },
  { name: 'longer character runs', change: (s) => withFeatures({ charMax: s.features.charMax + 1 })(s) },
  { name: 'classic idf', change: withWeights({ idfPower: 1 }) },
  { name: 'square-root idf', change: withWeights({ idfPower: 0.5 }) },
  { name: 'no class balance', change: withSolver({ balance: 0 }) },
  { name: 'no centroid', change: withSolver({ centroidWeight: 0 }) },
  {
    name: 'twice the centroid',
    change: (s) => withSolver({ centroidWeight: s.solver.centroidWeight * 2 })(s),
  },
  { name: 'half the cost', change: (s) => withSolver({ cost: s.solver.cost / 2 })(s) },
  { name: 'half the passes', change: (s) => withSolver({ maxPasses: Math.ceil(s.solver.maxPasses / 2) })(s) },
  { name: 'twice the cost', change: (s) => withSolver({ cost: s.solver.cost * 2 })(s) },
];

/** `nlu ablate [DIR…]`: held-out accuracy on TRAINING sentences of each data set (and of intents/), a change at a time. */
export function runAblate(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: COMMON_OPTIONS });
  const general = loadGeneralTools(values.data);
  const own = loadNluData(values.data);
  const sets = [
    { name: 'intents', language: own, examples: readIntents(values.intents).examples },
    ...positionals.map((dir) => ({
      name: path.basename(dir),
      language: general,
      examples: readTsv(path.join(dir, 'train.tsv')).map(({ text, label }) => ({ text, intent: label })),
    })),
  ];
  for (const { name, change } of VARIANTS) {
    const row: Record<string, unknown> = { variant: name };
    for (const set of sets) {
      const base =
        chooseSettings(set.examples.map((e) => e.text)).script === 'han' ? HAN_SETTINGS : SPACED_SETTINGS;
      const { metrics } = trainModel(set.examples, { ...set.language, settings: change(base) });
      row[set.name] = round(metrics.heldOutAccuracy * 100, 1);
    }
    io.stdout.write(`${JSON.stringify(row)}\n`);
  }
  return Promise.resolve(0);
}
