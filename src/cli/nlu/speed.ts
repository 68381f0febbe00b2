import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Classifier, TrainingExample } from '../../contracts/classifier';
import {
  createLinearClassifier,
  createUnderstander,
  loadGeneralTools,
  loadModel,
  loadNluData,
  saveModel,
  trainInWorker,
  trainModel,
  trainNodeNlp,
} from '../../nlu';
import { createRandom } from '../../nlu/random';
import { COMMON_OPTIONS, median, parseArgs, percentile, readIntents, round, type NluIo } from './common';

/** `nlu speed [--messages N] [--engine all]`: time and memory on this machine, now. */
export async function runSpeed(args: string[], io: NluIo): Promise<number> {
  const options = {
    ...COMMON_OPTIONS,
    messages: { type: 'string', default: '1000000' },
    engine: { type: 'string', default: 'linear' },
  } as const;
  const { values } = parseArgs({ args, options });
  const line = (value: object): boolean => io.stdout.write(`${JSON.stringify(value)}\n`);
  const { examples, harm } = readIntents(values.intents);
  const first = loadNluData(values.data);
  const bytes = saveModel(trainModel(examples, { ...first, harm }));

  const loads = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const d = loadNluData(values.data);
    createLinearClassifier(loadModel(bytes), d.tools, d.charTable).classify('你好');
    return performance.now() - start;
  });
  line({ what: 'load data and model', milliseconds: round(median(loads), 1), modelBytes: bytes.length });

  const classifier = createLinearClassifier(loadModel(bytes), first.tools, first.charTable);
  const sentences = shuffledSentences(examples, 20, 4000);
  line({
    what: 'classify, 20 characters',
    engine: 'linear',
    ...timeEach(sentences, (t) => classifier.classify(t)),
  });
  const understand = createUnderstander({ ...first, classifier: () => classifier });
  const everything = (t: string): unknown =>
    understand(t, { today: '2026-11-24', safety: { level: 'none' } });
  line({
    what: 'understand with entities, 20 characters',
    engine: 'linear',
    ...timeEach(sentences, everything),
  });
  if (values.engine === 'all') {
    const other = await trainNodeNlp(examples);
    line({
      what: 'classify, 20 characters',
      engine: 'node-nlp',
      ...timeEach(sentences, (t) => other.classify(t)),
    });
  }
  for (const intents of [20, 150, 1000]) line(await sizeAt(intents, values.data));
  line(await trainingBesideServing(values.data, values.intents));
  line(heapOver(Number(values.messages), everything, sentences));
  return 0;
}

/** New sentences of a given length from pieces of the training sentences: never seen, but of known words. */
function shuffledSentences(examples: readonly TrainingExample[], length: number, count: number): string[] {
  const random = createRandom(3);
  const texts = examples.map((e) => e.text);
  return Array.from({ length: count }, () => {
    let out = '';
    while (out.length < length) {
      const text = texts[Math.floor(random() * texts.length)] as string;
      out += text.slice(0, 4 + Math.floor(random() * 8)).replace(/[，。！？、\s]/g, '');
    }
    return out.slice(0, length);
  });
}

function timeEach(sentences: readonly string[], run: (text: string) => unknown): object {
  for (const s of sentences.slice(0, 1500)) run(s);
  const micros = sentences.map((s) => {
    const start = performance.now();
    run(s);
    return (performance.now() - start) * 1000;
  });
  return { microsMedian: round(median(micros), 1), microsP99: round(percentile(micros, 0.99), 1) };
}

/** A made-up language of `intents` intents, 40 sentences each (6,000 at 150): sizes and times, not accuracy. */
function madeUp(intents: number, each: number): TrainingExample[] {
  const random = createRandom(11);
  const word = (seed: number): string =>
    String.fromCharCode(0x4e00 + ((seed * 7919) % 3000), 0x4e00 + ((seed * 104_729) % 3000));
  return Array.from({ length: intents * each }, (_, i) => {
    const intent = i % intents;
    const words = Array.from({ length: 8 }, () =>
      random() < 0.4
        ? word(intent * 31 + Math.floor(random() * 12))
        : word(100_000 + Math.floor(random() ** 2 * 4000)),
    );
    return { text: words.join(''), intent: `made_up_${intent}` };
  });
}

async function sizeAt(intents: number, dataDir: string): Promise<object> {
  const language = loadGeneralTools(dataDir);
  const examples = madeUp(intents, intents >= 1000 ? 10 : 40);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const bytes = saveModel(trainModel(examples, language));
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  const classifier: Classifier = createLinearClassifier(loadModel(bytes), language.tools, language.charTable);
  const speed = timeEach(
    examples.slice(0, 3000).map((e) => e.text),
    (t) => classifier.classify(t),
  );
  await Promise.resolve();
  return {
    what: 'size',
    intents,
    sentences: examples.length,
    trainSeconds: round(seconds, 2),
    trainCpuSeconds: round((used.user + used.system) / 1e6, 2),
    modelMegabytes: round(bytes.length / 1e6, 1),
    ...speed,
  };
}

/** What a serving loop feels while 6,000 sentences in 150 intents train in the worker. */
async function trainingBesideServing(dataDir: string, _intents: string): Promise<object> {
  const language = loadGeneralTools(dataDir);
  const examples = madeUp(150, 40);
  const idle = await loopDelay(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  let seconds = 0;
  const busy = await loopDelay(async () => {
    const start = performance.now();
    await trainInWorker({ engine: 'linear', examples, dataDir, language, cacheDir: null, general: true });
    seconds = (performance.now() - start) / 1000;
  });
  return {
    what: 'train in worker',
    sentences: examples.length,
    seconds: round(seconds, 2),
    loopP99Idle: idle,
    loopP99Training: busy,
  };
}

async function loopDelay(work: () => Promise<unknown>): Promise<number | null> {
  const histogram = monitorEventLoopDelay({ resolution: 2 });
  histogram.enable();
  await work();
  histogram.disable();
  return round(histogram.percentile(99) / 1e6, 2);
}

/** Different messages by the million: the heap after must be the heap before. Needs `node --expose-gc` to be exact. */
function heapOver(messages: number, run: (text: string) => unknown, sentences: readonly string[]): object {
  const heap = (): number => {
    (globalThis as { gc?: () => void }).gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
  for (let i = 0; i < 20_000; i++) run(`${sentences[i % sentences.length]}${i}`);
  const before = heap();
  for (let i = 0; i < messages; i++) run(`${sentences[i % sentences.length]}${i}`);
  return { what: 'heap', messages, megabytesBefore: round(before, 1), megabytesAfter: round(heap(), 1) };
}
