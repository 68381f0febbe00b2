import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Classifier } from '../../src/contracts/classifier';
import {
  ModelFileError,
  createExplainer,
  createLinearClassifier,
  createUnderstander,
  loadModel,
  saveModel,
  trainInWorker,
  trainModel,
  trainNodeNlp,
  type Model,
  type Understander,
} from '../../src/nlu';
import { decide, topicConfidence } from '../../src/nlu/decide';
import { groupLabels } from '../../src/nlu/groups';
import { normalise } from '../../src/nlu/normalise';
import { rankIntents } from '../../src/nlu/rank';
import { NO_VECTORS } from '../../src/nlu/word-vectors';
import { DATA_DIR, EXAMPLES, testData } from './fixtures';

const cacheDir = mkdtempSync(path.join(tmpdir(), 'nlu-cache-'));
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }));

let model: Model;
let classifier: Classifier;
let understand: Understander;

beforeAll(() => {
  const data = testData();
  model = trainModel(EXAMPLES, data);
  classifier = createLinearClassifier(model, data.tools, data.charTable);
  understand = createUnderstander({ ...data, classifier: () => classifier });
});

const SAFE = { today: '2026-11-24', safety: { level: 'none' } } as const;

describe('the linear engine', () => {
  test.each(EXAMPLES)('should know its own sentence: $text', ({ text, intent }) => {
    expect(classifier.classify(text).ranked[0]?.intent).toBe(intent);
  });

  test.each(['老板不发工资了', '老闆不發工資', '老板，不发。工资！😭', '你好，请问老板不发工资'])(
    'should hear the same in %s',
    (text) => {
      expect(classifier.classify(text).ranked[0]?.intent).toBe('wage_arrears.not_paid');
    },
  );

  test('should hear homophones and pinyin', () => {
    expect(classifier.classify('老扳不发公资').ranked[0]?.topic).toBe('wage_arrears');
    expect(classifier.classify('qian gongqian').ranked[0]?.topic).toBe('wage_arrears');
  });

  test('should rank at most ten, best first, with probabilities that sum to no more than one', () => {
    const { ranked } = classifier.classify('工资和工伤');
    expect(ranked.length).toBeLessThanOrEqual(10);
    const sum = ranked.reduce((s, r) => s + r.confidence, 0);
    expect(sum).toBeLessThanOrEqual(1.000001);
    expect(ranked[0]?.confidence).toBe(Math.max(...ranked.map((r) => r.confidence)));
  });

  test('should keep the second topic in sight, and the first as sure, whatever number of intents a topic has', () => {
    const shares = Float64Array.from([...Array<number>(20).fill(0.03), 0.2, 0.1, 0.05, 0.05]);
    const names = Array.from({ length: shares.length }, (_, i) =>
      i < 20 ? `wage_arrears.i${i}` : `dismissal.i${i}`,
    );
    const ranked = rankIntents({
      model: { labels: names },
      topics: names.map((name) => (name.startsWith('wage') ? 'wage_arrears' : 'dismissal')),
      groups: groupLabels(names),
      shares,
      best: { group: 0, share: 0.6, sums: Float64Array.of(0.6, 0.4) },
      confidence: 0.7,
    });
    expect(ranked.length).toBeLessThanOrEqual(10);
    expect(topicConfidence(ranked, 'wage_arrears')).toBeCloseTo(0.7);
    expect(topicConfidence(ranked, 'dismissal')).toBeCloseTo(0.3);
    expect(ranked.find((r) => r.topic === 'dismissal')?.intent).toBe('dismissal.i20');
  });

  test('should say "unknown" to nothing, to noise and to what is none of our business', () => {
    for (const text of ['', '😭😭', '\u0000', 'xqzvw', '红烧肉怎么做'])
      expect(classifier.classify(text).decision).toBe('unknown');
  });

  test('should find the second matter in another clause', () => {
    const topics = classifier.classify('老板不发工资，手被机器压断了').further.map((f) => f.topic);
    const first = classifier.classify('老板不发工资，手被机器压断了').ranked[0]?.topic;
    expect([first, ...topics].sort()).toEqual(['wage_arrears', 'work_injury']);
  });

  test('should not throw for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['answer', 'clarify', 'unknown']).toContain(classifier.classify(text).decision);
      }),
    );
    expect(() => classifier.classify('工资'.repeat(10_000))).not.toThrow();
  });

  test('should train the same bytes twice, and others with other sentences', () => {
    const data = testData();
    expect(saveModel(trainModel(EXAMPLES, data)).equals(saveModel(model))).toBe(true);
    expect(trainModel(EXAMPLES.slice(1), data).id).not.toBe(model.id);
  });

  test('should refuse to train on one intent', () => {
    expect(() => trainModel(EXAMPLES.slice(0, 2), testData())).toThrow(RangeError);
  });
});

