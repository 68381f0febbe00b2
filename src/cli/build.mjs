import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { buildPages } from '../consoles/web/build-pages.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Builds the service into dist/: every TypeScript file one to one as CommonJS, the pages bundled into dist/web. Types
 * are checked by `npm run types`, not here: this runs at every start and takes a second.
 *
 * @param {{log?: (line: string) => void, pages?: boolean}} options
 */
export async function build({ log = () => undefined, pages = true } = {}) {
  const out = path.join(ROOT, 'dist');
  const sources = (await readdir(path.join(ROOT, 'src'), { recursive: true }))
    .filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))
    .map((file) => path.join(ROOT, 'src', file));
  const stale = (await readdir(out).catch(() => [])).filter((name) => name !== 'web' || pages);
  await Promise.all(stale.map((name) => rm(path.join(out, name), { recursive: true, force: true })));
  const server = esbuild.build({
    entryPoints: sources,
    outbase: path.join(ROOT, 'src'),
    outdir: out,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  await Promise.all([server, pages ? buildPages({ outDir: path.join(out, 'web'), log }) : undefined]);
  return out;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await build({ log: console.log });
}
