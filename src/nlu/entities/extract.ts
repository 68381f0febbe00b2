import type {
  AnswerKind,
  BareSum,
  DateSpan,
  Entities,
  EntityName,
  EntitySpan,
} from '../../contracts/understanding';
import { hideCaseNumbers } from '../../contracts/case-numbers';
import type { Lexicon } from '../lexicon';
import type { CharTable } from '../normalise';
import { findDates } from './dates';
import { buildEmployerWords, readEmployer } from './employer';
import { foldKeepingLength } from './fold';
import { buildGazetteer } from './gazetteer';
import { closeGaps } from './gaps';
import { hideSayings, mendSlips } from './idioms';
import { span, type Mention } from './mention';
import { findMoney, isOnlyNumbers, type MoneyMention } from './money';
import { findNumbers, type NumberHit } from './numbers';
import { findHeadcount } from './people';
import { readPeriod } from './period';
import { findPhones } from './phone';
import { readPlaces } from './places';
import type { Regions } from './regions';
import { readShortAnswer } from './short-answer';
import { buildTradeTable, readTrade } from './trades';
import { findVagueTimes } from './vague-time';
import { findDays, findMonthsOwed } from './work';

export interface Extraction {
  entities: Entities;
  spans: EntitySpan[];
  dates: DateSpan[];
  /** The first sum that nothing is said about. */
  bareSum?: BareSum;
  /** Set when the whole message is a short answer. */
  answer?: AnswerKind;
}

/** @param today reference date, `YYYY-MM-DD` */
export type EntityExtractor = (text: string, options: { today: string }) => Extraction;

/** Nobody states more than this about themselves; a pasted book costs bounded work. */
const MAX_CHARS = 4000;

/**
 * What the speaker states, with its places in the original text. Each kind has its own reader in this folder; this file
 * only runs them in order and lets the surer ones (phones, dates) take their characters first.
 */
export function createEntityExtractor(data: {
  regions: Regions;
  lexicon: Lexicon;
  charTable: CharTable;
}): EntityExtractor {
  const gazetteer = buildGazetteer(data.regions, data.lexicon.towns);
  const trades = buildTradeTable(data.lexicon);
  const employers = buildEmployerWords(data.lexicon.employerEndings, data.lexicon.employerNames);

  return (original, { today }) => {
    const folded = foldKeepingLength(original.slice(0, MAX_CHARS), data.charTable);
    const { text, back } = closeGaps(hideSayings(mendSlips(hideCaseNumbers(folded))));
    const entities: Entities = {};
    const spans: EntitySpan[] = [];
    const mark = (name: EntityName, at: Mention): void => void spans.push(span(name, back(at), original));
    const note = <K extends EntityName>(name: K, value: Entities[K], at: Mention): void => {
      entities[name] = value;
      mark(name, at);
    };

    const phones = findPhones(text);
    const [phone] = phones;
    if (phone) note('phone', phone.phone, phone);

    const places = readPlaces(text, gazetteer);
    const dates = findDates(text, today).filter((d) => !phones.some((p) => overlap(p, d)));
    const taken = [...phones, ...places.names];
    const numbers = findNumbers(text).filter((n) => !taken.some((t) => overlap(t, n)));
    const said = dates.filter((d) => d.kind !== 'now');
    const money = findMoney(text, numbers, said);
    readMoney(text, money, numbers, note);
    const counts = numbers.filter((n) => ![...dates, ...money].some((d) => overlap(d, n)));
    readCounts(text, counts, money, note);

    const period = readPeriod(text, dates, today);
    if (period.from) note('periodFrom', period.from.date, period.from.at);
    if (period.to) note('periodTo', period.to.date, period.to.at);
    if (period.resignedOn) note('resignedOn', period.resignedOn.date, period.resignedOn.at);

    if (places.city !== undefined) entities.city = places.city;
    if (places.district !== undefined) entities.district = places.district;
    const vague = findVagueTimes(text);
    const ambiguous = [...places.ambiguous, ...vague.map((v) => text.slice(v.start, v.end))];
    if (ambiguous.length > 0) entities.ambiguous = ambiguous;
    for (const at of vague) mark('ambiguous', at);
    for (const { entity, at } of places.mentions) mark(entity, at);

    const { trade, construction } = readTrade(text, trades);
    if (trade) note('trade', trade.name, trade.at);
    if (construction) note('construction', construction.value, construction.at);
    const employer = readEmployer(text, employers, [...places.names, ...dates]);
    if (employer) note('employerText', quote(original, back(employer)), employer);

    const answer = readShortAnswer(text);
    if (answer !== undefined) spans.push(span('answer', { start: 0, end: original.length }, original));
    spans.sort((a, b) => a.start - b.start || a.end - b.end);
    const bareSum = bareSumOf(entities, money);
    return {
      entities,
      spans,
      dates,
      ...(bareSum ? { bareSum } : {}),
      ...(answer === undefined ? {} : { answer }),
    };
  };
}

