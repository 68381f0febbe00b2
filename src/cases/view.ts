import type { CaseEvent, CaseRecord } from '../contracts/case';
import type { CaseStore } from '../contracts/ports';
import { changeCase } from './change-case';
import { appendEvent, type NewEvent } from './history';
import { requireCase, type StaffActor } from './policies';
import { staff } from './take';

/** A page that refreshes itself is one look: repeated views within this time are one event. */
export const SAME_VIEW_MS = 10 * 60_000;

/**
 * The case, with the look at it written to its history (每次查看留痕: 个人信息保护法 art. 51, 54 ask for records of
 * who handled personal data). No record, no case: when the history cannot be written the case is not shown.
 * @throws AppError CASE_NOT_FOUND
 */
export async function viewCase(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  now: Date,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) =>
    recordLook(requireCase(actor, record), { type: 'viewed', actor: staff(actor) }, now),
  );
}

/** Pure step of {@link viewCase}; also for evidence, where `data.evidenceId` tells one look from another. */
export function recordLook(record: CaseRecord, look: NewEvent, now: Date): CaseRecord {
  const recent = record.events.some((event) => isSameLook(event, look, now));
  return recent ? record : appendEvent(record, look, now);
}

function isSameLook(event: CaseEvent, look: NewEvent, now: Date): boolean {
  return (
    event.type === look.type &&
    event.actor.id === look.actor.id &&
    event.data['evidenceId'] === look.data?.['evidenceId'] &&
    now.getTime() - new Date(event.at).getTime() < SAME_VIEW_MS
  );
}
