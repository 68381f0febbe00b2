import { describe, expect, it } from '@jest/globals';
import { applyAmendment } from '../../src/cases/amend';
import { verifyHistory } from '../../src/cases/history';
import {
  CASE_STATUSES,
  CASE_MOVES,
  type CasePatch,
  type CaseRecord,
  type CaseStatus,
} from '../../src/contracts/case';
import { weighFeedback } from '../../src/contracts/feedback';
import { aCase, CALENDAR, later } from '../support/case-builders';

const closed = (over: Partial<CaseRecord> = {}): CaseRecord =>
  aCase(
    {},
    { status: 'closed', outcome: { kind: 'paid_full', amountRecovered: 5000 }, closedAt: 'x', ...over },
  );
const amend = (record: CaseRecord, patch: CasePatch, id = 'conv-1:9:1'): CaseRecord =>
  applyAmendment(record, { id, patch }, { at: later(60), calendar: CALENDAR });
const last = (record: CaseRecord) => record.events.at(-1);

describe('Feedback on a closed case', () => {
  it('should open the case again, for a person, when the money that was written as paid did not come', () => {
    const record = amend(closed(), { feedback: { paid: 'none' } });

    expect(record).toMatchObject({
      status: 'accepted',
      handoff: 'requested',
      feedback: { paid: 'none', flagged: true },
    });
    expect(record.closedAt).toBeUndefined();
    expect(record.outcome).toBeUndefined();
    const moved = record.events.find((event) => event.type === 'moved');
    expect(moved?.data).toMatchObject({
      from: 'closed',
      to: 'accepted',
      reason: 'not_paid',
      outcome: 'paid_full',
    });
    expect(verifyHistory(record.events)).toBe(true);
  });

  it('should follow a good case up, and keep what it was closed with', () => {
    const first = amend(closed(), { feedback: { contacted: true, solved: 'yes' } }, 'e1');
    const record = amend(first, { feedback: { paid: 'full', satisfaction: 5, done: true } }, 'e2');

    expect(record.status).toBe('followed_up');
    expect(record.outcome?.kind).toBe('paid_full');
    expect(record.feedback).toMatchObject({
      contacted: true,
      solved: 'yes',
      paid: 'full',
      satisfaction: 5,
      flagged: false,
    });
  });

  it('should keep the words of a reason out of the history', () => {
    const record = amend(closed(), { feedback: { satisfaction: 1, reason: '王主任骂我', done: true } });
    expect(record.feedback).toMatchObject({ reason: '王主任骂我', flagged: true });
    expect(JSON.stringify(record.events)).not.toContain('王主任');
    expect(last(record)?.type).toBe('moved');
  });

  it('should change nothing when it arrives twice, and never move an open case', () => {
    const once = amend(closed(), { feedback: { paid: 'none' } });
    expect(amend(once, { feedback: { paid: 'none' } })).toBe(once);
    for (const status of Object.keys(CASE_STATUSES) as CaseStatus[]) {
      if (status === 'closed' || status === 'followed_up') continue;
      const record = amend(closed({ status }), { feedback: { paid: 'none', done: true } });
      expect([status, record.status]).toEqual([status, status]);
    }
  });

  it('should tell what must be opened again from what only must be looked at', () => {
    const at = (outcome?: 'paid_full' | 'paid_part' | 'to_arbitration') => ({
      status: 'closed' as const,
      outcome,
    });
    expect(weighFeedback({ paid: 'part' }, at('paid_full'))).toBe('reopen');
    expect(weighFeedback({ paid: 'part' }, at('paid_part'))).toBe('fine');
    expect(weighFeedback({ paid: 'none' }, at('paid_part'))).toBe('reopen');
    expect(weighFeedback({ paid: 'none' }, at('to_arbitration'))).toBe('flag');
    expect(weighFeedback({ satisfaction: 2 }, at('paid_full'))).toBe('flag');
    expect(weighFeedback({ paid: 'full', satisfaction: 3 }, at('paid_full'))).toBe('fine');
  });
});

describe('Withdrawing a case', () => {
  it.each(Object.keys(CASE_STATUSES) as CaseStatus[])(
    'should follow the table of moves from %s',
    (status) => {
      const record = amend(aCase({}, { status }), { withdraw: true });
      const may = CASE_MOVES[status].includes('withdrawn');
      expect(record.status).toBe(may ? 'withdrawn' : status);
      expect(record.notes.some((note) => note.text === '本人要求撤回投诉。')).toBe(!may);
    },
  );

  it.each<[string, Partial<CaseRecord>]>([
    ['somebody was in danger', { crisis: 'violence' }],
    ['other people are in it', { headcount: 3 }],
  ])('should only note the wish when %s', (_why, over) => {
    const record = amend(aCase({}, over), { withdraw: true });
    expect(record.status).toBe('pending');
    expect(record.notes.map((note) => note.text)).toContain('本人要求撤回投诉。');
  });
});
