import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';

// `npm start`, `npm run demo`, `npm run cli -- …`, `npm run bench`: build what is not built, then run it in this very
// process, so that a signal reaches the service and not a wrapper.
const [mode = '', ...rest] = process.argv.slice(2);
const forTerminal = mode === '--cli';
const say = (line) => (forTerminal ? undefined : process.stderr.write(`${line}\n`));

if (!process.env.GONGYOU_PREBUILT) {
  if (!forTerminal) say('building the service and its pages …');
  await build({ log: say, pages: !forTerminal });
}
const require = createRequire(import.meta.url);
const dist = (file) => path.join(import.meta.dirname, '../../dist', file);
if (forTerminal) {
  // `… | head` closes the pipe when it has seen enough: that is an end, not a failure.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  process.exitCode = await require(dist('cli/main.js')).runCli(rest);
} else if (mode === '--bench') {
  process.exitCode = await require(dist('cli/bench.js')).runBench(rest);
} else {
  await require(dist('main.js')).main({ demo: mode === '--demo' });
}
