import type { Calendar } from '../../contracts/knowledge';
import { addDays, dayKind, isInTable, type DayKind } from '../../law/calendar';
import { partsOfDates } from '../../law/pay/overtime';
import { DAY_HOURS } from '../../law/pay/wage';
import type { Facts } from './facts';
import { namedDays, withoutDates, type DayReading } from './named-days';
import { readDays, readHours, type Hours } from './quantities';

type OvertimeFacts = Pick<Facts, 'parts' | 'looseDays' | 'ordinary' | 'outside' | 'dayKind' | 'feastOnly'>;

/** What one clause tells: which days, and how long. */
interface Clause {
  days: string[];
  kind?: DayKind;
  hours?: Hours;
  count?: number;
  /** Overtime is the subject: days alone may be counted. */
  about: boolean;
  /** The hours are called overtime, not a shift. */
  extra?: boolean;
}

const REST = /周[六日末]|星期[六日天]|礼拜[六日天]|双休|休息日|休息天/;
const HOLIDAY = /法定|节假日|节日(?!费|礼)|过节(?!费|礼|红包)|三薪/;
const OVERTIME = /加班|加了|上了|上班|值班|多干|多上|出工|没休/;
/** Also where a length ends and the next kind of day begins: "周六10小时周日8小时". */
const CLAUSE_END =
  /[，,。；;！!？?]|还有|另外|加上|(?<=小时|钟头|个钟|天|个班)(?=和?(?:周[六日末]|星期[六日天]|礼拜[六日天]|平时|法定|国庆|五一|春节|元旦))/g;

/**
 * The overtime that a message tells of, clause by clause. Days are judged by the calendar, not by their name: 4 October
 * is a day of rest, and New Year's Eve of 2024 an ordinary Friday. Hours of which no day is said are those of working days.
 */
export function readOvertime(reading: DayReading): OvertimeFacts {
  const clauses = join(
    split(reading.text)
      .map(([start, end]) => readClause(reading, start, end))
      .filter((clause) => isNamed(clause) || isMeasured(clause)),
  );
  const facts = onceEach(withoutTotals(clauses)).map((clause) =>
    partsOf(complete(clause, reading), reading.calendar),
  );
  const parts = facts.flatMap((one) => one.parts ?? []);
  const ordinary = facts.flatMap((one) => one.ordinary ?? []);
  const outside = facts.find((one) => one.outside)?.outside;
  const loose = facts.find((one) => one.looseDays !== undefined)?.looseDays;
  const dayKindSaid = facts.find((one) => one.dayKind)?.dayKind;
  const measured = clauses.some((c) => c.count !== undefined || c.hours !== undefined) || reading.open;
  const dated = reading.dates.some((d) => d.kind === 'day') || /初[一二三四五六七八九十]/.test(reading.text);
  return {
    ...(parts.length > 0 ? { parts, ...(measured || dated ? {} : { feastOnly: true }) } : {}),
    ...(dayKindSaid ? { dayKind: dayKindSaid } : {}),
    ...(loose === undefined || parts.length > 0 ? {} : { looseDays: loose }),
    ...(ordinary.length > 0 ? { ordinary } : {}),
    ...(outside === undefined ? {} : { outside }),
  };
}

/** "一号二号上班，三号也上了，三天一共", "…这三天的节日工资": the sum of the days that were named is no further length. */
function withoutTotals(clauses: readonly Clause[]): Clause[] {
  const all = new Set(clauses.flatMap((clause) => clause.days)).size;
  return clauses.flatMap((clause) => {
    const { count, ...rest } = clause;
    if (count === undefined || count !== all || clause.days.length === all) return [clause];
    return clause.days.length > 0 ? [rest] : [];
  });
}

/**
 * A story names the same day several times ("年三十上班也算三倍？…今年除夕那天我上了班"): it is counted once, where its length is
 * said, else where it is named first. A clause that named nothing else is left out.
 */
function onceEach(clauses: readonly Clause[]): Clause[] {
  const seen = new Set(clauses.filter(isMeasured).flatMap((clause) => clause.days));
  return clauses.flatMap((clause) => {
    if (isMeasured(clause) || clause.days.length === 0) return [clause];
    const days = clause.days.filter((day) => !seen.has(day));
    for (const day of days) seen.add(day);
    return days.length > 0 ? [{ ...clause, days }] : [];
  });
}

