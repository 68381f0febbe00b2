import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Classifier } from '../../contracts/classifier';
import { createLinearClassifier, loadGeneralTools, saveModel, trainModel, trainNodeNlp } from '../../nlu';
import { auroc, macroF1 } from '../../nlu/metrics';
import { chooseSettings } from '../../nlu/settings';
import {
  COMMON_OPTIONS,
  UsageError,
  chooseEngines,
  median,
  parseArgs,
  percentile,
  readTsv,
  round,
  usedMegabytes,
  type Engine,
  type Labelled,
  type NluIo,
} from './common';

/** `nlu bench DIR…`: both engines on the same sentences in the same process. DIR may also hold several data sets. */
export async function runBench(args: string[], io: NluIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...COMMON_OPTIONS, engine: { type: 'string', default: 'linear' } },
  });
  const engines = chooseEngines(values.engine);
  const dirs = positionals.flatMap(dataSets);
  if (dirs.length === 0) throw new UsageError('give a folder with train.tsv and test.tsv');
  for (const dir of dirs) {
    const train = readTsv(path.join(dir, 'train.tsv'));
    const test = readTsv(path.join(dir, 'test.tsv'));
    for (const engine of engines) {
      const result = await benchOne(engine, train, test, values.data);
      io.stdout.write(`${JSON.stringify({ set: path.basename(dir), engine, ...result })}\n`);
    }
  }
  return 0;
}

function dataSets(dir: string): string[] {
  if (existsSync(path.join(dir, 'train.tsv'))) return [dir];
  if (!existsSync(dir)) throw new UsageError(`no folder ${dir}`);
  const inside = readdirSync(dir).map((name) => path.join(dir, name));
  const found = inside.filter((sub) => existsSync(path.join(sub, 'train.tsv'))).sort();
  if (found.length === 0) throw new UsageError(`no train.tsv in ${dir}`);
  return found;
}

async function benchOne(
  engine: Engine,
  train: Labelled[],
  test: Labelled[],
  dataDir: string,
): Promise<object> {
  const examples = train.map(({ text, label }) => ({ text, intent: label }));
  const before = usedMegabytes();
  let modelBytes: number | null = null;
  let classifier: Classifier;
  let trainSeconds: number;
  if (engine === 'linear') {
    const language = loadGeneralTools(dataDir);
    const start = performance.now();
    const model = trainModel(examples, language);
    trainSeconds = (performance.now() - start) / 1000;
    modelBytes = saveModel(model).length;
    classifier = createLinearClassifier(model, language.tools, language.charTable);
  } else {
    const locale = chooseSettings(train.map((e) => e.text)).script === 'han' ? 'zh' : 'en';
    const start = performance.now();
    classifier = await trainNodeNlp(examples, locale);
    trainSeconds = (performance.now() - start) / 1000;
  }
  const memoryMb = usedMegabytes() - before;
  return {
    ...judge(classifier, train, test),
    trainSeconds: round(trainSeconds, 3),
    memoryMb: round(memoryMb, 1),
    modelBytes,
  };
}

function judge(classifier: Classifier, train: Labelled[], test: Labelled[]): object {
  const known = new Set(train.map((e) => e.label));
  const inScope: number[] = [];
  const outOfScope: number[] = [];
  const truth: string[] = [];
  const predicted: string[] = [];
  const micros: number[] = [];
  // Warm up on training sentences, so that the first test sentences are not charged for compiling.
  for (let i = 0; i < 200; i++) classifier.classify((train[i % train.length] as Labelled).text);
  for (const { text, label } of test) {
    const start = performance.now();
    const { ranked } = classifier.classify(text);
    micros.push((performance.now() - start) * 1000);
    const confidence = ranked[0]?.confidence ?? 0;
    if (!known.has(label)) {
      outOfScope.push(confidence);
      continue;
    }
    inScope.push(confidence);
    truth.push(label);
    predicted.push(ranked[0]?.intent ?? '');
  }
  const right = truth.filter((label, i) => label === predicted[i]).length;
  return {
    accuracy: round(right / truth.length),
    macroF1: round(macroF1(truth, predicted)),
    auroc: round(auroc(inScope, outOfScope)),
    tested: truth.length,
    outOfScope: outOfScope.length,
    microsMedian: round(median(micros), 1),
    microsP99: round(percentile(micros, 0.99), 1),
  };
}
