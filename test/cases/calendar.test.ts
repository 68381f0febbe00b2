import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  addYears,
  daysBetween,
  isWorkingDay,
  nextWorkingDay,
  periodEnd,
  type Period,
} from '../../src/cases/calendar';
import { CALENDAR } from '../support/case-builders';

const date = fc.integer({ min: 0, max: 3650 }).map((offset) => addDays('2021-01-01', offset));

describe('calendar arithmetic', () => {
  test.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-02-14', true, 'a Saturday worked instead (调休)'],
    ['2026-02-16', false, 'lunar new year’s eve'],
    ['2026-02-20', false, 'a weekday inside the spring festival break'],
    ['2026-10-01', false, 'national day'],
    ['2031-01-01', true, 'a Wednesday beyond the table: nothing is known of its holidays'],
  ])('should know %s as a working day: %s (%s)', (day, expected) => {
    expect(isWorkingDay(day, CALENDAR)).toBe(expected);
  });

  test.each<[string, Period, string, string]>([
    ['2026-11-24', { workingDays: 5 }, '2026-12-01', 'over one weekend'],
    ['2026-02-13', { workingDays: 1 }, '2026-02-14', 'Saturday worked instead counts'],
    ['2026-02-14', { workingDays: 1 }, '2026-02-24', 'the whole break is skipped'],
    ['2026-11-24', { days: 15 }, '2026-12-09', 'first day not counted'],
    ['2026-11-27', { days: 15 }, '2026-12-14', 'Saturday moves to Monday (MSF-85)'],
    ['2026-02-02', { days: 15 }, '2026-02-24', 'new year’s day moves behind the break (MSF-85)'],
    ['2024-02-29', { years: 1 }, '2025-02-28', '29 February becomes the month’s last day'],
    ['2025-11-28', { years: 1 }, '2026-11-30', 'Saturday a year later moves to Monday'],
  ])('should end a period begun on %s of %j on %s (%s)', (from, period, expected) => {
    expect(periodEnd(from, period, CALENDAR)).toBe(expected);
  });

  test('should contain exactly n working days after the start, the last being one', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 90 }), (from, n) => {
        const end = addWorkingDays(from, n, CALENDAR);
        let counted = 0;
        for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) {
          if (isWorkingDay(day, CALENDAR)) counted += 1;
        }
        expect(counted).toBe(n);
        expect(isWorkingDay(end, CALENDAR)).toBe(true);
      }),
    );
  });

  test('should never end a period before its plain last day, and only move it over rest days', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 400 }), (from, n) => {
        const plain = addDays(from, n);
        const end = periodEnd(from, { days: n }, CALENDAR);
        expect(end >= plain).toBe(true);
        expect(isWorkingDay(end, CALENDAR)).toBe(true);
        for (let day = plain; day < end; day = addDays(day, 1)) {
          expect(isWorkingDay(day, CALENDAR)).toBe(false);
        }
      }),
    );
  });

  test('should keep order: a later start never ends earlier', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: 1, max: 60 }), (a, b, n) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const end = (from: string) => periodEnd(from, { workingDays: n }, CALENDAR);
        expect(end(first) <= end(second)).toBe(true);
      }),
    );
  });

  test('should agree with itself: adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n);
        expect(nextWorkingDay(nextWorkingDay(from, CALENDAR), CALENDAR)).toBe(nextWorkingDay(from, CALENDAR));
        expect(addYears(addYears(from, 4), 1).slice(0, 4)).toBe(String(Number(from.slice(0, 4)) + 5));
      }),
    );
  });
});
