import type { z } from 'zod';
import type { transitionRequest } from '../contracts/api/staff';
import type { CaseRecord, CaseStatus } from '../contracts/case';
import { CASE_MOVES, SETTLED } from '../contracts/case';
import type { Calendar } from '../contracts/knowledge';
import type { CaseStore } from '../contracts/ports';
import { chinaDate } from '../shared/clock';
import { AppError } from '../shared/errors';
import { changeCase, touch } from './change-case';
import { mediationClock, stopClocks } from './clocks';
import { appendEvent } from './history';
import { withNote } from './notes';
import { allowedMoves, requireCase, type StaffActor } from './policies';
import { handOver, requireLease, staff } from './take';

export type TransitionRequest = z.infer<typeof transitionRequest>;

export interface TransitionContext {
  now: Date;
  calendar: Calendar;
  /** Id of the note that keeps the reason. */
  noteId: string;
}

export interface Transition {
  record: CaseRecord;
  from: CaseStatus;
  to: CaseStatus;
}

const NEED_REASON: ReadonlySet<CaseStatus> = new Set(['rejected', 'failed', 'transferred', 'withdrawn']);

/**
 * Moves a case along the status table.
 * @throws AppError CASE_NOT_FOUND, LEASE_STALE, TRANSITION_NOT_ALLOWED, REASON_REQUIRED, OUTCOME_REQUIRED
 */
export async function transitionCase(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  request: TransitionRequest,
  context: TransitionContext,
): Promise<Transition> {
  let from: CaseStatus = 'pending';
  const record = await changeCase(store, caseNo, (current) => {
    from = current.status;
    return moveRecord(requireCase(actor, current), actor, request, context);
  });
  return { record, from, to: request.to };
}

/** Pure step of {@link transitionCase}. */
export function moveRecord(
  record: CaseRecord,
  actor: StaffActor,
  request: TransitionRequest,
  context: TransitionContext,
): CaseRecord {
  const { to } = request;
  requireLease(record, actor, request.epoch, context.now);
  if (!CASE_MOVES[record.status].includes(to)) {
    throw new AppError('TRANSITION_NOT_ALLOWED', { from: record.status, to });
  }
  if (!allowedMoves(actor, record).includes(to)) throw new AppError('FORBIDDEN');
  requireFacts(record.status, request);

  const by = staff(actor);
  let next = settle(record, request, context);
  if (request.reason) {
    next = withNote(next, { id: context.noteId, actor, text: request.reason }, context.now);
  }
  next = appendEvent(
    next,
    {
      type: 'moved',
      actor: by,
      data: {
        from: record.status,
        to,
        noteId: request.reason ? context.noteId : undefined,
        transferTo: to === 'transferred' ? request.transferTo : undefined,
        outcome: to === 'closed' ? request.outcome?.kind : undefined,
        amountRecovered: to === 'closed' ? request.outcome?.amountRecovered : undefined,
      },
    },
    context.now,
  );
  // Closing gives the conversation back to the bot; the lease stays, so that the holder may still file the case.
  if (SETTLED.has(to)) next = handOver(next, 'none', by, context.now);
  return touch(next, context.now);
}

/** True when the move brings a finished or refused case back to work. */
export function isReopening(from: CaseStatus, to: CaseStatus): boolean {
  return (SETTLED.has(from) && to === 'accepted') || (from === 'rejected' && to === 'pending');
}

function requireFacts(from: CaseStatus, request: TransitionRequest): void {
  const { to, reason, transferTo, outcome } = request;
  if ((NEED_REASON.has(to) || isReopening(from, to)) && !reason) {
    throw new AppError('REASON_REQUIRED', { fields: ['reason'] });
  }
  if (to === 'transferred' && !transferTo) throw new AppError('REASON_REQUIRED', { fields: ['transferTo'] });
  if (to === 'closed' && !outcome) throw new AppError('OUTCOME_REQUIRED', { fields: ['outcome'] });
}

/** Status, clocks, outcome and referrals after the move. */
function settle(record: CaseRecord, request: TransitionRequest, context: TransitionContext): CaseRecord {
  const { to, outcome, reason, transferTo } = request;
  const at = context.now.toISOString();
  const clocks = stopClocks(record.clocks, to, context.now);
  const next: CaseRecord = { ...record, status: to, clocks };
  if (to === 'accepted') next.clocks = withMediationClock(clocks, context);
  if (to === 'transferred') {
    next.referrals = [...record.referrals, { at, to: transferTo ?? '', reason: reason ?? '' }];
  }
  // Answers to an earlier closing say nothing about this one; their codes stay in the history.
  if (to === 'closed') return { ...next, outcome, closedAt: at, feedback: undefined };
  if (!isReopening(record.status, to)) return next;
  const { outcome: _outcome, closedAt: _closedAt, ...reopened } = next;
  return reopened;
}

/** The 15 days run from acceptance, once at a time: coming back from another unit does not start a second one. */
function withMediationClock(clocks: CaseRecord['clocks'], context: TransitionContext): CaseRecord['clocks'] {
  const earlier = clocks.filter((clock) => clock.id.startsWith('mediation'));
  if (earlier.some((clock) => clock.doneAt === undefined)) return clocks;
  return [...clocks, mediationClock(chinaDate(context.now), earlier.length + 1, context.calendar)];
}
