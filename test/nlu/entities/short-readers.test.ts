import { describe, expect, test } from '@jest/globals';
import { findPhones, maskPhones } from '../../../src/nlu/entities/phone';
import { readShortAnswer } from '../../../src/nlu/entities/short-answer';
import { foldKeepingLength } from '../../../src/nlu/entities/fold';
import { buildCharTable } from '../../../src/nlu/normalise';

describe('phones', () => {
  test.each([
    ['13812345678', '13812345678'],
    ['打 138 1234 5678 找我', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['0512-66778899', '0512-66778899'],
  ])('should read %s', (text, phone) => {
    expect(findPhones(text).map((p) => p.phone)).toEqual([phone]);
  });

  test.each(['320102199001011234', '1381234567', '6222021381234567890'])(
    'should see no phone in %s',
    (text) => {
      expect(findPhones(text)).toEqual([]);
    },
  );

  test('should mask without moving a character', () => {
    expect(maskPhones('打13812345678找我')).toBe('打138****5678找我');
  });
});

describe('short answers', () => {
  test.each([
    ['嗯', 'yes'],
    ['中咧', 'yes'],
    ['要得！', 'yes'],
    ['好的👍', 'yes'],
    ['没有', 'no'],
    ['拉倒吧', 'no'],
    ['不晓得呀', 'unknown'],
    ['记不清了', 'unknown'],
    ['不方便说', 'refuse'],
    ['嗯呐', 'yes'],
    ['是嘞', 'yes'],
    ['中中中', 'yes'],
    ['那好吧', 'yes'],
    ['冇得', 'no'],
    ['呒没', 'no'],
    ['弗是', 'no'],
    ['谁晓得', 'unknown'],
    ['弄不清楚哦', 'unknown'],
    ['莫问了', 'refuse'],
    ['我不想告诉你', 'refuse'],
  ])('should read %s as %s', (text, kind) => {
    expect(readShortAnswer(text)).toBe(kind);
  });

  test.each(['嗯，老板欠我钱', '不知道怎么办', '', '😭'])('should leave "%s" to the classifier', (text) => {
    expect(readShortAnswer(text)).toBeUndefined();
  });
});

test('folding should keep every offset', () => {
  const table = buildCharTable('錢', '钱');
  const text = '錢１２Ｋ\ud800　x';
  expect(foldKeepingLength(text, table)).toBe('钱12k\ud800 x');
});
