import type { Classification } from '../contracts/classifier';
import type { RankedIntent } from '../contracts/understanding';
import type { Model } from './model';

/**
 * Stage 7: answer, ask back, or say that it is none of our business. Thresholds travel with the model; an intent whose
 * wrong answer does harm must be surer.
 */
export function decide(
  ranked: readonly RankedIntent[],
  model: Pick<Model, 'labels' | 'harm' | 'thresholds'>,
): Classification['decision'] {
  const [first] = ranked;
  if (!first) return 'unknown';
  const { thresholds } = model;
  const topic = topicConfidence(ranked, first.topic);
  if (topic < thresholds.unknown) return 'unknown';
  if (first.topic === 'out_of_scope' && first.intent.startsWith('out_of_scope')) return 'unknown';
  const harm = model.harm[model.labels.indexOf(first.intent)] ?? 'normal';
  if (topic < thresholds.answer + thresholds.byHarm[harm]) return 'clarify';
  const rival = ranked.find((r) => r.topic !== first.topic);
  if (rival && topic - topicConfidence(ranked, rival.topic) < thresholds.lead) return 'clarify';
  return 'answer';
}

/** A topic is as sure as its intents together. */
export function topicConfidence(ranked: readonly RankedIntent[], topic: RankedIntent['topic']): number {
  let sum = 0;
  for (const r of ranked) if (r.topic === topic) sum += r.confidence;
  return Math.min(1, sum);
}
