import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { readConfig } from '../shared/config';
import { startEmbeddedStore } from '../storage/embedded';
import { exportAll, importAll } from '../storage/transfer';
import type { CliIo } from './talk';

/**
 * `db export FILE | import FILE [--into-non-empty]`: everything, as JSON lines with a checksum line at the end. People's
 * data stays sealed, so the other store needs the same FIELD_KEY. Stop the service first. @returns exit code
 */
export async function runDb(args: readonly string[], io: CliIo): Promise<number> {
  const [verb, file, option] = args;
  const wrongOption = option !== undefined && !(verb === 'import' && option === '--into-non-empty');
  if ((verb !== 'export' && verb !== 'import') || !file || wrongOption) {
    io.stderr.write('db export FILE | import FILE [--into-non-empty]\n');
    return 2;
  }
  return withStore(async (uri, production) => {
    const counts =
      verb === 'export'
        ? await exportTo(file, uri)
        : await importAll({
            uri,
            production,
            lines: createInterface({ input: createReadStream(file) }),
            intoNonEmpty: option !== undefined,
          });
    io.stdout.write(`${JSON.stringify(counts)}\n`);
    return 0;
  });
}

/** Written beside and moved into place, so that a file of this name is always whole. */
async function exportTo(file: string, uri: string): Promise<Record<string, number>> {
  const half = `${file}.part`;
  const handle = await open(half, 'w', 0o600);
  try {
    const lines = exportAll({ uri });
    for (;;) {
      const next = await lines.next();
      if (next.done) {
        await handle.sync();
        await handle.close();
        await rename(half, file);
        return next.value;
      }
      await handle.write(next.value);
    }
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(half, { force: true });
    throw error;
  }
}

async function withStore(use: (uri: string, production: boolean) => Promise<number>): Promise<number> {
  const config = readConfig();
  if (config.mongodbUri) return use(config.mongodbUri, true);
  const store = await startEmbeddedStore({ dataDir: config.dataDir });
  try {
    return await use(store.uri, false);
  } finally {
    await store.stop();
  }
}
