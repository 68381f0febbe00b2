import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isComplete131,
  OUTCOMES_131,
  progress131,
  progressText131,
  SERVICES_131,
  type Line131,
  type Service131,
} from '../../src/contracts/service-131';
import { agree131, forget131, groupIn, note131 } from '../../src/skills/common/service-131';
import { converse, meant, said } from '../support/dialogue-builders';

const aLine = fc.record<Line131>({
  what: fc.constantFrom(...SERVICES_131),
  ref: fc.constantFrom('a', 'b', 'c', 'd'),
  outcome: fc.constantFrom(...OUTCOMES_131),
});
const aStep = fc.oneof(
  fc.array(aLine, { maxLength: 4 }).map((lines) => ({ do: 'note' as const, lines })),
  fc.constant({ do: 'agree' as const }),
  fc.constant({ do: 'forget' as const }),
);

describe('The ledger of 131', () => {
  it('should hold exactly the lines that the register holds, in every order of events, or none without consent', () =>
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 12 }), (steps) => {
        let service: Service131 = { lines: [] };
        let register: Line131[] = [];
        for (const step of steps) {
          const done =
            step.do === 'note'
              ? note131(service, step.lines, {})
              : step.do === 'agree'
                ? service.record
                  ? { service131: service, effects: [] }
                  : agree131(service, {})
                : forget131(service);
          service = done.service131;
          for (const effect of done.effects) {
            if (effect.kind === 'withdraw_register') register = [];
            else if (effect.kind === 'register') register.push(effect.entry.facts as unknown as Line131);
          }
          if (service.record) {
            expect(register).toEqual(service.lines);
            expect(progress131(register)).toEqual(progress131(service.lines));
          } else expect(register).toEqual([]);
        }
      }),
    ));

  it('should count no job that does not fit, and one that was turned down: it was given', () => {
    const lines: Line131[] = [
      { what: 'job', ref: 'a', outcome: 'delivered' },
      { what: 'job', ref: 'b', outcome: 'delivered' },
      { what: 'job', ref: 'a', outcome: 'not_suitable' },
      { what: 'job', ref: 'b', outcome: 'refused' },
      { what: 'training', ref: 't', outcome: 'refused' },
    ];
    expect(progress131(lines)).toEqual({ guidance: 0, job: 1, training: 0 });
    expect(progressText131(progress131(lines))).toBe('指导0/1，岗位1/3，培训0/1');
    expect(isComplete131(progress131(lines))).toBe(false);
    expect(isComplete131({ guidance: 1, job: 3, training: 1 })).toBe(true);
  });

  it('should write no name, no number and no group of a person', () => {
    const { effects } = agree131(
      { lines: [{ what: 'job', ref: 'a', outcome: 'delivered' }], group: 'disabled' },
      { city: '苏州', phone: '13800001234' },
    );
    expect(effects).toEqual([
      {
        kind: 'register',
        entry: {
          kind: 'service_131',
          region: { city: '苏州' },
          facts: { what: 'job', ref: 'a', outcome: 'delivered' },
          consent: 'service_131',
          keepDays: 365,
        },
      },
    ]);
  });
});

describe('groupIn', () => {
  test.each([
    ['我家是脱贫户', 'lifted'],
    ['有残疾证', 'disabled'],
    ['吃低保的', 'dibao'],
    ['登记失业了', 'unemployed'],
    ['零就业家庭', 'hard_to_employ'],
    ['不是低保', undefined],
    ['没有残疾', undefined],
    ['想找个厂', undefined],
  ])('should read “%s”', (text, group) => expect(groupIn(text)).toBe(group));
});

describe('Asking for consent', () => {
  const asks = meant('job_search.find_job', { entities: { city: '苏州' } });

  it('should write nothing before it was given, and everything once it is', () => {
    const turns = converse([['苏州找活，都行', asks], ['要131服务'], ['可以记'], ['不想说']]);
    const written = turns.map((turn) => turn.effects.filter((effect) => effect.kind === 'register').length);
    expect(written).toEqual([0, 0, 3, 0]);
    expect(said(turns[1])).toContain('记吗');
    expect(said(turns[3])).toContain('岗位3/3');
  });
});
