import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Slots } from '../../src/contracts/dialogue';
import type { SkillContext } from '../../src/contracts/skill';
import { amountText, bareMonths, periodText, totalOf } from '../../src/skills/wage-arrears/form';
import { wageArrears } from '../../src/skills/wage-arrears/manifest';
import { alreadyInProceedings, arrearsDraft, limitationEnds } from '../../src/skills/wage-arrears/rules';
import { aTurnInput, KNOWLEDGE } from '../support/dialogue-builders';

const context = (memory: SkillContext['memory'] = {}): SkillContext => ({ ...aTurnInput('对'), memory });
const filled = (value: unknown) => ({ status: 'filled' as const, value });

describe('limitationEnds', () => {
  test.each([
    ['2025-11-24', '2026-11-24'],
    ['2024-02-29', '2025-02-28'],
    ['2025-11-28', '2026-11-30'], // a Saturday moves to Monday (MSF-85)
    ['2025-10-01', '2026-10-08'], // 1 to 7 October are off in 2026
  ])('should be one year after %s: %s', (left, end) =>
    expect(limitationEnds(left, KNOWLEDGE.calendar).due).toBe(end),
  );

  it('should never be before the same day a year later', () => {
    const days = fc.date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const left = date.toISOString().slice(0, 10);
        const expected = `${Number(left.slice(0, 4)) + 1}${left.slice(4)}`;
        return limitationEnds(left, KNOWLEDGE.calendar).due >= expected.replace('-02-29', '-02-28');
      }),
    );
  });
});

describe('alreadyInProceedings', () => {
  test.each([
    ['已经在仲裁', true],
    ['法院判决下来了', true],
    ['没去仲裁', false],
    ['没找过', false],
    ['打过12345', false],
    [undefined, false],
  ])('should read %p', (steps, expected) => expect(alreadyInProceedings(steps)).toBe(expected));
});

describe('amounts and periods', () => {
  test.each([
    [{ amount: 8000 }, 8000, '8000元'],
    [{ amount: 60_000, approx: true }, 60_000, '大约60000元'],
    [{ dailyWage: 260, days: 42 }, 10_920, '260元一天，42天，合10920元'],
    [{ monthlyWage: 5000, months: 1.5 }, 7500, '5000元一个月，1.5个月，合7500元'],
    [{ range: [3000, 4000] as [number, number] }, undefined, '3000到4000元'],
    [{ text: '好几万' }, undefined, '好几万'],
  ])('should read back %p', (amount, total, text) => {
    expect(totalOf(amount)).toBe(total);
    expect(amountText(amount)).toBe(text);
  });

  test.each([
    ['两个月', 2],
    ['仨月', 3],
    ['大概三个月了', 3],
    ['一个半月', 1.5],
    ['12个月', 12],
    ['半年', 6],
    ['十月', 10],
  ])('should take “%s” for months when asked how long', (text, months) =>
    expect(bareMonths(text)).toEqual({ months }),
  );
  test.each(['三个人', '去年十月到现在', '一万', ''])('should not take “%s” for months', (text) =>
    expect(bareMonths(text)).toBeNull(),
  );

  it('should name a period in words', () =>
    expect(periodText({ months: 3, from: '2026-01-01', to: '2026-03-31' })).toBe(
      '3个月，2026年1月1日到2026年3月31日',
    ));
});

describe('arrearsDraft', () => {
  const slots: Slots = {
    place: filled({ city: '苏州', district: '昆山' }),
    employer: filled('宏达电子厂'),
    amount: filled({ amount: 20_000, approx: false }),
    period: filled({ months: 3 }),
    people: filled({ count: 10, atLeast: true }),
    employment: { status: 'unknown' },
    phone: filled('13800001111'),
  };

  it('should hold what was said, keep the phone out of the fields, and name what is open', () => {
    const draft = arrearsDraft(slots, context({ phone: '13800001111' }));
    expect(draft.type).toBe('arrears');
    expect(draft.fields).toEqual({
      city: '苏州',
      district: '昆山',
      employerText: '宏达电子厂',
      amountOwed: 20_000,
      monthsOwed: 3,
      headcountMin: 10,
    });
    expect(draft.worker.phone).toBe('13800001111');
    expect(draft.notKnown).toEqual(['employment']);
    expect(draft.demands[0]).toMatchObject({ type: 'arrears', amount: 20_000, monthsOwed: 3 });
    expect(draft.consent?.kind).toBe('share_with_bureau');
  });
});

describe('What is said when it is filed', () => {
  const file = (slots: Slots): string =>
    (wageArrears.complete?.(slots, context()).replies ?? []).map((reply) => reply.text).join('\n');

  it('should show the receipt', () => expect(file({})).toContain('ABCD-2345-EFGH'));

  it('should say what changes when arbitration is under way', () => {
    const text = file({ steps: filled('已经在仲裁') });
    expect(text).toContain('劳动监察就不再受理');
    expect(text).toContain('12348');
  });

  it('should name the day by which arbitration must be asked for', () =>
    expect(file({ employment: filled({ still: false, leftOn: '2026-03-05' }) })).toContain('2027年3月5日'));

  it('should say it plainly when that day has passed', () =>
    expect(file({ employment: filled({ still: false, leftOn: '2025-03-05' }) })).toContain('已经超过一年'));
});
