import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { exportAll, importAll, TransferError } from '../../../src/storage/transfer';
import { openStores } from '../../../src/storage/mongo';
import { aCase } from '../../support/case-builders';
import { anEntry } from '../../support/register-builders';
import { aTurn } from '../../support/turn-builders';
import { CIPHER, type Bench, type RunningStore } from '../stores.contract';

export function describeTransfer(bench: Bench): void {
  describe('export and import', () => {
    const fill = async () => {
      const { turns, cases, register, settings } = bench.stores;
      for (let seq = 1; seq <= 450; seq += 1) await turns.commit(aTurn({ seq, settled: seq % 2 === 0 }));
      await cases.insert(aCase());
      await register.insert(anEntry({ codeHash: 'code' }));
      await settings.set('k', 'v');
    };
    const lines = async (uri: string) => {
      const all: string[] = [];
      for await (const line of exportAll({ uri })) all.push(line);
      return all;
    };
    const withAnother = async (work: (target: RunningStore) => Promise<void>) => {
      const target = await bench.startAnother();
      try {
        await work(target);
      } finally {
        await target.stop();
      }
    };

    it('should move everything, byte by byte, and refuse a target that holds data', async () => {
      await fill();
      const exported = await lines(bench.uri);
      await withAnother(async (target) => {
        const counts = await importAll({ uri: target.uri, production: false, lines: exported });
        expect(counts).toMatchObject({ turns: 450, cases: 1, register: 1, settings: 1, staff_users: 0 });
        expect(await lines(target.uri)).toEqual(exported);
        const stores = await openStores({ uri: target.uri, cipher: CIPHER, production: false });
        expect(await stores.cases.get(aCase().caseNo)).toEqual(aCase());
        expect(await stores.register.findByCode('code')).toEqual(anEntry({ codeHash: 'code' }));
        expect(await stores.turns.commit(aTurn({ seq: 1, messageId: 'new' }))).toBe('sequence_taken');
        await stores.close();

        const again = { uri: target.uri, production: false, lines: exported };
        await expect(importAll(again)).rejects.toMatchObject({ code: 'TARGET_NOT_EMPTY' });
        await importAll({ ...again, intoNonEmpty: true });
        expect(await lines(target.uri)).toEqual(exported);
      });
    });

    it('should leave nothing behind of a file that is cut off, changed or not ours', async () => {
      await bench.stores.settings.set('a', 'b');
      await bench.stores.settings.set('c', 'd');
      const good = await lines(bench.uri);
      const bad: [string, string[]][] = [
        ['DAMAGED', good.slice(0, -1)],
        ['DAMAGED', good.map((line) => line.replace('"b"', '"B"'))],
        ['DAMAGED', good.filter((line) => !line.includes('"b"'))],
        ['DAMAGED', [...good, good[1] ?? '']],
        ['DAMAGED', [...good.slice(0, 2), '{', ...good.slice(2)]],
        ['DAMAGED', [good[0] ?? '', '{"c":"strangers","d":{"_id":1}}', ...good.slice(1)]],
        ['WRONG_FORMAT', ['hello']],
        ['WRONG_FORMAT', ['{"format":"other"}']],
        ['DAMAGED', []],
      ];
      await withAnother(async ({ uri }) => {
        const raw = await new mongoose.Mongoose().createConnection(uri).asPromise();
        for (const [code, file] of bad) {
          const error: unknown = await importAll({ uri, production: false, lines: file }).catch(
            (e: unknown) => e,
          );
          expect(error).toBeInstanceOf(TransferError);
          expect(error).toMatchObject({ code });
          expect(await raw.collection('settings').countDocuments()).toBe(0);
        }
        await raw.close();
        expect(await importAll({ uri, production: false, lines: good })).toMatchObject({ settings: 2 });
      });
    });
  });
}
