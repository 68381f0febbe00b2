import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type * as Esbuild from 'esbuild';

/**
 * The file a `Worker` is started from. In the build every module stands beside its neighbours as JavaScript, so that
 * is `<dirname>/<name>.js`. Run from TypeScript sources (tests) there is no such file: `<name>.ts` is bundled once into
 * `node_modules/.cache`, which keeps `require` of the packages working.
 *
 * @param dirname the caller's `__dirname`
 * @param name file name of the worker's module, without extension
 * @throws Error when neither file exists
 */
export function resolveWorkerEntry(dirname: string, name: string): string {
  const built = path.join(dirname, `${name}.js`);
  if (existsSync(built)) return built;
  const source = path.join(dirname, `${name}.ts`);
  if (!existsSync(source)) throw new Error(`No worker module ${name} in ${dirname}`);
  return bundle(source);
}

function bundle(source: string): string {
  const folder = path.join(packageRoot(path.dirname(source)), 'node_modules', '.cache', 'gongyou-workers');
  mkdirSync(folder, { recursive: true });
  const id = createHash('sha256').update(source).digest('hex').slice(0, 12);
  // Parallel test processes bundle at the same time: each writes its own file, and the rename is atomic.
  const outfile = path.join(folder, `${path.basename(source, '.ts')}-${id}.js`);
  const draft = `${outfile}.${process.pid}.tmp.js`;
  loadEsbuild().buildSync({
    entryPoints: [source],
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  renameSync(draft, outfile);
  return outfile;
}

/** Required late: the built service must start without the bundler. */
function loadEsbuild(): typeof Esbuild {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and only on the source path
  return require('esbuild') as typeof Esbuild;
}

function packageRoot(from: string): string {
  let folder = from;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${from}`);
    folder = parent;
  }
  return folder;
}
