import type { Classifier } from '../../src/contracts/classifier';
import type { TopicFile } from '../../src/contracts/content';
import type { TopicIntent } from '../../src/contracts/content-service';
import { createContentService, type ContentDeps, type LiveContent } from '../../src/content/service';
import { ManualClock } from '../../src/shared/clock';
import { createLogger } from '../../src/shared/logger';
import { NOW } from './case-builders';
import { MemoryContentStore } from './memory-stores';

export function anIntent(change: Partial<TopicIntent> = {}): TopicIntent {
  return {
    id: 'wage_arrears.what_to_do',
    topic: 'wage_arrears',
    title: '老板不发工资怎么办',
    skill: null,
    harm: 'normal',
    examples: ['老板不发工资怎么办', '工资拖了两个月', '干完活不给钱', '欠薪找谁', '包工头不结账'],
    answer: anAnswer(),
    ...change,
  };
}

export function anAnswer(change: Partial<NonNullable<TopicIntent['answer']>> = {}) {
  return {
    bubbles: ['先把证据留好，再找当地劳动监察，不收钱。'],
    quickReplies: [],
    sources: ['BZNMG-3'],
    place: '全国',
    validFrom: null,
    validTo: null,
    reviewer: '',
    reviewBy: null,
    ...change,
  };
}

export const JOBS = anIntent({
  id: 'job_search.find_job',
  topic: 'job_search',
  title: '找一份工作',
  examples: ['想找个班上', '有没有招电焊工的', '昆山哪个厂招人', '给介绍个活', '招普工吗'],
  answer: anAnswer({ bubbles: ['想在哪个市？会干什么？'], sources: ['notice:64'] }),
});

export function filesWith(...intents: TopicIntent[]): TopicFile[] {
  return intents.map(({ topic, ...intent }) => ({ topic, title: topic, intents: [intent] }));
}

/** Knows its sentences by heart and nothing else: enough to see which state of content is answering. */
export function rotClassifier(intents: readonly TopicIntent[], id: string): Classifier {
  const byText = new Map(intents.flatMap((one) => one.examples.map((text) => [text, one] as const)));
  return {
    engine: 'linear',
    modelId: id,
    classify(text) {
      const hit = byText.get(text);
      if (!hit) return { ranked: [], decision: 'unknown', further: [] };
      return {
        ranked: [{ topic: hit.topic, intent: hit.id, confidence: 0.9 }],
        decision: 'answer',
        further: [],
      };
    },
  };
}

/** A content service over memory, with everything a test may look at. */
export function aContentService(change: Partial<ContentDeps> = {}, store = new MemoryContentStore()) {
  const seen = { trainings: 0, messages: [] as number[], modelsAtSwitch: [] as string[] };
  let live: LiveContent | null = null;
  const clock = new ManualClock(NOW);
  const service = createContentService({
    store,
    train: (intents) => {
      seen.trainings += 1;
      return Promise.resolve(rotClassifier(intents, `model-${seen.trainings}`));
    },
    activate: (version, classifier) => {
      live = { version: version.version, intents: version.intents, classifier };
      seen.modelsAtSwitch.push(classifier.modelId);
    },
    live: () => live,
    clock,
    lawIds: new Set(['BZNMG-3', 'LHT-30']),
    dated: [],
    publish: (message) => {
      seen.messages.push(message.version);
      return Promise.resolve();
    },
    logger: createLogger('silent'),
    ...change,
  });
  return { service, store, seen, clock, live: () => live };
}
