import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyState } from '../../../src/contracts/dialogue';
import { ERASED_TEXT } from '../../../src/contracts/turn';
import { aTurn, anUnderstanding } from '../../support/turn-builders';
import type { Bench } from '../stores.contract';

export function describeTurns(bench: Bench): void {
  describe('turns', () => {
    it('should keep a turn exactly as it was committed', async () => {
      const { turns } = bench.stores;
      const turn = aTurn({
        settled: false,
        receipt: 'ABCD-EFGH-JKMN',
        text: '  老板欠我两万\r\n\u0000"$where"\u2028 👷🏽 ',
        effects: [
          {
            kind: 'amend_case',
            id: 'e',
            caseNo: 'c',
            patch: { note: '', fields: { amountRange: [3000, 4000] } },
          },
        ],
      });
      expect(await turns.commit(turn)).toBe('committed');
      expect(await turns.latest('conv-1')).toEqual(turn);
      expect(await turns.findByMessage('conv-1', 'm-1')).toEqual(turn);
      expect(await turns.list('conv-1', { limit: 10 })).toEqual([turn]);
      const staff = aTurn({ seq: 2, origin: 'staff', understanding: null, text: '' });
      await turns.commit(staff);
      expect(await turns.latest('conv-1')).toEqual(staff);
    });

    it('should keep any text letter by letter', async () => {
      const { turns } = bench.stores;
      let seq = 0;
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), fc.string(), async (text, reply) => {
          seq += 1;
          const half = `${text}\ud83d`;
          await turns.commit(aTurn({ seq, text: half, replies: [{ id: 'r', text: reply }] }));
          const kept = await turns.findByMessage('conv-1', `m-${seq}`);
          expect(kept?.text).toBe(half);
          expect(kept?.replies[0]?.text).toBe(reply);
        }),
        { numRuns: 40 },
      );
    });

    it('should know nothing of conversations that do not exist', async () => {
      const { turns } = bench.stores;
      expect(await turns.latest('nobody')).toBeNull();
      expect(await turns.findByMessage('nobody', 'm-1')).toBeNull();
      expect(await turns.list('nobody', { limit: 5 })).toEqual([]);
      await turns.settle('nobody', 1);
    });

    it('should tell a taken number from an answered message', async () => {
      const { turns } = bench.stores;
      await turns.commit(aTurn({ seq: 1, messageId: 'a' }));
      expect(await turns.commit(aTurn({ seq: 1, messageId: 'b' }))).toBe('sequence_taken');
      expect(await turns.commit(aTurn({ seq: 2, messageId: 'a' }))).toBe('message_answered');
      expect(await turns.commit(aTurn({ seq: 1, messageId: 'a', text: 'again' }))).toBe('message_answered');
      expect(await turns.commit(aTurn({ seq: 1, messageId: 'a', conversationId: 'conv-2' }))).toBe(
        'committed',
      );
      expect((await turns.latest('conv-1'))?.text).toBe('老板欠我两万');
    });

    it('should let exactly one of fifty commits have a place, and one answer a message', async () => {
      const { turns } = bench.stores;
      const places = await Promise.all(
        Array.from({ length: 50 }, (_, i) => turns.commit(aTurn({ seq: 1, messageId: `m-${i}` }))),
      );
      expect(places.filter((one) => one === 'committed')).toHaveLength(1);
      expect(places.filter((one) => one === 'sequence_taken')).toHaveLength(49);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) => turns.commit(aTurn({ seq: i + 2, messageId: 'same' }))),
      );
      expect(answers.filter((one) => one === 'committed')).toHaveLength(1);
      expect(answers.filter((one) => one === 'message_answered')).toHaveLength(49);
    });

    it('should list what came after, in order, and find the newest by number and not by time', async () => {
      const { turns } = bench.stores;
      for (const seq of [3, 1, 12, 2, 10]) {
        await turns.commit(aTurn({ seq, at: new Date(1_800_000_000_000 - seq * 1000).toISOString() }));
      }
      const seqs = async (after: number | undefined, limit: number) =>
        (await turns.list('conv-1', { after, limit })).map((turn) => turn.seq);
      expect(await seqs(undefined, 10)).toEqual([1, 2, 3, 10, 12]);
      expect(await seqs(2, 2)).toEqual([3, 10]);
      expect(await seqs(12, 2)).toEqual([]);
      expect(await seqs(0, 0)).toEqual([]);
      expect((await turns.latest('conv-1'))?.seq).toBe(12);
    });

    it('should resume unsettled turns, oldest first, until they are settled', async () => {
      const { turns } = bench.stores;
      const at = (second: number) => `2026-11-24T02:00:0${second}.000Z`;
      await turns.commit(aTurn({ conversationId: 'b', seq: 10, at: at(2), settled: false }));
      await turns.commit(aTurn({ conversationId: 'b', seq: 9, at: at(2), settled: false }));
      await turns.commit(aTurn({ conversationId: 'a', seq: 1, at: at(3), settled: false }));
      await turns.commit(aTurn({ conversationId: 'c', seq: 1, at: at(1), settled: false }));
      await turns.commit(aTurn({ conversationId: 'd', seq: 1, at: at(0) }));
      const open = async (limit = 10) =>
        (await turns.unsettled(limit)).map((turn) => `${turn.conversationId}${turn.seq}`);
      expect(await open()).toEqual(['c1', 'b9', 'b10', 'a1']);
      expect(await open(2)).toEqual(['c1', 'b9']);
      expect(await open(0)).toEqual([]);
      await Promise.all([turns.settle('b', 9), turns.settle('b', 9)]);
      await turns.settle('b', 9);
      expect(await open()).toEqual(['c1', 'b10', 'a1']);
      expect((await turns.list('b', { limit: 1 }))[0]?.settled).toBe(true);
    });

    it('should leave a tombstone of what was erased, and still know the messages', async () => {
      const { turns } = bench.stores;
      await turns.commit(aTurn({ seq: 1, messageId: 'a', text: '我叫王大山', settled: false }));
      await turns.commit(aTurn({ seq: 2, messageId: 'b' }));
      await turns.commit(aTurn({ seq: 3, messageId: 'c', text: '确定删除' }));
      await turns.commit(aTurn({ seq: 1, messageId: 'a', conversationId: 'conv-2' }));

      await turns.erase('conv-1', 3);
      await turns.erase('conv-1', 3);

      const [first, second, third] = await turns.list('conv-1', { limit: 9 });
      for (const gone of [first, second])
        expect(gone).toMatchObject({
          text: ERASED_TEXT,
          understanding: null,
          state: emptyState(),
          replies: [],
          effects: [],
          settled: true,
        });
      expect(third?.text).toBe('确定删除');
      expect(await turns.commit(aTurn({ seq: 9, messageId: 'a' }))).toBe('message_answered');
      expect(await turns.commit(aTurn({ seq: 2, messageId: 'd' }))).toBe('sequence_taken');
      expect((await turns.latest('conv-2'))?.text).toBe('老板欠我两万');
      expect(await turns.unsettled(9)).toEqual([]);
    });

    it('should show nobody who reads the store what was said', async () => {
      const { turns } = bench.stores;
      const secrets = ['王大山欠薪', '13800001111', 'ABCD-EFGH-JKMN', '先把证据留好'];
      await turns.commit(
        aTurn({
          text: `我叫${secrets[0]}，电话${secrets[1]}`,
          receipt: secrets[2],
          understanding: anUnderstanding({ intent: 'wage_arrears.x', confidence: 0.5 }),
        }),
      );
      const [document] = await bench.raw.collection('turns').find({}).toArray();
      const bytes = JSON.stringify(document);
      for (const secret of secrets) expect(bytes).not.toContain(secret);
      // What statistics count stays countable.
      expect(document).toMatchObject({ topic: 'wage_arrears', intent: 'wage_arrears.x', confidence: 0.5 });
      expect(document?.['at']).toBeInstanceOf(Date);
    });

    it('should not open what was moved to another turn', async () => {
      const { turns } = bench.stores;
      await turns.commit(aTurn({ seq: 1 }));
      await turns.commit(aTurn({ seq: 2 }));
      const collection = bench.raw.collection<{ _id: string; sealed: string }>('turns');
      const first = await collection.findOne({ _id: 'conv-1:1' });
      await collection.updateOne({ _id: 'conv-1:2' }, { $set: { sealed: first?.sealed } });
      await expect(turns.latest('conv-1')).rejects.toThrow();
    });
  });
}
