import type { RegisterDetail, RegisterListItem } from '../../contracts/api/register';
import type { RegisterEntry } from '../../contracts/register';
import { FIRM_KINDS } from '../../contracts/register-labels';
import { movesOf } from '../../register/change-status';
import { maskPhone } from '../../shared/mask';

/** A row of the register: nothing by which a person could be called or found. */
export function presentEntry(entry: RegisterEntry): RegisterListItem {
  const firm = FIRM_KINDS.has(entry.kind)
    ? [entry.words?.company, entry.words?.title ?? entry.words?.trade].filter(Boolean).join('，')
    : '';
  return {
    id: entry.id,
    kind: entry.kind,
    status: entry.status,
    city: entry.region.city,
    district: entry.region.district,
    facts: entry.facts,
    ...(firm ? { firm } : {}),
    ...(entry.person?.phone ? { phone: maskPhone(entry.person.phone) } : {}),
    at: entry.at,
    updatedAt: entry.updatedAt,
    rev: entry.rev,
    demo: entry.demo ?? false,
  };
}

/** The whole entry; the look at it has been logged. @param changedBy name of whoever changed it last */
export function presentEntryDetail(entry: RegisterEntry, changedBy: string | undefined): RegisterDetail {
  return {
    ...presentEntry(entry),
    words: entry.words ?? {},
    person: { name: entry.person?.name, phone: entry.person?.phone },
    consent: entry.consent,
    channel: entry.channel,
    keepUntil: entry.keepUntil,
    note: entry.note,
    changedBy,
    moves: movesOf(entry),
  };
}
