import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConversations } from '../src/cli/chat-script';
import { TOPICS } from '../src/contracts/topics';

jest.setTimeout(240_000);

const ROOT = path.join(__dirname, '..');
const DIR = path.join(__dirname, 'conversations');
const MODELS = path.join(ROOT, 'node_modules/.cache/gongyou-models');
const files = readdirSync(DIR).filter((name) => name.endsWith('.yml'));
const written = files.flatMap((file) =>
  readConversations(path.join(DIR, file)).map((conversation) => ({ file, ...conversation })),
);

describe('Conversations, played through the real app', () => {
  const results = new Map<string, string[]>();
  let dataDir: string;

  beforeAll(() => {
    if (!existsSync(path.join(ROOT, 'dist/cli/main.js'))) throw new Error('Build first: npm run build');
    dataDir = mkdtempSync(path.join(tmpdir(), 'gongyou-conversations-'));
    mkdirSync(MODELS, { recursive: true });
    symlinkSync(MODELS, path.join(dataDir, 'models'));
    const played = spawnSync(
      process.execPath,
      [
        path.join(ROOT, 'src/cli/start.mjs'),
        '--cli',
        'chat',
        '--script',
        ...files.map((file) => path.join(DIR, file)),
      ],
      {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, GONGYOU_PREBUILT: '1', DATA_DIR: dataDir },
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    for (const line of played.stdout.split('\n').filter(Boolean)) {
      const { file, name, failures } = JSON.parse(line) as { file: string; name: string; failures: string[] };
      results.set(`${file} ${name}`, failures);
    }
    if (results.size === 0) throw new Error(`Nothing was played:\n${played.stderr}`);
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('should be at least thirty, and cover every topic', () => {
    expect(written.length).toBeGreaterThanOrEqual(30);
    const covered = new Set(
      written.flatMap(({ topic, steps }) => [topic, ...steps.map((step) => step.topic)]),
    );
    expect(TOPICS.filter((topic) => !covered.has(topic))).toEqual([]);
  });

  it.each(written.map(({ file, name }) => [file, name]))('should go as written: %s %s', (file, name) => {
    expect(results.get(`${file} ${name}`)).toEqual([]);
  });
});
