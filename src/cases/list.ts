import type { z } from 'zod';
import type { caseListQuery } from '../contracts/api/staff';
import type { CaseRecord, CaseStatus, Priority } from '../contracts/case';
import type { CaseQuery, CaseStore } from '../contracts/ports';
import { regionsOf, type StaffActor } from './policies';

export interface CaseList {
  items: CaseRecord[];
  total: number;
  /** Cases by status under the same filters, the status filter apart: the numbers on the tabs. */
  counts: Partial<Record<CaseStatus, number>>;
}

/** The queue as one person may see it: their regions are always part of the question. */
export async function listCases(
  store: CaseStore,
  actor: StaffActor,
  query: z.infer<typeof caseListQuery>,
  now: Date,
): Promise<CaseList> {
  const filters: Omit<CaseQuery, 'limit' | 'skip' | 'status'> = {
    regions: regionsOf(actor),
    type: query.type,
    // The schema lets only priorities through, but its type has widened to strings.
    priority: query.priority as Priority[] | undefined,
    city: query.city,
    district: query.district,
    openedBefore:
      query.olderThanHours === undefined
        ? undefined
        : new Date(now.getTime() - query.olderThanHours * 3_600_000).toISOString(),
    holder: query.scope === 'mine' ? actor.id : undefined,
    freeAt: query.scope === 'free' ? now.toISOString() : undefined,
  };
  const [{ items, total }, counts] = await Promise.all([
    store.list({
      ...filters,
      status: query.status,
      limit: query.pageSize,
      skip: (query.page - 1) * query.pageSize,
    }),
    store.counts(filters),
  ]);
  return { items, total, counts };
}