/** What was said before completes an answer. */
function complete(clause: Clause, { open }: DayReading): Clause {
  if (!open) return clause;
  const measured = isMeasured(clause);
  const named = isNamed(clause);
  return {
    ...clause,
    about: true,
    ...(!named && measured && open.kind ? { kind: open.kind } : {}),
    ...(named && !measured && open.count !== undefined ? { count: open.count } : {}),
  };
}

function readClause(reading: DayReading, start: number, end: number): Clause {
  const masked = withoutDates(reading.text, reading.dates).slice(start, end);
  const days = namedDays(reading, start, end);
  const kind = REST.test(masked) ? 'rest' : HOLIDAY.test(masked) ? 'statutory' : undefined;
  const hours = readHours(masked);
  const count = readDays(masked);
  return {
    days,
    ...(kind ? { kind } : {}),
    ...(hours ? { hours } : {}),
    ...(count === null ? {} : { count }),
    about: OVERTIME.test(masked),
    extra: /加班|加了|多干|多上|额外/.test(masked),
  };
}

/** "国庆那会儿，我上了三天": the day may stand one clause before the length; "每天两小时，一个月22天" is one length. */
function join(clauses: readonly Clause[]): Clause[] {
  const joined: Clause[] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    const bare = clause.days.length === 0 && clause.kind === undefined;
    if (last && bare && isMeasured(clause) && isNamed(last) && !isMeasured(last))
      joined[joined.length - 1] = { ...last, ...clause, days: last.days, kind: last.kind, about: true };
    else if (last && bare && last.hours?.daily && last.count === undefined && clause.count !== undefined)
      joined[joined.length - 1] = { ...last, count: clause.count };
    else joined.push(clause);
  }
  return joined;
}

/** The day before the lunar new year. */
const isEve = (day: string, { lunarNewYear }: Calendar): boolean =>
  [...lunarNewYear.values()].includes(addDays(day, 1));

const isMeasured = (clause: Clause): boolean => clause.hours !== undefined || clause.count !== undefined;
const isNamed = (clause: Clause): boolean => clause.days.length > 0 || clause.kind !== undefined;

function partsOf(clause: Clause, calendar: Calendar): OvertimeFacts {
  const { days, kind, hours, count } = clause;
  const unknown = days.find((day) => !isInTable(day, calendar));
  if (unknown !== undefined) return { outside: unknown };
  if (hours) {
    const times = hours.daily ? (count ?? Math.max(1, days.length)) : 1;
    const first = days[0];
    const of = first === undefined ? (kind ?? 'workday') : dayKind(first, calendar);
    // "2024年除夕上了八小时": the ordinary shift of an ordinary day is no overtime.
    if (
      first !== undefined &&
      of === 'workday' &&
      hours.amount <= DAY_HOURS &&
      (isEve(first, calendar) || !clause.extra)
    )
      return { ordinary: [first] };
    return { parts: [{ kind: of, amount: hours.amount * times, unit: 'hour' }] };
  }
  if (days.length > 0) return wholeDays(days, count, calendar);
  if (count === undefined) return kind ? { dayKind: kind } : {};
  if (kind) return { parts: [{ kind, amount: count, unit: 'day' }] };
  return clause.about ? { looseDays: count } : {};
}

/** As many days as were said, from the first one named on and while it is a holiday: "国庆加了五天" is 1 to 5 October. */
function wholeDays(days: readonly string[], count: number | undefined, calendar: Calendar): OvertimeFacts {
  const first = days[0];
  if (first === undefined) return {};
  const wanted = count ?? days.length;
  // Half a day of one holiday.
  if (wanted < 1) return { parts: [{ kind: dayKind(first, calendar), amount: wanted, unit: 'day' }] };
  const run = days.slice(0, Math.ceil(wanted));
  for (let day = addDays(days.at(-1) ?? first, 1); run.length < wanted; day = addDays(day, 1)) {
    if (dayKind(day, calendar) === 'workday') break;
    run.push(day);
  }
  // "五一5天全上班": a break also begins before its feast.
  if (count !== undefined)
    for (let day = addDays(run[0] ?? first, -1); run.length < wanted; day = addDays(day, -1)) {
      if (dayKind(day, calendar) === 'workday') break;
      run.unshift(day);
    }
  const { parts, ordinary } = partsOfDates(run, calendar);
  return { parts, ...(ordinary.length > 0 ? { ordinary } : {}) };
}

function split(text: string): [number, number][] {
  const clauses: [number, number][] = [];
  let start = 0;
  for (const m of text.matchAll(CLAUSE_END)) {
    clauses.push([start, m.index]);
    start = m.index + m[0].length;
  }
  clauses.push([start, text.length]);
  return clauses.filter(([from, to]) => to > from);
}
