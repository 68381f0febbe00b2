import type { RegisterQuery, RegisterStore } from '../contracts/ports';
import type { RegisterEntry, RegisterKind, RegisterStatus } from '../contracts/register';
import { OFFICE_KINDS } from '../contracts/register-labels';
import { daysAfter } from '../shared/clock';
import { AppError } from '../shared/errors';

/** The regions a person's queries are limited to; undefined is every region. */
export type Regions = RegisterQuery['regions'];

export interface RegisterFilter {
  kinds?: RegisterKind[];
  status?: RegisterStatus[];
  /** China dates, both included. */
  from?: string;
  to?: string;
}

/** The store's question for a filter: only kinds that offices see, China days as instants. */
export function toQuery(
  { kinds, status, from, to }: RegisterFilter,
  regions: Regions,
): Omit<RegisterQuery, 'limit' | 'skip'> {
  return {
    kinds: kinds ?? [...OFFICE_KINDS],
    status,
    regions,
    ...(from ? { from: `${from}T00:00:00+08:00` } : {}),
    ...(to ? { to: `${daysAfter(to, 1)}T00:00:00+08:00` } : {}),
  };
}

/** True when an entry is of these regions. One without a place belongs to those who see every region. */
export const isVisible = (entry: RegisterEntry, regions: Regions): boolean =>
  OFFICE_KINDS.includes(entry.kind) &&
  (!regions ||
    regions.some(
      ({ city, district }) =>
        city === entry.region.city && (district === undefined || district === entry.region.district),
    ));

/** @throws AppError NOT_FOUND: who may not see an entry does not learn that it exists */
export async function readEntry(store: RegisterStore, id: string, regions: Regions): Promise<RegisterEntry> {
  const entry = await store.get(id);
  if (!entry || !isVisible(entry, regions)) throw new AppError('NOT_FOUND');
  return entry;
}

const PAGE = 500;
/** Entries in one exported file; a county's season has a tenth of it. */
export const MOST_EXPORTED = 50_000;

/** Every entry of a filter, newest first, read in pages. @throws AppError PAYLOAD_TOO_LARGE beyond {@link MOST_EXPORTED} */
export async function readAll(
  store: RegisterStore,
  filter: RegisterFilter,
  regions: Regions,
): Promise<RegisterEntry[]> {
  const query = toQuery(filter, regions);
  const entries: RegisterEntry[] = [];
  for (;;) {
    const { items, total } = await store.list({ ...query, limit: PAGE, skip: entries.length });
    if (total > MOST_EXPORTED) throw new AppError('PAYLOAD_TOO_LARGE', { most: MOST_EXPORTED });
    entries.push(...items);
    if (items.length < PAGE) return entries;
  }
}
