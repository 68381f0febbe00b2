import type { RegisterEntry } from '../contracts/register';
import {
  isComplete131,
  OUTCOMES_131,
  progress131,
  SERVICES_131,
  TARGETS_131,
  TITLES_131,
  type Line131,
  type Outcome131,
  type Service131Kind,
} from '../contracts/service-131';
import type { Table } from './table';

/** What one person was given. A person is a conversation: nobody is asked for a name to be served. */
export interface Person131 {
  /** 1, 2, 3 … by their first entry. */
  number: number;
  /** City and district of the first entry that names a place. */
  place: string;
  given: Record<Service131Kind, number>;
  refused: number;
  notSuitable: number;
  complete: boolean;
}

export interface Report131 {
  people: Person131[];
  complete: number;
  /** Share of people who were given all of it, in per cent with one decimal; null when there is nobody. */
  rate: number | null;
}

/**
 * The 131 figures, computed from entries alone. What somebody has withdrawn is not counted; a talk that was booked
 * counts once the office has settled it. Depends on its arguments only.
 */
export function report131(entries: readonly RegisterEntry[]): Report131 {
  const byPerson = new Map<string, RegisterEntry[]>();
  const inOrder = [...entries].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  for (const entry of inOrder)
    if (lineOf(entry))
      byPerson.set(entry.conversationId, [...(byPerson.get(entry.conversationId) ?? []), entry]);
  // A talk alone is no 131 service: its own ledger was agreed to, or the person is not counted.
  const served = [...byPerson.values()].filter((own) => own.some(({ kind }) => kind === 'service_131'));
  const people = served.map(personOf);
  const complete = people.filter((person) => person.complete).length;
  const rate = people.length === 0 ? null : Math.round((complete / people.length) * 1000) / 10;
  return { people, complete, rate };
}

/** The line of the ledger that an entry stands for; null for one that counts for nothing. */
function lineOf({ kind, status, facts, id }: RegisterEntry): Line131 | null {
  if (kind === 'guidance')
    return status === 'done' ? { what: 'guidance', ref: id, outcome: 'delivered' } : null;
  if (kind !== 'service_131' || status === 'withdrawn' || status === 'rejected') return null;
  const what = SERVICES_131.find((one) => one === facts.what);
  const outcome = OUTCOMES_131.find((one) => one === facts.outcome);
  return what && outcome ? { what, ref: String(facts.ref), outcome } : null;
}

function personOf(entries: readonly RegisterEntry[], index: number): Person131 {
  const lines = entries.map(lineOf).filter((line) => line !== null);
  const given = progress131(lines);
  const count = (outcome: Outcome131): number => lines.filter((line) => line.outcome === outcome).length;
  const { city = '', district = '' } = entries.find((entry) => entry.region.city)?.region ?? {};
  return {
    number: index + 1,
    place: `${city}${district}`,
    given,
    refused: count('refused'),
    notSuitable: count('not_suitable'),
    complete: isComplete131(given),
  };
}

/** The report as a list: one row a person, the totals last. */
export function reportTable({ people, complete, rate }: Report131): Table {
  const given = SERVICES_131.map((what) => `${TITLES_131[what]}（至少${TARGETS_131[what]}）`);
  return {
    title: '131服务',
    heading: ['序号', '地方', ...given, '不要', '不合适', '做全了'],
    rows: [
      ...people.map((person) => [
        person.number,
        person.place,
        ...SERVICES_131.map((what) => person.given[what]),
        person.refused,
        person.notSuitable,
        person.complete ? '是' : '否',
      ]),
      [
        '合计',
        `${people.length}人，做全${complete}人`,
        ...SERVICES_131.map(() => null),
        null,
        '131完成率',
        rate === null ? '没有人' : `${rate}%`,
      ],
    ],
  };
}
