import { addDays, isRealDate, iso, monthOf, solarMonth, weekdayOf, yearOf } from './calendar';
import { dayMention, type DateMention } from './date-mention';
import { latestBegun, readFeast } from './feasts';
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
  '0123456789一二三四五六七八九十两大前去上今本昨这到至直迄国劳除年春元清端中重小正冬腊旧头新农阴初过八开往',
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
    readYearLed(text, slice, at, today) ??
    readRelativeMonth(slice, at, today) ??
    readDayWord(slice, at, today) ??
    readWeek(slice, at, today) ??
    readPlainFeast(text, at, today) ??
    readLunar(slice, at, today, undefined) ??
    readMonth(slice, at, today, inheritedYear(text, at, previous)) ??
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

/** 去年11月, 2025年3月15号, 今年国庆, 去年腊月, 前年. */
function readYearLed(text: string, slice: string, at: number, today: string): DateMention | null {
  const led = readYear(slice, today);
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
  if (edge && led.word) {
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

function readYear(slice: string, today: string): { year: number; length: number; word: boolean } | null {
  for (const [pattern, shift] of YEAR_WORD) {
    const m = pattern.exec(slice);
    if (m) return { year: yearOf(today) + shift, length: m[0].length, word: true };
  }
  const m = /^(20[0-4]\d|(?<!\d)[12]\d(?=年))(年|(?=[-/.]\d{1,2}(?!\d)))/.exec(slice);
  if (m)
    return {
      year: Number(m[1]) < 100 ? 2000 + Number(m[1]) : Number(m[1]),
      length: m[0].length,
      word: false,
    };
  const han = /^二[零〇](二[零〇一二三四五六七八九]|一[零〇一二三四五六七八九])年/.exec(slice);
  if (!han) return null;
  const digit = (c: string): number => '零一二三四五六七八九'.indexOf(c === '〇' ? '零' : c);
  const two = han[1] as string;
  return {
    year: 2000 + digit(two[0] as string) * 10 + digit(two[1] as string),
    length: han[0].length,
    word: false,
  };
}

/** 上个月15号, 上上个月, 这个月, 本月, 月底 of it. */
function readRelativeMonth(slice: string, at: number, today: string): DateMention | null {
  const m = /^(上上个?月|上个?月|这个?月|本月|当月|前个月)/.exec(slice);
  if (!m) return null;
  const back = m[0].startsWith('上上') || m[0].startsWith('前') ? 2 : m[0].startsWith('上') ? 1 : 0;
  const first = iso(yearOf(today), monthOf(today) - back, 1);
  return withDay(slice, at, m[0].length, yearOf(first), monthOf(first), true);
}

/** Adds "15号", "月底", "中旬" to a month if it stands there. */
function withDay(
  slice: string,
  at: number,
  used: number,
  year: number,
  month: number,
  yearSaid: boolean,
): DateMention {
  const rest = slice.slice(used);
  const day = readDayNumber(rest);
  if (day && isRealDate(year, month, day.value))
    return dayMention(at, used + day.length, iso(year, month, day.value), yearSaid);
  const range = solarMonth(year, month);
  const part = /^份?(的)?(月?底|月?末|下旬|上旬|月?初|中旬|月中)/.exec(rest);
  if (part) {
    const name = part[2] as string;
    const [from, to] = /初|上/.test(name) ? [1, 10] : /中/.test(name) ? [11, 20] : [21, 31];
    const last = Number(range.to.slice(8));
    return {
      start: at,
      end: at + used + part[0].length,
      from: iso(year, month, from),
      to: iso(year, month, Math.min(to, last)),
      kind: 'month',
      yearSaid,
    };
  }
  const suffix = rest.startsWith('份') ? 1 : 0;
  return { start: at, end: at + used + suffix, ...range, kind: 'month', yearSaid };
}

function readDayNumber(rest: string): { value: number; length: number } | null {
  const skip = /^份?的?/.exec(rest)?.[0].length ?? 0;
  const number = readNumber(rest, skip);
  if (!number || number.start !== skip || number.vague || number.value > 31) return null;
  const suffix = /^(号|日)(?!薪|工资|结)/.exec(rest.slice(number.end));
  return suffix && Number.isInteger(number.value) ? { value: number.value, length: number.end + 1 } : null;
}

function readDayWord(slice: string, at: number, today: string): DateMention | null {
  for (const [pattern, shift] of DAY_WORD) {
    const m = pattern.exec(slice);
    if (m) return dayMention(at, m[0].length, addDays(today, shift), true);
  }
  return null;
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
  return (
    hit && {
      start: at,
      end: at + hit.length,
      ...latestBegun(hit.feast, today),
      kind: 'feast',
      yearSaid: false,
    }
  );
}

/** "2025年3月到5月": the later month takes the year of the one just before it. */
function inheritedYear(text: string, at: number, previous: DateMention | undefined): number | undefined {
  if (!previous?.yearSaid || previous.kind === 'now' || at - previous.end > 3) return undefined;
  return /^[到至和、,，-]?/.test(text.slice(previous.end, at)) ? yearOf(previous.from) : undefined;
}

/** 3月, 11月份, 三月15号. Without a year: the latest one already begun. */
function readMonth(slice: string, at: number, today: string, year: number | undefined): DateMention | null {
  const number = readNumber(slice, 0);
  if (!number || number.approx || number.vague) return null;
  const m = /^月(?!薪|工资(?!没|还|不)|子|租|嫂|结|收入|费|亮|饼|休|票|付)(份)?/.exec(
    slice.slice(number.end),
  );
  const dotted = m ? null : /^[./](\d{1,2})(?!\d|万|k|w|块|元)(号|日)?/.exec(slice.slice(number.end));
  if (!m && !(dotted && year !== undefined)) return null;
  const month = number.value;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  const y = year ?? (iso(yearOf(today), month, 1) <= today ? yearOf(today) : yearOf(today) - 1);
  if (dotted && isRealDate(y, month, Number(dotted[1])))
    return dayMention(at, number.end + dotted[0].length, iso(y, month, Number(dotted[1])), true);
  if (!m) return null;
  const hit = withDay(slice, at, number.end + 1, y, month, year !== undefined);
  // A day of this very month that is still to come belongs to last year.
  if (year === undefined && hit.kind === 'day' && hit.from > today) {
    const back = iso(y - 1, month, Number(hit.from.slice(8)));
    return { ...hit, from: back, to: back };
  }
  return hit;
}

/** "15号" alone: of the month just named ("3月15号到20号"), else the latest 15th already begun. */
function readDayOfMonth(
  slice: string,
  at: number,
  today: string,
  text: string,
  previous: DateMention | undefined,
): DateMention | null {
  const number = readNumber(slice, 0);
  if (!number || number.approx || !Number.isInteger(number.value) || number.value < 1 || number.value > 31)
    return null;
  const m = /^(号|日)(?!薪|结|工资|人|楼|线|仓|机|门|店|院|厂|头|工|子|车间|文|常)/.exec(
    slice.slice(number.end),
  );
  if (!m || /(每月?|月月|每个月|电话|第)$/.test(text.slice(Math.max(0, at - 3), at))) return null;
  const base = previous && previous.kind === 'day' && at - previous.end <= 2 ? previous.from : today;
  let [year, month] = [yearOf(base), monthOf(base)];
  if (base === today && iso(year, month, number.value) > today) month--;
  if (month === 0) [year, month] = [year - 1, 12];
  if (!isRealDate(year, month, number.value)) return null;
  return dayMention(at, number.end + 1, iso(year, month, number.value), false);
}