function quote(original: string, at: Mention): string {
  return original.slice(at.start, at.end);
}

/** A sum without a role, when no sum was found to be owed. */
function bareSumOf(entities: Entities, money: readonly MoneyMention[]): BareSum | undefined {
  const bare = money.find((m) => m.role === 'bare');
  if (!bare || entities.amountOwed !== undefined || entities.amountRange !== undefined) return undefined;
  const { yuan, approx, range, betweenEnds } = bare;
  return { yuan, approx, ...(range && betweenEnds ? { range } : {}) };
}

type Note = <K extends EntityName>(name: K, value: Entities[K], at: Mention) => void;

function overlap(a: Mention, b: Mention): boolean {
  return a.start < b.end && b.start < a.end;
}

function readMoney(
  text: string,
  money: readonly MoneyMention[],
  numbers: readonly NumberHit[],
  note: Note,
): void {
  const owed = chooseOwed(text, money, isOnlyNumbers(text, numbers));
  if (owed) {
    if (!owed.betweenEnds) note('amountOwed', owed.yuan, owed);
    if (owed.approx) note('amountApprox', true, owed);
    if (owed.range) note('amountRange', owed.range, owed);
  }
  const monthly = money.find((m) => m.role === 'monthly');
  if (monthly) note('monthlyWage', monthly.yuan, monthly);
  const daily = money.find((m) => m.role === 'daily');
  if (!daily) return;
  note('dailyWage', daily.yuan, daily);
  // "260一天×42天" says the product itself.
  const times = numbers.find(
    (n) =>
      n.start >= daily.end &&
      /^(一天|每天|\/天|天)?\s*(×|x|\*|乘以?)\s*$/.test(text.slice(daily.end, n.start)),
  );
  if (times && !owed)
    note('amountOwed', Math.round(daily.yuan * times.value * 100) / 100, {
      start: daily.start,
      end: times.end,
    });
}

const DEBT =
  /欠|差我|差起|没给|没发|不给|不发|没结|不结|没拿到|拖|未付|未发|要不回|讨薪|白干|打水漂|没付|拿不到|能拿到|能要回|要得回|拿到手|要回来|讨回|没把|不把|勿给|弗给|没着落|要不到|弗拨|勿拨|勿发|弗发|欠条|条子|白条|该给|该发/;

/** What is still owed beats a total; a total beats its parts, unless some of it was paid. */
function chooseOwed(text: string, money: readonly MoneyMention[], alone: boolean): MoneyMention | undefined {
  const of = (role: MoneyMention['role']): MoneyMention | undefined => money.find((m) => m.role === role);
  const remaining = of('remaining');
  if (remaining) return remaining;
  const received = of('received');
  const total = of('total');
  const owed = of('owed');
  if (
    total &&
    !received &&
    (owed !== undefined || DEBT.test(text) || /工资|工钱|薪/.test(text) || text.length <= 16)
  )
    return total;
  if (owed) return owed;
  const bare = of('bare');
  if (!bare || received) return undefined;
  return DEBT.test(text) || alone || text.length - (bare.end - bare.start) <= 4 ? bare : undefined;
}

function readCounts(
  text: string,
  numbers: readonly NumberHit[],
  money: readonly MoneyMention[],
  note: Note,
): void {
  const months = findMonthsOwed(text, numbers, money);
  if (months) note('monthsOwed', months.value, months);
  const days = findDays(text, numbers);
  if (days) note('days', days.value, days);
  const heads = findHeadcount(text, numbers);
  if (!heads) return;
  if (heads.atLeast) note('headcountMin', heads.value, heads);
  else note('headcount', heads.value, heads);
}
