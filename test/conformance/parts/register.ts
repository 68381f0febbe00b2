import { describe, expect, it } from '@jest/globals';
import type { RegisterQuery } from '../../../src/contracts/ports';
import type { RegisterEntry } from '../../../src/contracts/register';
import { later, NOW } from '../../support/case-builders';
import { anEntry } from '../../support/register-builders';
import type { Bench } from '../stores.contract';

/** An entry with nothing that may be absent. */
const bare = (id: string): RegisterEntry => {
  const { words: _words, person: _person, ...rest } = anEntry({ id, region: {}, facts: {}, consent: null });
  return rest;
};

/** An entry with every member that one can have. */
const full = (id: string): RegisterEntry =>
  anEntry({
    id,
    kind: 'job_post',
    status: 'rejected',
    facts: { 'pay.month': 6500, night: false, $set: 'x', 空: '', rate: 0.5, far: 9_007_199_254_740_991 },
    words: { post: '招普工，包吃住\ud83d', other: '\n' },
    person: { name: '王大山', phone: '13800001111' },
    codeHash: `code-${id}`,
    note: '电话打不通，13900002222',
    changedBy: 'u-1',
    rev: 7,
    demo: true,
  });

export function describeRegister(bench: Bench): void {
  describe('register', () => {
    it('should keep an entry exactly, with little in it and with everything', async () => {
      const { register } = bench.stores;
      for (const entry of [bare('a'), anEntry({ id: 'b' }), full('c')]) {
        expect(await register.insert(entry)).toBe('inserted');
        expect(await register.get(entry.id)).toEqual(entry);
      }
      expect(await register.findByCode('code-c')).toEqual(full('c'));
      expect(await register.get('none')).toBeNull();
      expect(await register.findByCode('none')).toBeNull();
    });

    it('should write one entry for one effect, however often and at once it is tried', async () => {
      const { register } = bench.stores;
      const tries = await Promise.all(
        Array.from({ length: 50 }, (_, i) => register.insert(anEntry({ facts: { i } }))),
      );
      expect(tries.filter((one) => one === 'inserted')).toHaveLength(1);
      expect(tries.filter((one) => one === 'exists')).toHaveLength(49);
      expect((await register.get(anEntry().id))?.facts).toEqual({ i: tries.indexOf('inserted') });
    });

    it('should let many entries be without a code, and refuse a code that belongs to another', async () => {
      const { register } = bench.stores;
      expect(await register.insert(anEntry({ id: 'a' }))).toBe('inserted');
      expect(await register.insert(anEntry({ id: 'b' }))).toBe('inserted');
      expect(await register.insert(anEntry({ id: 'c', codeHash: 'x' }))).toBe('inserted');
      await expect(register.insert(anEntry({ id: 'd', codeHash: 'x' }))).rejects.toThrow();
      expect(await register.get('d')).toBeNull();
    });

    it('should have exactly one winner among fifty changes of the same revision', async () => {
      const { register } = bench.stores;
      await register.insert(anEntry());
      const wins = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          register.replace(anEntry({ status: 'done', note: `第${i}个`, rev: 2 }), 1),
        ),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await register.get(anEntry().id)).toMatchObject({
        status: 'done',
        rev: 2,
        note: `第${wins.indexOf(true)}个`,
      });
    });

    it('should replace the whole entry: what is gone is gone', async () => {
      const { register } = bench.stores;
      await register.insert(full('a'));
      const next: RegisterEntry = { ...bare('a'), rev: 8 };
      expect(await register.replace(next, 7)).toBe(true);
      expect(await register.get('a')).toEqual(next);
      expect(await register.findByCode('code-a')).toBeNull();
      expect(await register.replace(next, 7)).toBe(false);
      expect(await register.replace(anEntry({ id: 'none', rev: 2 }), 1)).toBe(false);
      await expect(register.replace({ ...next, rev: 10 }, 8)).rejects.toThrow();
    });

    it('should list newest first, in pages, with the total', async () => {
      const { register } = bench.stores;
      const rows: [string, number][] = [
        ['c', 5],
        ['a', 9],
        ['d', 5],
        ['b', 7],
        ['e', 0],
      ];
      for (const [id, minute] of rows)
        await register.insert(anEntry({ id, at: later(minute).toISOString() }));
      const page = async (limit: number, skip: number) => {
        const { items, total } = await register.list({ limit, skip });
        return [items.map((one) => one.id).join(''), total];
      };
      expect(await page(10, 0)).toEqual(['abcde', 5]);
      expect(await page(2, 2)).toEqual(['cd', 5]);
      expect(await page(2, 4)).toEqual(['e', 5]);
      expect(await page(2, 9)).toEqual(['', 5]);
      expect(await page(0, 0)).toEqual(['', 5]);
    });

    it('should find by every filter, alone and together', async () => {
      const { register } = bench.stores;
      const entries: Partial<RegisterEntry>[] = [
        { id: 'a' },
        { id: 'b', region: { city: '苏州' }, status: 'done' },
        { id: 'c', region: { city: '无锡', district: '新吴' }, kind: 'job_post' },
        { id: 'd', region: {}, kind: 'return_survey', conversationId: 'conv-9' },
        { id: 'e', region: { city: '苏州', district: '吴中' }, at: later(60).toISOString() },
      ];
      for (const entry of entries) await register.insert(anEntry(entry));
      const find = async (query: Omit<RegisterQuery, 'limit' | 'skip'>) => {
        const { items, total } = await register.list({ ...query, limit: 100, skip: 0 });
        expect(total).toBe(items.length);
        return items
          .map((one) => one.id)
          .sort()
          .join('');
      };
      expect(await find({})).toBe('abcde');
      expect(await find({ kinds: ['job_post', 'return_survey'] })).toBe('cd');
      expect(await find({ kinds: [] })).toBe('');
      expect(await find({ status: ['done'] })).toBe('b');
      expect(await find({ status: [] })).toBe('');
      expect(await find({ regions: [{ city: '苏州' }] })).toBe('abe');
      expect(await find({ regions: [{ city: '苏州', district: '昆山' }, { city: '无锡' }] })).toBe('ac');
      expect(await find({ regions: [] })).toBe('');
      expect(await find({ conversationId: 'conv-9' })).toBe('d');
      expect(await find({ from: later(60).toISOString() })).toBe('e');
      expect(await find({ to: later(60).toISOString() })).toBe('abcd');
      expect(await find({ from: NOW.toISOString(), to: '2026-11-24T11:00:00+08:00' })).toBe('abcd');
      expect(await find({ kinds: ['transport'], status: ['open'], regions: [{ city: '苏州' }] })).toBe('ae');
      expect(await register.openCounts({})).toEqual({ transport: 2, job_post: 1, return_survey: 1 });
      expect(await register.openCounts({ regions: [{ city: '无锡' }] })).toEqual({ job_post: 1 });
      expect(await register.openCounts({ regions: [] })).toEqual({});
    });

    it("should forget a conversation's entries, and those whose time is over, and no others", async () => {
      const { register } = bench.stores;
      await register.insert(anEntry({ id: 'a', conversationId: 'gone' }));
      await register.insert(anEntry({ id: 'b', conversationId: 'gone', status: 'done' }));
      await register.insert(anEntry({ id: 'c', keepUntil: '2026-11-30' }));
      await register.insert(anEntry({ id: 'd', keepUntil: '2026-12-01' }));
      expect(await register.deleteOf('gone')).toBe(2);
      expect(await register.deleteOf('gone')).toBe(0);
      // Kept to the end of its last day.
      expect(await register.purge('2026-11-30')).toBe(0);
      expect(await register.purge('2026-12-01')).toBe(1);
      expect((await register.list({ limit: 10, skip: 0 })).items.map((one) => one.id)).toEqual(['d']);
    });

    it('should show nobody who reads the store who somebody is or what they wrote', async () => {
      await bench.stores.register.insert(full('a'));
      const [document] = await bench.raw.collection('register').find({}).toArray();
      const bytes = JSON.stringify(document);
      for (const secret of ['王大山', '13800001111', '包吃住', '打不通', '13900002222'])
        expect(bytes).not.toContain(secret);
      expect(document).toMatchObject({ kind: 'job_post', status: 'rejected', region: { city: '苏州' } });
    });
  });
}
