import { isRealDate, iso, monthOf, solarMonth, yearOf } from './calendar';
import { dayMention, type DateMention } from './date-mention';
import { readNumber } from './numbers';

/** 上个月15号, 上上个月, 这个月, 本月, 月底 of it. */
export function readRelativeMonth(slice: string, at: number, today: string): DateMention | null {
  const m = /^(上上个?月|上个?月|这个?月|本月|当月|前个月)/.exec(slice);
  if (!m) return null;
  const back = m[0].startsWith('上上') || m[0].startsWith('前') ? 2 : m[0].startsWith('上') ? 1 : 0;
  const first = iso(yearOf(today), monthOf(today) - back, 1);
  return withDay(slice, at, m[0].length, yearOf(first), monthOf(first), true);
}

/** Adds "15号", "月底", "中旬" to a month if it stands there. */
export function withDay(
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
  const part = /^份?(的)?(月?底|月?末|下旬|上旬|月?初|中旬|月中|中间|中(?![秋午级途介]))/.exec(rest);
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

const MEASURED =
  /^\s*([.,]\d|[0-9%个天块元毛角万千百十kwx人名位年月多来几小点时倍折级岁度米斤吨件条单台辆次份日/×*+-])/;

function readDayNumber(rest: string): { value: number; length: number } | null {
  const skip = /^份?的?/.exec(rest)?.[0].length ?? 0;
  const number = readNumber(rest, skip);
  if (!number || number.start !== skip || number.vague || number.value > 31) return null;
  if (!Number.isInteger(number.value)) return null;
  if (/^(号|日)(?!薪|工资|结)/.test(rest.slice(number.end)))
    return { value: number.value, length: number.end + 1 };
  // "3月5到4月20", "5月30写了欠条": the 号 is often dropped after figures.
  const isBare = skip === 0 && number.arabic && !number.scaled && !MEASURED.test(rest.slice(number.end));
  return isBare ? { value: number.value, length: number.end } : null;
}

/** "2025年3月到5月": the later month takes the year of the one just before it, or the next ("2025年10月到1月"). */
export function inheritedYear(
  text: string,
  at: number,
  today: string,
  previous: DateMention | undefined,
): number | undefined {
  if (!previous?.yearSaid || previous.kind === 'now') return undefined;
  if (!/^\s?(份|底|初)?(干|做)?(到|至|和|跟|与|、|，|-|~|—|)\s?$/.test(text.slice(previous.end, at)))
    return undefined;
  const month = readNumber(text, at)?.value ?? 0;
  const year = yearOf(previous.from) + (previous.kind === 'month' && month < monthOf(previous.from) ? 1 : 0);
  return iso(year, Math.min(Math.max(month, 1), 12), 1) <= today ? year : undefined;
}

/** 3月, 11月份, 三月15号. Without a year: the latest one already begun. */
export function readMonth(
  slice: string,
  at: number,
  today: string,
  year: number | undefined,
): DateMention | null {
  const list = readMonthList(slice, at, today, year) ?? readDottedDay(slice, at, today);
  if (list) return list;
  const number = readNumber(slice, 0);
  if (!number || number.approx || number.vague || /[两俩仨]/.test(slice.slice(0, number.end))) return null;
  const m = /^月(?!薪|子|租|嫂|结|收入|费|亮|饼|休|票|付|均|工资是|工资\d)(份)?/.exec(
    slice.slice(number.end),
  );
  const dotted = m ? null : /^[./](\d{1,2})(?!\d|万|k|w|块|元)(号|日)?/.exec(slice.slice(number.end));
  if (!m && !(dotted && year !== undefined)) return null;
  const month = number.value;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  // "一月9000" is a rate.
  if (m && slice.startsWith('一月') && /^(\d{4}|[一二两三四五六七八九]+[千万])/.test(slice.slice(2)))
    return null;
  const y = year ?? latestYear(month, today);
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

/** The year in which a month named without one has last begun. */
function latestYear(month: number, today: string): number {
  return iso(yearOf(today), month, 1) <= today ? yearOf(today) : yearOf(today) - 1;
}

const MONTH_LIST = /^(\d{1,2})((?:[、,，和到至~-]\d{1,2}){1,5})(?:(?:[两二三四五六2-6]个)?月(?!薪))份?/;
const HAN_MONTHS = /^([一二三四五六七八九]{2,5}?)(?:([两二三四五])个月|月份?)/;

/** 8、9、10三个月, 10-11月份, 七八九三个月, 三四月份: first to last. */
function readMonthList(
  slice: string,
  at: number,
  today: string,
  year: number | undefined,
): DateMention | null {
  const m = MONTH_LIST.exec(slice);
  const han = m ? null : HAN_MONTHS.exec(slice);
  const months = m
    ? [m[1] as string, ...((m[2] as string).match(/\d+/g) ?? [])].map(Number)
    : han
      ? [...(han[1] as string)].map((c) => '一二三四五六七八九'.indexOf(c) + 1)
      : [];
  const [first, last] = [months[0] ?? 0, months[months.length - 1] ?? 0];
  if (months.length < 2 || months.some((month) => month < 1 || month > 12)) return null;
  const counted = m ? countedMonths(m[0]) : han?.[2] === undefined ? undefined : countedMonths(han[0]);
  if (counted !== undefined && counted !== months.length) return null;
  if (han && months.some((month, i) => i > 0 && month !== (months[i - 1] as number) + 1)) return null;
  const end = year ?? latestYear(last, today);
  const start = first > last ? end - 1 : end;
  // Only the names are taken: "三个月" behind them counts months owed.
  const names =
    counted === undefined
      ? ((m ?? han) as RegExpExecArray)[0].length
      : m
        ? (m[1] as string).length + (m[2] as string).length
        : months.length;
  return {
    start: at,
    end: at + names,
    from: solarMonth(start, first).from,
    to: solarMonth(end, last).to,
    kind: 'month',
    yearSaid: year !== undefined,
  };
}

function countedMonths(list: string): number | undefined {
  const m = /([两二三四五六2-6])个月/.exec(list);
  return m ? readNumber(m[1] as string, 0)?.value : undefined;
}

/** 3.14号, 9.13日; without 号 only as both ends of a range: 3.5到4.20. */
function readDottedDay(slice: string, at: number, today: string): DateMention | null {
  const m = /^(\d{1,2})[./](\d{1,2})(号|日|(?=[到至~-]\d{1,2}[./]\d{1,2}(?![\d万千k块元%])))/.exec(slice);
  if (!m) return null;
  const [month, day] = [Number(m[1]), Number(m[2])];
  let year = yearOf(today);
  if (!isRealDate(year, month, day)) return null;
  if (iso(year, month, day) > today) year--;
  return isRealDate(year, month, day) ? dayMention(at, m[0].length, iso(year, month, day), false) : null;
}

/** "15号" alone: of the month just named ("3月15号到20号"), else the latest 15th already begun. */
export function readDayOfMonth(
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
