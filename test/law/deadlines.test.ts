import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isWorkingDay } from '../../src/law/calendar';
import { CLOCKS, type ClockId } from '../../src/law/clock-table';
import { deadline, isMoved, periodName, workingDaysLeft } from '../../src/law/deadlines';
import { limitation } from '../../src/law/limitation';
import { KNOWLEDGE } from '../support/dialogue-builders';

const CALENDAR = KNOWLEDGE.calendar;
const ids = Object.keys(CLOCKS) as ClockId[];
const day = fc.integer({ min: 0, max: 2100 }).map((n) => addDays('2021-01-01', n));

describe('The clocks of the law', () => {
  test.each(ids)('%s should rest on verified articles', (id) => {
    expect(CLOCKS[id].articles.filter((article) => !KNOWLEDGE.law.has(article))).toEqual([]);
  });

  // Counted by hand with a wall calendar of 2025 and 2026.
  test.each<[ClockId, string, string, string]>([
    ['mediation', '2026-11-25', '2026-12-10', '25 Nov + 15, a Thursday'],
    ['judicial_confirmation', '2026-11-25', '2026-12-25', '30 days, a Friday'],
    ['confirmation_acceptance', '2026-11-25', '2026-11-30', '28 Nov is a Saturday: Monday'],
    ['confirmation_decision', '2026-11-25', '2026-12-10', '15 days'],
    ['inspection_acceptance', '2026-11-25', '2026-12-02', '26, 27, 30 Nov, 1, 2 Dec'],
    ['inspection_acceptance', '2026-09-30', '2026-10-13', '8, 9, 10 (worked instead), 12, 13 Oct'],
    ['inspection', '2026-03-02', '2026-05-28', 'Mar 21, Apr 21, May 18 working days'],
    ['inspection_lookback', '2024-11-25', '2026-11-25', 'two years'],
    ['arbitration_limit', '2025-12-05', '2026-12-07', '5 Dec 2026 is a Saturday: Monday'],
    ['arbitration_acceptance', '2026-11-25', '2026-11-30', 'a Monday'],
    ['arbitration_copy', '2026-11-25', '2026-11-30', 'a Monday'],
    ['arbitration_defence', '2026-11-25', '2026-12-07', '5 Dec is a Saturday: Monday'],
    ['defence_forwarding', '2026-11-25', '2026-11-30', 'a Monday'],
    ['hearing_notice', '2026-11-25', '2026-11-20', 'five days before'],
    ['hearing_postponement', '2026-11-25', '2026-11-20', '22 Nov is a Sunday: the Friday before'],
    ['award', '2026-09-01', '2026-10-16', '30 days of September left 15 for October'],
    ['lawsuit', '2026-11-25', '2026-12-10', 'a Thursday'],
    ['lawsuit', '2026-09-18', '2026-10-08', '3 Oct moves behind the national day break'],
    ['award_annulment', '2026-11-25', '2026-12-25', '30 days'],
    ['court_filing', '2026-11-25', '2026-12-02', 'a Wednesday'],
    ['payment_order_notice', '2026-11-25', '2026-11-30', 'a Monday'],
    ['payment_order', '2026-11-25', '2026-12-10', '15 days'],
    ['payment_order_objection', '2026-11-25', '2026-12-10', '15 days'],
    ['appeal', '2026-11-25', '2026-12-10', '15 days'],
    ['appeal_ruling', '2026-11-25', '2026-12-07', '5 Dec is a Saturday: Monday'],
    ['enforcement', '2024-11-29', '2026-11-30', '29 Nov 2026 is a Sunday: Monday'],
    ['legal_aid_review', '2026-11-25', '2026-12-02', '7 days'],
    ['legal_aid_assignment', '2026-11-25', '2026-11-30', '28 Nov is a Saturday: Monday'],
    ['injury_report_employer', '2026-11-25', '2026-12-25', '30 days'],
    ['injury_report_worker', '2026-02-10', '2027-02-10', 'a Wednesday'],
    ['injury_decision', '2026-09-01', '2026-11-02', '31 Oct is a Saturday: Monday'],
    ['injury_decision_clear', '2026-11-25', '2026-12-10', '15 days'],
    ['petition_notice', '2026-11-25', '2026-12-10', '15 days'],
    ['petition_decision', '2026-09-01', '2026-11-02', '31 Oct is a Saturday: Monday'],
  ])('%s from %s should end on %s (%s)', (id, from, due) => {
    expect(deadline(id, from, CALENDAR).due).toBe(due);
  });

  test('should know the longest extension', () => {
    // 45 days end on 16 October, 15 more on 31 October, a Saturday.
    expect(deadline('award', '2026-09-01', CALENDAR).extended).toBe('2026-11-02');
    expect(deadline('lawsuit', '2026-09-01', CALENDAR).extended).toBeUndefined();
  });

  test('should say when the holiday table does not reach the end', () => {
    expect(deadline('award', '2026-11-25', CALENDAR).inTable).toBe(false);
    expect(deadline('award', '2026-09-01', CALENDAR).inTable).toBe(true);
    expect(deadline('inspection', '2020-12-01', CALENDAR).inTable).toBe(false);
    expect(deadline('arbitration_limit', '2020-11-25', CALENDAR).inTable).toBe(true);
  });

  test('should never end before the plain day, nor on a rest day, and extend forwards only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), day, (id, from) => {
        const d = deadline(id, from, CALENDAR);
        const backwards = 'backwards' in CLOCKS[id] && CLOCKS[id].backwards === true;
        expect(backwards ? d.due <= d.plain && d.plain < from : d.due >= d.plain && d.plain > from).toBe(
          true,
        );
        expect(isWorkingDay(d.due, CALENDAR)).toBe(true);
        expect(isMoved(d)).toBe(!isWorkingDay(d.plain, CALENDAR));
        if (d.extended) expect(d.extended >= d.due).toBe(true);
      }),
    );
  });

  test('should never end earlier for a later start', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), day, fc.integer({ min: 0, max: 40 }), (id, from, more) => {
        const later = deadline(id, addDays(from, more), CALENDAR);
        expect(later.due >= deadline(id, from, CALENDAR).due).toBe(true);
      }),
    );
  });

  test('should name lengths in the units of the law', () => {
    expect([{ days: 15 }, { workingDays: 60 }, { months: 3 }, { years: 1 }].map(periodName)).toEqual([
      '15天',
      '60个工作日',
      '3个月',
      '1年',
    ]);
  });

  test('should count the working days that are left', () => {
    expect(workingDaysLeft('2026-11-25', '2026-12-02', CALENDAR)).toBe(5);
    expect(workingDaysLeft('2026-12-02', '2026-11-25', CALENDAR)).toBe(0);
  });
});

