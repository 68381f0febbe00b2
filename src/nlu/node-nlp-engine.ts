import { createHash } from 'node:crypto';
import type { Classification, Classifier, TrainingExample } from '../contracts/classifier';
import type { RankedIntent } from '../contracts/understanding';
import { topicOf } from './groups';

/**
 * The second engine behind the port: node-nlp's neural classifier, kept as the measured baseline.
 *
 * It is given texts and labels only, never answers: node-nlp runs `{{ }}` and `condition` strings of a corpus as code.
 * Only its classifier is used, not its manager, and its text cache (one entry for each different message, for ever) is
 * by-passed by calling the steps after it directly. Those steps are synchronous, as the port demands.
 */

type Features = Record<string, number>;
interface Step {
  tokens: Features;
  settings: Record<string, unknown>;
  classifications?: { intent: string; score: number }[];
}
interface NeuralNlu {
  settings: Record<string, unknown>;
  cache?: unknown;
  textToFeatures(input: Step): Step;
  innerProcess(input: Step): Step;
  filterNonActivated(input: Step): Step;
  normalizeClassifications(input: Step): Step;
  toJSON(): unknown;
  fromJSON(json: unknown): void;
}
interface Brain {
  nlu: NeuralNlu;
  container: { get(name: string): LanguagePart };
  add(utterance: string, intent: string): void;
  train(): Promise<unknown>;
}
interface LanguagePart {
  normalize(text: string): string;
  /** `tokenize` would keep every text in a second unbounded cache. */
  innerTokenize(text: string): string[];
  stem(words: string[]): string[];
  /** Chinese only: words become English glosses or pinyin. */
  processText?(text: string): string[];
}

/** What training leaves: plain JSON, so that it can be cached and handed between threads. */
export interface NodeNlpModel {
  id: string;
  locale: 'zh' | 'en';
  nlu: unknown;
}

const MAX_CHARS = 2000;

export function nodeNlpId(examples: readonly TrainingExample[]): string {
  const hash = createHash('sha256').update('node-nlp-1');
  for (const e of examples) hash.update(JSON.stringify([e.text, e.intent]));
  return `node-nlp-${hash.digest('hex').slice(0, 16)}`;
}

export async function trainNodeNlpModel(
  examples: readonly TrainingExample[],
  locale: 'zh' | 'en',
): Promise<NodeNlpModel> {
  const brain = createBrain(locale);
  for (const { text, intent } of examples) if (text.trim() !== '') brain.add(text, intent);
  await brain.train();
  return { id: nodeNlpId(examples), locale, nlu: JSON.parse(JSON.stringify(brain.nlu.toJSON())) as unknown };
}

/** Trains and returns a ready classifier. Blocks the thread for seconds: use `trainInWorker` while serving. */
export async function trainNodeNlp(
  examples: readonly TrainingExample[],
  locale: 'zh' | 'en' = 'zh',
): Promise<Classifier> {
  return createNodeNlpClassifier(await trainNodeNlpModel(examples, locale));
}

export function createNodeNlpClassifier(model: NodeNlpModel): Classifier {
  const { nlu, container } = createBrain(model.locale);
  nlu.fromJSON(model.nlu);
  const normalizer = container.get(`normalizer-${model.locale}`);
  const tokenizer = container.get(`tokenizer-${model.locale}`);
  const stemmer = container.get(`stemmer-${model.locale}`);
  const settings = { ...nlu.settings, useNoneFeature: true, filterZeros: true, nonedeltaMultiplier: 1.2 };

  function classify(text: string): Classification {
    const plain = normalizer.normalize(text.slice(0, MAX_CHARS));
    const stems = stemmer.processText?.(plain) ?? stemmer.stem(tokenizer.innerTokenize(plain));
    const tokens: Features = Object.create(null) as Features;
    for (const stem of stems) tokens[stem] = 1;
    let step: Step = { tokens, settings };
    step = nlu.textToFeatures(step);
    step = nlu.innerProcess(step);
    step = nlu.filterNonActivated(step);
    step = nlu.normalizeClassifications(step);
    return toClassification(step.classifications ?? []);
  }

  return { engine: 'node-nlp', modelId: model.id, classify };
}

function toClassification(found: { intent: string; score: number }[]): Classification {
  const none = found[0]?.intent === 'None';
  const ranked: RankedIntent[] = found
    .filter((c) => c.intent !== 'None' && c.score > 0)
    .slice(0, 10)
    .map((c) => ({ topic: topicOf(c.intent), intent: c.intent, confidence: Math.min(1, c.score) }));
  const first = ranked[0];
  const unknown = none || !first || first.topic === 'out_of_scope' || first.confidence < 0.2;
  return {
    ranked,
    decision: unknown ? 'unknown' : first.confidence < 0.5 ? 'clarify' : 'answer',
    further: [],
  };
}

function createBrain(locale: 'zh' | 'en'): Brain {
  // Required late: the package takes a second and 100 MB to load, and the default engine does without it.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { BrainNLU } = require('node-nlp') as { BrainNLU: new (settings: object) => Brain };
  const brain = new BrainNLU({ language: locale, useNoneFeature: true, log: false });
  quietly(() => brain.container.get(`tokenizer-${locale}`).innerTokenize('你好'));
  return brain;
}

/** Its Chinese dictionary announces on standard output that it is being compiled, where our results are JSON lines. */
function quietly(work: () => void): void {
  const { console } = globalThis;
  const { log } = console;
  console.log = () => undefined;
  try {
    work();
  } finally {
    console.log = log;
  }
}
