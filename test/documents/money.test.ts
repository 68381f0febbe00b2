import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeOut } from '../../src/documents/money';

describe('Amounts written out', () => {
  it.each([
    [0, '人民币零元整'],
    [0.05, '人民币伍分'],
    [0.5, '人民币伍角整'],
    [10, '人民币壹拾元整'],
    [12000, '人民币壹万贰仟元整'],
    [1409.5, '人民币壹仟肆佰零玖元伍角整'],
    [6007.14, '人民币陆仟零柒元壹角肆分'],
    [16409.02, '人民币壹万陆仟肆佰零玖元零贰分'],
    [325.04, '人民币叁佰贰拾伍元零肆分'],
    [100000, '人民币壹拾万元整'],
    [107000, '人民币壹拾万柒仟元整'],
    [1000500, '人民币壹佰万零伍佰元整'],
    [100001000, '人民币壹亿零壹仟元整'],
    [100000001, '人民币壹亿零壹元整'],
    [20304050.6, '人民币贰仟零叁拾万肆仟零伍拾元陆角整'],
  ])('should write %d as %s', (yuan, written) => {
    expect(writeOut(yuan)).toBe(written);
  });

  it('should be read back as the amount it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const written = writeOut(fen / 100);
        expect(Math.round(readAloud(written) * 100)).toBe(fen);
        expect(written).not.toMatch(/零零|零[万亿拾佰仟]/);
      }),
    );
  });

  it.each([-1, NaN, Infinity, 1e12])('should refuse %d', (yuan) => {
    expect(() => writeOut(yuan)).toThrow(RangeError);
  });
});

/** The other way round, written apart: digits and places are added up from left to right. */
function readAloud(written: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let [total, group, digit] = [0, 0, 0];
  for (const char of written.replace('人民币', '')) {
    if (digits.includes(char)) digit = digits.indexOf(char);
    else if (places[char]) [group, digit] = [group + digit * places[char], 0];
    else if (char === '万') [total, group, digit] = [total + (group + digit) * 10_000, 0, 0];
    else if (char === '亿') [total, group, digit] = [(total + group + digit) * 100_000_000, 0, 0];
    else if (char === '元') [total, group, digit] = [total + group + digit, 0, 0];
    else if (char === '角') [total, digit] = [total + digit / 10, 0];
    else if (char === '分') [total, digit] = [total + digit / 100, 0];
  }
  return total + group + digit;
}
