import type { CaseRecord } from '../contracts/case';
import type { CaseStore, StaffUser } from '../contracts/ports';
import { AppError } from '../shared/errors';
import { changeCase, touch } from './change-case';
import { appendEvent } from './history';
import { withNote } from './notes';
import { maySeeCase, requireCase, type StaffActor } from './policies';
import { newLease, requireLease, staff, type LeaseContext } from './take';

export interface TransferRequest {
  epoch: number;
  reason: string;
  /** Id of the note that keeps the reason. */
  noteId: string;
}

/**
 * Gives a case to a colleague, who holds it at once under a new epoch: the old one is stale from here on. The holder
 * may, and a supervisor may for any case (also one that nobody holds).
 * @throws AppError CASE_NOT_FOUND, LEASE_STALE, BAD_REQUEST when the colleague cannot work on this case
 */
export async function transferCase(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  target: StaffUser | null,
  request: TransferRequest,
  context: LeaseContext,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => {
    requireLease(requireCase(actor, record), actor, request.epoch, context.now, { supervisorsToo: true });
    if (!target || target.disabled || !maySeeCase(target, record)) {
      throw new AppError('BAD_REQUEST', { fields: ['toUserId'] });
    }
    const epoch = record.epoch + 1;
    const noted = withNote(record, { id: request.noteId, actor, text: request.reason }, context.now);
    const given = appendEvent(
      { ...noted, epoch, lease: newLease(target, epoch, context) },
      {
        type: 'transferred',
        actor: staff(actor),
        data: { from: record.lease?.holder, to: target.id, epoch, noteId: request.noteId },
      },
      context.now,
    );
    return touch(given, context.now);
  });
}
