import type { Calendar } from '../../contracts/knowledge';
import { dayKind, type DayKind } from '../calendar';
import { scale, yuanText, type Fen } from '../money';
import { sumOf, type PayLine, type PayResult } from './result';
import { payFor, wageText, type Quantity, type Wage } from './wage';

/** Per cent of the day's or hour's wage (LDF-44). */
export const OVERTIME_PERCENT: Readonly<Record<DayKind, number>> = {
  workday: 150,
  rest: 200,
  statutory: 300,
};

const KIND_NAME: Readonly<Record<DayKind, string>> = {
  workday: '平时加班',
  rest: '休息日加班',
  statutory: '法定节假日加班',
};

export interface OvertimePart extends Quantity {
  kind: DayKind;
  /** Which days, in words: "10月1日、2日". */
  when?: string;
}

/**
 * Overtime pay by the kind of day: 150 % on working days, 200 % on days of rest without time off, 300 % on statutory
 * holidays, each on top of the wage that is paid anyway (LDF-44, GZZF-13, GZBC-2(1)). Statutory holidays cannot be
 * compensated by time off; days of rest can.
 */
export function overtimePay(wage: Wage, parts: readonly OvertimePart[]): PayResult {
  const lines = parts.map((part): PayLine => {
    const unit = part.unit === 'day' ? '天' : '小时';
    return {
      label: `${part.when ?? ''}${KIND_NAME[part.kind]}${part.amount}${unit}（${OVERTIME_PERCENT[part.kind] / 100}倍）`,
      ...payFor(wage, part, OVERTIME_PERCENT[part.kind]),
    };
  });
  const kinds = new Set(parts.map((part) => part.kind));
  return sumOf(
    lines,
    [
      `${wageText(wage)}，一天8小时`,
      ...(kinds.has('rest') ? ['休息日那几天单位没安排补休（补休了就不再给2倍）'] : []),
      ...(kinds.has('statutory') ? ['节日当天的工资照发，这是另给的，补休抵不了'] : []),
    ],
    ['LDF-44', 'GZZF-13', ...(kinds.has('statutory') ? ['GZBC-2(1)'] : []), 'ZS2025-1-2'],
  );
}

/** Overtime on whole days, each by its own kind. Days on which an ordinary shift is worked are no overtime and left out. */
export function partsOfDates(
  dates: readonly string[],
  calendar: Calendar,
): { parts: OvertimePart[]; ordinary: string[] } {
  const of = (kind: DayKind): string[] => dates.filter((date) => dayKind(date, calendar) === kind);
  const parts = (['statutory', 'rest'] as const).flatMap((kind): OvertimePart[] => {
    const days = of(kind);
    return days.length === 0 ? [] : [{ kind, amount: days.length, unit: 'day', when: daysText(days) }];
  });
  return { parts, ordinary: of('workday') };
}

/** "10月1日到3日", "9月27日、10月4日". Runs of three and more are written as a range. */
export function daysText(dates: readonly string[]): string {
  const sorted = [...new Set(dates)].sort();
  const name = (date: string, before?: string): string => {
    const [, month, day] = date.split('-').map(Number);
    return before?.slice(0, 7) === date.slice(0, 7) ? `${day}日` : `${month}月${day}日`;
  };
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return '';
  const span = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  if (sorted.length >= 3 && span === sorted.length) return `${name(first)}到${name(last, first)}`;
  return sorted.map((date, i) => name(date, sorted[i - 1])).join('、');
}

/** Piece work beyond the quota: the piece rate at 150, 200 or 300 % (GZZF-13). */
export function pieceOvertime(rate: Fen, pieces: number, kind: DayKind): PayResult {
  const percent = OVERTIME_PERCENT[kind];
  return sumOf(
    [
      {
        label: `${KIND_NAME[kind]}做的${pieces}件`,
        formula: `${yuanText(rate)}×${pieces}×${percent}%`,
        amount: scale(rate, [pieces, percent / 100]),
      },
    ],
    ['这些件数是做完定额以后多做的'],
    ['GZZF-13', 'LDF-44'],
  );
}
