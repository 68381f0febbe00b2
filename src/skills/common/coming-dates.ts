import { Lunar, LunarYear } from 'lunar-typescript';
import { readWhole } from './numerals';

/**
 * Days on which somebody means to go, or has just arrived. What the understanding reads are days of work already done
 * ("腊月" is the last one begun); a journey lies ahead, so the same words are read once more, the other way.
 * All dates are Chinese civil dates, `YYYY-MM-DD`; the lunar calendar is the library's.
 */
export interface DateSaid {
  date: string;
  start: number;
  end: number;
}

/** Which of several fitting days is meant: the next one to come (today counts), or the one nearest to today. */
export type Direction = 'coming' | 'nearest';

const DAY_MS = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const addDays = (date: string, days: number): string => iso(at(date) + days * DAY_MS);

/** Null for a day that does not exist, as 30 February. */
function solar(year: number, month: number, day: number): string | null {
  const ms = Date.UTC(year, month - 1, day);
  return Number.isNaN(ms) || new Date(ms).getUTCMonth() !== month - 1 ? null : iso(ms);
}

/** Null for a 30th in a month of 29 days. */
function lunar(year: number, month: number, day: number): string | null {
  const days = LunarYear.fromYear(year).getMonth(month)?.getDayCount() ?? 29;
  return day < 1 || day > days ? null : Lunar.fromYmd(year, month, day).getSolar().toYmd();
}

/** New Year's Eve is the day before, whether that month has 29 days or 30. */
const newYearsEve = (year: number): string | null => {
  const first = lunar(year, 1, 1);
  return first && addDays(first, -1);
};

interface Reader {
  pattern: RegExp;
  read: (
    match: RegExpExecArray,
    today: string,
    choose: (of: (year: number) => string | null) => string | null,
  ) => string | null;
}

const LUNAR_DAY =
  '(初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|\\d{1,2})';
const DAY = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const WEEKDAYS = '一二三四五六日天';
const lunarNumber = (said: string): number => readWhole(said.replace('初', '')) ?? 0;

/** Tried in this order at every place of the text; the first that fits is taken. */
const READERS: readonly Reader[] = [
  {
    pattern: /(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})/y,
    read: ([, y, m, d]) => solar(Number(y), Number(m), Number(d)),
  },
  {
    pattern: new RegExp(`(?:农历|阴历)?(正月|冬月|腊月)(?:的)?${LUNAR_DAY}`, 'y'),
    read: ([, month, day = ''], _today, choose) =>
      choose((y) => lunar(y, month === '正月' ? 1 : month === '冬月' ? 11 : 12, lunarNumber(day))),
  },
  { pattern: /除夕|大年三十|年三十|大年夜|年夜/y, read: (_m, _today, choose) => choose(newYearsEve) },
  { pattern: /元宵节?/y, read: (_m, _today, choose) => choose((y) => lunar(y, 1, 15)) },
  { pattern: /元旦/y, read: (_m, _today, choose) => choose((y) => solar(y, 1, 1)) },
  {
    pattern: /(?:大?年)?(初[一二三四五六七八九十])/y,
    read: ([, day = ''], _today, choose) => choose((y) => lunar(y, 1, lunarNumber(day))),
  },
  {
    pattern: new RegExp(`${DAY}月${DAY}(?:号|日)?(?![\\d块元个人])`, 'y'),
    read: ([, m = '', d = ''], _today, choose) => {
      const [month, day] = [readWhole(m) ?? 0, readWhole(d) ?? 0];
      return month >= 1 && month <= 12 ? choose((y) => solar(y, month, day)) : null;
    },
  },
  {
    pattern: /(\d{1,2})[./](\d{1,2})(?![\d块元])/y,
    read: ([, m, d], _today, choose) =>
      Number(m) >= 1 && Number(m) <= 12 ? choose((y) => solar(y, Number(m), Number(d))) : null,
  },
  {
    pattern: new RegExp(`(下个?月|这个?月|本月|(?<!月))${DAY}(?:号|日)(?![楼线门厂院车机])`, 'y'),
    read: ([, which, d = ''], today, choose) => {
      const day = readWhole(d) ?? 0;
      const [year = 0, month = 1] = today.split('-').map(Number);
      const inMonth = (ahead: number): string | null =>
        solar(year + Math.floor((month - 1 + ahead) / 12), ((month + 11 + ahead) % 12) + 1, day);
      if (which) return inMonth(which.startsWith('下') ? 1 : 0);
      return choose((y) => inMonth(y - year));
    },
  },
  {
    pattern: new RegExp(`(下下|下|这|本)?个?(?:周|星期|礼拜)([${WEEKDAYS}])`, 'y'),
    read: ([, which, name = ''], today) => {
      const wanted = Math.min(WEEKDAYS.indexOf(name), 6);
      const monday = addDays(today, -((new Date(at(today)).getUTCDay() + 6) % 7));
      const date = addDays(monday, wanted + (which === '下' ? 7 : which === '下下' ? 14 : 0));
      return which === undefined && date < today ? addDays(date, 7) : date;
    },
  },
  { pattern: /大后天/y, read: (_m, today) => addDays(today, 3) },
  { pattern: /后天/y, read: (_m, today) => addDays(today, 2) },
  { pattern: /明天|明日|明早|明儿/y, read: (_m, today) => addDays(today, 1) },
  { pattern: /今天|今日|今晚|今儿/y, read: (_m, today) => today },
  { pattern: /前天/y, read: (_m, today) => addDays(today, -2) },
  { pattern: /昨天|昨日|昨晚|昨儿/y, read: (_m, today) => addDays(today, -1) },
  {
    pattern: new RegExp(`(?:过)?${DAY}天(?:以?后|之后)`, 'y'),
    read: ([, n = ''], today) => addDays(today, readWhole(n) ?? 0),
  },
];

/** Every day named in a text, in order. */
export function datesIn(text: string, today: string, direction: Direction = 'coming'): DateSaid[] {
  const plain = text.normalize('NFKC');
  const found: DateSaid[] = [];
  for (let i = 0; i < plain.length; i += 1) {
    for (const { pattern, read } of READERS) {
      pattern.lastIndex = i;
      const match = pattern.exec(plain);
      if (!match || /\d/.test(plain[i - 1] ?? '')) continue;
      const date = read(match, today, (of) => choose(of, today, direction));
      if (date === null) continue;
      found.push({ date, start: i, end: i + match[0].length });
      i += match[0].length - 1;
      break;
    }
  }
  return found;
}

/** The first day named; undefined when there is none. */
export const dateIn = (text: string, today: string, direction: Direction = 'coming'): string | undefined =>
  datesIn(text, today, direction)[0]?.date;

function choose(of: (year: number) => string | null, today: string, direction: Direction): string | null {
  const year = Number(today.slice(0, 4));
  const dates = [year - 1, year, year + 1].map(of).filter((date) => date !== null);
  if (direction === 'coming') return dates.find((date) => date >= today) ?? null;
  const distance = (date: string): number => Math.abs(at(date) - at(today));
  return dates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
