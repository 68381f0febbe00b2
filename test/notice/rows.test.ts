import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { GoldenResult } from '../../src/cli/golden';
import { readYamlList } from '../../src/cli/read-yaml-list';
import { intentsOf } from '../../src/content/intents';
import { readTopicFiles } from '../../src/content/read-intents';
import { CRISIS_KINDS, detectSafety } from '../../src/dialogue/safety';
import { SKILLS } from '../../src/skills';
import { play } from '../support/play';

jest.setTimeout(240_000);

const ROOT = path.join(__dirname, '../..');
/** Rows of the notice, counted in its order. */
const ROWS = 119;

const rowSchema = z.union([
  z.strictObject({ row: z.number().int(), says: z.string().min(1), admin: z.string().min(4) }),
  z.strictObject({
    row: z.number().int(),
    says: z.string().min(1),
    /** The first is what the sample question must lead to; the topics of the others are right as well. */
    intents: z.array(z.string()).default([]),
    skills: z.array(z.string()).default([]),
    data: z.array(z.string()).default([]),
    /** The safety rule that answers, before any model. */
    safety: z.enum(CRISIS_KINDS).optional(),
    ask: z.string().min(4).optional(),
  }),
]);

const rows = readYamlList(path.join(__dirname, 'rows.yml'), rowSchema);
const served = rows.flatMap((row) => ('admin' in row ? [] : [row]));
const asked = served.flatMap((row) => (row.ask === undefined ? [] : [{ ...row, ask: row.ask }]));
const intents = intentsOf(readTopicFiles(path.join(ROOT, 'intents')));
const topicOf = new Map(intents.map((intent) => [intent.id, intent.topic]));

describe('The rows of the notice', () => {
  it('should all be there, once each and in order', () => {
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: ROWS }, (_, i) => i + 1));
  });

  it('should each be served by something, or say why only offices act on it', () => {
    expect(
      served.filter(
        ({ intents: ids, skills, data, safety }) => !safety && !ids.length && !skills.length && !data.length,
      ),
    ).toEqual([]);
    expect(served.length).toBeGreaterThanOrEqual(90);
  });

  it('should name intents, skills and files that exist', () => {
    const skills = new Set([...SKILLS.keys()]);
    const missing = served.flatMap((row) => [
      ...row.intents.filter((id) => !topicOf.has(id)),
      ...row.skills.filter((id) => !skills.has(id)),
      ...row.data.filter((file) => !existsSync(path.join(ROOT, 'data', file))),
    ]);
    expect(missing).toEqual([]);
  });

  it('should have a sample question wherever an intent serves, and each only once', () => {
    const speaks = served.filter((row) => row.intents.length > 0 || row.safety);
    expect(speaks.filter((row) => row.ask === undefined)).toEqual([]);
    const questions = asked.map(({ ask }) => ask);
    expect(new Set(questions).size).toBe(questions.length);
  });
});

describe('The sample question of a row', () => {
  const heard = new Map<string, string | null>();
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'notice-rows-'));
    const file = path.join(folder, 'rows.yml');
    // Played as golden questions, for the intent that answers; what an answer must say is the golden set's business.
    writeFileSync(file, stringify(asked.map(({ ask }) => ({ ask, must: ['。'] }))));
    for (const { ask, intent } of play<GoldenResult>('--golden', [file])) heard.set(ask, intent);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(asked.map((row): [number, string, typeof row] => [row.row, row.ask, row]))(
    '%i: %s',
    (_row, ask, { intents: ids, safety }) => {
      if (safety) expect(detectSafety(ask).kind).toBe(safety);
      else expect(ids.map((id) => topicOf.get(id))).toContain(topicOf.get(heard.get(ask) ?? ''));
    },
  );
});
