import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amendCase, applyAmendment } from '../../src/cases/amend';
import { dueInstant, nextDue } from '../../src/cases/clocks';
import { employerKey } from '../../src/cases/employer-key';
import { verifyHistory } from '../../src/cases/history';
import { buildCase, openCase } from '../../src/cases/open';
import type { CasePatch } from '../../src/contracts/case';
import { aCase, aMeta, anEffect, CALENDAR, later, NOW } from '../support/case-builders';
import { MemoryCaseStore } from '../support/memory-stores';

const context = { at: later(5), calendar: CALENDAR };
const amend = (patch: CasePatch, id = 'conv-1:4:0') => ({
  kind: 'amend_case' as const,
  id,
  caseNo: anEffect().caseNo,
  patch,
});

describe('opening a case', () => {
  test('should build the same case from the same effect, to the last hash', () => {
    expect(buildCase(anEffect(), aMeta())).toEqual(buildCase(anEffect(), aMeta()));
  });

  test('should open one case for one effect, however often it is carried out', async () => {
    const store = new MemoryCaseStore();
    const results = await Promise.all(
      Array.from({ length: 10 }, () => openCase(store, buildCase(anEffect(), aMeta()))),
    );
    expect(results.filter((result) => result === 'opened')).toHaveLength(1);
    expect(store.records.size).toBe(1);
  });

  test('should keep the phone with the worker and out of the facts, and no receipt anywhere', () => {
    const record = buildCase(anEffect({ fields: { phone: '13900002222' }, worker: {} }), aMeta());
    expect(record.worker.phone).toBe('13900002222');
    expect(JSON.stringify({ ...record, worker: {} })).not.toMatch(/13900002222|ABCD-EFGH/);
  });

  test('should keep people’s words and numbers out of the history', () => {
    const record = aCase({ story: '老板欠我钱', stepsTaken: '找过居委会' });
    expect(JSON.stringify(record.events)).not.toMatch(/王大山|13800001111|欠我钱|居委会|5000/);
  });

  test('should start the promise of a first contact and the clocks the law sets', () => {
    const clocks = Object.fromEntries(
      aCase({ fields: { resignedOn: '2026-03-10' } }).clocks.map((clock) => [clock.id, clock]),
    );
    expect(clocks['first_contact']).toMatchObject({ kind: 'service', due: '2026-11-27T10:00:00.000Z' });
    expect(clocks['inspection_acceptance']).toMatchObject({ basis: 'JCGD-18', due: '2026-12-01' });
    expect(clocks['arbitration_limit']).toMatchObject({ basis: 'TJZC-27', due: '2027-03-10' });
  });

  test.each([
    ['P0', { crisis: 'suicide' }, '2026-11-24T03:00:00.000Z'],
    ['P1', { fields: { headcount: 12 } }, '2026-11-24T06:00:00.000Z'],
    ['P2', { fields: { headcount: 6 } }, '2026-11-25T10:00:00.000Z'],
  ])('should promise a %s case its first contact in time', (priority, change, due) => {
    const record = aCase({ demands: [], ...change });
    expect(record.priority).toBe(priority);
    expect(nextDue(record.clocks)?.due).toBe(due);
  });

  test('should start no arbitration limit for somebody still employed (TJZC-27)', () => {
    const record = aCase({ stillEmployed: true, fields: { resignedOn: '2026-03-10' } });
    expect(record.clocks.some((clock) => clock.id === 'arbitration_limit')).toBe(false);
  });

  test('should start the clocks of every demand, each under its own name', () => {
    const clocks = aCase({
      demands: [
        { type: 'arrears', basis: [] },
        { type: 'dismissal', basis: [] },
        { type: 'contract', basis: [] },
      ],
      fields: { resignedOn: '2026-03-10' },
    }).clocks;
    expect(clocks.map(({ id }) => id)).toEqual([
      'first_contact',
      'inspection_acceptance',
      'inspection_acceptance:contract',
      'arbitration_limit',
      'arbitration_limit:dismissal',
      'arbitration_limit:contract',
    ]);
    expect(clocks.at(-1)).toMatchObject({ name: '仲裁时效（劳动合同）', due: '2027-03-10' });
  });

  test('should count a statutory date until the end of that day in China', () => {
    expect(new Date(dueInstant({ due: '2026-12-01' })).toISOString()).toBe('2026-12-01T16:00:00.000Z');
  });

  test.each([
    ['苏州市 永固 建设有限公司', '苏州永固建设'],
    ['苏州永固建设公司', '苏州永固建设'],
    ['老板叫张三', '张三'],
    ['（有限公司）', undefined],
    [undefined, undefined],
  ])('should bring the employer %s to the key %s', (text, key) => {
    expect(employerKey(text)).toBe(key);
  });
});

