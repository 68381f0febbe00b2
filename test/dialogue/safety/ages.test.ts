import { describe, expect, test } from '@jest/globals';
import { detectSafety } from '../../../src/dialogue/safety/detect';

describe('the age of a grown-up and a telephone number', () => {
  // "四十六岁" ends like "十六岁", and 138… begins like 13: each of these once called the police for a child.
  test.each([
    '四十六岁在工地干活',
    '今年四十六岁，在工地上做钢筋工',
    '今年二十五岁在厂里上班',
    '46岁在工地干活',
    '电话15155555555 在工地干活',
    '老板欠我工资 我电话13800138000',
  ])('should be nobody under age: %s', (text) => expect(detectSafety(text)).toEqual({ level: 'none' }));

  test.each(['我十五岁在工地干活', '我15岁在工地干活', '我儿子十五了在厂里上班'])(
    'should not hide a child: %s',
    (text) => expect(detectSafety(text)).toMatchObject({ level: 'P0', kind: 'child_labour' }),
  );
});
