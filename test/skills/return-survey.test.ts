import { describe, expect, it, test } from '@jest/globals';
import { returnSurvey } from '../../src/skills/return-survey/manifest';
import { daysIn, homeOf } from '../../src/skills/return-survey/form';
import { registrationEntry, returnRegistration } from '../../src/skills/return-registration/manifest';
import { aTurnInput } from '../support/dialogue-builders';

const filled = (value: unknown) => ({ status: 'filled' as const, value });
const context = { ...aTurnInput('好'), memory: { city: '苏州', phone: '13800001111', employerText: '某厂' } };

describe('the survey', () => {
  test.each([
    ['腊月二十二走，初十来', { leaveOn: '2027-01-29', returnOn: '2027-02-15' }],
    ['正月十二回厂', { returnOn: '2027-02-17' }],
    ['腊月二十回老家', { leaveOn: '2027-01-27' }],
    ['我还没买票', {}],
  ])('should tell the day of leaving from that of coming back in %p', (text, days) =>
    expect(daysIn(text, '2026-11-24')).toEqual(days),
  );

  test.each([
    ['不回，留下过年', 'staying'],
    ['今年不回家', 'staying'],
    ['我已经返岗了', 'back'],
    ['早就到家了', 'home'],
    ['打算回', 'going'],
    ['工资没发', undefined],
  ])('should read %p as %p', (text, home) => expect(homeOf(text)).toBe(home));

  it('should keep codes and days and nothing about the person', () => {
    const effects = returnSurvey.complete?.({ home: filled('going'), post: filled('same') }, context).effects;
    expect(effects?.at(-1)).toEqual({
      kind: 'register',
      entry: {
        kind: 'return_survey',
        region: { city: '苏州' },
        facts: { home: 'going', post: 'same' },
        consent: null,
        keepDays: 365,
      },
    });
  });

  it('should register nothing when nothing was answered', () => {
    const refused = { home: { status: 'refused' as const }, post: { status: 'unknown' as const } };
    expect(returnSurvey.complete?.(refused, context).effects).toBeUndefined();
  });
});

describe('people who come back from elsewhere', () => {
  it('should be asked for nothing about their health, and for no number', () => {
    const form = returnRegistration.form;
    expect(form?.slots.map((slot) => slot.name)).toEqual([
      'origin',
      'arrivedOn',
      'place',
      'company',
      'agree',
    ]);
    const asked = form?.slots.flatMap((slot) => slot.prompts).join('') ?? '';
    expect(asked).not.toMatch(/健康|核酸|体温|行程|身份证|风险/);
  });

  it('should be counted by province, with the employer sealed', () => {
    const slots = { origin: filled('湖北'), company: filled('示例纺织'), agree: filled(true) };
    expect(registrationEntry(slots)).toMatchObject({
      facts: { reporter: 'self', headcount: 1, origin: '湖北' },
      words: { company: '示例纺织' },
    });
  });
});