describe('amending a case', () => {
  const patch = fc.record(
    {
      fields: fc.record(
        {
          headcount: fc.integer({ min: 1, max: 60 }),
          amountOwed: fc.integer({ min: 1, max: 99_999 }),
          city: fc.constantFrom('苏州', '南京'),
          district: fc.constantFrom('昆山', '江宁'),
          resignedOn: fc.constantFrom('2025-11-27', '2026-10-01'),
        },
        { requiredKeys: [] },
      ),
      worker: fc.record({ name: fc.string(), phone: fc.string() }, { requiredKeys: [] }),
      note: fc.string({ minLength: 1 }),
      evidenceText: fc.string(),
      handoffRequested: fc.boolean(),
      crisis: fc.constantFrom('beaten', 'no_food_shelter'),
      withdraw: fc.boolean(),
    },
    { requiredKeys: [] },
  );

  test('should change nothing the second time, whatever the patch', () => {
    fc.assert(
      fc.property(patch, (change) => {
        const once = applyAmendment(aCase(), amend(change), context);
        expect(applyAmendment(once, amend(change), { ...context, at: later(60) })).toBe(once);
        expect(verifyHistory(once.events)).toBe(true);
        expect(JSON.stringify(once.events)).not.toContain('13800001111');
      }),
    );
  });

  test('should not write twice when two workers of ours carry out the same effect', async () => {
    const store = new MemoryCaseStore();
    await openCase(store, aCase());
    await Promise.all(
      Array.from({ length: 5 }, () => amendCase(store, amend({ note: '还有三个老乡' }), context)),
    );
    const record = await store.get(anEffect().caseNo);
    expect(record?.notes).toHaveLength(1);
    expect(record?.rev).toBe(2);
  });

  test('should follow a corrected amount, place and phone', () => {
    const record = applyAmendment(
      aCase(),
      amend({ fields: { amountOwed: 8000, city: '南京', phone: '13700003333' } }),
      context,
    );
    expect(record.demands[0]?.amount).toBe(8000);
    expect(record.region).toEqual({ city: '南京', district: undefined });
    expect(record.worker).toMatchObject({ name: '王大山', phone: '13700003333' });
    expect(record.fields).not.toHaveProperty('phone');
  });

  test('should keep the firm as the employer when a person of it is named, and note the other name', () => {
    const firm = applyAmendment(
      aCase({ employerText: undefined }),
      amend({ fields: { employerText: '宏达电子厂' } }),
      context,
    );
    const boss = applyAmendment(
      firm,
      amend({ fields: { employerText: '包工头李二' } }, 'conv-1:5:0'),
      context,
    );
    expect(boss.employer.text).toBe('宏达电子厂');
    expect(boss.fields.employerText).toBe('宏达电子厂');
    expect(boss.notes.map(({ text }) => text)).toContain('还说到：包工头李二');
    const moved = applyAmendment(
      boss,
      amend({ fields: { employerText: '宏图电子厂' } }, 'conv-1:6:0'),
      context,
    );
    expect(moved.employer.text).toBe('宏图电子厂');
    expect(moved.notes.map(({ text }) => text)).toContain('单位原来说的是：宏达电子厂');
  });

  test('should raise the priority and bring the promise forward, and never lower it', () => {
    const raised = applyAmendment(aCase(), amend({ fields: { headcount: 20 } }), context);
    expect(raised.priority).toBe('P1');
    expect(raised.clocks[0]?.due).toBe(new Date(context.at.getTime() + 4 * 3_600_000).toISOString());
    const fewer = applyAmendment(raised, amend({ fields: { headcount: 2 } }, 'conv-1:5:0'), context);
    expect(fewer.priority).toBe('P1');
  });

  test('should withdraw at the worker’s word where the table allows it, and note it where not', () => {
    expect(applyAmendment(aCase(), amend({ withdraw: true }), context).status).toBe('withdrawn');
    const performing = applyAmendment(
      aCase({}, { status: 'performing' }),
      amend({ withdraw: true }),
      context,
    );
    expect(performing.status).toBe('performing');
    expect(performing.notes.at(-1)?.text).toMatch('撤回');
  });

  test('should open a closed case again when its worker asks for a person', () => {
    const closed = aCase(
      {},
      { status: 'closed', closedAt: NOW.toISOString(), outcome: { kind: 'paid_full' } },
    );
    const record = applyAmendment(closed, amend({ handoffRequested: true }), context);
    expect(record).toMatchObject({ status: 'accepted', handoff: 'requested' });
    expect(record).not.toHaveProperty('closedAt');
  });

  test('should leave a person who already speaks in place', () => {
    const record = applyAmendment(
      aCase({}, { handoff: 'human' }),
      amend({ handoffRequested: true }),
      context,
    );
    expect(record.handoff).toBe('human');
  });
});
