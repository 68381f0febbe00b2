import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findDates } from '../../../src/nlu/entities/dates';

/** New Year, 端午 and 中秋 as printed in almanacs, written down apart from the library that computes them. */
const ALMANAC: readonly [year: number, newYear: string, dragonBoat: string, midAutumn: string][] = [
  [2015, '02-19', '06-20', '09-27'],
  [2016, '02-08', '06-09', '09-15'],
  [2017, '01-28', '05-30', '10-04'],
  [2018, '02-16', '06-18', '09-24'],
  [2019, '02-05', '06-07', '09-13'],
  [2020, '01-25', '06-25', '10-01'],
  [2021, '02-12', '06-14', '09-21'],
  [2022, '02-01', '06-03', '09-10'],
  [2023, '01-22', '06-22', '09-29'],
  [2024, '02-10', '06-10', '09-17'],
  [2025, '01-29', '05-31', '10-06'],
  [2026, '02-17', '06-19', '09-25'],
  [2027, '02-06', '06-09', '09-15'],
  [2028, '01-26', '05-28', '10-03'],
  [2029, '02-13', '06-16', '09-22'],
  [2030, '02-03', '06-05', '09-12'],
  [2031, '01-23', '06-24', '10-01'],
  [2032, '02-11', '06-12', '09-19'],
  [2033, '01-31', '06-01', '09-08'],
  [2034, '02-19', '06-20', '09-27'],
  [2035, '02-08', '06-10', '09-16'],
];

const YEAR_END = (year: number): string => `${year}-12-31`;
const read = (text: string, today: string): string | undefined => findDates(text, today)[0]?.from;

describe('lunar days as people name them, every year from 2015 to 2035', () => {
  test.each(ALMANAC)('should read the feasts of %d', (year, newYear, dragonBoat, midAutumn) => {
    const today = YEAR_END(year);
    expect({
      正月初一: read('正月初一', today),
      大年初三: read('大年初三', today),
      端午: read('端午节', today),
      农历五月初五: read('农历五月初五', today),
      中秋: read('中秋', today),
      八月十五: read('八月十五', today),
    }).toEqual({
      正月初一: `${year}-${newYear}`,
      大年初三: plusDays(`${year}-${newYear}`, 2),
      端午: `${year}-${dragonBoat}`,
      农历五月初五: `${year}-${dragonBoat}`,
      中秋: `${year}-${midAutumn}`,
      八月十五: `${year}-${midAutumn}`,
    });
  });

  test.each(ALMANAC)('should end the 腊月 before the New Year of %d on its eve', (year, newYear) => {
    const eve = plusDays(`${year}-${newYear}`, -1);
    expect(findDates('去年腊月', YEAR_END(year))[0]?.to).toBe(eve);
    expect(read('大年三十', YEAR_END(year))).toBe(eve);
    expect(read('除夕', YEAR_END(year))).toBe(eve);
  });
});

describe('feasts by the days on which work is paid threefold', () => {
  const file = path.join(__dirname, '../../../data/calendar.json');
  const { years } = JSON.parse(readFileSync(file, 'utf8')) as {
    years: { year: number; statutory300: Record<string, string[]> }[];
  };
  const said: Record<string, string> = { 劳动节: '五一', 清明: '清明节' };

  test.each(years.map((y) => [y.year, y.statutory300] as const))(
    'should agree with the calendar of %d',
    (year, feasts) => {
      for (const [name, days] of Object.entries(feasts)) {
        const [hit] = findDates(`今年${said[name] ?? name}`, YEAR_END(year));
        expect([name, hit?.from, hit?.to]).toEqual([name, days[0], days[days.length - 1]]);
      }
    },
  );
});

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
