import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const MODELS = path.join(ROOT, 'node_modules/.cache/gongyou-models');

/** The YAML files of a folder, by their full path. */
export const yamlFiles = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => path.join(dir, name));

/**
 * Plays files through the built app by `chat --script` or `chat --golden`. The model is trained once for all suites.
 *
 * @returns what it printed, a value a line
 * @throws Error when it printed nothing
 */
export function play<T>(option: '--script' | '--golden' | '--complaints', files: readonly string[]): T[] {
  if (!existsSync(path.join(ROOT, 'dist/cli/main.js'))) throw new Error('Build first: npm run build');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gongyou-play-'));
  try {
    mkdirSync(MODELS, { recursive: true });
    symlinkSync(MODELS, path.join(dataDir, 'models'));
    const start = path.join(ROOT, 'src/cli/start.mjs');
    const played = spawnSync(process.execPath, [start, '--cli', 'chat', option, ...files], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, GONGYOU_PREBUILT: '1', DATA_DIR: dataDir },
      maxBuffer: 64 * 1024 * 1024,
    });
    const lines = played.stdout.split('\n').filter(Boolean);
    if (lines.length === 0) throw new Error(`Nothing was played:\n${played.stderr}`);
    return lines.map((line) => JSON.parse(line) as T);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
