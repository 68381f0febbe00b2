import { describe, expect, test } from '@jest/globals';
import { detectSafety, isSafeAnswer, safetyReplies, type SafeAnswer } from '../../../src/dialogue/safety';

const words = (text: string): string[] =>
  safetyReplies(detectSafety(text), { bureauPhone: '' }).map((reply) => reply.text);

describe('when it is not sure', () => {
  test.each([
    ['热得不想活了', /12356/],
    ['我工友前年跳楼了', /12356/],
    ['去年被工头打过一次', /110/],
  ])('%s: the number first, then whether there is danger at all', (text, number) => {
    const [first, second] = words(text);
    expect(first).toMatch(number);
    expect(second).toMatch(/你是说现在有危险吗/);
    expect(words(text)).toHaveLength(2);
  });

  test.each<[string, SafeAnswer, SafeAnswer]>([
    ['没有', 'unsafe', 'safe'],
    ['没有危险', 'safe', 'safe'],
    ['不是', 'unsafe', 'safe'],
    ['是', 'safe', 'unsafe'],
    ['有', 'safe', 'unsafe'],
    ['开玩笑的', 'unclear', 'safe'],
    ['他们在门口', 'unsafe', 'unsafe'],
    ['救命', 'unsafe', 'unsafe'],
  ])('a bare %s means %s after "are you safe" and %s after "is there danger"', (text, safe, danger) => {
    expect([isSafeAnswer(text), isSafeAnswer(text, 'danger')]).toEqual([safe, danger]);
  });
});
