import { describe, expect, it, test } from '@jest/globals';
import { detectSafety } from '../../../src/dialogue/safety/detect';
import { isPlainAnswer } from '../../../src/dialogue/safety/second-reader/plain-answer';
import { readText } from '../../../src/dialogue/safety/text';

describe('answers to our own questions', () => {
  // Each of these once opened a crisis in the middle of a form.
  test.each([
    '就我一个',
    '就我一个人',
    '只有我一个',
    '我自己',
    '我们三个',
    '我们五个',
    '二十来个',
    '好几十个',
    '我和老婆',
    '我和老婆两个人',
    '我跟我弟弟两个',
    '我们宿舍八个人',
    '就我一个，还在干',
    '还在干',
    '我现在还在那干',
    '要他们道歉',
    '昨天去面试，门卫一看身份证就让我走',
    '干着呢 还在干',
  ])('should raise no alarm: %s', (text) => expect(detectSafety(text)).toEqual({ level: 'none' }));

  it('should still be read when anything else is said beside them', () => {
    for (const text of [
      '我一个人被锁在宿舍',
      '我们三个被打了',
      '还在里面没出来',
      '我和老婆不想活了',
      '弟弟掉下去了',
    ])
      expect([text, isPlainAnswer(readText(text).zh)]).toEqual([text, false]);
    expect(detectSafety('我们三个被打了').level).toBe('P0');
  });
});
