import type { Classifier } from '../contracts/classifier';
import type { EvaluateResponse, TopicIntent } from '../contracts/content-service';
import { breathe } from './breathe';

const MAX_MISSES = 50;
/** Sentences between two breaths: the chat shares this thread. */
const BATCH = 50;

/** How `classifier` does on the sentences that `drafts` add to `live`. */
export async function evaluateDrafts(
  classifier: Classifier,
  live: readonly TopicIntent[],
  drafts: readonly TopicIntent[],
): Promise<EvaluateResponse> {
  const known = new Set(live.flatMap((intent) => intent.examples.map((text) => `${intent.id}\n${text}`)));
  const asked = drafts.flatMap((intent) =>
    intent.examples
      .filter((text) => !known.has(`${intent.id}\n${text}`))
      .map((text) => ({ intentId: intent.id, text })),
  );
  let correct = 0;
  const misses: EvaluateResponse['misses'] = [];
  for (const [index, { intentId, text }] of asked.entries()) {
    const best = classifier.classify(text).ranked[0];
    if (best?.intent === intentId) correct += 1;
    else if (misses.length < MAX_MISSES) {
      misses.push({ intentId, text, got: best?.intent ?? '', confidence: best?.confidence ?? 0 });
    }
    if (index % BATCH === BATCH - 1) await breathe();
  }
  return {
    examples: asked.length,
    correct,
    accuracy: asked.length === 0 ? null : correct / asked.length,
    misses,
  };
}
