import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { addDays, lunarDay, lunarMonth, newYearsEve } from '../../../src/nlu/entities/calendar';
import { findDates } from '../../../src/nlu/entities/dates';
import { readPeriod } from '../../../src/nlu/entities/period';

const TODAY = '2026-11-24';

function period(text: string, today = TODAY): { from?: string; to?: string; left?: string } {
  const p = readPeriod(text, findDates(text, today), today);
  return { from: p.from?.date, to: p.to?.date, left: p.resignedOn?.date };
}

describe('dates relative to today', () => {
  test.each([
    ['去年腊月', '2026-01-19', '2026-02-16'],
    ['上个月', '2026-10-01', '2026-10-31'],
    ['上个月15号', '2026-10-15', '2026-10-15'],
    ['国庆', '2026-10-01', '2026-10-03'],
    ['去年国庆', '2025-10-01', '2025-10-03'],
    ['五一', '2026-05-01', '2026-05-02'],
    ['大年三十', '2026-02-16', '2026-02-16'],
    ['正月初八', '2026-02-24', '2026-02-24'],
    ['12月', '2025-12-01', '2025-12-31'],
    ['11月', '2026-11-01', '2026-11-30'],
    ['前天', '2026-11-22', '2026-11-22'],
    ['上礼拜', '2026-11-16', '2026-11-22'],
    ['上周三', '2026-11-18', '2026-11-18'],
    ['2025-03-15', '2025-03-15', '2025-03-15'],
    ['2025年3月', '2025-03-01', '2025-03-31'],
    ['农历八月十五', '2026-09-25', '2026-09-25'],
  ])('should read %s', (text, from, to) => {
    expect(findDates(text, TODAY)).toMatchObject([{ from, to, start: 0, end: text.length }]);
  });

  test('should take 去年腊月 said in January for the one that has begun', () => {
    expect(findDates('去年腊月', '2026-01-10')[0]?.from).toBe('2024-12-31');
  });

  test.each(['每月15号发', '月薪5000', '月嫂', '12个人', '3月嫂子'.slice(2)])(
    'should find no date in %s',
    (text) => {
      expect(findDates(text, TODAY)).toEqual([]);
    },
  );
});

describe('the period', () => {
  test.each([
    ['从3月到现在没给', '2026-03-01', TODAY],
    ['从去年11月欠到现在', '2025-11-01', TODAY],
    ['2025年3月到5月的工资', '2025-03-01', '2025-05-31'],
    ['8月、9月、10月三个月没发', '2026-08-01', '2026-10-31'],
    ['从10月干到1月的工资', '2025-10-01', '2026-01-31'],
    ['去年8月15号到今年1月20号干的', '2025-08-15', '2026-01-20'],
    ['国庆加班', '2026-10-01', '2026-10-03'],
  ])('should read %s', (text, from, to) => {
    expect(period(text)).toMatchObject({ from, to });
  });

  test('should leave the end open when none was said', () => {
    expect(period('从8月起就没发')).toEqual({ from: '2026-08-01', to: undefined, left: undefined });
  });

  test.each(['我3月5号辞职', '3月5号被辞退', '离职时间是3月5号'])(
    'should tell the day of leaving from a period: %s',
    (text) => {
      expect(period(text)).toEqual({ from: undefined, to: undefined, left: '2026-03-05' });
    },
  );

  test('should not take a promised pay day for a period', () => {
    expect(period('说好15号发工资')).toEqual({ from: undefined, to: undefined, left: undefined });
  });
});

describe('the lunar calendar', () => {
  const file = path.join(__dirname, '../../../data/calendar.json');
  const { years } = JSON.parse(readFileSync(file, 'utf8')) as {
    years: { year: number; lunarNewYear: string; newYearsEve: string }[];
  };

  test('should agree with the official holidays of every year on file', () => {
    expect(years.length).toBeGreaterThan(4);
    for (const y of years) {
      expect([y.year, lunarDay(y.year, 1, 1)]).toEqual([y.year, y.lunarNewYear]);
      expect([y.year, newYearsEve(y.year)]).toEqual([y.year, y.newYearsEve]);
    }
  });

  test("should be right where Node's own calendar is wrong", () => {
    expect(lunarDay(2027, 1, 1)).toBe('2027-02-06');
    expect(lunarDay(2030, 1, 1)).toBe('2030-02-03');
  });

  test("should end every 腊月 of 2015–2035 on New Year's Eve", () => {
    for (let year = 2015; year <= 2035; year++) {
      expect(addDays(lunarMonth(year - 1, 12).to, 1)).toBe(lunarDay(year, 1, 1));
    }
  });
});
