import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  addYears,
  dayKind,
  daysBetween,
  isInTable,
  isWorkingDay,
  nextWorkingDay,
  periodEnd,
  previousWorkingDay,
  wholeMonths,
  type Period,
} from '../../src/law/calendar';
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
    ['2026-10-06', false, 'a Tuesday of the national day break'],
    ['2026-10-10', true, 'a Saturday worked instead of it'],
    ['2025-09-28', true, 'a Sunday worked before the national day break'],
    ['2024-05-02', false, 'a Thursday of the May break'],
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
    ['2026-01-31', { months: 1 }, '2026-02-28', 'the last of a shorter month, a Saturday worked instead'],
    ['2026-08-31', { months: 1 }, '2026-09-30', 'no 31 September'],
    ['2026-09-01', { months: 1 }, '2026-10-08', '1 October moves behind the break'],
    [
      '2026-09-25',
      { workingDays: 5 },
      '2026-10-09',
      'mid-autumn, a weekend and the national day break between',
    ],
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

  test.each([
    ['2026-02-16', 'statutory', 'new year’s eve counts from 2025'],
    ['2024-02-09', 'workday', 'new year’s eve 2024: a Friday, and no holiday by law'],
    ['2025-01-28', 'statutory', 'new year’s eve 2025'],
    ['2026-05-02', 'statutory', '2 May counts from 2025'],
    ['2024-05-02', 'rest', '2 May 2024 was only a day off'],
    ['2026-10-04', 'rest', 'the fourth day of the national day break'],
    ['2026-10-10', 'workday', 'a Saturday worked instead'],
    ['2026-11-28', 'rest', 'an ordinary Saturday'],
  ])('should pay %s as %s: %s', (day, kind) => {
    expect(dayKind(day, CALENDAR)).toBe(kind);
  });

  test('should know where its table ends', () => {
    expect(isInTable('2026-12-31', CALENDAR)).toBe(true);
    expect(isInTable('2027-01-01', CALENDAR)).toBe(false);
    expect(isInTable('2020-12-31', CALENDAR)).toBe(false);
  });

  test('should count whole months by corresponding days', () => {
    expect(wholeMonths('2026-01-31', '2026-02-28')).toBe(1);
    expect(wholeMonths('2025-04-15', '2026-04-14')).toBe(11);
    expect(wholeMonths('2025-04-15', '2026-04-15')).toBe(12);
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 240 }), (from, n) => {
        expect(wholeMonths(from, addMonths(from, n))).toBe(n);
        expect(wholeMonths(from, addDays(addMonths(from, n), -1))).toBe(Math.max(0, n - 1));
      }),
    );
  });

  test('should step back over rest days', () => {
    expect(previousWorkingDay('2026-10-05', CALENDAR)).toBe('2026-09-30');
    expect(previousWorkingDay('2026-11-24', CALENDAR)).toBe('2026-11-24');
  });
});
