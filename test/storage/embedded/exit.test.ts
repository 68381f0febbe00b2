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
  // A worker that dies when told to, in the place where the built one would be.
  const script = `
    const fs = require('node:fs');
    const how = process.argv[1];
    const worker = ${JSON.stringify(path.join(build, 'worker.js'))};
    const [go, dead] = [worker + '.go', worker + '.dead'];
    for (const mark of [go, dead]) fs.rmSync(mark, { force: true });
    const ways = {
      die: "while (!fs.existsSync(go)); throw new Error('died')",
      'die at once': "process.on('exit', () => fs.writeFileSync(dead, '')); throw new Error('died')",
      stop: "require('node:worker_threads').parentPort.once('message', () => process.exit(0))",
    };
    fs.writeFileSync(worker, "const fs = require('node:fs'); const [go, dead] = " + JSON.stringify([go, dead]) +
      "; require('node:worker_threads').parentPort.postMessage({kind:'ready',socketPath:'/x'});" + ways[how]);
    require(${JSON.stringify(path.join(build, 'store.js'))})
      .startEmbeddedStore({ dataDir: ${JSON.stringify(freshFolder())}, onExit: (e) => console.log('exit:' + e.message) })
      .then(
        (store) => how === 'stop' ? store.stop() : fs.writeFileSync(go, ''),
        (e) => console.log('refused:' + e.cause.message));
    // Both reports, ready and dead, lie waiting when our loop turns next; which is heard first is not ours to choose.
    if (how === 'die at once') while (!fs.existsSync(dead));`;
  const run = (how: string): string =>
    spawnSync(process.execPath, ['-e', script, how], { encoding: 'utf8' }).stdout;
  expect(run('die').trim()).toBe('exit:died');
  expect(run('die at once').trim()).toMatch(/^(exit|refused):died$/);
  expect(run('stop').trim()).toBe('');
  unlinkSync(path.join(build, 'worker.js'));
});
