import type { CaseRecord, CaseStatus } from '../contracts/case';
import { stopClocks } from './clocks';
import { appendEvent } from './history';
import { workerOf } from './open';

/** A move that the worker's own words make: withdrawing, or opening a finished case again. */
export function moveByWorker(
  record: CaseRecord,
  to: CaseStatus,
  data: Record<string, unknown>,
  now: Date,
): CaseRecord {
  const { closedAt: _closedAt, outcome: _outcome, ...open } = record;
  return appendEvent(
    { ...open, status: to, clocks: stopClocks(record.clocks, to, now) },
    { type: 'moved', actor: workerOf(record.conversationId), data: { from: record.status, to, ...data } },
    now,
  );
}