describe('the decision', () => {
  const rules = {
    labels: ['dismissal.fired', 'work_injury.injured_now', 'out_of_scope.health'],
    harm: ['low', 'high', 'normal'],
    thresholds: { unknown: 0.3, answer: 0.6, lead: 0.1, byHarm: { low: -0.1, normal: 0, high: 0.2 } },
  } as const;
  const ranked = (...list: [string, number][]): Parameters<typeof decide>[0] =>
    list.map(([intent, confidence]) => ({ intent, topic: intent.split('.')[0] as 'dismissal', confidence }));

  test.each([
    [[['dismissal.fired', 0.55]], 'answer'],
    [[['work_injury.injured_now', 0.75]], 'clarify'],
    [[['work_injury.injured_now', 0.85]], 'answer'],
    [[['dismissal.fired', 0.2]], 'unknown'],
    [[['out_of_scope.health', 0.9]], 'unknown'],
    [
      [
        ['dismissal.fired', 0.52],
        ['work_injury.injured_now', 0.46],
      ],
      'clarify',
    ],
    [[], 'unknown'],
  ] as [[string, number][], string][])('of %j should be %s', (list, decision) => {
    expect(decide(ranked(...list), rules)).toBe(decision);
  });
});

describe('model files', () => {
  test('should come back as they were', () => {
    expect(loadModel(saveModel(model))).toEqual(model);
  });

  test.each([
    ['a flipped bit', (b: Buffer) => ((b[200] = (b[200] as number) ^ 1), b)],
    ['a missing end', (b: Buffer) => b.subarray(0, b.length - 5)],
    [
      'another format',
      () => Buffer.from('{"not": "a model, but long enough to have a checksum at the end"}'),
    ],
    ['nothing', () => Buffer.alloc(0)],
  ])('should be refused with %s', (_, damage) => {
    expect(() => loadModel(damage(saveModel(model)))).toThrow(ModelFileError);
  });

  test('should be refused by another tokenizer', () => {
    const data = testData();
    expect(() =>
      createLinearClassifier({ ...model, tokenizer: 'han-0' }, data.tools, data.charTable),
    ).toThrow(/train it again/);
  });

  test('should be another when the language data change, and refuse to work with them', () => {
    const { tools, charTable } = testData();
    const changed = { ...tools, fingerprint: () => 'another lexicon' };
    expect(trainModel(EXAMPLES, { tools: changed, charTable }).id).not.toBe(model.id);
    expect(() => createLinearClassifier(model, changed, charTable)).toThrow(/other language data/);
  });

  test('should hold no word of the training sentences', () => {
    expect(saveModel(model).includes(Buffer.from('工资'))).toBe(false);
  });
});

describe('understanding', () => {
  test('should put everything together', () => {
    expect(understand('昆山的厂欠我工资两千五', SAFE)).toMatchObject({
      topic: 'wage_arrears',
      language: 'zh',
      entities: { city: '苏州', district: '昆山', amountOwed: 2500 },
      safety: { level: 'none' },
      model: model.id,
    });
  });

  test('should give one entry per topic, best first', () => {
    const { topics } = understand('工资', SAFE);
    expect(new Set(topics.map((t) => t.topic)).size).toBe(topics.length);
    expect([...topics].sort((a, b) => b.confidence - a.confidence)).toEqual(topics);
  });

  test('should leave danger to the safety rules and other languages unanswered', () => {
    expect(understand('不想活了', { ...SAFE, safety: { level: 'P0', kind: 'suicide' } }).decision).toBe(
      'safety',
    );
    expect(understand('My boss does not pay my salary', SAFE)).toMatchObject({
      language: 'en',
      decision: 'unknown',
      confidence: 0,
      model: 'none',
    });
  });

  test('should understand entities and short answers while no model is ready', () => {
    const early = createUnderstander({ ...testData(), classifier: () => undefined });
    expect(early('欠我两千五', SAFE)).toMatchObject({
      model: 'none',
      decision: 'unknown',
      entities: { amountOwed: 2500 },
    });
    expect(early('嗯', SAFE).answer).toBe('yes');
  });
});

