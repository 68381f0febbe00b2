import type { EmbeddedStoreErrorCode } from './errors';

export interface WorkerInput {
  dataDir: string;
}

/** From the worker to the main thread. The other way there is one message only, of any content: stop. */
export type WorkerReport =
  | { kind: 'ready'; socketPath: string }
  | { kind: 'failed'; code: EmbeddedStoreErrorCode; message: string }
  | { kind: 'stopped' };
