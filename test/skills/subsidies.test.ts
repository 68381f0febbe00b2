import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Knowledge, Policy } from '../../src/contracts/knowledge';
import {
  findPolicies,
  isInForce,
  placeElsewhere,
  placeName,
  yearAsked,
} from '../../src/skills/subsidies/rules';
import { converse, KNOWLEDGE, meant, said } from '../support/dialogue-builders';

const aPolicy = (change: Partial<Policy> = {}): Policy => ({
  id: 'p1',
  province: '江苏',
  city: '苏州',
  district: null,
  year: 2026,
  kind: '留岗补贴',
  amount: '500元/人',
  who: ['留岗的外来务工人员'],
  payTo: '个人',
  conditions: '',
  howToApply: '',
  confidence: 'verified',
  expired: false,
  validFrom: '2026-11-01',
  validTo: '2027-03-31',
  ...change,
});
const knowing = (...policies: Policy[]): Knowledge => ({ ...KNOWLEDGE, policies });

describe('findPolicies', () => {
  it.each(['single-source', 'unverified', ''])(
    'should never tell of a rule that is only %p',
    (confidence) => {
      const found = findPolicies(knowing(aPolicy({ confidence })), { city: '苏州' }, '2026-12-01');
      expect(found).toEqual({ inForce: [], expired: [] });
    },
  );

  it('should tell a rule in force apart from one that has run out', () => {
    const now = aPolicy();
    const then = aPolicy({ id: 'p0', year: 2021, expired: true, validTo: '2021-02-17' });
    const found = findPolicies(knowing(now, then), { city: '苏州市' }, '2026-12-01');
    expect(found.inForce).toEqual([now]);
    expect(found.expired).toEqual([then]);
  });

  it('should tell nothing of a rule that nobody has checked since its review was due', () => {
    const rule = aPolicy({ reviewBy: '2026-11-30' });
    expect(findPolicies(knowing(rule), { city: '苏州' }, '2026-11-30').inForce).toEqual([rule]);
    expect(findPolicies(knowing(rule), { city: '苏州' }, '2026-12-01')).toEqual({ inForce: [], expired: [] });
  });

  it('should keep to the district and the year asked for', () => {
    const district = aPolicy({ district: '相城区' });
    expect(findPolicies(knowing(district), { city: '苏州' }, '2026-12-01').inForce).toEqual([]);
    expect(findPolicies(knowing(district), { city: '苏州', district: '相城' }, '2026-12-01').inForce).toEqual(
      [district],
    );
    expect(findPolicies(knowing(aPolicy()), { city: '苏州' }, '2026-12-01', 2024).inForce).toEqual([]);
  });

  it('should promise nothing that is unverified or past, whatever the table holds', () => {
    const policies = fc.array(
      fc
        .record({
          confidence: fc.constantFrom('verified', 'single-source', 'unverified'),
          expired: fc.boolean(),
          validTo: fc.constantFrom(null, '2021-02-17', '2026-11-30', '2027-03-31'),
        })
        .map((change) => aPolicy(change)),
    );
    fc.assert(
      fc.property(policies, (table) => {
        const { inForce, expired } = findPolicies(knowing(...table), { city: '苏州' }, '2026-12-01');
        return (
          [...inForce, ...expired].every((policy) => policy.confidence === 'verified') &&
          inForce.every((policy) => !policy.expired && (policy.validTo ?? '') >= '2026-12-01')
        );
      }),
    );
  });
});

describe('isInForce', () => {
  test.each([
    ['on its first day', {}, '2026-11-01', true],
    ['on its last day', {}, '2027-03-31', true],
    ['the day before', {}, '2026-10-31', false],
    ['the day after', {}, '2027-04-01', false],
    ['without an end', { validTo: null }, '2026-12-01', false],
    ['marked as run out', { expired: true }, '2026-12-01', false],
  ])('should be right %s', (_when, change, on, expected) =>
    expect(isInForce(aPolicy(change), on)).toBe(expected),
  );
});

describe('placeElsewhere', () => {
  it.each([
    ['2021年杭州一千块红包我能领吗', { city: '杭州' }],
    ['义乌那年的消费券', { city: '金华', district: '义乌市' }],
    ['苏州过年有补贴吗', null],
    ['台州过年给三百八', { city: '台州' }],
    ['杭州给过一千，我们这边有吗', null],
  ])('should read %p', (text, place) => expect(placeElsewhere(text, KNOWLEDGE)).toEqual(place));

  it('should name a district after its city only once', () => {
    expect(placeName({ city: '苏州', district: '苏州工业园区' })).toBe('苏州工业园区');
    expect(placeName({ city: '苏州', district: '昆山' })).toBe('苏州昆山');
  });
});

describe('yearAsked', () => {
  test.each([
    ['2021年苏州有吗', 2021],
    ['２０２１年的', 2021],
    ['去年的还能领吗', 2025],
    ['前年呢', 2024],
    ['大前年', 2023],
    ['今年过年', undefined],
    ['欠我2000块', undefined],
  ])('should read %s', (text, year) => expect(yearAsked(text, '2026-11-24')).toBe(year));
});

describe('What is said about subsidies', () => {
  const asks = meant('stay_subsidy.general');

  it('should mark a rule of 2021 as run out and never speak of a claim', () => {
    const [turn] = converse([['2021年苏州留下来过年有什么', { ...asks, entities: { city: '苏州' } }]]);
    expect(said(turn)).toMatch(/2021年有过，现在已经到期/);
    expect(said(turn)).not.toMatch(/可以领|保证|一定能/);
  });

  it('should ask for the city once, in other words the second time, and then let go', () => {
    const [first, second, third] = converse([['过年补贴有吗', asks], ['啥'], ['不晓得呀']]);
    expect(said(first)).toContain('哪个市');
    expect(said(second)).not.toBe(said(first));
    expect(said(third)).toContain('12333');
    expect(third?.state.frames).toEqual([]);
  });
});