test('should leave simplified 么 alone, so that 什么 and 怎么 stay words in both scripts', () => {
  const { tools, charTable } = testData();
  for (const [simplified, traditional] of [
    ['什么时候给回复', '什麼時候給回覆'],
    ['怎么了解', '怎麼瞭解'],
  ] as const) {
    expect(normalise(simplified, charTable)).toBe(simplified);
    expect(normalise(traditional, charTable)).toBe(simplified);
  }
  expect(tools.segment('为什么不发')).toContain('为什么');
});

test('should hear words that training never showed by what they mean', () => {
  const { tools, charTable } = testData();
  const deaf = { ...tools, vectors: () => NO_VECTORS };
  const without = createLinearClassifier(trainModel(EXAMPLES, { tools: deaf, charTable }), deaf, charTable);
  expect(without.classify('胳膊断裂').ranked[0]?.topic).not.toBe('work_injury');
  expect(classifier.classify('胳膊断裂').ranked[0]?.topic).toBe('work_injury');
});

test('an explanation should name the pieces that pulled, strongest first', () => {
  const data = testData();
  const [found] = createExplainer(
    model,
    data.tools,
    data.charTable,
  )('老板不发工资', ['wage_arrears.not_paid']);
  const strengths = found?.pulls.map((p) => Math.abs(p.pull)) ?? [];
  expect(strengths.length).toBeGreaterThan(3);
  expect([...strengths].sort((a, b) => b - a)).toEqual(strengths);
  expect(found?.pulls.some((p) => p.view === 'meaning')).toBe(true);
  expect(found?.pulls.slice(0, 6).some((p) => p.pull > 0 && '老板不发工资'.includes(p.piece))).toBe(true);
});

describe('training in a worker', () => {
  const options = { engine: 'linear', examples: EXAMPLES, dataDir: DATA_DIR, cacheDir } as const;

  test('should report progress, then come from the cache without training', async () => {
    const shares: number[] = [];
    const first = await trainInWorker({
      ...options,
      language: testData(),
      onProgress: (s) => shares.push(s),
    });
    expect(first).toMatchObject({ fromCache: false, classifier: { modelId: model.id } });
    expect(shares.at(-1)).toBe(1);
    const second = await trainInWorker({ ...options, language: testData() });
    expect(second.fromCache).toBe(true);
    expect(second.classifier.classify('老板不发工资')).toEqual(classifier.classify('老板不发工资'));
  });

  test('should warn of a damaged cache file and train again', async () => {
    const file = path.join(cacheDir, readdirSync(cacheDir)[0] as string);
    const bytes = readFileSync(file);
    bytes[300] = (bytes[300] as number) ^ 1;
    writeFileSync(file, bytes);
    const warnings: string[] = [];
    const { fromCache } = await trainInWorker({
      ...options,
      language: testData(),
      onWarning: (w) => warnings.push(w),
    });
    expect(fromCache).toBe(false);
    expect(warnings).toHaveLength(1);
    expect(readdirSync(cacheDir)).toHaveLength(1);
  });

  test('should stop when told', async () => {
    const abort = new AbortController();
    const running = trainInWorker({ ...options, seed: 9, language: testData(), signal: abort.signal });
    abort.abort(new Error('cancelled'));
    await expect(running).rejects.toThrow('cancelled');
  });

  test('should reject with the reason when the thread fails', async () => {
    await expect(
      trainInWorker({ ...options, seed: 4, dataDir: '/nowhere', language: testData() }),
    ).rejects.toThrow(/lexicon/);
  });
});

test('node-nlp should stand behind the same port without its text cache growing', async () => {
  const other = await trainNodeNlp(EXAMPLES);
  expect(other.engine).toBe('node-nlp');
  expect(other.classify('老板不发工资').ranked[0]?.topic).toBe('wage_arrears');
  expect(other.classify('').decision).toBe('unknown');
  expect(other.classify('constructor __proto__').ranked.length).toBeLessThanOrEqual(10);
}, 60_000);
