import type { Calendar } from '../../contracts/knowledge';
import type { DateSpan } from '../../contracts/understanding';
import { addDays, daysBetween, type DayKind } from '../../law/calendar';
import { toNumber } from './quantities';

/** A message with what the calendar and the reader of dates know about it. */
export interface DayReading {
  text: string;
  dates: readonly DateSpan[];
  calendar: Calendar;
  today: string;
  /** We asked how long or on which days: a bare length is an answer, and what was said before completes it. */
  open?: { count?: number; kind?: DayKind };
}

/** The text with its dates blanked out, same length: "10月3号" must not be read as three of something. */
export const withoutDates = (text: string, dates: readonly DateSpan[]): string =>
  dates.reduce((left, d) => left.slice(0, d.start) + '＃'.repeat(d.end - d.start) + left.slice(d.end), text);

const NUMERALS = '一二三四五六七八九十';
const NEW_YEAR_DAY = /(?:大年|正月|年)?初([一二三四五六七八九十])/g;
const NEW_YEAR_RANGE =
  /(年三十|除夕|初[一二三四五六七八九十])\s*(?:到|至|-|—|~)\s*(?:大年|正月|年)?初([一二三四五六七八九十])/;
const JOINED = /^\s*(?:(?:一直)?(?:干|上|做|值|加班?)?(?:到|至)|-|—|~|～)\s*$/;
/** A day said by the lunar calendar, or New Year's Eve. */
const LUNAR = /腊月|正月|大年|初[一二三四五六七八九十]|除夕|年三十/;
const NEW_YEAR = /春节|过年/;

/** The days that a stretch of the text names, oldest first: feasts by their statutory days, dates, 初一 to 初十. */
export function namedDays(reading: DayReading, start: number, end: number): string[] {
  const spans = ofFeast(reading, ofThatYear(reading)).filter((d) => d.start >= start && d.end <= end);
  const days = new Set<string>();
  spans.forEach((span, i) => {
    const next = spans[i + 1];
    const joined = next && JOINED.test(reading.text.slice(span.end, next.start)) && next.from > span.from;
    for (const day of daysOf(span.from, joined ? next.to : span.to)) days.add(day);
  });
  for (const day of newYearDays(reading, start, end)) days.add(day);
  return [...days].sort();
}

const NUMBER = `(\\d{1,2}|[${NUMERALS}]{1,3})`;
/** "国庆1到3号": the first day of the range has no unit of its own, so that no date was read from it. */
const RANGE_START = new RegExp(`(?<![\\d.])${NUMBER}\\s*[号日]?\\s*(?:到|至|-|—|~|～)\\s*$`);
/** "10.1-10.3": the last day of a range of days in figures. */
const RANGE_END = /^\s*(?:到|至|-|—|~|～)\s*(\d{1,2})\.(\d{1,2})(?![\d.块元万千%])/;

/** A day that ends or begins a range of which only this end was read as a date. */
function widened(text: string, span: DateSpan): DateSpan {
  if (span.kind !== 'day') return span;
  const first = toNumber(RANGE_START.exec(text.slice(0, span.start))?.[1] ?? '');
  const last = RANGE_END.exec(text.slice(span.end));
  if (last) {
    const to = `${span.from.slice(0, 4)}-${(last[1] ?? '').padStart(2, '0')}-${(last[2] ?? '').padStart(2, '0')}`;
    return to > span.from ? { ...span, to } : span;
  }
  const from = `${span.from.slice(0, 8)}${String(first ?? 0).padStart(2, '0')}`;
  return first !== undefined && first >= 1 && from < span.from ? { ...span, from } : span;
}

/**
 * "去年春节，从腊月二十八干到正月初六": the new year that is named says of which one the other days are; and when days of it are
 * named, it stands for itself no more.
 */
function ofThatYear(reading: DayReading): DateSpan[] {
  const { text, calendar } = reading;
  const said = (d: DateSpan): string => text.slice(d.start, d.end);
  const isLunar = (d: DateSpan): boolean => LUNAR.test(said(d));
  const dated = reading.dates.filter((d) => d.kind === 'day' || d.kind === 'feast');
  const year = yearSaid(reading, dated);
  const spans =
    year === undefined
      ? dated
      : dated.map((d) => (d.yearSaid ? d : { ...inYear(d, year, isLunar(d), calendar), yearSaid: true }));
  const lunar = spans.filter(isLunar);
  const feast = spans.find((d) => NEW_YEAR.test(said(d)) && !LUNAR.test(said(d)));
  const named = feast && (lunar.length > 0 || LUNAR.test(text));
  const anchor = named ? calendar.lunarNewYear.get(Number(feast.from.slice(0, 4))) : undefined;
  if (!named || anchor === undefined) return spans;
  return spans
    .filter((d) => !NEW_YEAR.test(said(d)) || LUNAR.test(said(d)))
    .map((d) => {
      const own = lunar.includes(d) ? nearestNewYear(d.from, calendar) : undefined;
      if (own === undefined || d.yearSaid) return d;
      const moved = (day: string): string => addDays(anchor, daysBetween(own, day));
      return { ...d, from: moved(d.from), to: moved(d.to) };
    });
}

