import { REGISTER_KINDS, REGISTER_STATUSES, type RegisterEntry } from '../contracts/register';
import { factText, factTitle, wordTitle } from '../contracts/register-labels';

export type Cell = string | number | null;
/** A list as offices pass it on: a heading row and rows of plain values. */
export interface Table {
  title: string;
  heading: string[];
  rows: Cell[][];
}

/** `2026-11-24T02:00:00Z` → `2026-11-24 10:00`, China time. */
export function chinaTime(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Entries of one kind as a list: what all have first, then the facts and words that any of them has. */
export function tableOf(entries: readonly RegisterEntry[]): Table {
  const names = (of: (entry: RegisterEntry) => object | undefined): string[] => [
    ...new Set(entries.flatMap((entry) => Object.keys(of(entry) ?? {}))),
  ];
  const facts = names((entry) => entry.facts);
  const words = names((entry) => entry.words);
  const [first] = entries;
  return {
    title: first ? REGISTER_KINDS[first.kind] : '登记簿',
    heading: [
      '状态',
      '市',
      '区县',
      ...facts.map(factTitle),
      ...words.map(wordTitle),
      '姓名',
      '电话',
      '登记时间',
      '办理说明',
      '更新时间',
      '保存到',
    ],
    rows: entries.map((entry) => [
      REGISTER_STATUSES[entry.status],
      entry.region.city ?? null,
      entry.region.district ?? null,
      ...facts.map((name): Cell => {
        const value = entry.facts[name];
        if (value === undefined) return null;
        return typeof value === 'number' ? value : factText(name, value);
      }),
      ...words.map((name) => entry.words?.[name] ?? null),
      entry.person?.name ?? null,
      entry.person?.phone ?? null,
      chinaTime(entry.at),
      entry.note ?? null,
      chinaTime(entry.updatedAt),
      entry.keepUntil,
    ]),
  };
}

/** Beginnings that a spreadsheet takes for a formula (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * RFC 4180 with CRLF and a byte order mark, by which Excel knows that it is UTF-8. What a worker wrote is never a
 * formula: it gets an apostrophe in front, which spreadsheets show as text.
 */
export function toCsv({ heading, rows }: Pick<Table, 'heading' | 'rows'>): string {
  const cell = (value: Cell): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = FORMULA.test(value.trimStart()) || FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${[heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
