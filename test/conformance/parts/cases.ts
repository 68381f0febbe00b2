import { describe, expect, it } from '@jest/globals';
import { verifyHistory } from '../../../src/cases/history';
import type { CaseRecord } from '../../../src/contracts/case';
import type { CaseQuery } from '../../../src/contracts/ports';
import { aCase, later, NOW } from '../../support/case-builders';
import type { Bench } from '../stores.contract';

/** A case of its own: number, receipt and effect differ. */
function numbered(no: string, over: Partial<CaseRecord> = {}): CaseRecord {
  return { ...aCase(), caseNo: no, receiptHash: `receipt-${no}`, openedBy: `effect-${no}`, ...over };
}

/** A case with every member that a case can have. */
function fullCase(): CaseRecord {
  return numbered('GY20261124-FULL2', {
    demands: [
      {
        type: 'arrears',
        amount: 12_345.67,
        amountApprox: true,
        periodFrom: '2026-01-01',
        basis: ['BZNMG-3'],
        wish: '要回\ud83d',
      },
      { type: 'contract', basis: [] },
    ],
    employer: { text: '苏州永固建设', key: '苏州永固建设', role: 'labour_subcontractor', construction: true },
    headcount: 12,
    worker: { name: '王大山', phone: '13800001111', contactTime: '晚上' },
    notKnown: ['employer'],
    stillEmployed: false,
    evidenceText: '工友群里的记录',
    stepsTaken: '',
    story: '干了三个月没给钱\n\u0000',
    consents: [{ kind: 'share_with_bureau', at: NOW.toISOString() }],
    evidence: [
      { id: 'ev-1', at: NOW.toISOString(), fileName: '王大山的合同.jpg', mime: 'image/jpeg', bytes: 7 },
    ],
    notes: [
      { id: 'n-1', at: NOW.toISOString(), by: 'u-1', byName: '李调解', text: '老板姓赵，电话13900002222' },
    ],
    lease: { holder: 'u-1', holderName: '李调解', epoch: 2, until: later(30).toISOString() },
    epoch: 2,
    handoff: 'human',
    crisis: 'unpaid_starving',
    links: [{ kind: 'collective', caseNo: 'GY20261124-OTHER' }],
    referrals: [{ at: NOW.toISOString(), to: '昆山市劳动监察大队', reason: '王大山的单位在昆山' }],
    outcome: { kind: 'paid_part', amountRecovered: 5000, note: '先给王大山五千' },
    feedback: {
      at: later(90).toISOString(),
      flagged: true,
      contacted: true,
      paid: 'none',
      satisfaction: 1,
      reason: '王大山说没到账',
    },
    closedAt: later(60).toISOString(),
    demo: true,
  });
}

