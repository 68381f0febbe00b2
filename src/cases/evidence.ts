import type { CaseRecord, Evidence } from '../contracts/case';
import type { CaseStore } from '../contracts/ports';
import { AppError } from '../shared/errors';
import { changeCase, touch } from './change-case';
import { appendEvent } from './history';
import { workerOf } from './open';
import { requireCase, type StaffActor } from './policies';
import { staff } from './take';
import { recordLook } from './view';

/**
 * Adds a worker's file to the case; its bytes must be stored already. The same evidence id is added once.
 * @throws AppError CASE_NOT_FOUND
 */
export async function addEvidence(store: CaseStore, caseNo: string, evidence: Evidence): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => {
    if (record.evidence.some((known) => known.id === evidence.id)) return record;
    const now = new Date(evidence.at);
    const added = appendEvent(
      { ...record, evidence: [...record.evidence, evidence] },
      {
        type: 'evidence_added',
        actor: workerOf(record.conversationId),
        data: { evidenceId: evidence.id, mime: evidence.mime, bytes: evidence.bytes },
      },
      now,
    );
    return touch(added, now);
  });
}

/**
 * The description of one piece of evidence, with the look at it written to the history.
 * @throws AppError CASE_NOT_FOUND, NOT_FOUND when the case has no such evidence
 */
export async function viewEvidence(
  store: CaseStore,
  caseNo: string,
  evidenceId: string,
  actor: StaffActor,
  now: Date,
): Promise<Evidence> {
  const record = await changeCase(store, caseNo, (current) => {
    find(requireCase(actor, current), evidenceId);
    return recordLook(current, { type: 'evidence_viewed', actor: staff(actor), data: { evidenceId } }, now);
  });
  return find(record, evidenceId);
}

function find(record: CaseRecord, evidenceId: string): Evidence {
  const evidence = record.evidence.find((one) => one.id === evidenceId);
  if (!evidence) throw new AppError('NOT_FOUND');
  return evidence;
}
