import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findNumbers, readNumber } from '../../../src/nlu/entities/numbers';

describe('numbers as people say them', () => {
  test.each([
    ['两千五', 2500],
    ['一万二', 12_000],
    ['两万六千五', 26_500],
    ['一万零二百', 10_200],
    ['三千六', 3600],
    ['三百六', 360],
    ['一百零五', 105],
    ['一点五万', 15_000],
    ['13k', 13_000],
    ['1.3万', 13_000],
    ['2万5', 25_000],
    ['1万2千', 12_000],
    ['12,000.00', 12_000],
    ['五十多万', 500_000],
    ['十一', 11],
    ['三万三千三百三十三', 33_333],
  ])('should read %s as %d', (text, value) => {
    expect(readNumber(text, 0)).toMatchObject({ start: 0, end: text.length, value });
  });

  test.each([
    ['三四千', 3000, 4000],
    ['二三百', 200, 300],
    ['两三万', 20_000, 30_000],
    ['十五六', 15, 16],
    ['十几', 10, 19],
    ['几十', 20, 90],
  ])('should read %s as a range', (text, value, high) => {
    expect(readNumber(text, 0)).toMatchObject({ value, high, approx: true });
  });

  test('should leave the counted 一 of "两百一天" to the day', () => {
    expect(readNumber('两百一天', 0)).toMatchObject({ value: 200, end: 2 });
    expect(readNumber('十一个月', 0)).toMatchObject({ value: 11, end: 2 });
  });

  test('should read back every whole number written with a Han unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(['十', 10], ['百', 100], ['千', 1000], ['万', 10_000]),
        (digit, unit) => {
          const [name, size] = unit as [string, number];
          expect(readNumber(`${'零一二三四五六七八九'[digit]}${name}`, 0)?.value).toBe(digit * size);
        },
      ),
    );
  });

  test('should never overlap and always move on', () => {
    const text = fc.string({ unit: fc.constantFrom(...'零一二三十百千万亿几多0129.,kw半俩点个块') });
    fc.assert(
      fc.property(text, (s) => {
        let last = 0;
        for (const hit of findNumbers(s)) {
          expect(hit.start).toBeGreaterThanOrEqual(last);
          expect(hit.end).toBeGreaterThan(hit.start);
          expect(Number.isFinite(hit.value)).toBe(true);
          last = hit.end;
        }
      }),
    );
  });
});
