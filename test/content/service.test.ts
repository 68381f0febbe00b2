import { until } from '../support/services';
import { describe, expect, test } from '@jest/globals';
import type { TopicIntent } from '../../src/contracts/content-service';
import { hashIntents } from '../../src/content/intents';
import {
  aContentService,
  anAnswer,
  anIntent,
  filesWith,
  JOBS,
  rotClassifier,
} from '../support/content-builders';

const BY = 'editor-1';
const changed = (bubble: string) => anIntent({ answer: anAnswer({ bubbles: [bubble] }) });

async function started(...args: Parameters<typeof aContentService>) {
  const world = aContentService(...args);
  await world.service.importFiles(filesWith(anIntent(), JOBS));
  return world;
}
const liveBubble = (world: { live: () => { intents: readonly TopicIntent[] } | null }) =>
  world.live()?.intents.find((one) => one.id === anIntent().id)?.answer?.bubbles[0];

describe('import of files at start', () => {
  test('should make version 1 of an empty store and activate it', async () => {
    const world = await started();
    expect(world.store.versions).toHaveLength(1);
    expect(world.live()).toMatchObject({ version: 1 });
  });

  test('should change nothing when the files are as they were, whatever their order', async () => {
    const world = await started();
    const again = await world.service.importFiles(filesWith(JOBS, anIntent()));
    expect(again.outcome).toBe('unchanged');
    expect(world.seen.trainings).toBe(1);
  });

  test('should follow changed files while nobody has edited', async () => {
    const world = await started();
    const result = await world.service.importFiles(filesWith(changed('新说法'), JOBS));
    expect(result.outcome).toBe('imported');
    expect(liveBubble(world)).toBe('新说法');
  });

  test('should keep what a person published when the files change afterwards', async () => {
    const world = await started();
    await world.service.saveDraft(changed('编辑写的'), 1, BY);
    await world.service.publish({ baseVersion: 1, note: '改', by: BY });
    const result = await world.service.importFiles(filesWith(changed('文件写的'), JOBS));
    expect(result.outcome).toBe('kept');
    expect(liveBubble(world)).toBe('编辑写的');
  });

  test('should agree on one version when two instances start at once', async () => {
    const first = aContentService();
    const second = aContentService({}, first.store);
    const files = filesWith(anIntent(), JOBS);
    await Promise.all([first.service.importFiles(files), second.service.importFiles(files)]);
    expect(first.store.versions).toHaveLength(1);
    expect(second.live()?.version).toBe(1);
  });

  test('should refuse an id that stands twice', async () => {
    const { service } = aContentService();
    await expect(service.importFiles(filesWith(anIntent(), anIntent()))).rejects.toThrow('twice');
  });
});

