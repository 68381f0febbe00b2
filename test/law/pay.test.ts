import { describe, expect, test } from '@jest/globals';
import { addDays } from '../../src/law/calendar';
import { dailyOf, hourlyOf, scale, toFen, yuanText } from '../../src/law/money';
import {
  leaveDays,
  leaveWhenJoining,
  leaveWhenLeaving,
  unusedLeavePay,
} from '../../src/law/pay/annual-leave';
import { arrearsTotal } from '../../src/law/pay/arrears';
import { doubleMonths, doubleWage, doubleWageLimit, doubleWageStretch } from '../../src/law/pay/double-wage';
import { checkMinimum } from '../../src/law/pay/minimum-wage';
import { daysText, overtimePay, partsOfDates, pieceOvertime } from '../../src/law/pay/overtime';
import { lineText, type PayResult } from '../../src/law/pay/result';
import { severanceMonths, severanceMonthsBetween, severancePay } from '../../src/law/pay/severance';
import { probationShortfall, stoppagePay } from '../../src/law/pay/stoppage';
import { KNOWLEDGE } from '../support/dialogue-builders';

/** Every expected sum below was worked out by hand from the text of the law, not by this program. */
const CALENDAR = KNOWLEDGE.calendar;
const yuan = (result: PayResult): string => yuanText(result.total);
const monthly = (amount: number) => ({ monthly: toFen(amount) });

describe('Day and hour of a monthly wage', () => {
  test.each([
    [4350, '200', '25'], // 4350 ÷ 21.75 = 200; ÷ 8 = 25
    [6000, '275.86', '34.48'], // 275.8620…, 34.4827…
    [2175, '100', '12.5'],
    [5000, '229.89', '28.74'], // 229.8850…, 28.7356…
  ])('should be %d ÷ 21.75 = %s, ÷ 8 = %s', (wage, day, hour) => {
    expect(yuanText(dailyOf(toFen(wage)))).toBe(day);
    expect(yuanText(hourlyOf(toFen(wage)))).toBe(hour);
  });

  test('should round half up, once', () => {
    expect(scale(1, [0.5])).toBe(1);
    expect(scale(333, [1], [3])).toBe(111);
    expect(scale(100, [1], [3])).toBe(33);
    expect(() => toFen(Number.NaN)).toThrow(RangeError);
  });
});

