import { describe, expect, it } from '@jest/globals';
import type { ContentDraft, ContentVersion } from '../../../src/contracts/ports';
import type { Bench } from '../stores.contract';

const anIntent = (id: string): ContentVersion['intents'][number] => ({
  id,
  title: '怎么要工资',
  skill: null,
  harm: 'normal',
  examples: ['老板不给钱 \ud83d', '{{ process.exit() }}', '$where', ''],
  answer: null,
  topic: 'wage_arrears',
});
const aVersion = (version: number, change: Partial<ContentVersion> = {}): ContentVersion => ({
  version,
  hash: `hash-${version}`,
  origin: 'console',
  note: '',
  publishedBy: 'u-1',
  at: '2026-11-24T02:00:00.000Z',
  intents: [anIntent('wage_arrears.a'), anIntent('wage_arrears.b')],
  ...change,
});
const aDraft = (intentId: string, change: Partial<ContentDraft> = {}): ContentDraft => ({
  intentId,
  intent: anIntent(intentId),
  baseVersion: 3,
  editedBy: 'u-1',
  at: '2026-11-24T02:00:00.000Z',
  ...change,
});

export function describeContent(bench: Bench): void {
  describe('content', () => {
    it('should keep every version exactly and find the newest by number', async () => {
      const { content } = bench.stores;
      expect(await content.latestVersion()).toBeNull();
      for (const version of [2, 10, 9]) {
        expect(
          await content.insertVersion(aVersion(version, { note: '改\ud83d了'.replace('\ud83d', '') })),
        ).toBe('inserted');
      }
      expect(await content.latestVersion()).toEqual(aVersion(10, { note: '改了' }));
      expect(await content.getVersion(2)).toEqual(aVersion(2, { note: '改了' }));
      expect(await content.getVersion(3)).toBeNull();
      const { intents, ...summary } = aVersion(10, { note: '改了' });
      const listed = await content.listVersions(2);
      expect(listed.map((one) => one.version)).toEqual([10, 9]);
      expect(listed[0]).toEqual({ ...summary, intentCount: intents.length });
      expect(await content.listVersions(0)).toEqual([]);
    });

    it('should give a version number to one publisher only', async () => {
      const { content } = bench.stores;
      const tries = await Promise.all(
        Array.from({ length: 20 }, (_, i) => content.insertVersion(aVersion(1, { hash: `h-${i}` }))),
      );
      expect(tries.filter((one) => one === 'inserted')).toHaveLength(1);
      expect((await content.latestVersion())?.hash).toBe(`h-${tries.indexOf('inserted')}`);
    });

    it('should keep a version of many megabytes', async () => {
      const { content } = bench.stores;
      const examples = Array.from({ length: 1000 }, (_, i) => `第${i}句`.repeat(60));
      const intents = Array.from({ length: 60 }, (_, i) => ({ ...anIntent(`wage_arrears.i${i}`), examples }));
      await content.insertVersion(aVersion(1, { intents }));
      expect((await content.getVersion(1))?.intents).toEqual(intents);
    });

    it('should keep one draft an intent, the one saved last', async () => {
      const { content } = bench.stores;
      await Promise.all(Array.from({ length: 10 }, () => content.putDraft(aDraft('wage_arrears.a'))));
      await content.putDraft(aDraft('wage_arrears.b'));
      await content.putDraft(aDraft('wage_arrears.a', { baseVersion: 4, editedBy: 'u-2' }));
      expect(await content.getDraft('wage_arrears.a')).toEqual(
        aDraft('wage_arrears.a', { baseVersion: 4, editedBy: 'u-2' }),
      );
      expect(await content.getDraft('wage_arrears.c')).toBeNull();
      expect((await content.listDrafts()).map((draft) => draft.intentId)).toEqual([
        'wage_arrears.a',
        'wage_arrears.b',
      ]);
    });

    it('should delete published drafts and keep one that was edited since', async () => {
      const { content } = bench.stores;
      await content.putDraft(aDraft('wage_arrears.a'));
      await content.putDraft(aDraft('wage_arrears.b', { at: '2026-11-24T03:00:00.000Z' }));
      await content.putDraft(aDraft('wage_arrears.c'));
      await content.deleteDrafts([]);
      await content.deleteDrafts([
        { intentId: 'wage_arrears.a', at: '2026-11-24T02:00:00.000Z' },
        { intentId: 'wage_arrears.b', at: '2026-11-24T02:00:00.000Z' },
        { intentId: 'wage_arrears.c' },
      ]);
      expect((await content.listDrafts()).map((draft) => draft.intentId)).toEqual(['wage_arrears.b']);
    });
  });
}
