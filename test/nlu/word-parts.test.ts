import { describe, expect, test } from '@jest/globals';
import { charactersOf, stemOrCompoundOf } from '../../src/nlu/word-parts';
import { emptyVectors } from '../../src/nlu/word-vectors';

const known = emptyVectors(['pin', 'code', 'dumbbell', 'be', 'under', 'und', 'ground', '工', '资']);

function parts(split: typeof charactersOf, word: string): string[] {
  const out: string[] = [];
  split(word, known, (row, from, to) => out.push(`${row} ${word.slice(from, to)}`));
  return out;
}

describe('parts of a word without a vector', () => {
  test('should be the characters of a Han word, those that are known', () => {
    expect(parts(charactersOf, '工资卡')).toEqual(['7 工', '8 资']);
    expect(parts(charactersOf, '工')).toEqual([]);
    expect(parts(charactersOf, 'pin')).toEqual([]);
  });

  test.each([
    ['dumbbells', ['2 dumbbells']],
    ['pincode', ['0 pin', '1 code']],
    // The shorter half as long as can be: not "und" and "erground".
    ['underground', ['4 under', '6 ground']],
    // A stem of two letters says nothing.
    ['bed', []],
    ['qwertz', []],
    ['pin'.repeat(40), []],
    ['2024', []],
  ])('%s should be %j', (word, expected) => {
    expect(parts(stemOrCompoundOf, word)).toEqual(expected);
  });
});
