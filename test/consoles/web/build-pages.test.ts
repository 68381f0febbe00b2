import { afterAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const made: string[] = [];
afterAll(() => Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true }))));

describe('build-pages', () => {
  it('should build both pages, hashed and small, without server code or a console framework for workers', async () => {
    const outDir = await mkdtemp(path.join(os.tmpdir(), 'gy-pages-'));
    made.push(outDir);
    const script = path.join(__dirname, '../../../src/consoles/web/build-pages.mjs');
    await promisify(execFile)(process.execPath, [script, outDir]);
    const manifest = JSON.parse(await readFile(path.join(outDir, 'manifest.json'), 'utf8')) as Record<
      'worker' | 'staff',
      { js: string; css: string }
    >;
    const files = await readdir(outDir);
    for (const { js, css } of Object.values(manifest)) {
      expect(files).toEqual(expect.arrayContaining([js, css]));
      expect(js).toMatch(/-[A-Z0-9]{8}\.js$/);
      expect(css).toMatch(/-[A-Z0-9]{8}\.css$/);
    }
    const worker = await readFile(path.join(outDir, manifest.worker.js));
    expect(gzipSync(worker).length).toBeLessThan(20_000);
    expect(worker.toString()).not.toMatch(/ZodError|react-dom|(\?<[!=])/);
  }, 30_000);
});
