import { spawnSync } from 'node:child_process';
import { unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { freshFolder, removeFolders } from './harness';

afterAll(removeFolders);

test('should call onExit when the thread dies, and not after stop', () => {
  const root = path.join(__dirname, '..', '..', '..');
  const build = path.join(root, 'node_modules', '.cache', 'gongyou-exit');
  buildSync({
    entryPoints: [path.join(root, 'src/storage/embedded/index.ts')],
    outfile: path.join(build, 'store.js'),
    bundle: true,
    platform: 'node',
    packages: 'external',
  });
  // A worker that dies as soon as it is asked anything, in the place where the built one would be.
  const script = `
    const fs = require('node:fs');
    const worker = ${JSON.stringify(path.join(build, 'worker.js'))};
    fs.writeFileSync(worker, "require('node:worker_threads').parentPort.postMessage({kind:'ready',socketPath:'/x'});" +
      (process.argv[1] === 'die' ? "setImmediate(() => { throw new Error('died') })"
        : "require('node:worker_threads').parentPort.once('message', () => process.exit(0))"));
    require(${JSON.stringify(path.join(build, 'store.js'))})
      .startEmbeddedStore({ dataDir: ${JSON.stringify(freshFolder())}, onExit: (e) => console.log('exit:' + e.message) })
      .then((store) => process.argv[1] === 'stop' && store.stop());`;
  const run = (how: string): string =>
    spawnSync(process.execPath, ['-e', script, how], { encoding: 'utf8' }).stdout;
  expect(run('die').trim()).toBe('exit:died');
  expect(run('stop').trim()).toBe('');
  unlinkSync(path.join(build, 'worker.js'));
});
