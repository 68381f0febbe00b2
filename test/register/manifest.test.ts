import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RegisterEntry } from '../../src/contracts/register';
import { manifestList, manifestTables, planCoaches } from '../../src/register/manifest';
import { later } from '../support/case-builders';
import { anEntry } from '../support/register-builders';

const DATE = '2027-02-13';
let minute = 0;
const party = (headcount: number | undefined, change: Partial<RegisterEntry> = {}): RegisterEntry => {
  minute += 1;
  const facts = {
    origin: '河南周口',
    destination: '苏州昆山',
    date: DATE,
    ...(headcount ? { headcount } : {}),
  };
  return anEntry({ id: `e${minute}`, at: later(minute).toISOString(), facts, ...change });
};
const plan = (entries: RegisterEntry[], change = {}) =>
  planCoaches(entries, { date: DATE, capacity: 45, ...change });
const shape = (entries: RegisterEntry[], change = {}) =>
  plan(entries, change).map(({ coaches, waiting }) => ({
    coaches: coaches.map((coach) => coach.heads),
    waiting: waiting.map((rider) => rider.heads),
  }));

describe('the manifest of coaches', () => {
  it('should fill coaches in the order of signing up, and keep a party together', () => {
    expect(shape([party(30), party(20), party(15), party(25)])).toEqual([{ coaches: [45, 45], waiting: [] }]);
    expect(shape([party(40), party(10)])).toEqual([{ coaches: [40, 10], waiting: [] }]);
  });

  it('should put those without a seat on the waiting list when the coaches are counted', () => {
    expect(shape([party(40), party(10), party(5), party(3)], { coaches: 1 })).toEqual([
      { coaches: [45], waiting: [10, 3] },
    ]);
  });

  it('should split only a party that is larger than a coach', () => {
    expect(shape([party(100)])).toEqual([{ coaches: [45, 45, 10], waiting: [] }]);
    expect(shape([party(100)], { coaches: 2 })).toEqual([{ coaches: [45, 45], waiting: [10] }]);
    expect(shape([party(45)])).toEqual([{ coaches: [45], waiting: [] }]);
  });

  it('should not guess how many come when nobody said so', () => {
    expect(shape([party(undefined), party(2)])).toEqual([{ coaches: [2], waiting: [0] }]);
  });

  it('should leave out other days, places and kinds, and what was withdrawn or refused', () => {
    const entries = [
      party(1),
      party(1, { status: 'done' }),
      party(1, { status: 'withdrawn' }),
      party(1, { status: 'rejected' }),
      party(1, { kind: 'return_survey' }),
      party(1, { facts: { origin: '河南周口', destination: '苏州昆山', headcount: 1 } }),
      party(7, {
        facts: { origin: '安徽阜阳', destination: '苏州昆山', date: DATE, headcount: 7 },
        words: {},
      }),
    ];
    expect(shape(entries, { from: '周口' })).toEqual([{ coaches: [2], waiting: [] }]);
    expect(plan(entries).map(({ origin, heads }) => [origin, heads])).toEqual([
      ['安徽阜阳', 7],
      ['河南周口', 2],
    ]);
    expect(shape(entries, { to: '南京' })).toEqual([]);
  });

  it('should show totals, who rides and who waits', () => {
    const routes = plan([party(40), party(10)], { coaches: 1 });
    const [summary, seated, waiting] = manifestTables(routes, 45);
    expect(summary?.rows).toEqual([
      [DATE, '河南周口', '苏州昆山', 1, 45, 40, 5],
      [DATE, '河南周口', '苏州昆山', '候补', null, 10, null],
      ['合计', null, null, null, null, 50, null],
    ]);
    expect(seated?.rows[0]).toContain('13800001111');
    expect(waiting?.rows).toHaveLength(1);
    const list = manifestList(routes, 45);
    expect(list.rows.map((row) => row[3])).toEqual([1, '候补']);
    expect(new Set(list.rows.map((row) => row.length))).toEqual(new Set([list.heading.length]));
  });

  it('should lose nobody, seat nobody twice and fill no coach beyond its seats', () => {
    const heads = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        heads,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (sizes, capacity, coaches) => {
          const routes = plan(
            sizes.map((size) => party(size)),
            { capacity, coaches },
          );
          const all = routes.flatMap((route) => [
            ...route.coaches.flatMap((coach) => coach.riders),
            ...route.waiting,
          ]);
          const total = all.reduce((sum, rider) => sum + rider.heads, 0);
          return (
            total === sizes.reduce((sum, size) => sum + size, 0) &&
            routes.every(
              (route) => route.coaches.length <= coaches && route.coaches.every((c) => c.heads <= capacity),
            )
          );
        },
      ),
    );
  });
});
