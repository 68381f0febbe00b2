import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createEntityExtractor } from '../../../src/nlu/entities/extract';
import { foldKeepingLength } from '../../../src/nlu/entities/fold';
import { readNumber } from '../../../src/nlu/entities/numbers';
import { loadNluData } from '../../../src/nlu/load-data';
import { LONG } from './tables/long';
import { MIXED } from './tables/mixed';
import { MONEY } from './tables/money';
import { NOTHING } from './tables/no-money';
import { PEOPLE } from './tables/people';
import { PLACES } from './tables/places';
import { TODAY, type Said } from './tables/table';
import { TIME } from './tables/time';
import { WORK } from './tables/work';

const DATA = path.join(__dirname, '../../../data');
const data = loadNluData(DATA);
const extract = createEntityExtractor(data);
const ALL: readonly Said[] = [
  ...MONEY,
  ...NOTHING,
  ...PLACES,
  ...TIME,
  ...PEOPLE,
  ...WORK,
  ...LONG,
  ...MIXED,
];

const DIGITS = '零一二三四五六七八九';

/** The textbook numeral of a whole number below a million: 10,205 is 一万零二百零五. */
function inHan(n: number): string {
  if (n === 0) return '零';
  const section = (value: number): string => {
    let out = '';
    let gap = false;
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(value / unit) % 10;
      if (digit === 0) {
        gap = gap || out !== '';
        continue;
      }
      out += `${gap ? '零' : ''}${DIGITS[digit]}${name}`;
      gap = false;
    }
    return out;
  };
  const [high, low] = [Math.floor(n / 10_000), n % 10_000];
  if (high === 0) return section(low);
  return `${section(high)}万${low > 0 && low < 1000 ? '零' : ''}${section(low)}`;
}

const amount = fc.integer({ min: 1, max: 999_999 });

describe('numerals', () => {
  test('should read back every amount below a million', () => {
    fc.assert(
      fc.property(amount, (n) => {
        const text = inHan(n);
        expect([text, readNumber(text, 0)]).toMatchObject([text, { value: n, end: text.length }]);
      }),
      { numRuns: 3000 },
    );
  });

  test('should read back amounts in the capital numerals of receipts', () => {
    const capital: Record<string, string> = { 一: '壹', 二: '贰', 三: '叁', 四: '肆', 五: '伍', 六: '陆', 七: '柒', 八: '捌', 九: '玖', 十: '拾', 百: '佰', 千: '仟' }; // prettier-ignore
    fc.assert(
      fc.property(amount, (n) => {
        const text = [...inHan(n)].map((c) => capital[c] ?? c).join('');
        expect([text, readNumber(text, 0)?.value]).toEqual([text, n]);
      }),
    );
  });

  test('should read the last digit after a unit as tenths of it: 一万二, 三千六, 两百五', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<[string, number]>(['百', 100], ['千', 1000], ['万', 10_000]),
        (a, b, [name, unit]) => {
          expect(readNumber(`${DIGITS[a]}${name}${DIGITS[b]}`, 0)?.value).toBe(a * unit + (b * unit) / 10);
        },
      ),
    );
  });

  test('should read the same sum in figures, with commas, in thousands and in Han', () => {
    fc.assert(
      fc.property(amount, (n) => {
        const owed = (sum: string): unknown =>
          extract(`老板欠我${sum}元工资没给`, { today: TODAY }).entities.amountOwed;
        expect([owed(String(n)), owed(n.toLocaleString('en-US')), owed(inHan(n))]).toEqual([n, n, n]);
      }),
    );
  });
});

/** Back to traditional: any character that the table brings to the simplified one will do. */
function toTraditional(text: string): string {
  return [...text].map((c) => TRADITIONAL.get(c) ?? c).join('');
}