describe('Overtime', () => {
  test.each([
    // 25 an hour × 3 × 1.5
    [
      '3 hours on a working day at 4350',
      monthly(4350),
      { kind: 'workday', amount: 3, unit: 'hour' },
      '112.5',
    ],
    // 6000 ÷ 21.75 × 3 × 2 = 36000 ÷ 21.75 = 1655.172…
    ['3 days of rest at 6000', monthly(6000), { kind: 'rest', amount: 3, unit: 'day' }, '1655.17'],
    // 200 × 3 × 3
    ['3 days of National Day at 4350', monthly(4350), { kind: 'statutory', amount: 3, unit: 'day' }, '1800'],
    // 6000 ÷ 174 × 42 × 1.5 = 378000 ÷ 174 = 2172.413…
    ['42 hours at 6000', monthly(6000), { kind: 'workday', amount: 42, unit: 'hour' }, '2172.41'],
    // 2490 ÷ 174 × 50 × 1.5 = 186750 ÷ 174 = 1073.275…
    ['50 hours at 2490', monthly(2490), { kind: 'workday', amount: 50, unit: 'hour' }, '1073.28'],
    ['4 Sundays at 180 a day', { daily: 18000 }, { kind: 'rest', amount: 4, unit: 'day' }, '1440'],
    [
      '3 days of National Day at 200 a day',
      { daily: 20000 },
      { kind: 'statutory', amount: 3, unit: 'day' },
      '1800',
    ],
    // 200 ÷ 8 × 2.5 × 1.5 = 93.75
    ['2.5 hours at 200 a day', { daily: 20000 }, { kind: 'workday', amount: 2.5, unit: 'hour' }, '93.75'],
    ['1 hour at 26 an hour', { hourly: 2600 }, { kind: 'workday', amount: 1, unit: 'hour' }, '39'],
    // 26 × 8 × 1 × 2
    ['a day of rest at 26 an hour', { hourly: 2600 }, { kind: 'rest', amount: 1, unit: 'day' }, '416'],
    // 5200 ÷ 21.75 × 2 × 3 = 31200 ÷ 21.75 = 1434.482…
    [
      '2 days of the May holiday at 5200',
      monthly(5200),
      { kind: 'statutory', amount: 2, unit: 'day' },
      '1434.48',
    ],
    // 3500 ÷ 174 × 65 × 1.5 = 341250 ÷ 174 = 1961.206…
    ['2.5 hours on 26 days at 3500', monthly(3500), { kind: 'workday', amount: 65, unit: 'hour' }, '1961.21'],
    // 5000 ÷ 21.75 × 1 × 3 = 15000 ÷ 21.75 = 689.655…
    ['New Year’s Eve at 5000', monthly(5000), { kind: 'statutory', amount: 1, unit: 'day' }, '689.66'],
  ] as const)('%s', (_name, wage, part, expected) => {
    expect(yuan(overtimePay(wage, [part]))).toBe(expected);
  });

  test('should write the sum so that it can be checked', () => {
    const [line] = overtimePay(monthly(6000), [{ kind: 'rest', amount: 3, unit: 'day' }]).lines;
    expect(line && lineText(line)).toBe('休息日加班3天（2倍）：6000÷21.75×3×200%=1655.17元');
  });

  test('should say that time off may stand in for a day of rest, and never for a statutory holiday', () => {
    const rest = overtimePay(monthly(6000), [{ kind: 'rest', amount: 1, unit: 'day' }]);
    const holiday = overtimePay(monthly(6000), [{ kind: 'statutory', amount: 1, unit: 'day' }]);
    expect(rest.assumptions.join()).toContain('没安排补休');
    expect(holiday.assumptions.join()).toContain('补休抵不了');
    expect(holiday.articles).toContain('GZBC-2(1)');
  });

  test('should tell the seven days of National Day 2026 apart', () => {
    const days = Array.from({ length: 7 }, (_, i) => addDays('2026-10-01', i));
    const { parts, ordinary } = partsOfDates(days, CALENDAR);
    expect(parts.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['statutory', 3],
      ['rest', 4],
    ]);
    expect(ordinary).toEqual([]);
    // 200 a day: 3 × 600 + 4 × 400
    expect(yuan(overtimePay({ daily: 20000 }, parts))).toBe('3400');
  });

  test.each([
    ['2024-02-09', []], // New Year's Eve 2024: an ordinary Friday by law
    ['2025-01-28', ['statutory']], // New Year's Eve 2025
    ['2026-02-14', []], // Saturday worked instead
    ['2026-05-02', ['statutory']],
    ['2024-05-02', ['rest']],
  ])('should count %s as %j', (day, kinds) => {
    expect(partsOfDates([day], CALENDAR).parts.map((part) => part.kind)).toEqual(kinds);
  });

  test('should name days as people do', () => {
    expect(daysText(['2026-10-01', '2026-10-02', '2026-10-03'])).toBe('10月1日到3日');
    expect(daysText(['2026-09-30', '2026-10-02'])).toBe('9月30日、10月2日');
    expect(daysText(['2026-10-04', '2026-10-06'])).toBe('10月4日、6日');
  });

  test('should pay pieces beyond the quota at the same percentages', () => {
    // 0.8 × 100 × 1.5
    expect(yuan(pieceOvertime(80, 100, 'workday'))).toBe('120');
    expect(yuan(pieceOvertime(80, 100, 'statutory'))).toBe('240');
  });
});

describe('Arrears', () => {
  test.each([
    // 260 × 42 = 10920; − 3000
    ['days', [{ rate: 26000, per: 'day', count: 42 }], [300000], '7920'],
    ['months', [{ rate: 500000, per: 'month', count: 3 }], [], '15000'],
    // 0.8 × 5200
    ['pieces', [{ rate: 80, per: 'piece', count: 5200 }], [], '4160'],
    ['half a month more', [{ rate: 600000, per: 'month', count: 2.5 }], [200000, 100000], '12000'],
    ['a sum agreed and paid in part', [{ agreed: 800000 }], [150000], '6500'],
    // 18.5 × 130
    ['hours', [{ rate: 1850, per: 'hour', count: 130 }], [], '2405'],
  ] as const)('should be what was agreed less what was paid: %s', (_name, earned, received, owed) => {
    expect(yuanText(arrearsTotal(earned, received).owed)).toBe(owed);
  });

  test('should not owe less than nothing', () => {
    expect(arrearsTotal([{ agreed: 100000 }], [150000])).toMatchObject({ owed: 0, overpaid: 50000 });
  });
});

