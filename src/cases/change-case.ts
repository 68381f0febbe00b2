import type { CaseRecord } from '../contracts/case';
import type { CaseStore } from '../contracts/ports';
import { AppError } from '../shared/errors';

/** Each round one of the competitors wins, so this many people may change one case at the same instant. */
const MAX_ROUNDS = 100;

/**
 * Changes one case, safely among others who change it too: reads it, lets `mutate` decide on exactly that revision,
 * and writes only if nobody was faster; otherwise decides anew. `mutate` must be pure. When it returns the very record
 * it was given there is nothing to do and nothing is written. What it throws passes through.
 *
 * @returns the case as it now is
 * @throws AppError CASE_NOT_FOUND, or CONFLICT after too many rounds
 */
export async function changeCase(
  store: CaseStore,
  caseNo: string,
  mutate: (record: CaseRecord) => CaseRecord,
): Promise<CaseRecord> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = await store.get(caseNo);
    if (!record) throw new AppError('CASE_NOT_FOUND');
    const decided = mutate(record);
    if (decided === record) return record;
    const next = { ...decided, rev: record.rev + 1 };
    if (await store.replace(next, record.rev)) return next;
  }
  throw new AppError('CONFLICT');
}

/** `record` with its time of change moved on. Views do not use it: being looked at is not a change. */
export function touch(record: CaseRecord, now: Date): CaseRecord {
  return { ...record, updatedAt: now.toISOString() };
}