const [traditional = '', simplified = ''] = readFileSync(path.join(DATA, 't2s.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const TRADITIONAL = new Map(
  [...traditional].map((c, i): [string, string] => [[...simplified][i] as string, c]),
);
// 么 is simplified writing, too (什么), and stays as it is.
TRADITIONAL.delete('幺');

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

/** The employer is quoted as written, so both spellings are brought to one before they are compared. */
function read(text: string): unknown {
  const { entities } = extract(text, { today: TODAY });
  return entities.employerText === undefined
    ? entities
    : { ...entities, employerText: foldKeepingLength(entities.employerText, data.charTable) };
}

describe('spelling', () => {
  test.each(ALL.map(([text]) => text))(
    'should read %s alike in traditional characters and in full width',
    (text) => {
      const asWritten = read(text);
      expect(read(toTraditional(text))).toEqual(asWritten);
      expect(read(toFullWidth(text))).toEqual(asWritten);
    },
  );
});

const piece = fc.constantFrom(
  ...ALL.flatMap(([text]) => [text, text.slice(0, 4), text.slice(-5), text.slice(3, 9)]),
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(...'一二三四五六七八九十百千万两半多个月年日号天块元钱欠给没到现在从前后15.,- ，'),
    maxLength: 40,
  }),
  fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
);
const day = fc
  .integer({ min: Date.UTC(2015, 0, 1) / 86_400_000, max: Date.UTC(2035, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const turning = fc.constantFrom(
  '2024-02-29',
  '2028-02-29',
  '2026-12-31',
  '2027-01-01',
  '2025-01-28',
  '2033-12-22',
  '2015-02-18',
);

describe('any text on any day', () => {
  test('should not throw, and every span should quote the text', () => {
    fc.assert(
      fc.property(anything, fc.oneof(day, turning), (text, today) => {
        for (const span of extract(text, { today }).spans) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.text).toBe(text.slice(span.start, span.end));
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('should give real dates in order, sums above zero, and no count of people below one', () => {
    fc.assert(
      fc.property(anything, fc.oneof(day, turning), (text, today) => {
        const e = extract(text, { today }).entities;
        for (const date of [e.periodFrom, e.periodTo, e.resignedOn])
          if (date !== undefined) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        if (e.periodFrom !== undefined && e.periodTo !== undefined)
          expect(e.periodTo >= e.periodFrom).toBe(true);
        for (const n of [
          e.amountOwed,
          e.dailyWage,
          e.monthlyWage,
          e.days,
          e.monthsOwed,
          e.headcount,
          e.headcountMin,
        ])
          if (n !== undefined) expect(n).toBeGreaterThan(0);
        if (e.amountRange) expect(e.amountRange[1]).toBeGreaterThan(e.amountRange[0]);
      }),
      // The pairs that once failed are tried first, whatever the seed.
      {
        numRuns: 1500,
        examples: [
          ['欠三四千0天', '2015-01-01'],
          ['一天260 一共0天', '2026-11-26'],
          ['试用期三五k 欠两个月', '2024-02-29'],
          ['欠三五k七', '2024-02-29'],
        ],
      },
    );
  });

  test.each(['3月', '12月', '腊月', '正月', '国庆', '中秋', '端午', '除夕', '清明', '元旦', '五一', '冬月'])(
    'should take %s without a year for the latest one already begun, on every day of twenty years',
    (name) => {
      fc.assert(
        fc.property(fc.oneof(day, turning), (today) => {
          const { periodFrom = '9999', periodTo } = extract(`${name}的工资没发`, { today }).entities;
          expect(periodFrom <= today).toBe(true);
          // A lunar year with a leap month has 384 days.
          expect(Date.parse(today) - Date.parse(periodFrom)).toBeLessThanOrEqual(385 * 86_400_000);
          expect(periodTo).toBeDefined();
        }),
      );
    },
  );

  test('should read 20,000 characters of the hardest kind in bounded time', () => {
    const started = performance.now();
    for (const hard of [
      '欠',
      '一',
      '1',
      '公司',
      '8月、',
      '从3月到',
      '我和我老婆',
      '昆山',
      '1 ',
      '三千到',
      '老板叫',
    ])
      extract(hard.repeat(20_000 / hard.length), { today: TODAY });
    // Eleven readings; a quadratic one would take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
