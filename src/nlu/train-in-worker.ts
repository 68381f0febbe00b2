import { Worker } from 'node:worker_threads';
import type { Classifier, TrainingExample } from '../contracts/classifier';
import { resolveWorkerEntry } from '../shared/worker-entry';
import type { Harm } from './model';
import { loadModel } from './model-bytes';
import { readCached, writeCached } from './model-cache';
import { createNodeNlpClassifier, nodeNlpId, type NodeNlpModel } from './node-nlp-engine';
import { createLinearClassifier } from './pipeline';
import { chooseSettings } from './settings';
import type { LanguageTools } from './tools';
import { trainingId } from './train';
import type { TrainJob, TrainMessage } from './train-worker';

export interface WorkerTrainingOptions {
  engine: 'linear' | 'node-nlp';
  examples: readonly TrainingExample[];
  /** The project's data folder; the worker reads it for itself. */
  dataDir: string;
  /** Tools of this thread, for the finished classifier. */
  language: LanguageTools;
  /** Where finished models are kept; null keeps none. */
  cacheDir: string | null;
  seed?: number;
  harm?: ReadonlyMap<string, Harm>;
  /** Leave the domain lexicon out: for other people's data. */
  general?: boolean;
  /** 0–1. Not called when the model comes from the cache. */
  onProgress?: (share: number) => void;
  /** Aborting ends the thread at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Told of a damaged cache file; the text names no content. */
  onWarning?: (message: string) => void;
}

export interface TrainedClassifier {
  classifier: Classifier;
  fromCache: boolean;
  /** Size of the model file. */
  bytes: number;
}

/** A training thread gets no more than this: enough for 1,000 intents, too little to take the server down. */
const MAX_OLD_SPACE_MB = 1024;

/**
 * Trains in a worker thread, or takes the finished model from the cache. The calling thread only waits: the reply to a
 * worker is never late because an editor pressed "publish". The returned classifier has been warmed up, so swapping it
 * in is one assignment.
 */
export async function trainInWorker(options: WorkerTrainingOptions): Promise<TrainedClassifier> {
  options.signal?.throwIfAborted();
  const id = contentId(options);
  const cached = fromCache(options, id);
  if (cached) return cached;
  const bytes = await runWorker(options);
  const classifier = open(options, bytes);
  if (options.cacheDir !== null) writeCached(options.cacheDir, id, bytes);
  return { classifier, fromCache: false, bytes: bytes.length };
}

function contentId(o: WorkerTrainingOptions): string {
  if (o.engine === 'node-nlp') return nodeNlpId(o.examples);
  const settings = chooseSettings(o.examples.map((e) => e.text));
  return trainingId(o.examples, settings, { ...o.language, seed: o.seed, harm: o.harm });
}

function fromCache(options: WorkerTrainingOptions, id: string): TrainedClassifier | undefined {
  if (options.cacheDir === null) return undefined;
  try {
    const bytes = readCached(options.cacheDir, id);
    return bytes && { classifier: open(options, bytes), fromCache: true, bytes: bytes.length };
  } catch (error) {
    options.onWarning?.(`cached model ${id} cannot be used and is trained again: ${(error as Error).name}`);
    return undefined;
  }
}

function open(options: WorkerTrainingOptions, bytes: Buffer): Classifier {
  const { tools, charTable } = options.language;
  const classifier =
    options.engine === 'node-nlp'
      ? createNodeNlpClassifier(JSON.parse(bytes.toString('utf8')) as NodeNlpModel)
      : createLinearClassifier(loadModel(bytes), tools, charTable);
  // Warm-up: the first real message should not pay for compiling the hot loops.
  for (let i = 0; i < 20; i++)
    classifier.classify((options.examples[i % options.examples.length] as TrainingExample).text);
  return classifier;
}

function runWorker(options: WorkerTrainingOptions): Promise<Buffer> {
  const job: TrainJob = {
    engine: options.engine,
    examples: options.examples.map(({ text, intent }) => ({ text, intent })),
    dataDir: options.dataDir,
    general: options.general ?? false,
    seed: options.seed ?? 1,
    harm: [...(options.harm ?? [])],
    locale: chooseSettings(options.examples.map((e) => e.text)).script === 'han' ? 'zh' : 'en',
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(resolveWorkerEntry(__dirname, 'train-worker'), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_SPACE_MB },
    });
    const stop = (): void => {
      reject(options.signal?.reason as Error);
      void worker.terminate();
    };
    options.signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: TrainMessage) => {
      if (message.kind === 'progress') options.onProgress?.(message.share);
      else resolve(Buffer.from(message.bytes));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      options.signal?.removeEventListener('abort', stop);
      reject(new Error(`training thread ended with code ${code} before it was done`));
    });
  });
}
