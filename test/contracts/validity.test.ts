import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cautionFor, standingOf, type Dated } from '../../src/contracts/validity';

const TODAY = '2026-11-24';

describe('standingOf', () => {
  it.each<[string, Dated, string]>([
    ['without dates', {}, 'good'],
    ['with empty dates', { validFrom: null, validTo: null, reviewBy: null }, 'good'],
    ['on its last day', { validTo: TODAY }, 'good'],
    ['on its first day', { validFrom: TODAY }, 'good'],
    ['on the day of its review', { reviewBy: TODAY }, 'good'],
    ['the day after its last', { validTo: '2026-11-23' }, 'expired'],
    ['the day before its first', { validFrom: '2026-11-25' }, 'not_yet'],
    ['the day after its review', { reviewBy: '2026-11-23' }, 'unreviewed'],
    ['past both', { validTo: '2026-11-01', reviewBy: '2026-11-01' }, 'expired'],
  ])('should judge a fact %s', (_case, fact, standing) => expect(standingOf(fact, TODAY)).toBe(standing));
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = fc.option(day);

describe('cautionFor', () => {
  it('should warn exactly when a fact cannot be relied on, and always say whom to ask', () => {
    fc.assert(
      fc.property(maybe, maybe, maybe, day, (validFrom, validTo, reviewBy, on) => {
        const fact = { validFrom, validTo, reviewBy };
        const caution = cautionFor(fact, on, '12333');
        if (standingOf(fact, on) === 'good') return caution === null;
        return caution !== null && /12333.*人工/.test(caution) && caution.length <= 120;
      }),
    );
  });
});
