import { isTopic, type Topic } from '../contracts/topics';

/**
 * Intents of one topic are shades of one subject: "which topic" is what must be right and calibrated. Labels that do
 * not name a topic (other data sets) stand for themselves.
 */
export interface Groups {
  /** Group number of each label. */
  of: Int32Array;
  count: number;
  /** Number of the out-of-scope topic, -1 without one. It is never hidden from a fold. */
  outOfScope: number;
}

export function groupLabels(labels: readonly string[]): Groups {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(labels, (label) => {
    const topic = label.slice(0, Math.max(0, label.indexOf('.')));
    const key = isTopic(topic) ? topic : label;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { of, count: numbers.size, outOfScope: numbers.get('out_of_scope') ?? -1 };
}

/** Topic of an intent id; `out_of_scope` for a label that names none. */
export function topicOf(intent: string): Topic {
  const dot = intent.indexOf('.');
  const topic = dot < 0 ? intent : intent.slice(0, dot);
  return isTopic(topic) ? topic : 'out_of_scope';
}
