import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Trained models on disk, named after the content hash of what they are made from, so that a restart does not train
 * again. A file is written beside its place and renamed: a crash leaves either nothing or a whole file.
 */
export function readCached(cacheDir: string, id: string): Buffer | undefined {
  try {
    return readFileSync(fileOf(cacheDir, id));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function writeCached(cacheDir: string, id: string, bytes: Uint8Array): void {
  mkdirSync(cacheDir, { recursive: true });
  const draft = `${fileOf(cacheDir, id)}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, fileOf(cacheDir, id));
  } finally {
    rmSync(draft, { force: true });
  }
}

function fileOf(cacheDir: string, id: string): string {
  return path.join(cacheDir, `${id.replace(/[^a-z0-9-]/g, '')}.model`);
}