export function describeCases(bench: Bench): void {
  describe('cases', () => {
    it('should keep a case exactly, with little in it and with everything', async () => {
      const { cases } = bench.stores;
      for (const record of [aCase(), fullCase()]) {
        expect(await cases.insert(record)).toBe('inserted');
        const kept = await cases.get(record.caseNo);
        expect(kept).toEqual(record);
        expect(kept && verifyHistory(kept.events)).toBe(true);
        expect(await cases.findByReceiptHash(record.receiptHash)).toEqual(record);
      }
      expect(await cases.get('GY0')).toBeNull();
      expect(await cases.findByReceiptHash('none')).toBeNull();
    });

    it('should open one case for one effect, however often and at once it is tried', async () => {
      const { cases } = bench.stores;
      const tries = await Promise.all(Array.from({ length: 50 }, () => cases.insert(numbered('GY-1'))));
      expect(tries.filter((one) => one === 'inserted')).toHaveLength(1);
      expect(tries.filter((one) => one === 'exists')).toHaveLength(49);
      expect(await cases.insert(numbered('GY-2', { openedBy: 'effect-GY-1' }))).toBe('exists');
      expect(await cases.get('GY-2')).toBeNull();
    });

    it('should refuse a number or a receipt that belongs to another case', async () => {
      const { cases } = bench.stores;
      await cases.insert(numbered('GY-1'));
      await expect(cases.insert(numbered('GY-1', { openedBy: 'x' }))).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      await expect(cases.insert(numbered('GY-2', { receiptHash: 'receipt-GY-1' }))).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    });

    it('should have exactly one winner among fifty changes of the same revision', async () => {
      const { cases } = bench.stores;
      const record = numbered('GY-1');
      await cases.insert(record);
      for (const rev of [1, 2, 3]) {
        const wins = await Promise.all(
          Array.from({ length: 50 }, (_, i) => cases.replace({ ...record, rev: rev + 1, headcount: i }, rev)),
        );
        expect(wins.filter(Boolean)).toHaveLength(1);
        const kept = await cases.get('GY-1');
        expect(kept?.rev).toBe(rev + 1);
        expect(kept?.headcount).toBe(wins.indexOf(true));
      }
    });

    it('should replace the whole case: what is gone is gone', async () => {
      const { cases } = bench.stores;
      const record = fullCase();
      await cases.insert(record);
      const { story: _, closedAt: __, outcome: ___, ...rest } = record;
      const next = { ...rest, rev: 2, lease: null, notes: [] };
      expect(await cases.replace(next, 1)).toBe(true);
      expect(await cases.get(record.caseNo)).toEqual(next);
      expect(await cases.replace({ ...next, rev: 2 }, 1)).toBe(false);
      expect(await cases.replace({ ...numbered('GY-none'), rev: 2 }, 1)).toBe(false);
      await expect(cases.replace({ ...next, rev: 9 }, 2)).rejects.toThrow();
    });

    it('should list by priority, then age, in pages, with the total', async () => {
      const { cases } = bench.stores;
      const rows: [string, CaseRecord['priority'], number][] = [
        ['d', 'P2', 0],
        ['a', 'P0', 5],
        ['c', 'P1', 9],
        ['b', 'P1', 1],
        ['e', 'P2', 7],
      ];
      for (const [no, priority, minute] of rows) {
        await cases.insert(numbered(no, { priority, openedAt: later(minute).toISOString() }));
      }
      const page = async (limit: number, skip: number) => {
        const { items, total } = await cases.list({ limit, skip });
        return [items.map((one) => one.caseNo).join(''), total];
      };
      expect(await page(10, 0)).toEqual(['abcde', 5]);
      expect(await page(2, 2)).toEqual(['cd', 5]);
      expect(await page(2, 4)).toEqual(['e', 5]);
      expect(await page(2, 9)).toEqual(['', 5]);
      expect(await page(0, 0)).toEqual(['', 5]);
    });

    it('should find by every filter, alone and together', async () => {
      const { cases } = bench.stores;
      const lease = (holder: string, minute: number) => ({
        lease: { holder, holderName: holder, epoch: 1, until: later(minute).toISOString() },
      });
      await cases.insert(numbered('a', { region: { city: '苏州', district: '昆山' }, ...lease('u-1', 10) }));
      await cases.insert(
        numbered('b', { region: { city: '苏州' }, status: 'accepted', ...lease('u-2', 20) }),
      );
      await cases.insert(numbered('c', { region: { city: '无锡', district: '新吴' }, type: 'injury' }));
      await cases.insert(numbered('d', { region: {}, priority: 'P0', conversationId: 'conv-9' }));
      await cases.insert(
        numbered('e', { region: { city: '苏州', district: '吴中' }, openedAt: later(60).toISOString() }),
      );
      const find = async (query: Omit<CaseQuery, 'limit' | 'skip'>) => {
        const { items, total } = await cases.list({ ...query, limit: 100, skip: 0 });
        expect(total).toBe(items.length);
        const counts = await cases.counts(query);
        if (!query.status) expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(total);
        return items
          .map((one) => one.caseNo)
          .sort()
          .join('');
      };
      expect(await find({})).toBe('abcde');
      expect(await find({ regions: [{ city: '苏州' }] })).toBe('abe');
      expect(await find({ regions: [{ city: '苏州', district: '昆山' }, { city: '无锡' }] })).toBe('ac');
      expect(await find({ regions: [] })).toBe('');
      expect(await find({ status: ['accepted'] })).toBe('b');
      expect(await find({ status: [] })).toBe('');
      expect(await find({ type: ['injury', 'other'] })).toBe('c');
      expect(await find({ priority: ['P0'] })).toBe('d');
      expect(await find({ city: '苏州', district: '吴中' })).toBe('e');
      expect(await find({ openedAfter: later(30).toISOString() })).toBe('e');
      expect(await find({ openedBefore: later(60).toISOString() })).toBe('abcd');
      expect(await find({ openedBefore: '2026-11-24T11:00:00+08:00' })).toBe('abcd');
      expect(await find({ holder: 'u-1' })).toBe('a');
      expect(await find({ freeAt: later(5).toISOString() })).toBe('cde');
      expect(await find({ freeAt: later(10).toISOString() })).toBe('acde');
      expect(await find({ freeAt: later(99).toISOString(), regions: [{ city: '苏州' }], city: '苏州' })).toBe(
        'abe',
      );
      expect(await find({ conversationId: 'conv-9' })).toBe('d');
    });

    it('should count by status', async () => {
      const { cases } = bench.stores;
      await cases.insert(numbered('a'));
      await cases.insert(numbered('b'));
      await cases.insert(numbered('c', { status: 'mediating', priority: 'P0' }));
      expect(await cases.counts({})).toEqual({ pending: 2, mediating: 1 });
      expect(await cases.counts({ priority: ['P0'] })).toEqual({ mediating: 1 });
      expect(await cases.counts({ regions: [] })).toEqual({});
    });

    it('should show nobody who reads the store who somebody is or what they wrote', async () => {
      await bench.stores.cases.insert(fullCase());
      const [document] = await bench.raw.collection('cases').find({}).toArray();
      const bytes = JSON.stringify(document);
      const secrets = [
        '王大山',
        '13800001111',
        '晚上',
        '永固',
        '工友群',
        '三个月没给',
        '姓赵',
        '13900002222',
        '要回',
        '先给',
      ];
      for (const secret of secrets) expect(bytes).not.toContain(secret);
      expect(document).toMatchObject({ type: 'arrears', headcount: 12, region: { city: '苏州' } });
    });

    it('should mark complaints about the same employer without naming it', async () => {
      await bench.stores.cases.insert(numbered('a'));
      await bench.stores.cases.insert(numbered('b'));
      const documents = await bench.raw.collection('cases').find({}).toArray();
      const hashes = new Set(documents.map((one) => (one['employer'] as { keyHash: string }).keyHash));
      expect(hashes.size).toBe(1);
      expect([...hashes][0]).toMatch(/^[0-9a-f]{64}$/);
    });
  });
}
