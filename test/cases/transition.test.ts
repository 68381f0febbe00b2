import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyHistory } from '../../src/cases/history';
import { statusNotice } from '../../src/cases/notices';
import { takeRecord } from '../../src/cases/take';
import { moveRecord, type TransitionRequest } from '../../src/cases/transition';
import { CASE_MOVES, CASE_STATUSES, type CaseRecord, type CaseStatus } from '../../src/contracts/case';
import { AppError } from '../../src/shared/errors';
import { aCase, anActor, CALENDAR, later, LEASE_MS, NOW } from '../support/case-builders';

const STATUSES = Object.keys(CASE_STATUSES) as CaseStatus[];
const supervisor = anActor({ role: 'supervisor' });
const context = { now: later(1), calendar: CALENDAR, noteId: 'n-1' };

const held = (status: CaseStatus, actor = supervisor): CaseRecord =>
  takeRecord(aCase({}, { status }), actor, { now: NOW, leaseMs: LEASE_MS });
const full = (to: CaseStatus): TransitionRequest => ({
  epoch: 1,
  to,
  reason: '情况说明',
  transferTo: '昆山市总工会',
  outcome: { kind: 'paid_full', amountRecovered: 5000 },
});
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'ok';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe('moving a case', () => {
  test.each(STATUSES.flatMap((from) => STATUSES.map((to): [CaseStatus, CaseStatus] => [from, to])))(
    'should treat %s → %s as the table says',
    (from, to) => {
      const allowed = CASE_MOVES[from].includes(to);
      const result = codeOf(() => moveRecord(held(from), supervisor, full(to), context));
      expect(result).toBe(allowed ? 'ok' : 'TRANSITION_NOT_ALLOWED');
    },
  );

  test.each([
    ['rejected', 'pending', 'REASON_REQUIRED'],
    ['failed', 'mediating', 'REASON_REQUIRED'],
    ['withdrawn', 'accepted', 'REASON_REQUIRED'],
    ['transferred', 'accepted', 'REASON_REQUIRED'],
    ['accepted', 'closed', 'REASON_REQUIRED'],
    ['closed', 'fulfilled', 'OUTCOME_REQUIRED'],
    ['accepted', 'pending', 'ok'],
  ] as [CaseStatus, CaseStatus, string][])(
    'should ask for what a move to %s from %s needs (%s)',
    (to, from, code) => {
      expect(codeOf(() => moveRecord(held(from), supervisor, { epoch: 1, to }, context))).toBe(code);
    },
  );

  test('should ask where a case is transferred to', () => {
    const request: TransitionRequest = { epoch: 1, to: 'transferred', reason: '不归我们管' };
    expect(codeOf(() => moveRecord(held('pending'), supervisor, request, context))).toBe('REASON_REQUIRED');
  });

  test('should refuse who does not hold the case, an old epoch, and a lease that has run out', () => {
    const move = (actor = supervisor, epoch = 1, now = later(1)) =>
      codeOf(() => moveRecord(held('pending'), actor, { epoch, to: 'accepted' }, { ...context, now }));
    expect(move()).toBe('ok');
    expect(move(anActor({ id: 'u-2', role: 'admin' }))).toBe('LEASE_STALE');
    expect(move(supervisor, 0)).toBe('LEASE_STALE');
    expect(move(supervisor, 1, later(30))).toBe('LEASE_STALE');
  });

  test('should reopen from the archive once, and only for a supervisor', () => {
    const mediator = anActor();
    const request = full('accepted');
    expect(codeOf(() => moveRecord(held('archived', mediator), mediator, request, context))).toBe(
      'FORBIDDEN',
    );
    const reopened = moveRecord(held('archived'), supervisor, request, context);
    const again = { ...reopened, status: 'archived' as const };
    expect(codeOf(() => moveRecord(again, supervisor, request, context))).toBe('FORBIDDEN');
  });

  test('should run 15 days of mediation from acceptance and stop the clocks that a move satisfies', () => {
    const accepted = moveRecord(held('pending'), supervisor, full('accepted'), context);
    const find = (record: CaseRecord, id: string) => record.clocks.find((clock) => clock.id === id);
    expect(find(accepted, 'mediation')).toMatchObject({ basis: 'TJZC-14', due: '2026-12-09' });
    expect(find(accepted, 'inspection_acceptance')?.doneAt).toBe(later(1).toISOString());
    expect(find(accepted, 'first_contact')?.doneAt).toBeUndefined();
    const failed = moveRecord(accepted, supervisor, full('failed'), context);
    expect(find(failed, 'mediation')?.doneAt).toBeDefined();
    expect(find(failed, 'first_contact')?.doneAt).toBeDefined();
  });

  test('should keep outcome and date of a closed case, and drop both when it is reopened with a new clock', () => {
    const accepted = moveRecord(held('pending'), supervisor, full('accepted'), context);
    const failed = moveRecord(accepted, supervisor, full('failed'), context);
    const closed = moveRecord(failed, supervisor, full('closed'), context);
    expect(closed).toMatchObject({ outcome: { kind: 'paid_full' }, closedAt: later(1).toISOString() });
    const reopened = moveRecord(closed, supervisor, full('accepted'), context);
    expect(reopened).not.toHaveProperty('outcome');
    expect(reopened).not.toHaveProperty('closedAt');
    expect(reopened.clocks.map((clock) => clock.id)).toContain('mediation_2');
  });

  test('should give the conversation back to the bot when the case is closed', () => {
    const speaking = { ...held('fulfilled'), handoff: 'human' as const };
    expect(moveRecord(speaking, supervisor, full('closed'), context).handoff).toBe('none');
  });

  test('should keep reasons in the notes and out of the history', () => {
    const rejected = moveRecord(held('pending'), supervisor, full('rejected'), context);
    expect(rejected.notes.at(-1)?.text).toBe('情况说明');
    expect(JSON.stringify(rejected.events)).not.toContain('情况说明');
  });

  test('should keep a sound history along any walk of the table', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (choices) => {
        let record = held('pending');
        for (const choice of choices) {
          const moves = CASE_MOVES[record.status];
          if (record.status === 'archived') break;
          record = moveRecord(record, supervisor, full(moves[choice % moves.length]!), context);
        }
        expect(verifyHistory(record.events)).toBe(true);
        expect(record.closedAt !== undefined).toBe(
          ['closed', 'followed_up', 'archived'].includes(record.status),
        );
        expect(record.clocks.filter((c) => c.id.startsWith('mediation') && !c.doneAt).length).toBeLessThan(2);
      }),
    );
  });
});

describe('what the worker is told', () => {
  const facts = {
    caseNo: 'GY1',
    reason: '对方不同意',
    transferTo: '住建局',
    outcome: { kind: 'paid_part' as const },
  };

  test.each(STATUSES)('should have a short sentence for %s that promises no money', (status) => {
    const text = statusNotice(status, facts);
    expect(text).toContain('GY1');
    expect(text.length).toBeLessThanOrEqual(140);
    expect(text).not.toMatch(/保证|一定能|undefined/);
  });

  test('should name arbitration when mediation fails (RMTJ-26), and the reason', () => {
    expect(statusNotice('failed', facts)).toMatch(/对方不同意。.*劳动仲裁/);
  });

  test('should name the reason and other ways when a complaint is refused', () => {
    expect(statusNotice('rejected', facts)).toMatch(/原因：对方不同意。.*仲裁.*法院.*12348/);
  });
});
