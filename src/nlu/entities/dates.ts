import { addDays, isRealDate, iso, solarMonth, weekdayOf, yearOf } from './calendar';
import { dayMention, type DateMention } from './date-mention';
import { latestBegun, readFeast } from './feasts';
import { inheritedYear, readDayOfMonth, readMonth, readRelativeMonth } from './months';
import { readTurnOfYear } from './turn-of-year';
import { readLunar } from './lunar-date';
import { readNumber } from './numbers';

const YEAR_WORD: readonly [RegExp, number][] = [
  [/^大前年/, -3],
  [/^前年/, -2],
  [/^(去年|上年|旧年|去年子|头年)/, -1],
  [/^(今年|本年|今年子)/, 0],
];
const NOW =
  /^(到现在|到今天|到目前|至今|到如今|到今日|到这会儿|到眼下|直到现在|到现在为止|迄今|到今(?![年天日早晚儿]))/;
const DAY_WORD: readonly [RegExp, number][] = [
  [/^大前天/, -3],
  [/^(前天|前日)/, -2],
  [/^(昨天|昨日|昨晚|昨儿|昨个)/, -1],
  [/^(今天|今日|今儿|今早|今晚)/, 0],
];

/** Every date of a folded text in order. */
export function findDates(text: string, today: string): DateMention[] {
  const found: DateMention[] = [];
  for (let i = 0; i < text.length;) {
    const hit = STARTS.has(text[i] as string) ? readDate(text, i, today, found[found.length - 1]) : null;
    if (hit && hit.end > i) {
      found.push(hit);
      i = hit.end;
    } else i = skipNumber(text, i);
  }
  return found;
}

/** First characters of anything that can be a date: keeps the scan cheap on ordinary text. */
const STARTS = new Set(
  '0123456789一二三四五六七八九十两大前去上今本昨这到至直迄国劳除年春元清端中重小正冬腊旧头新农阴初过八开往廿立下当同那',
);

/** A whole number is passed over at once: "12个" must not be read again as "2个". */
function skipNumber(text: string, i: number): number {
  const number = readNumber(text, i);
  return number ? Math.max(i + 1, number.end) : i + 1;
}

function readDate(
  text: string,
  at: number,
  today: string,
  previous: DateMention | undefined,
): DateMention | null {
  const slice = text.slice(at, at + 24);
  const now = NOW.exec(slice);
  if (now) return { start: at, end: at + now[0].length, from: today, to: today, kind: 'now', yearSaid: true };
  return (
    readFullDate(slice, at) ??
    readFigureMonth(slice, at) ??
    readSameYear(text, slice, at, today, previous) ??
    readYearLed(text, slice, at, today) ??
    readRelativeMonth(slice, at, today) ??
    readDayWord(slice, at, today) ??
    readWeek(slice, at, today) ??
    readTurnOfYear(text, at, today, previous) ??
    readPlainFeast(text, at, today) ??
    readLunar(slice, at, today, undefined) ??
    readMonth(slice, at, today, inheritedYear(text, at, today, previous)) ??
    readDayOfMonth(slice, at, today, text, previous)
  );
}

