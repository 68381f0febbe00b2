import { describe, expect, test } from '@jest/globals';
import { applyAmendment } from '../../src/cases/amend';
import { stopContactClocks } from '../../src/cases/clocks';
import { incidentsOf } from '../../src/cases/incidents';
import { aCase, CALENDAR, NOW } from '../support/case-builders';

const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);
const amend = (record: ReturnType<typeof aCase>, id: string, crisis: string, level: 'P0' | 'P1', at: Date) =>
  applyAmendment(
    record,
    { id, patch: { crisis, crisisLevel: level, handoffRequested: true } },
    { at, calendar: CALENDAR },
  );

describe('a crisis on a case', () => {
  test('should be a record with its time, level, head count and what was done', () => {
    const record = amend(aCase({ fields: { headcount: 12 } }), 'e1', 'beaten', 'P0', NOW);

    expect(incidentsOf(record)).toEqual([
      expect.objectContaining({
        caseNo: record.caseNo,
        heardAt: NOW.toISOString(),
        kind: 'beaten',
        level: 'P0',
        headcount: 12,
        firstWordsAt: null,
        measures: expect.arrayContaining([expect.objectContaining({ what: 'handoff', to: 'requested' })]),
      }),
    ]);
  });

  test('should be followed up between 24 and 72 hours later, not by the words in the crisis itself', () => {
    const { clocks } = amend(aCase({}), 'e1', 'beaten', 'P0', NOW);
    const followUp = (list: typeof clocks) => list.find(({ id }) => id === 'crisis_follow_up');

    expect(followUp(clocks)).toMatchObject({
      kind: 'service',
      startedAt: hours(24).toISOString(),
      due: hours(72).toISOString(),
    });
    expect(followUp(stopContactClocks(clocks, hours(1)))?.doneAt).toBeUndefined();
    expect(followUp(stopContactClocks(clocks, hours(30)))?.doneAt).toBe(hours(30).toISOString());
  });

  test('should rank as urgent as it was told, and never become milder', () => {
    const longAgo = amend(aCase({ fields: {} }), 'e1', 'beaten', 'P1', NOW);
    const now = amend(longAgo, 'e2', 'suicide', 'P0', hours(1));
    const after = amend(now, 'e3', 'no_food_shelter', 'P1', hours(2));

    expect([longAgo, now, after].map(({ priority, crisis }) => [priority, crisis])).toEqual([
      ['P1', 'beaten'],
      ['P0', 'suicide'],
      ['P0', 'suicide'],
    ]);
    expect(incidentsOf(after).map(({ kind, level }) => [kind, level])).toEqual([
      ['beaten', 'P1'],
      ['suicide', 'P0'],
      ['no_food_shelter', 'P1'],
    ]);
  });

  test('should leave a case without one alone', () => {
    expect(incidentsOf(aCase({}))).toEqual([]);
  });
});
