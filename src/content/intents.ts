import type { TopicFile } from '../contracts/content';
import type { TopicIntent } from '../contracts/content-service';
import type { ContentDraft } from '../contracts/ports';
import { TOPICS, TOPIC_TITLES } from '../contracts/topics';
import { canonicalJson } from '../shared/canonical-json';
import { sha256Hex } from '../shared/crypto';

/** SHA-256 over the canonical intents: the same whatever order files, stores or forms bring them in. */
export function hashIntents(intents: readonly TopicIntent[]): string {
  return sha256Hex(canonicalJson(intents.toSorted(byId)));
}

/** SHA-256 over what a model learns from: equal means that a trained model may be kept. */
export function hashTraining(intents: readonly TopicIntent[]): string {
  const learnt = intents
    .toSorted(byId)
    .map(({ id, topic, harm, examples }) => ({ id, topic, harm, examples }));
  return sha256Hex(canonicalJson(learnt));
}

export function sameIntent(a: TopicIntent | undefined, b: TopicIntent | undefined): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

/** The live intents with the drafts in place of theirs; drafts of new intents are added. */
export function applyDrafts(live: readonly TopicIntent[], drafts: readonly ContentDraft[]): TopicIntent[] {
  const changed = new Map(drafts.map((draft) => [draft.intentId, draft.intent]));
  const kept = live.map((intent) => changed.get(intent.id) ?? intent);
  const known = new Set(live.map((intent) => intent.id));
  return [...kept, ...[...changed.values()].filter((intent) => !known.has(intent.id))];
}

/** All intents of the files, each with its topic. @throws Error naming an id that stands twice or in the wrong file */
export function intentsOf(files: readonly TopicFile[]): TopicIntent[] {
  const intents = files.flatMap((file) => file.intents.map((intent) => ({ ...intent, topic: file.topic })));
  const seen = new Set<string>();
  for (const { id, topic } of intents) {
    if (!id.startsWith(`${topic}.`)) throw new Error(`Intent ${id} stands in the file of ${topic}`);
    if (seen.has(id)) throw new Error(`Intent ${id} stands twice in intents/`);
    seen.add(id);
  }
  return intents.sort(byId);
}

/** The intents as one value a topic, in the order of {@link TOPICS}. */
export function filesOf(intents: readonly TopicIntent[]): TopicFile[] {
  return TOPICS.flatMap((topic) => {
    const own = intents.filter((intent) => intent.topic === topic).sort(byId);
    if (own.length === 0) return [];
    return [
      { topic, title: TOPIC_TITLES[topic], intents: own.map(({ topic: _topic, ...intent }) => intent) },
    ];
  });
}

function byId(a: TopicIntent, b: TopicIntent): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
