import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Classifier } from '../contracts/classifier';
import type { TopicIntent } from '../contracts/content-service';
import type { Config } from '../shared/config';
import { sha256Hex } from '../shared/crypto';
import type { Logger } from '../shared/logger';
import type { NluData } from './load-data';
import { trainInWorker } from './train-in-worker';

export interface TrainerOptions {
  config: Pick<Config, 'nluEngine' | 'dataDir'>;
  logger: Logger;
  progress: (line: string) => void;
  /** Folder of the language data; the worker reads it for itself. */
  dataDir: string;
  nlu: NluData;
  /** Where trained models are kept; `models` in the service's data folder unless told. */
  modelsDir?: string;
}

/** Trains off the main thread, or takes the model from the cache. Asked twice for the same intents, it works once. */
export function createTrainer(
  options: TrainerOptions,
): (intents: readonly TopicIntent[]) => Promise<Classifier> {
  let last: { key: string; result: Promise<Classifier> } | null = null;
  return (intents) => {
    const key = sha256Hex(JSON.stringify(intents.map(({ id, harm, examples }) => [id, harm, examples])));
    if (last?.key !== key) last = { key, result: train(intents, options) };
    const { result } = last;
    // A failure is not kept: the next wish tries again.
    result.catch(() => {
      if (last?.result === result) last = null;
    });
    return result;
  };
}

async function train(intents: readonly TopicIntent[], options: TrainerOptions): Promise<Classifier> {
  const begun = performance.now();
  const { classifier, fromCache } = await trainInWorker({
    engine: options.config.nluEngine,
    examples: intents.flatMap((intent) => intent.examples.map((text) => ({ text, intent: intent.id }))),
    harm: new Map(intents.map((intent) => [intent.id, intent.harm])),
    dataDir: options.dataDir,
    language: options.nlu,
    cacheDir: options.modelsDir ?? path.join(options.config.dataDir, 'models'),
    onWarning: (message) => options.logger.warn({ category: 'nlu' }, message),
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  options.progress(
    `understanding: ${fromCache ? 'model from cache' : 'model trained'}, ${intents.length} intents, ${seconds} s`,
  );
  return classifier;
}