describe('Annual leave', () => {
  test.each([
    [0.5, 0],
    [1, 5],
    [9, 5],
    [10, 10],
    [19.9, 10],
    [20, 15],
    [33, 15],
  ])('should be, after %d years, %d days', (years, days) => expect(leaveDays(years)).toBe(days));

  // 6500 ÷ 21.75 × 5 × 2 = 65000 ÷ 21.75 = 2988.505…
  test('should pay 5 days at 6500', () => expect(yuan(unusedLeavePay(650000, 5))).toBe('2988.51'));
  // 200 × 10 × 2
  test('should pay 10 days at 4350', () => expect(yuan(unusedLeavePay(435000, 10))).toBe('4000'));

  test.each([
    ['2026-06-30', 5, 0, 2], // 181 ÷ 365 × 5 = 2.479
    ['2026-12-31', 10, 0, 10], // 365 ÷ 365
    ['2026-03-14', 5, 0, 1], // 73 ÷ 365 × 5 = 1 exactly
    ['2026-03-13', 5, 0, 0], // 72 ÷ 365 × 5 = 0.986: no whole day
    ['2026-09-30', 10, 3, 4], // 273 ÷ 365 × 10 = 7.479, three taken
    ['2026-06-30', 5, 5, 0], // taken in advance: not taken back
  ])('should be, leaving on %s with %d a year and %d taken, %d', (left, perYear, taken, days) => {
    expect(leaveWhenLeaving(left, perYear, taken)).toBe(days);
  });

  test.each([
    ['2026-07-01', 5, 2], // 184 ÷ 365 × 5 = 2.52
    ['2026-01-01', 5, 5],
    ['2026-12-01', 10, 0], // 31 ÷ 365 × 10 = 0.85
    ['2024-01-01', 15, 15], // 366 days, and still no more than the year's leave
  ])('should be, joining on %s with %d a year, %d', (joined, perYear, days) => {
    expect(leaveWhenJoining(joined, perYear)).toBe(days);
  });
});

describe('Double wage without a contract', () => {
  test.each([
    // hired, first day no longer counted → months and days; 1 Jan hired: from 1 Feb to 31 Dec at most
    ['2025-01-01', '2026-06-01', '2025-02-01', '2025-12-31', 11, 0],
    ['2025-01-01', '2025-07-16', '2025-02-01', '2025-07-15', 5, 15],
    ['2025-04-01', '2025-12-01', '2025-05-01', '2025-11-30', 7, 0],
    ['2026-01-31', '2026-03-31', '2026-02-28', '2026-03-30', 1, 0],
    // the year ends the day before the same day: 14 March
    ['2024-03-15', '2026-11-25', '2024-04-15', '2025-03-14', 11, 0],
  ])('should run, hired %s until before %s, from %s to %s', (hiredOn, endsBefore, from, to, months, days) => {
    expect(doubleWageStretch({ hiredOn, endsBefore })).toMatchObject({ from, to, months, extraDays: days });
  });

  test('should be nothing within the first month', () => {
    expect(doubleWageStretch({ hiredOn: '2026-11-01', endsBefore: '2026-11-30' })).toBeNull();
    expect(doubleWageStretch({ hiredOn: '2026-11-01', endsBefore: '2026-12-01' })).toBeNull();
  });

  test('should pay whole months and the share of the last one', () => {
    // 5000 × 5 + 5000 × 15 ÷ 31 = 25000 + 2419.354…
    const stretch = doubleWageStretch({ hiredOn: '2025-01-01', endsBefore: '2025-07-16' });
    if (!stretch) throw new Error('half a year was worked');
    expect(yuan(doubleWage(500000, stretch))).toBe('27419.35');
    expect(yuan(doubleWage(500000, { months: 11, extraDays: 0, monthDays: 30 }))).toBe('55000');
  });

  test.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [8, 7],
    [12, 11],
    [14, 11],
  ])('should count, for %d months worked, %d', (worked, months) => expect(doubleMonths(worked)).toBe(months));

  test('should be asked for within a year of its last day', () => {
    // 31 December 2026 is a Thursday; 28 November 2026 a Saturday.
    expect(doubleWageLimit({ to: '2025-12-31' }, CALENDAR).until).toBe('2026-12-31');
    expect(doubleWageLimit({ to: '2025-11-28' }, CALENDAR).until).toBe('2026-11-30');
  });
});

