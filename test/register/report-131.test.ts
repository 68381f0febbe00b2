import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RegisterEntry } from '../../src/contracts/register';
import { OUTCOMES_131, SERVICES_131 } from '../../src/contracts/service-131';
import { report131, reportTable } from '../../src/register/report-131';
import { anEntry } from '../support/register-builders';

let serial = 0;
const aLine = (
  person: string,
  what: string,
  ref: string,
  change: Partial<RegisterEntry> & { outcome?: string } = {},
): RegisterEntry => {
  const { outcome = 'delivered', ...rest } = change;
  serial += 1;
  return anEntry({
    id: `e${serial}`,
    kind: 'service_131',
    conversationId: person,
    facts: { what, ref, outcome },
    ...rest,
  });
};
const whole = (person: string): RegisterEntry[] => [
  aLine(person, 'guidance', 'scripted'),
  ...['a', 'b', 'c'].map((ref) => aLine(person, 'job', ref)),
  aLine(person, 'training', 't'),
];

describe('The 131 report', () => {
  it('should tell who was given all of it, and the share of those', () => {
    const { people, complete, rate } = report131([...whole('p1'), aLine('p2', 'job', 'a')]);
    expect(people.map((person) => [person.given.job, person.complete])).toEqual([
      [3, true],
      [1, false],
    ]);
    expect([complete, rate]).toEqual([1, 50]);
  });

  it('should not count what does not fit, what was withdrawn, or a kind of another list', () => {
    const { people, rate } = report131([
      ...whole('p1'),
      aLine('p1', 'job', 'c', { outcome: 'not_suitable' }),
      ...whole('p2').map((entry) => ({ ...entry, status: 'withdrawn' as const })),
      anEntry({ conversationId: 'p3' }),
    ]);
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({
      given: { job: 2 },
      notSuitable: 1,
      complete: false,
      place: '苏州昆山',
    });
    expect(rate).toBe(0);
  });

  it('should count a talk with a person once the office has settled it, and nobody for a talk alone', () => {
    const [, ...withoutTalk] = whole('p1');
    const talk = anEntry({ id: 'talk', kind: 'guidance', conversationId: 'p1', facts: { how: 'person' } });
    expect(report131([...withoutTalk, talk]).rate).toBe(0);
    expect(report131([...withoutTalk, { ...talk, status: 'done' }]).rate).toBe(100);
    expect(report131([{ ...talk, status: 'done' }]).people).toEqual([]);
  });

  it('should have no rate for nobody, and say so', () => {
    expect(report131([]).rate).toBeNull();
    expect(reportTable(report131([])).rows.at(-1)?.at(-1)).toBe('没有人');
  });

  it('should not depend on the order in which entries are read, and keep the rate between 0 and 100', () => {
    const entry = fc.record({
      person: fc.constantFrom('p1', 'p2', 'p3'),
      what: fc.constantFrom(...SERVICES_131),
      ref: fc.constantFrom('a', 'b', 'c'),
      outcome: fc.constantFrom(...OUTCOMES_131),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (drawn) => {
        const entries = drawn.map(({ person, what, ref, outcome }) => aLine(person, what, ref, { outcome }));
        const report = report131(entries);
        expect(report131([...entries].reverse())).toEqual(report);
        expect(report.rate ?? 0).toBeGreaterThanOrEqual(0);
        expect(report.rate ?? 100).toBeLessThanOrEqual(100);
        expect(report.people).toHaveLength(new Set(drawn.map(({ person }) => person)).size);
      }),
    );
  });
});
