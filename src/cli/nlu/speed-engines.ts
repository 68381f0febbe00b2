import type { Classifier, TrainingExample } from '../../contracts/classifier';
import {
  createLinearClassifier,
  createNodeNlpClassifier,
  loadGeneralTools,
  loadModel,
  loadNluData,
  saveModel,
  trainInWorker,
  trainModel,
  trainNodeNlpModel,
  type NodeNlpModel,
} from '../../nlu';
import { median, round, usedMegabytes, type Engine, type TrainingData } from './common';
import { madeUp, timeEach } from './speed-samples';

/** A trained model as bytes, and how its engine makes a classifier of them, language data included. */
export interface Saved {
  bytes: Buffer;
  open: () => Classifier;
}

export async function trainAndSave(engine: Engine, content: TrainingData, dataDir: string): Promise<Saved> {
  if (engine === 'linear') {
    const bytes = saveModel(trainModel(content.examples, { ...loadNluData(dataDir), harm: content.harm }));
    const open = (): Classifier => {
      const { tools, charTable } = loadNluData(dataDir);
      return createLinearClassifier(loadModel(bytes), tools, charTable);
    };
    return { bytes, open };
  }
  const bytes = Buffer.from(JSON.stringify(await trainNodeNlpModel(content.examples, 'zh')));
  return { bytes, open: () => createNodeNlpClassifier(JSON.parse(bytes.toString('utf8')) as NodeNlpModel) };
}

/** From the bytes of a model, and the language data on disk, to the first answer. node-nlp's package is loaded already. */
export function timeLoads({ bytes, open }: Saved): object {
  const loads = Array.from({ length: 5 }, () => {
    const start = performance.now();
    open().classify('你好');
    return performance.now() - start;
  });
  return { milliseconds: round(median(loads), 1), modelBytes: bytes.length };
}

/** A training that takes longer is given up, which its row says. */
const LONGEST_TRAINING_SECONDS = 150;

/**
 * Trains one engine on so many made-up intents (40 sentences each, 10 from 1,000 on) in the worker that a server trains
 * in, starting it included, and measures what comes of it. Memory is the classifier's own, language data and packages aside.
 */
export async function sizeAt(engine: Engine, intents: number, dataDir: string): Promise<object> {
  const language = loadGeneralTools(dataDir);
  language.tools.vectors('han');
  const examples = madeUp(intents, intents >= 1000 ? 10 : 40);
  const facts = { what: 'size', engine, intents, sentences: examples.length };
  const before = await settledMegabytes();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const signal = AbortSignal.timeout(LONGEST_TRAINING_SECONDS * 1000);
  const options = { engine, examples, dataDir, language, cacheDir: null, general: true, signal };
  const trained = await trainInWorker(options).catch((error: unknown) => error as Error);
  const seconds = (performance.now() - start) / 1000;
  if (trained instanceof Error) {
    const why = signal.aborted ? 'training took too long' : trained.message;
    return { ...facts, givenUpAfterSeconds: round(seconds, 0), why };
  }
  const used = process.cpuUsage(cpu);
  const memory = (await settledMegabytes()) - before;
  return {
    ...facts,
    trainSeconds: round(seconds, 2),
    trainCpuSeconds: round((used.user + used.system) / 1e6, 2),
    modelMegabytes: round(trained.bytes / 1e6, 1),
    memoryMegabytes: round(memory, 1),
    ...timeEach(textsOf(examples), (t) => trained.classifier.classify(t)),
  };
}

/** What an earlier measurement or an ended worker held is let go only in a later turn of the event loop. */
async function settledMegabytes(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    usedMegabytes();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return usedMegabytes();
}

function textsOf(examples: readonly TrainingExample[]): string[] {
  return examples.slice(0, 3000).map((e) => e.text);
}
