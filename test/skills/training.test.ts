import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Training } from '../../src/contracts/knowledge';
import { matchCourses, refineCourse, subjectsIn } from '../../src/skills/training/rules';
import { KNOWLEDGE } from '../support/dialogue-builders';

const aCourse = (change: Partial<Training> = {}): Training => ({
  id: 'c1',
  title: '焊工基础和取证班（样本）',
  trades: ['焊工'],
  city: '无锡市',
  online: false,
  days: 10,
  validTo: '2027-06-30',
  sample: true,
  ...change,
});

describe('matchCourses', () => {
  const anyCourse = fc.record({
    id: fc.uuid(),
    city: fc.constantFrom('无锡市', '南京市', null),
    online: fc.boolean(),
    days: fc.integer({ min: 1, max: 40 }),
    validTo: fc.constantFrom('2026-11-23', '2026-11-24', '2027-06-30'),
    reviewBy: fc.constantFrom(null, '2026-11-20', '2027-01-01'),
  });
  const anyWish = fc.record({
    trade: fc.constantFrom(undefined, '焊工', '木工'),
    any: fc.boolean(),
    online: fc.boolean(),
    mostDays: fc.constantFrom(undefined, 7, 15),
    city: fc.constantFrom(undefined, '无锡'),
  });

  it('should show no course that is over, unchecked, too long or not asked for, and always say why', () =>
    fc.assert(
      fc.property(fc.array(anyCourse, { maxLength: 10 }), anyWish, (drawn, wish) =>
        matchCourses(drawn.map(aCourse), wish, '2026-11-24').every(
          ({ course, reasons }) =>
            course.validTo >= '2026-11-24' &&
            (!course.reviewBy || course.reviewBy >= '2026-11-24') &&
            (!wish.online || course.online) &&
            (wish.mostDays === undefined || course.days <= wish.mostDays) &&
            (wish.any || wish.trade === '焊工') &&
            reasons.length > 0,
        ),
      ),
    ));

  it('should put a course at hand before one far away, and say that it is far', () => {
    const courses = [aCourse({ id: 'far', city: '南京市', days: 3 }), aCourse({ id: 'here' })];
    const found = matchCourses(courses, { trade: '焊工', city: '无锡' }, '2026-11-24');
    expect(found.map(({ course }) => course.id)).toEqual(['here', 'far']);
    expect(found[1]?.reasons).toContain('在南京，离您远');
  });
});

describe('What somebody wants to learn', () => {
  test.each([
    ['想学做月嫂', ['月嫂']],
    ['有没有数控的课', ['数控']],
    ['叉车', ['叉车']],
    ['想学木工', []],
    ['上课要多久', []],
  ])('should be read from “%s” by the titles of courses', (text, subjects) =>
    expect(subjectsIn(text, KNOWLEDGE.trainings)).toEqual(subjects),
  );

  test.each([
    ['网上的', { online: true }],
    ['不要网课', { online: false }],
    ['一个星期以内', { mostDays: 7 }],
    ['10天以内', { mostDays: 10 }],
    ['学啥都行', { any: true }],
    ['在无锡', {}],
  ])('should be narrowed by “%s”', (text, wish) => expect(refineCourse({}, text).wish).toEqual(wish));
});
