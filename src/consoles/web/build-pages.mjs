import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { styleSheetShim } from './style-sheet-shim.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The worker page's own JavaScript, gzipped: a promise to people on slow networks, so the build holds it. */
const WORKER_JS_LIMIT = 70_000;

const COMMON = {
  bundle: true,
  minify: true,
  format: 'esm',
  write: false,
  metafile: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  define: { 'process.env.NODE_ENV': '"production"' },
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
};

/**
 * Builds the worker page and the staff console into `outDir` with hashed names, so that they may be cached for ever,
 * and writes `manifest.json`: `{worker: {js, css}, staff: {js, css}}`, names relative to `outDir`.
 *
 * @param {{outDir: string, log?: (line: string) => void}} options
 * @returns {Promise<{manifest: Record<string, {js: string, css: string}>, sizes: Record<string, number>, ms: number}>}
 */
export async function buildPages({ outDir, log = () => undefined }) {
  const begun = process.hrtime.bigint();
  const [worker, staff] = await Promise.all([
    esbuild.build({
      ...COMMON,
      outdir: outDir,
      entryPoints: {
        worker: path.join(HERE, 'worker/main.tsx'),
        'worker-style': path.join(HERE, 'worker/worker.css'),
      },
      // Cheap phones keep the browser they were sold with.
      target: ['chrome80', 'safari13.1', 'firefox78'],
      // Safari 13 has it but for a corner (a default that throws) which esbuild will not rewrite and we do not use.
      supported: { destructuring: true },
    }),
    esbuild.build({
      ...COMMON,
      outdir: outDir,
      entryPoints: {
        staff: path.join(HERE, 'staff/main.tsx'),
        'staff-style': path.join(HERE, 'staff/staff.css'),
      },
      splitting: true,
      target: ['es2022'],
      plugins: [styleSheetShim()],
    }),
  ]);

  // Without it the console would look naked under the security policy; an update of antd may move what it replaces.
  if (!Object.keys(staff.metafile.inputs).some((name) => name.endsWith('staff/adopted-css.ts'))) {
    throw new Error('antd no longer has the style module that style-sheet-shim.mjs replaces');
  }

  const files = [...worker.outputFiles, ...staff.outputFiles];
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all(files.map((file) => writeFile(file.path, file.contents)));

  const manifest = {
    worker: { js: entry(worker, 'worker', '.js'), css: entry(worker, 'worker-style', '.css') },
    staff: { js: entry(staff, 'staff', '.js'), css: entry(staff, 'staff-style', '.css') },
  };
  await writeFile(path.join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2));

  const sizes = Object.fromEntries(
    files.map((file) => [path.basename(file.path), gzipSync(file.contents).length]),
  );
  const workerSize = sizes[manifest.worker.js] ?? 0;
  if (workerSize > WORKER_JS_LIMIT) throw new Error(`worker page has ${workerSize} bytes of script, gzipped`);
  const ms = Number((process.hrtime.bigint() - begun) / 1_000_000n);
  const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const scripts = Object.entries(sizes).filter(
    ([name]) => name.endsWith('.js') && name !== manifest.worker.js,
  );
  log(
    `pages built in ${ms} ms (gzip): worker ${kb(workerSize)} js, ${kb(sizes[manifest.worker.css] ?? 0)} css; ` +
      `console ${kb(scripts.reduce((sum, [, size]) => sum + size, 0))} js in ${scripts.length} files`,
  );
  return { manifest, sizes, ms };
}

function entry(result, name, extension) {
  const found = result.outputFiles
    .map((file) => path.basename(file.path))
    .find(
      (file) =>
        file.startsWith(`${name}-`) &&
        file.endsWith(extension) &&
        /^[A-Z0-9]{8}\./.test(file.slice(name.length + 1)),
    );
  if (!found) throw new Error(`the build made no ${name}${extension}`);
  return found;
}

// `node src/consoles/web/build-pages.mjs [outDir]` builds and prints every size.
if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const outDir = path.resolve(process.argv[2] ?? path.join(HERE, '../../../dist/web'));
  const { sizes } = await buildPages({ outDir, log: console.log });
  for (const [name, size] of Object.entries(sizes)) console.log(`${String(size).padStart(8)}  ${name}`);
}
