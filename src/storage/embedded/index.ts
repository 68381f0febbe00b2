import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { resolveWorkerEntry } from '../../shared/worker-entry';
import { EmbeddedStoreError } from './errors';
import type { WorkerInput, WorkerReport } from './worker-messages';

export { EmbeddedStoreError, type EmbeddedStoreErrorCode } from './errors';

export interface EmbeddedStoreOptions {
  /** Folder of the data. Made (mode 0700) when it is missing. One process at a time. */
  dataDir: string;
  /**
   * Called once when the store's thread ends without {@link EmbeddedStore.stop}: nothing is served any more, and the
   * process should shut down. What was acknowledged is on disk.
   */
  onExit?: (error: Error) => void;
}

export interface EmbeddedStore {
  /** For `mongoose.connect`. Reachable by this user's processes on this machine only. */
  uri: string;
  /** Finishes pending commits, closes connections, writes everything into one file, removes the socket. Repeatable. */
  stop(): Promise<void>;
}

const DATABASE = 'gongyou';

/**
 * Starts the built-in store: a server that speaks MongoDB's wire protocol over a Unix domain socket, in a thread of
 * its own. A write it acknowledges is on disk. Close your connections before {@link EmbeddedStore.stop}.
 *
 * @throws EmbeddedStoreError STORE_LOCKED (in use by another process), STORE_DAMAGED, STORE_NEWER (written by a later
 * version) or STORE_UNAVAILABLE (no permission, no space, …); the message is one line and names the folder
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const dataDir = path.resolve(options.dataDir);
  const workerData: WorkerInput = { dataDir };
  const worker = new Worker(resolveWorkerEntry(__dirname, 'worker'), { workerData, name: 'embedded-store' });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  // Listened to from the start: a thread may report that it is ready and die in the same turn of our loop, and its
  // reason would be gone before the code after the await could ask for it.
  let crash = new Error(`The thread of the store in ${dataDir} ended`);
  worker.on('error', (error) => (crash = error instanceof Error ? error : crash));
  const socketPath = await untilReady(worker, exited, dataDir);

  let stopping: Promise<void> | undefined;
  void exited.then(() => {
    if (!stopping) options.onExit?.(crash);
  });

  return {
    uri: `mongodb://${encodeURIComponent(socketPath)}/${DATABASE}?directConnection=true&retryWrites=false`,
    stop() {
      if (!stopping) {
        worker.postMessage('stop');
        stopping = exited;
      }
      return stopping;
    },
  };
}

async function untilReady(worker: Worker, exited: Promise<void>, dataDir: string): Promise<string> {
  const unavailable = (cause?: unknown): EmbeddedStoreError =>
    new EmbeddedStoreError('STORE_UNAVAILABLE', `The store in ${dataDir} cannot be started`, { cause });
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.once('error', (error) => reject(unavailable(error)));
      void exited.then(() => reject(unavailable()));
      worker.once('message', (report: WorkerReport) => {
        if (report.kind === 'ready') resolve(report.socketPath);
        else if (report.kind === 'failed') reject(new EmbeddedStoreError(report.code, report.message));
      });
    });
  } catch (error) {
    // Only when the thread is gone has it let go of the folder.
    await exited;
    throw error;
  }
}
