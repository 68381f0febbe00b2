import type { Actor, CaseRecord } from '../contracts/case';
import { documentsFor, type DocumentFormat, type DocumentKind } from '../contracts/documents';
import type { CaseStore } from '../contracts/ports';
import { AppError } from '../shared/errors';
import { changeCase } from './change-case';
import { appendEvent } from './history';
import { workerOf } from './open';
import { requireCase, type StaffActor } from './policies';
import { staff } from './take';
import { SAME_VIEW_MS } from './view';

export interface Paper {
  document: DocumentKind;
  format: DocumentFormat;
}

/**
 * The case of which staff take a paper out, with that written to its history. No record, no paper.
 * @throws AppError CASE_NOT_FOUND, DOCUMENT_NOT_FOR_CASE
 */
export async function exportForStaff(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  paper: Paper,
  now: Date,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) =>
    recordExport(requireCase(actor, record), staff(actor), { ...paper }, now),
  );
}

/**
 * The same for the worker, who has proven to be one by receipt or by session: papers hold a telephone number, so the
 * history says when one left.
 * @throws AppError CASE_NOT_FOUND, DOCUMENT_NOT_FOR_CASE
 */
export async function exportForWorker(
  store: CaseStore,
  caseNo: string,
  paper: Paper,
  by: 'receipt' | 'session',
  now: Date,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) =>
    recordExport(record, workerOf(record.conversationId), { ...paper, by }, now),
  );
}

/** Pure step: a paper fetched again within minutes (a second press, a phone that retries) is one event. */
function recordExport(
  record: CaseRecord,
  actor: Actor,
  data: Paper & { by?: string },
  now: Date,
): CaseRecord {
  if (!documentsFor(record.type).includes(data.document)) throw new AppError('DOCUMENT_NOT_FOR_CASE');
  const again = record.events.some(
    (event) =>
      event.type === 'exported' &&
      event.actor.id === actor.id &&
      event.data['document'] === data.document &&
      event.data['format'] === data.format &&
      event.data['by'] === data.by &&
      now.getTime() - new Date(event.at).getTime() < SAME_VIEW_MS,
  );
  return again ? record : appendEvent(record, { type: 'exported', actor, data: { ...data } }, now);
}