describe('limitation', () => {
  const left = (leftOn: string, interruptions: string[] = []) =>
    limitation({ employed: false, forPay: true, leftOn, interruptions }, CALENDAR);

  test('should know no limit for pay while the worker is still there', () => {
    expect(limitation({ employed: true, forPay: true }, CALENDAR).kind).toBe('none');
    // Double wage and severance are no pay for work: their year runs on.
    expect(limitation({ employed: true, forPay: false, knewOn: '2026-01-05' }, CALENDAR).kind).toBe('until');
  });

  test('should not guess a start that nobody told', () => {
    expect(limitation({ employed: false, forPay: true }, CALENDAR).kind).toBe('unknown');
  });

  test('should run one year from leaving', () => {
    // 20 May 2024 is a Monday.
    expect(left('2023-05-20')).toMatchObject({ from: '2023-05-20', deadline: { due: '2024-05-20' } });
  });

  test('should start anew with each demand that came in time', () => {
    // Left 20 May 2023, asked on 3 March 2024, was promised on 1 February 2025: the year runs to 1 February 2026, a Sunday.
    const limit = left('2023-05-20', ['2025-02-01', '2024-03-03']);
    expect(limit).toMatchObject({
      from: '2025-02-01',
      counted: ['2024-03-03', '2025-02-01'],
      tooLate: [],
      deadline: { plain: '2026-02-01', due: '2026-02-02' },
    });
  });

  test('should not be revived by a demand that came too late', () => {
    expect(left('2023-05-20', ['2024-09-01'])).toMatchObject({
      from: '2023-05-20',
      counted: [],
      tooLate: ['2024-09-01'],
    });
  });

  test('should ignore what was asked before leaving: the year had not begun', () => {
    expect(left('2023-05-20', ['2023-01-01'])).toMatchObject({ from: '2023-05-20', counted: [] });
  });

  test('should never end earlier for one more demand', () => {
    fc.assert(
      fc.property(day, fc.array(day, { maxLength: 5 }), day, (leftOn, demands, more) => {
        const without = left(leftOn, demands);
        const with1 = left(leftOn, [...demands, more]);
        if (without.kind !== 'until' || with1.kind !== 'until') throw new Error('a start was given');
        expect(with1.deadline.due >= without.deadline.due).toBe(true);
      }),
    );
  });
});
