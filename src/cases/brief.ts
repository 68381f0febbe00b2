import type { CaseBrief, CaseRecord } from '../contracts/case';

/** What dialogue may know of a case, chosen member by member: no names, no words, nothing of the staff. */
export function briefOf(record: CaseRecord, via: CaseBrief['via']): CaseBrief {
  const { caseNo, type, status, openedAt, updatedAt, region, headcount, outcome } = record;
  return {
    caseNo,
    type,
    status,
    openedAt,
    updatedAt,
    via,
    region,
    clocks: record.clocks
      .filter((clock) => clock.doneAt === undefined)
      .map(({ id, name, kind, basis, due }) => ({ id, name, kind, basis, due })),
    ...(headcount === undefined ? {} : { headcount }),
    crisis: record.crisis !== undefined,
    ...(outcome ? { outcome: outcome.kind } : {}),
  };
}
