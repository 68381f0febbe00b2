import { describe, expect, test } from '@jest/globals';
import { detectSafety, isSafeAnswer, safetyReplies, type SafeAnswer } from '../../../src/dialogue/safety';

const words = (text: string): string[] =>
  safetyReplies(detectSafety(text), { bureauPhone: '' }).map((reply) => reply.text);

describe('when it is not sure', () => {
  test.each([
    ['不想活了哈哈', /12356/],
    ['我工友前年跳楼了', /12356/],
    ['去年被工头打过一次', /110/],
  ])('%s: the number first, then whether there is danger at all', (text, number) => {
    const [first, second] = words(text);
    expect(first).toMatch(number);
    expect(second).toMatch(/你是说现在有危险吗/);
    expect(words(text)).toHaveLength(2);
  });

  test('what is most likely nothing costs one bubble with the numbers, and alarms nobody', () => {
    const replies = safetyReplies({ level: 'P2' }, { bureauPhone: '0000' }).map((reply) => reply.text);
    expect(replies).toHaveLength(1);
    for (const part of [/现在有危险吗/, /110/, /120/, /12356/]) expect(replies[0]).toMatch(part);
  });

  test('"有危险" is an alarm of its own, as the question promises', () => {
    for (const text of ['有危险', '我现在有危险！']) expect(detectSafety(text).level).toBe('P0');
    expect(detectSafety('没有危险').level).toBe('none');
  });

  test('a word of danger in a sentence that is harmless as a whole alarms nobody', () => {
    for (const text of [
      '工时被砍了',
      '厂庆拉横幅加班',
      '跑不掉的，公司还在',
      '网断了',
      '别逼我发火，快点办',
    ]) {
      expect([text, detectSafety(text).level]).toEqual([text, 'none']);
    }
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
