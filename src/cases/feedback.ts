import type { CasePatch, CaseRecord } from '../contracts/case';
import { CASE_MOVES } from '../contracts/case';
import { weighFeedback } from '../contracts/feedback';
import { appendEvent } from './history';
import { workerOf } from './open';
import { moveByWorker } from './worker-move';

/**
 * Puts the worker's answers after closing with the case. "Not paid" against a record that says paid opens the case again,
 * for a person; whatever else is wrong is flagged; a call-back that is through moves a closed case on.
 */
export function takeFeedback(
  record: CaseRecord,
  { done, ...answers }: NonNullable<CasePatch['feedback']>,
  now: Date,
): CaseRecord {
  const actor = workerOf(record.conversationId);
  const merged = { ...record.feedback, ...answers };
  const verdict = weighFeedback(merged, { status: record.status, outcome: record.outcome?.kind });
  const { contacted, solved, paid, satisfaction } = merged;
  const flagged = verdict !== 'fine';
  const next = appendEvent(
    { ...record, feedback: { ...merged, at: now.toISOString(), flagged } },
    { type: 'feedback', actor, data: { contacted, solved, paid, satisfaction, verdict } },
    now,
  );
  if (verdict === 'reopen') {
    const open = moveByWorker(next, 'accepted', { reason: 'not_paid', outcome: record.outcome?.kind }, now);
    if (open.handoff !== 'none') return open;
    return appendEvent(
      { ...open, handoff: 'requested' },
      { type: 'handoff', actor, data: { to: 'requested' } },
      now,
    );
  }
  // Closing data stays: the case is followed up, not opened.
  return done && CASE_MOVES[record.status].includes('followed_up')
    ? appendEvent(
        { ...next, status: 'followed_up' },
        { type: 'moved', actor, data: { from: record.status, to: 'followed_up', reason: 'feedback' } },
        now,
      )
    : next;
}