describe('Severance', () => {
  test.each([
    [4, 0, 0, 4],
    [3, 7, 0, 4],
    [3, 6, 0, 4],
    [3, 5, 29, 3.5],
    [3, 0, 1, 3.5],
    [0, 5, 0, 0.5],
    [0, 6, 0, 1],
    [11, 0, 0, 11],
    [0, 8, 0, 1],
  ])('should be, for %d years %d months %d days, %d', (years, months, days, n) => {
    expect(severanceMonths(years, months, days)).toBe(n);
  });

  test.each([
    ['2020-01-01', '2022-12-31', 3, false],
    ['2020-01-01', '2023-01-01', 3.5, false],
    ['2023-05-20', '2026-11-25', 4, false], // 3 years, 6 months, 6 days
    ['2005-03-01', '2026-02-28', 18.5, true], // from 2008: 18 years, 2 months
  ])('should be, from %s to %s, %d', (hired, left, n, before2008) => {
    expect(severanceMonthsBetween(hired, left)).toEqual({ n, before2008 });
  });

  test.each([
    ['N', 580000, 4, '23200'], // 5800 × 4
    ['2N', 580000, 4, '46400'],
    ['N+1', 580000, 4, '29000'], // 23200 + 5800
    ['N', 500000, 0.5, '2500'],
    ['2N', 650000, 3.5, '45500'], // 6500 × 3.5 × 2
  ] as const)('should pay %s at %d fen for %d as %s', (kind, meanMonthly, n, expected) => {
    expect(yuan(severancePay({ kind, meanMonthly, n }))).toBe(expected);
  });

  test('should cap a high wage at three local means and twelve years', () => {
    // local mean 8000: 24000 a month, 12 years = 288000
    const high = severancePay({ kind: 'N', meanMonthly: 3000000, n: 15, localMean: 800000 });
    expect(yuan(high)).toBe('288000');
    // 24000 exactly is not above it: no cap on the years
    const edge = severancePay({ kind: 'N', meanMonthly: 2400000, n: 15, localMean: 800000 });
    expect(yuan(edge)).toBe('360000');
  });

  test('should tell that years before 2008 follow other rules', () => {
    const result = severancePay({ kind: 'N', meanMonthly: 500000, n: 18.5, before2008: true });
    expect(result.assumptions.join()).toContain('2008年');
    expect(result.articles).toContain('LHT-97');
  });
});

describe('Stoppage and probation', () => {
  test('should pay the first month in full and leave the rest open', () => {
    expect(stoppagePay(500000, 2)).toMatchObject({ total: 500000, openMonths: 1 });
    expect(stoppagePay(500000, 0.5)).toMatchObject({ total: 250000, openMonths: 0 });
  });

  test('should pay at least 80 % in probation', () => {
    // 5000 × 80 % − 3000 = 1000, two months
    expect(yuan(probationShortfall(500000, 300000, 2))).toBe('2000');
    expect(yuan(probationShortfall(500000, 400000, 2))).toBe('0');
  });
});

describe('Minimum wage', () => {
  const table = KNOWLEDGE.minimumWages;
  test.each([
    [1900, '2025-06-01', 'below'], // lowest class 2010
    [2200, '2025-06-01', 'depends'],
    [2490, '2025-06-01', 'enough'], // highest class
    [1839, '2023-06-01', 'below'], // 1840
    [2280, '2021-08-01', 'enough'],
    [1900, '2026-06-01', 'unknown'], // the figures of 2026 are not verified
    [1500, '2020-06-01', 'unknown'],
  ])('should say of %d on %s: %s', (wage, on, kind) => {
    expect(checkMinimum(toFen(wage), on, table).kind).toBe(kind);
  });

  test('should name the last figures known when a day has none', () => {
    const check = checkMinimum(190000, '2026-06-01', table);
    expect(check.kind === 'unknown' && check.before?.from).toBe('2024-01-01');
  });
});

describe('Every calculation', () => {
  const results: PayResult[] = [
    overtimePay(monthly(5000), [{ kind: 'statutory', amount: 1, unit: 'day' }]),
    pieceOvertime(80, 10, 'rest'),
    arrearsTotal([{ agreed: 1000 }]),
    unusedLeavePay(500000, 5),
    doubleWage(500000, { months: 3, extraDays: 2, monthDays: 30 }),
    severancePay({ kind: 'N+1', meanMonthly: 500000, n: 2, before2008: true }),
    severancePay({ kind: '2N', meanMonthly: 500000, n: 2 }),
    stoppagePay(500000, 2),
    probationShortfall(500000, 300000),
  ];
  test('should rest on verified articles, say its assumptions, and add up', () => {
    for (const result of results) {
      expect(result.articles.filter((id) => !KNOWLEDGE.law.has(id))).toEqual([]);
      expect(result.articles.length).toBeGreaterThan(0);
      expect(result.assumptions.length).toBeGreaterThan(0);
      expect(result.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(result.total);
    }
  });
});
