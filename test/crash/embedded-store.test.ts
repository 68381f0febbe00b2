import { afterAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { freshFolder, problemsOf, removeFolders, startRunning } from '../storage/embedded/harness';

const ROUNDS = 50;
const root = path.join(__dirname, '..', '..');
const build = path.join(root, 'node_modules', '.cache', 'gongyou-crash');

interface Line {
  k: 'ready' | 'i' | 'u' | 'f' | 'd' | 'wrong';
  id?: string;
  n?: number;
}
/** What was acknowledged of one document. */
interface Known {
  updates: number;
  deleted: boolean;
}

/** Small, seeded, good enough to choose moments. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function buildWriter(): string {
  for (const [source, outfile] of [
    ['test/crash/embedded-writer.ts', 'writer.js'],
    ['src/storage/embedded/worker.ts', 'worker.js'],
  ]) {
    buildSync({
      entryPoints: [path.join(root, source ?? '')],
      outfile: path.join(build, outfile ?? ''),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      logLevel: 'error',
    });
  }
  return path.join(build, 'writer.js');
}

/** Runs the writer, kills it some acknowledgements after it is ready, and gives every line it got out. */
function runAndKill(
  writer: string,
  dataDir: string,
  prefix: string,
  acknowledgements: number,
): Promise<Line[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, dataDir, prefix], { stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: Line[] = [];
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (text) => {
      // The last line may be cut off by the kill.
      if (!text.endsWith('}')) return;
      lines.push(JSON.parse(text) as Line);
      if (lines.length > acknowledgements) child.kill('SIGKILL');
    });
    let signal: NodeJS.Signals | null = null;
    child.on('exit', (_code, by) => (signal = by));
    child.on('error', reject);
    child.on('close', () => {
      if (signal === 'SIGKILL') resolve(lines);
      else reject(new Error(`The writer ended by itself: ${complaint}`));
    });
  });
}

afterAll(removeFolders);

test('should lose nothing acknowledged and half-apply nothing over 50 kills', async () => {
  const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e9));
  console.info(`CRASH_SEED=${seed}`);
  const next = random(seed);
  const writer = buildWriter();
  const dataDir = freshFolder();
  const known = new Map<string, Known>();
  let hits = 0;

  for (let round = 0; round < ROUNDS; round++) {
    const lines = await runAndKill(writer, dataDir, `r${round}`, Math.floor(next() * 250));
    for (const line of lines) {
      expect(line.k).not.toBe('wrong');
      if (line.k === 'f') hits = Math.max(hits, line.n ?? 0);
      if (line.id === undefined) continue;
      const entry = known.get(line.id) ?? { updates: 0, deleted: false };
      known.set(line.id, entry);
      if (line.k === 'u') entry.updates = line.n ?? 0;
      if (line.k === 'd') entry.deleted = true;
    }

    const running = await startRunning(dataDir);
    try {
      expect(await problemsOf(running.client)).toEqual([]);
      const docs = new Map<string, { a: number; b: number; tags: string[] }>();
      for await (const doc of running.db.collection('docs').find({})) {
        docs.set(String(doc._id), { a: doc.a as number, b: doc.b as number, tags: doc.tags as string[] });
      }
      const wrong: string[] = [];
      for (const [id, doc] of docs) {
        // Both fields and the list change in one update: never one without the others.
        if (doc.a !== doc.b || doc.tags.length !== 2 + doc.a) wrong.push(`${id} is half applied`);
      }
      for (const [id, { updates, deleted }] of known) {
        const doc = docs.get(id);
        const mayBeGone = updates === 2 && Number(id.split('-')[2]) % 5 === 4;
        if (deleted && doc) wrong.push(`${id} was deleted and is back`);
        else if (!doc && !mayBeGone) wrong.push(`${id} is lost`);
        else if (doc && doc.a < updates) wrong.push(`${id} lost an update`);
      }
      expect(wrong).toEqual([]);
      const counter = await running.db
        .collection<{ _id: string; n: number }>('counters')
        .findOne({ _id: 'hits' });
      expect(counter?.n ?? 0).toBeGreaterThanOrEqual(hits);
    } finally {
      await running.stop();
    }
  }
  expect(known.size).toBeGreaterThan(100);
}, 600_000);
