import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { readYamlList } from '../../src/cli/read-yaml-list';
import { intentsOf } from '../../src/content/intents';
import { readTopicFiles } from '../../src/content/read-intents';
import { CRISIS_KINDS, detectSafety } from '../../src/dialogue/safety';
import { createLinearClassifier, createUnderstander, trainModel, type Understander } from '../../src/nlu';
import { SKILLS } from '../../src/skills';
import { testData } from '../nlu/fixtures';

jest.setTimeout(120_000);

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
  let understand: Understander;
  beforeAll(() => {
    const data = testData();
    const examples = intents.flatMap(({ id, topic, examples: texts }) =>
      texts.map((text) => ({ text, intent: id, topic })),
    );
    const harm = new Map(intents.map((intent) => [intent.id, intent.harm]));
    const classifier = createLinearClassifier(
      trainModel(examples, { ...data, harm }),
      data.tools,
      data.charTable,
    );
    understand = createUnderstander({ ...data, classifier: () => classifier });
  });

  it.each(asked.map((row): [number, string, typeof row] => [row.row, row.ask, row]))(
    '%i: %s',
    (_row, ask, { intents: ids, safety }) => {
      if (safety) {
        expect(detectSafety(ask).kind).toBe(safety);
        return;
      }
      const found = understand(ask, { today: '2026-11-24', safety: { level: 'none' } });
      expect(found.decision).toBe('answer');
      expect(ids.map((id) => topicOf.get(id))).toContain(found.topic);
    },
  );
});
