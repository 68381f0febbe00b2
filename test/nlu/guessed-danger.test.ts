import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { SafetyFinding } from '../../src/contracts/understanding';
import type { Topic } from '../../src/contracts/topics';
import { createUnderstander, loadNluData } from '../../src/nlu';

const data = loadNluData(path.join(__dirname, '../../data'));

const level = (safety: SafetyFinding, topic: Topic, confidence: number): string => {
  const understand = createUnderstander({
    ...data,
    classifier: () => ({
      engine: 'linear',
      modelId: 'x',
      classify: () => ({
        ranked: [{ topic, intent: `${topic}.x`, confidence }],
        decision: 'answer',
        further: [],
      }),
    }),
  });
  return understand('招工要我先交八百押金', { today: '2026-11-24', safety }).safety.level;
};

test.each<[string, SafetyFinding, Topic, number, string]>([
  [
    'a guess beside a sure everyday matter is asked about',
    { level: 'P0', guessed: true },
    'black_agency',
    0.9,
    'P2',
  ],
  ['a guess beside an unsure one alarms', { level: 'P0', guessed: true }, 'black_agency', 0.7, 'P0'],
  ['a guess beside hardship alarms', { level: 'P1', guessed: true }, 'relief', 0.95, 'P1'],
  [
    'what a rule has a word for alarms whatever the model thinks',
    { level: 'P0' },
    'black_agency',
    0.99,
    'P0',
  ],
  ['calm stays calm', { level: 'none' }, 'black_agency', 0.9, 'none'],
])('%s', (_what, safety, topic, confidence, expected) => {
  expect(level(safety, topic, confidence)).toBe(expected);
});
