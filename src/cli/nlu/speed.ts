import { monitorEventLoopDelay } from 'node:perf_hooks';
import { detectSafety } from '../../dialogue/safety';
import { createUnderstander, loadGeneralTools, loadNluData, trainInWorker } from '../../nlu';
import {
  COMMON_OPTIONS,
  chooseEngines,
  parseArgs,
  readIntents,
  round,
  usedMegabytes,
  type NluIo,
} from './common';
import { sizeAt, timeLoads, trainAndSave } from './speed-engines';
import { madeUp, shuffledSentences, timeEach } from './speed-samples';

const SENTENCE = '20 characters';

/**
 * `nlu speed [--engine linear|node-nlp|all] [--messages N]`: time and memory on this machine, now, both engines on the
 * same sentences in one run. What both have is a row for each; the rest is the default engine's or the service's.
 */
export async function runSpeed(args: string[], io: NluIo): Promise<number> {
  const options = {
    ...COMMON_OPTIONS,
    messages: { type: 'string', default: '1000000' },
    engine: { type: 'string', default: 'all' },
  } as const;
  const { values } = parseArgs({ args, options });
  const engines = chooseEngines(values.engine);
  const line = (value: object): boolean => io.stdout.write(`${JSON.stringify(value)}\n`);
  const content = readIntents(values.intents);
  const sentences = shuffledSentences(content.examples, 20, 4000);
  const facts = {
    intents: new Set(content.examples.map((e) => e.intent)).size,
    sentences: content.examples.length,
  };

  for (const engine of engines) {
    const start = performance.now();
    const saved = await trainAndSave(engine, content, values.data);
    line({ what: 'train', engine, ...facts, seconds: round((performance.now() - start) / 1000, 2) });
    line({ what: 'load data and model', engine, ...timeLoads(saved) });
    const classifier = saved.open();
    const classify = (t: string): unknown => classifier.classify(t);
    line({ what: `classify, ${SENTENCE}`, engine, ...timeEach(sentences, classify) });
    if (engine !== 'linear') continue;
    const understand = createUnderstander({ ...loadNluData(values.data), classifier: () => classifier });
    const everything = (t: string): unknown =>
      understand(t, { today: '2026-11-24', safety: { level: 'none' } });
    line({
      what: `understand with entities, ${SENTENCE}`,
      engine,
      ...timeEach(sentences, everything),
    });
    line(heapOver(Number(values.messages), everything, sentences));
    line(await trainingBesideServing(values.data));
  }
  line({ what: `danger check, ${SENTENCE}`, ...timeEach(sentences, detectSafety) });
  for (const intents of [20, 150, 1000])
    for (const engine of engines) line(await sizeAt(engine, intents, values.data));
  return 0;
}

/** What a serving loop feels while 6,000 sentences in 150 intents train in the worker. */
async function trainingBesideServing(dataDir: string): Promise<object> {
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
    engine: 'linear',
    sentences: examples.length,
    seconds: round(seconds, 2),
    loopP99Idle: idle,
    loopP99Training: busy,
  };
}

/** 99th percentile of how late the event loop is while `work` goes on, in milliseconds. */
async function loopDelay(work: () => Promise<unknown>): Promise<number | null> {
  const histogram = monitorEventLoopDelay({ resolution: 2 });
  histogram.enable();
  await work();
  histogram.disable();
  return round(histogram.percentile(99) / 1e6, 2);
}

/** Different messages by the million: the heap after must be the heap before. */
function heapOver(messages: number, run: (text: string) => unknown, sentences: readonly string[]): object {
  for (let i = 0; i < 20_000; i++) run(`${sentences[i % sentences.length]}${i}`);
  const before = usedMegabytes();
  for (let i = 0; i < messages; i++) run(`${sentences[i % sentences.length]}${i}`);
  return {
    what: 'heap',
    engine: 'linear',
    messages,
    megabytesBefore: round(before, 1),
    megabytesAfter: round(usedMegabytes(), 1),
  };
}
