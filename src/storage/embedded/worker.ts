import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../shared/clock';
import { Cursors } from './cursors';
import { EmbeddedStoreError } from './errors';
import { placeSocket, prepareFolder } from './folder';
import { openLog } from './log';
import { listen } from './server';
import { Store } from './store';
import { sweepExpired, SWEEP_MS } from './ttl';
import type { WorkerInput, WorkerReport } from './worker-messages';

/** Opens the store, serves it, and tells the main thread how it went. Everything of the store runs in this thread. */
async function main(input: WorkerInput): Promise<void> {
  const log = openLog(prepareFolder(input.dataDir), input.dataDir);
  const store = new Store(log, systemClock, input.dataDir);
  const socket = placeSocket(input.dataDir);
  const server = await listen(socket.path, store, new Cursors(systemClock));

  let timer = setTimeout(sweep, SWEEP_MS);
  function sweep(): void {
    const more = sweepExpired(store);
    timer = setTimeout(sweep, more ? 0 : SWEEP_MS);
  }

  parentPort?.once('message', () => {
    clearTimeout(timer);
    // Pending commits answer first, then connections close, then the log becomes one file.
    store.flush();
    void server.close().then(() => {
      store.close();
      socket.remove();
      report({ kind: 'stopped' });
      parentPort?.close();
    });
  });
  report({ kind: 'ready', socketPath: socket.path });
}

function report(message: WorkerReport): void {
  parentPort?.postMessage(message);
}

main(workerData as WorkerInput).catch((error: unknown) => {
  const known = error instanceof EmbeddedStoreError;
  const { dataDir } = workerData as WorkerInput;
  const message = error instanceof Error ? error.message : String(error);
  report({
    kind: 'failed',
    code: known ? error.code : 'STORE_UNAVAILABLE',
    message: known ? message : `The store in ${dataDir} cannot be started: ${message.split('\n')[0]}`,
  });
  parentPort?.close();
});
