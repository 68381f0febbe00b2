import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detectSafety, isCrisisKind } from '../../../src/dialogue/safety';
import { findHits, indexSignals } from '../../../src/dialogue/safety/match';
import { requiredCharacters, topLevelBranches } from '../../../src/dialogue/safety/required';
import { compile } from '../../../src/dialogue/safety/signal';
import { SIGNALS } from '../../../src/dialogue/safety/signals';
import { readText } from '../../../src/dialogue/safety/text';
import { ALL_CRISES, ALL_NEAR_MISSES } from './lists';

const crisis = fc.constantFrom(...ALL_CRISES.map(({ text }) => text));
const words = fc.constantFrom(
  '打',
  '死',
  '跳',
  '楼',
  '不',
  '让',
  '走',
  '，',
  '。',
  ' ',
  '我',
  '15',
  '岁',
  'a',
  '😀',
  '\n',
  '血',
  '锁',
  '门',
);

describe('robustness', () => {
  test('any text at all gets a well-formed finding, the same one every time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words, { maxLength: 200 }).map((w) => w.join('')),
        ),
        (text) => {
          const finding = detectSafety(text);
          expect(['P0', 'P1', 'P2', 'none']).toContain(finding.level);
          if (finding.kind !== undefined) expect(isCrisisKind(finding.kind)).toBe(true);
          expect(detectSafety(text)).toEqual(finding);
        },
      ),
    );
  });

  test('very long input is read to a bound and does not hang', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (unit) => {
        const text = unit.join('').repeat(Math.ceil(20_000 / unit.join('').length));
        expect(['P0', 'P1', 'P2', 'none']).toContain(detectSafety(text).level);
      }),
      { numRuns: 40 },
    );
  });

  test('a crisis in the middle of a long complaint is still found', () => {
    const talk = '老板欠我工资三个月了一直拖着不发。';
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (before, after) => {
        const text = talk.repeat(before) + '我不想活了，' + talk.repeat(after);
        expect(detectSafety(text)).toEqual({ level: 'P0', kind: 'suicide' });
      }),
    );
  });

  test('punctuation and blanks around a message change nothing', () => {
    fc.assert(
      fc.property(crisis, fc.constantFrom('  ', '！！！', '\n\n', '……', '😭😭'), (text, noise) => {
        expect(detectSafety(noise + text + noise).level).toBe(detectSafety(text).level);
      }),
    );
  });

  test('patterns that sleep for want of a character would not have matched', () => {
    const signals = SIGNALS.map(compile);
    const gated = indexSignals(signals);
    const open = indexSignals(
      signals.map((signal) => ({
        ...signal,
        any: signal.any.map((branch) => ({ ...branch, required: null })),
      })),
    );
    for (const text of [...ALL_CRISES.map(({ text }) => text), ...ALL_NEAR_MISSES]) {
      expect(findHits(readText(text), gated)[0]).toEqual(findHits(readText(text), open)[0]);
    }
  });

  test('no pattern is awake for every message', () => {
    const awake = SIGNALS.map(compile).flatMap((signal) =>
      signal.any.filter((branch) => branch.required === null),
    );
    expect(awake.map((branch) => branch.pattern.source)).toEqual([]);
  });
});

describe('required characters', () => {
  test.each<[string, string | null]>([
    ['跳楼', '跳'],
    ['(?:跳|蹦)楼?', '跳蹦'],
    ['(?:我|跳楼)死', '死'],
    ['a?b*', null],
    ['[砍杀]人{0,2}', '砍杀'],
    ['(?<!不)跳', '跳'],
    ['(?:跳|[^|]{0,3})', null],
    ['\\d岁', '岁'],
  ])('%s needs one of %s', (source, expected) => {
    const required = requiredCharacters(source);
    expect(required && [...required].join('')).toBe(expected);
  });

  test('branches are split at the top level only', () => {
    expect(topLevelBranches('a|(?:b|c)|[|]d|e\\|f')).toEqual(['a', '(?:b|c)', '[|]d', 'e\\|f']);
  });
});