describe('publishing', () => {
  test('should make a draft live, remove it and tell the other instances', async () => {
    const world = await started();
    await world.service.saveDraft(changed('去找劳动监察'), 1, BY);
    const result = await world.service.publish({ baseVersion: 1, note: '改短', by: BY });
    expect(result).toMatchObject({ version: 2, warnings: [] });
    expect(liveBubble(world)).toBe('去找劳动监察');
    expect(world.store.drafts.size).toBe(0);
    expect(world.seen.messages).toEqual([2]);
  });

  test('should train before the switch when sentences changed, and keep the model when only words of ours did', async () => {
    const world = await started();
    await world.service.saveDraft(changed('只改回答'), 1, BY);
    await world.service.publish({ baseVersion: 1, note: '改回答', by: BY });
    expect(world.seen.trainings).toBe(1);
    await world.service.saveDraft(anIntent({ examples: [...anIntent().examples, '工钱要不回来'] }), 2, BY);
    await world.service.publish({ baseVersion: 2, note: '加问法', by: BY });
    expect(world.seen.modelsAtSwitch).toEqual(['model-1', 'model-1', 'model-2']);
    expect(world.live()?.classifier.classify('工钱要不回来').decision).toBe('answer');
  });

  test('should leave everything as it was when training fails, and succeed the next time', async () => {
    let broken = true;
    const world = aContentService({
      train: (intents) =>
        broken ? Promise.reject(new Error('no memory')) : Promise.resolve(rotClassifier(intents, 'm')),
    });
    broken = false;
    await world.service.importFiles(filesWith(anIntent(), JOBS));
    broken = true;
    await world.service.saveDraft(anIntent({ examples: ['一', '二二', '三三三', '四', '五'] }), 1, BY);
    await expect(world.service.publish({ baseVersion: 1, note: 'x', by: BY })).rejects.toThrow('no memory');
    expect(world.store.versions).toHaveLength(1);
    expect(world.live()?.version).toBe(1);
    broken = false;
    await expect(world.service.publish({ baseVersion: 1, note: 'x', by: BY })).resolves.toMatchObject({
      version: 2,
    });
  });

  test('should let one of two publishers win and tell the other that the live version has moved', async () => {
    const world = await started();
    await world.service.saveDraft(changed('甲'), 1, BY);
    const both = await Promise.allSettled([
      world.service.publish({ baseVersion: 1, note: '甲', by: 'a' }),
      world.service.publish({ baseVersion: 1, note: '乙', by: 'b' }),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'DRAFT_STALE' } });
  });

  test('should refuse a draft whose intent somebody published since it was begun, and take one that is untouched', async () => {
    const world = await started();
    const other = { ...JOBS, title: '找工作' };
    await world.service.saveDraft(other, 1, 'b');
    await world.service.saveDraft(changed('甲的'), 1, 'a');
    await world.service.publish({ baseVersion: 1, note: '甲', by: 'a', intentIds: [anIntent().id] });
    await world.service.saveDraft(changed('乙的，还看着第一版'), 1, 'b');
    await expect(world.service.publish({ baseVersion: 2, note: '乙', by: 'b' })).rejects.toMatchObject({
      code: 'DRAFT_STALE',
    });
    const result = await world.service.publish({
      baseVersion: 2,
      note: '找工作',
      by: 'b',
      intentIds: [JOBS.id],
    });
    expect(result.version).toBe(3);
  });

  test('should refuse drafts with errors and name them, and not be stopped by errors elsewhere', async () => {
    const world = aContentService();
    const faulty = { ...JOBS, answer: anAnswer({ sources: [] }) };
    await world.service.importFiles(filesWith(anIntent(), faulty));
    await world.service.saveDraft(changed('好的'), 1, BY);
    await expect(world.service.publish({ baseVersion: 1, note: 'x', by: BY })).resolves.toMatchObject({
      version: 2,
    });
    await world.service.saveDraft({ ...faulty, title: '找活' }, 2, BY);
    await expect(world.service.publish({ baseVersion: 2, note: 'x', by: BY })).rejects.toMatchObject({
      code: 'CONTENT_INVALID',
      details: { findings: [{ rule: 'missing_source', intentId: JOBS.id }] },
    });
  });

  test('should refuse to publish nothing', async () => {
    const world = await started();
    await expect(world.service.publish({ baseVersion: 1, note: 'x', by: BY })).rejects.toMatchObject({
      code: 'CONTENT_INVALID',
    });
  });

  test('should keep a draft that was edited while its older state was being published', async () => {
    const world = aContentService();
    const insert = world.store.insertVersion.bind(world.store);
    world.store.insertVersion = async (version) => {
      // The last moment: the older draft is read, its version not yet written.
      if (version.version === 2) {
        world.clock.advance(1000);
        await world.service.saveDraft(changed('更新的'), 1, 'b');
      }
      return insert(version);
    };
    await world.service.importFiles(filesWith(anIntent(), JOBS));
    await world.service.saveDraft(anIntent({ examples: [...anIntent().examples, '新问法'] }), 1, BY);
    await world.service.publish({ baseVersion: 1, note: 'x', by: BY });
    expect((await world.service.view(anIntent().id)).draft?.answer?.bubbles).toEqual(['更新的']);
  });

  test('should have the model of a draft ready before it is published', async () => {
    let trainings = 0;
    const world = aContentService({
      train: (intents) => {
        trainings += 1;
        return Promise.resolve(rotClassifier(intents, 'm'));
      },
    });
    await world.service.importFiles(filesWith(anIntent(), JOBS));
    await world.service.saveDraft(anIntent({ examples: [...anIntent().examples, '新问法'] }), 1, BY);
    await until(() => trainings === 2);
    await world.service.publish({ baseVersion: 1, note: 'x', by: BY });
    expect(trainings).toBe(2);
  });

  test('should bring an older version back under a new number and keep drafts', async () => {
    const world = await started();
    await world.service.saveDraft(changed('第二版'), 1, BY);
    await world.service.publish({ baseVersion: 1, note: '二', by: BY });
    await world.service.saveDraft({ ...JOBS, title: '找活' }, 2, BY);
    const result = await world.service.rollback({ version: 1, note: '', by: BY });
    expect(result.version).toBe(3);
    expect(liveBubble(world)).toBe(anIntent().answer?.bubbles[0]);
    expect(world.store.drafts.size).toBe(1);
    const { live, versions } = await world.service.versions();
    expect(live).toBe(3);
    expect(versions.map((one) => [one.version, one.origin])).toEqual([
      [3, 'rollback'],
      [2, 'console'],
      [1, 'files'],
    ]);
    expect((await world.service.version(3)).hash).toBe((await world.service.version(1)).hash);
    await expect(world.service.rollback({ version: 99, note: '', by: BY })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('should follow what another instance published', async () => {
    const first = await started();
    const second = await started({}, first.store);
    await first.service.saveDraft(changed('从一号机'), 1, BY);
    await first.service.publish({ baseVersion: 1, note: 'x', by: BY });
    expect(second.live()?.version).toBe(1);
    await second.service.refresh();
    expect(liveBubble(second)).toBe('从一号机');
    await expect(second.service.publish({ baseVersion: 1, note: 'x', by: BY })).rejects.toMatchObject({
      code: 'DRAFT_STALE',
    });
  });
});

describe('drafts', () => {
  test('should show draft beside live, in the list, in the editor and in the try-it box', async () => {
    const world = await started();
    expect(await world.service.try('欠薪找谁')).toMatchObject({ live: { decision: 'answer' }, draft: null });
    await world.service.saveDraft(changed('草稿里的'), 1, BY);
    const topic = (await world.service.overview()).topics.find((one) => one.topic === 'wage_arrears');
    expect(topic?.intents[0]).toMatchObject({ draft: true, draftBy: BY });
    expect(await world.service.try('欠薪找谁')).toMatchObject({
      live: { bubbles: anIntent().answer?.bubbles, intentTitle: '老板不发工资怎么办' },
      draft: { bubbles: ['草稿里的'] },
    });
    await world.service.discardDraft(anIntent().id);
    expect((await world.service.view(anIntent().id)).draft).toBeNull();
  });

  test('should train the drafts’ model once for many tries', async () => {
    const world = await started();
    await world.service.saveDraft(anIntent({ examples: ['全新的一句话', ...anIntent().examples] }), 1, BY);
    await Promise.all(Array.from({ length: 5 }, () => world.service.try('全新的一句话')));
    expect(world.seen.trainings).toBe(2);
  });

  test('should offer a new intent of an editor’s own', async () => {
    const world = await started();
    const mine = anIntent({
      id: 'relief.warm_clothes',
      topic: 'relief',
      examples: ['没有厚衣服', '冷得很', '借件棉袄', '冻得慌', '被子薄'],
    });
    await world.service.saveDraft(mine, 1, BY);
    expect((await world.service.view(mine.id)).live).toBeNull();
    await world.service.publish({ baseVersion: 1, note: '新', by: BY });
    expect(world.live()?.intents.map((one) => one.id)).toContain(mine.id);
  });

  test('should measure the live model on the sentences that drafts add', async () => {
    const world = await started();
    expect((await world.service.evaluate()).accuracy).toBeNull();
    await world.service.saveDraft(anIntent({ examples: [...anIntent().examples, '招普工吗'] }), 1, BY);
    expect(await world.service.evaluate()).toEqual({
      examples: 1,
      correct: 0,
      accuracy: 0,
      misses: [{ intentId: anIntent().id, text: '招普工吗', got: JOBS.id, confidence: 0.9 }],
    });
  });

  test('should give the live version back as files that import unchanged', async () => {
    const world = await started();
    const files = await world.service.exportFiles();
    expect((await world.service.importFiles(files)).outcome).toBe('unchanged');
  });
});

describe('editors’ text is data', () => {
  const hostile = [
    '{{constructor}}',
    '${process.exit(1)}',
    '<script>alert(1)</script>',
    '__proto__',
    '{{#if}}{{/if}}',
  ];

  test('should publish it letter by letter', async () => {
    const world = await started();
    await world.service.saveDraft(anIntent({ answer: anAnswer({ bubbles: hostile }), title: '<b>' }), 1, BY);
    await world.service.publish({ baseVersion: 1, note: '${note}', by: BY });
    expect((await world.service.view(anIntent().id)).live?.answer?.bubbles).toEqual(hostile);
    expect((await world.service.try('欠薪找谁')).live.bubbles).toEqual(hostile);
  });

  test('should refuse members that nobody declared, also __proto__', async () => {
    const world = await started();
    for (const extra of [
      '{"__proto__":{"answer":1}}',
      '{"constructor":1}',
      '{"condition":"process.exit()"}',
    ]) {
      const draft = { ...anIntent() };
      for (const [key, value] of Object.entries(JSON.parse(extra) as object)) {
        Object.defineProperty(draft, key, { value, enumerable: true });
      }
      await expect(world.service.saveDraft(draft, 1, BY)).rejects.toMatchObject({ code: 'CONTENT_INVALID' });
    }
    expect(({} as { answer?: unknown }).answer).toBeUndefined();
  });

  test('should refuse an answer of a million letters as a draft already', async () => {
    const world = await started();
    await expect(world.service.saveDraft(changed('字'.repeat(1_000_000)), 1, BY)).rejects.toMatchObject({
      code: 'CONTENT_INVALID',
    });
  });

  test('should hash by content, not by the order of keys', () => {
    const { id, ...rest } = anIntent();
    expect(hashIntents([{ ...rest, id }, JOBS])).toBe(hashIntents([JOBS, anIntent()]));
  });
});