/** 2025-03-15, 2025/3/15, 2025.3.15, 2025年3月15号 is left to readYearLed. */
function readFullDate(slice: string, at: number): DateMention | null {
  const m = /^(20[0-4]\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(slice);
  if (!m) return null;
  const [year, month, day] = [Number(m[1]), Number(m[3]), Number(m[4])];
  if (!isRealDate(year, month, day)) return null;
  return dayMention(at, m[0].length, iso(year, month, day), true);
}

/** 2025.10, 2025/10: a month in figures. */
function readFigureMonth(slice: string, at: number): DateMention | null {
  const m = /^(20[0-4]\d)[./](\d{1,2})(?![\d./元块万千k%])/.exec(slice);
  const month = Number(m?.[2]);
  if (!m || month < 1 || month > 12) return null;
  return {
    start: at,
    end: at + m[0].length,
    ...solarMonth(Number(m[1]), month),
    kind: 'month',
    yearSaid: true,
  };
}

/** 当年八月, 同年国庆: of the year of the date before. Without one it is no date. */
function readSameYear(
  text: string,
  slice: string,
  at: number,
  today: string,
  previous: DateMention | undefined,
): DateMention | null {
  const led = /^(当年|同年|那年)的?/.exec(slice);
  if (!led || !previous || previous.kind === 'now') return null;
  const year = yearOf(previous.to);
  const used = led[0].length;
  const feast = readFeast(text, at + used);
  if (feast)
    return {
      start: at,
      end: at + used + feast.length,
      ...feast.feast(year),
      kind: 'feast',
      yearSaid: true,
    };
  const rest = text.slice(at + used, at + used + 20);
  const inner = readLunar(rest, at + used, today, year) ?? readMonth(rest, at + used, today, year);
  return inner ? { ...inner, start: at, yearSaid: true } : null;
}

/** 去年11月, 2025年3月15号, 今年国庆, 去年腊月, 前年. */
function readYearLed(text: string, slice: string, at: number, today: string): DateMention | null {
  const led = readYear(text, at, slice, today);
  if (!led) return null;
  let used = led.length;
  const glue = /^(的|子|度)/.exec(slice.slice(used));
  if (glue) used += glue[0].length;
  const rest = text.slice(at + used, at + used + 20);
  const feast = readFeast(text, at + used);
  if (feast) {
    return {
      start: at,
      end: at + used + feast.length,
      ...feast.feast(led.year),
      kind: 'feast',
      yearSaid: true,
    };
  }
  const inner = readLunar(rest, at + used, today, led.year) ?? readMonth(rest, at + used, today, led.year);
  if (inner) return { ...inner, start: at, yearSaid: true };
  const half = /^(上|下)半年/.exec(rest);
  if (half) {
    const [first, last] = half[1] === '上' ? [1, 6] : [7, 12];
    const range = { from: iso(led.year, first, 1), to: solarMonth(led.year, last).to };
    return { start: at, end: at + used + 3, ...range, kind: 'year', yearSaid: true };
  }
  const edge = /^(年底|年末|底|年初|初|开年)/.exec(rest);
  if (edge && (led.word || !/^开/.test(edge[0]))) {
    const month = /初|开/.test(edge[0]) ? 1 : 12;
    return {
      start: at,
      end: at + used + edge[0].length,
      ...solarMonth(led.year, month),
      kind: 'month',
      yearSaid: true,
    };
  }
  return {
    start: at,
    end: at + led.length,
    from: iso(led.year, 1, 1),
    to: iso(led.year, 12, 31),
    kind: 'year',
    yearSaid: true,
  };
}

function readYear(
  text: string,
  at: number,
  slice: string,
  today: string,
): { year: number; length: number; word: boolean } | null {
  for (const [pattern, shift] of YEAR_WORD) {
    const m = pattern.exec(slice);
    if (m) return { year: yearOf(today) + shift, length: m[0].length, word: true };
  }
  const m = /^(20[0-4]\d|[12]\d(?=年))(年|(?=[-/.]\d{1,2}(?!\d)))/.exec(slice);
  // "上班25年" counts years, "25年3月" names one.
  if (m && m[0].length === 3 && !isNamedYear(text, at, slice.slice(3))) return null;
  if (m)
    return {
      year: Number(m[1]) < 100 ? 2000 + Number(m[1]) : Number(m[1]),
      length: m[0].length,
      word: false,
    };
  // "二五年五月", "二三年春节": the last two figures; a month, a feast or an end of the year says that a year is meant.
  const shortHan =
    /^(二[零〇一二三四五六七八九])年(?=的?(?:[\d一二三四五六七八九十]{1,2}月|腊月|正月|春节|过年|国庆|五一|元旦|中秋|端午|除夕|[底初末]|年[底初]))/.exec(
      slice,
    );
  const han = shortHan ?? /^二[零〇](二[零〇一二三四五六七八九]|一[零〇一二三四五六七八九])年/.exec(slice);
  if (!han) return null;
  const digit = (c: string): number => '零一二三四五六七八九'.indexOf(c === '〇' ? '零' : c);
  const two = han[1] as string;
  return {
    year: 2000 + digit(two[0] as string) * 10 + digit(two[1] as string),
    length: han[0].length,
    word: false,
  };
}

function readDayWord(slice: string, at: number, today: string): DateMention | null {
  for (const [pattern, shift] of DAY_WORD) {
    const m = pattern.exec(slice);
    if (m) return dayMention(at, m[0].length, addDays(today, shift), true);
  }
  return null;
}

function isNamedYear(text: string, at: number, rest: string): boolean {
  return (
    /^(的|度)?(\d{1,2}[月.]|[一二三四五六七八九十]{1,2}月|腊月|正月|冬月|[年]?[底初末]|[上下]半年|春节|国庆|五一|过年|元旦|中秋|端午)/.test(
      rest,
    ) || /(^|[从自打在于，。,\s])$/.test(text.slice(Math.max(0, at - 1), at))
  );
}

/** 上礼拜, 上周三, 这周一, 上上周. */
function readWeek(slice: string, at: number, today: string): DateMention | null {
  const m = /^(上上|上|这|本)(个)?(周|礼拜|星期)([一二三四五六日天])?/.exec(slice);
  if (!m) return null;
  const back = m[1] === '上上' ? 2 : m[1] === '上' ? 1 : 0;
  const monday = addDays(today, 1 - weekdayOf(today) - back * 7);
  if (m[4] === undefined) {
    return {
      start: at,
      end: at + m[0].length,
      from: monday,
      to: addDays(monday, 6),
      kind: 'week',
      yearSaid: true,
    };
  }
  const weekday = m[4] === '天' ? 7 : '一二三四五六日'.indexOf(m[4]) + 1;
  return dayMention(at, m[0].length, addDays(monday, weekday - 1), true);
}

function readPlainFeast(text: string, at: number, today: string): DateMention | null {
  const hit = readFeast(text, at);
  if (!hit) return null;
  const range = latestBegun(hit.feast, today);
  const beside = /^(节)?的?(前|后)(?:一|1)天/.exec(text.slice(at + hit.length, at + hit.length + 5));
  if (beside) {
    const day = beside[2] === '前' ? addDays(range.from, -1) : addDays(range.to, 1);
    return dayMention(at, hit.length + beside[0].length, day, false);
  }
  return { start: at, end: at + hit.length, ...range, kind: 'feast', yearSaid: false };
}
