import { parentPort, workerData } from 'node:worker_threads';
import type { TrainingExample } from '../contracts/classifier';
import { loadGeneralTools, loadNluData } from './load-data';
import type { Harm } from './model';
import { saveModel } from './model-bytes';
import { trainNodeNlpModel } from './node-nlp-engine';
import { trainModel } from './train';

/** Input of the training thread. */
export interface TrainJob {
  engine: 'linear' | 'node-nlp';
  examples: TrainingExample[];
  dataDir: string;
  /** Without the domain lexicon, for other people's data. */
  general: boolean;
  seed: number;
  harm: [string, Harm][];
  locale: 'zh' | 'en';
}

/** What it says: progress, then the bytes of a model file. */
export type TrainMessage = { kind: 'progress'; share: number } | { kind: 'done'; bytes: Uint8Array };

async function run(job: TrainJob): Promise<Uint8Array> {
  if (job.engine === 'node-nlp') {
    return Buffer.from(JSON.stringify(await trainNodeNlpModel(job.examples, job.locale)));
  }
  const { tools, charTable } = job.general ? loadGeneralTools(job.dataDir) : loadNluData(job.dataDir);
  const harm = new Map(job.harm);
  const onProgress = (share: number): void => say({ kind: 'progress', share });
  return saveModel(trainModel(job.examples, { tools, charTable, seed: job.seed, harm, onProgress }));
}

function say(message: TrainMessage): void {
  parentPort?.postMessage(message);
}

// Runs only as a worker. A failure rejects, ends the thread, and reaches the parent as its 'error' event.
if (parentPort) void run(workerData as TrainJob).then((bytes) => say({ kind: 'done', bytes }));