/** A year in figures that stands behind a date counts for it; one that says when somebody came or left does not. */
const CAME_OR_LEFT = /^(份|的时候)?(进|入职|来|到|开始|离|走|辞|干到|签)/;

/** The one year that is said of the days: "2025年国庆1号到3号和中秋", "国庆上了8天班，2025年的". */
function yearSaid({ text, dates }: DayReading, spans: readonly DateSpan[]): string | undefined {
  const years = dates.filter(
    (d) =>
      d.yearSaid &&
      (spans.includes(d) || (d.kind === 'year' && /\d{4}|二[零〇]/.test(text.slice(d.start, d.end)))) &&
      !CAME_OR_LEFT.test(text.slice(d.end)),
  );
  const said = new Set(years.map((d) => d.from.slice(0, 4)));
  return said.size === 1 ? [...said][0] : undefined;
}

/** "国庆上了8天班，2025年的": a feast or a lunar day of the year that was said apart from it. */
function inYear(
  d: DateSpan,
  year: string,
  isLunar: boolean,
  { lunarNewYear, statutory }: Calendar,
): DateSpan {
  if (isLunar) {
    const own = [...lunarNewYear.values()].find((first) => Math.abs(daysBetween(first, d.from)) <= 31);
    const anchor = lunarNewYear.get(Number(year));
    if (own === undefined || anchor === undefined) return d;
    return {
      ...d,
      from: addDays(anchor, daysBetween(own, d.from)),
      to: addDays(anchor, daysBetween(own, d.to)),
    };
  }
  if (d.kind !== 'feast') return { ...d, from: `${year}${d.from.slice(4)}`, to: `${year}${d.to.slice(4)}` };
  const name = statutory.get(d.from);
  const days = [...statutory]
    .flatMap(([day, of]) => (of === name && day.startsWith(year) ? [day] : []))
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  return name === undefined || first === undefined || last === undefined
    ? d
    : { ...d, from: first, to: last };
}

/** The lunar new year within a month of a day. */
const nearestNewYear = (day: string, { lunarNewYear }: Calendar): string | undefined =>
  [...lunarNewYear.values()].find((first) => Math.abs(daysBetween(first, day)) <= 31);

/** A bare day further than this from a feast named before is another day ("国庆加了班，工资15号发"). */
const FEAST_REACH = 9;

/**
 * "国庆四号五号", "国庆我们赶货，一号二号都在上班": bare days after a feast are days of its month, also in the next clause, and
 * say which of its days are meant.
 */
function ofFeast({ text }: DayReading, spans: readonly DateSpan[]): DateSpan[] {
  const bare = (d: DateSpan): boolean =>
    /^[\d一二三四五六七八九十]{1,3}[号日]$/.test(text.slice(d.start, d.end));
  // "五月一号二号上班，三号也上班了": a day with its month leads those behind it, too.
  let lead: DateSpan | undefined;
  const moved = spans.map((span): DateSpan => {
    if (span.kind === 'feast' || !bare(span)) lead = span;
    if (span.kind !== 'day' || !lead || !bare(span)) return span;
    const day = `${lead.from.slice(0, 8)}${span.from.slice(8)}`;
    const near = day >= lead.from && day <= addDays(lead.from, FEAST_REACH);
    return near ? { ...span, from: day, to: day } : span;
  });
  return moved
    .map((span) => widened(text, span))
    .filter((span, i) => {
      const next = moved[i + 1];
      return !(span.kind === 'feast' && next && bare(next));
    });
}

/** 初一 to 初十 of the new year that is meant. */
function newYearDays(reading: DayReading, start: number, end: number): string[] {
  const clause = reading.text.slice(start, end);
  const first = reading.calendar.lunarNewYear.get(newYearMeant(reading));
  if (first === undefined) return [];
  const dayOf = (numeral: string): string => addDays(first, NUMERALS.indexOf(numeral));
  const range = NEW_YEAR_RANGE.exec(clause);
  if (range) {
    const from = range[1] ?? '';
    return daysOf(
      from.startsWith('初') ? dayOf(from[1] ?? '一') : addDays(first, -1),
      dayOf(range[2] ?? '一'),
    );
  }
  return [...clause.matchAll(NEW_YEAR_DAY)].map((m) => dayOf(m[1] ?? '一'));
}

/** The year said, else that of the latest new year already begun. */
function newYearMeant({ text, dates, today, calendar }: DayReading): number {
  const year = Number(today.slice(0, 4));
  const feast = dates.find((d) => d.kind === 'feast' && NEW_YEAR.test(text.slice(d.start, d.end)));
  if (feast) return Number(feast.from.slice(0, 4));
  const said = /(20\d\d)/.exec(text)?.[1];
  if (said) return Number(said);
  if (/前年/.test(text)) return year - 2;
  if (/去年/.test(text)) return year - 1;
  return (calendar.lunarNewYear.get(year) ?? `${year}-02-01`) <= today ? year : year - 1;
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  // Nobody works more days in a row than a month has, of which one asks the pay.
  for (let day = from; day <= to && days.length < 31; day = addDays(day, 1)) days.push(day);
  return days;
}
