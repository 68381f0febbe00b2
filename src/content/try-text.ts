import type { TryAnswer } from '../contracts/api/staff';
import type { Classifier } from '../contracts/classifier';
import type { TopicIntent } from '../contracts/content-service';

const RUNNERS_UP = 3;
const MOST_PULLS = 8;

/**
 * What a state of content makes of a sentence: the model's view and the stored answer, letter by letter as the editor
 * wrote it (variables are filled in by the conversation, not here). Safety rules, which run before any model, do not
 * take part.
 */
export function tryText(text: string, classifier: Classifier, intents: readonly TopicIntent[]): TryAnswer {
  const { ranked, decision } = classifier.classify(text);
  const byId = new Map(intents.map((intent) => [intent.id, intent]));
  const titleOf = (id: string) => byId.get(id)?.title ?? id;
  const best = ranked[0];
  const answer = decision === 'answer' && best ? byId.get(best.intent)?.answer : undefined;
  return {
    decision,
    topic: best?.topic ?? 'out_of_scope',
    intent: best?.intent ?? '',
    intentTitle: best ? titleOf(best.intent) : '',
    confidence: best?.confidence ?? 0,
    runnersUp: ranked.slice(1, 1 + RUNNERS_UP).map(({ intent, confidence }) => ({
      intent,
      title: titleOf(intent),
      confidence,
    })),
    bubbles: answer?.bubbles ?? [],
    sources: answer?.sources ?? [],
    why: best ? pullsOf(text, best.intent, classifier) : [],
  };
}

/** Several views may see the same piece (as characters, a word, a sound): an editor sees it once, with their sum. */
function pullsOf(text: string, intent: string, classifier: Classifier): TryAnswer['why'] {
  const [explanation] = classifier.explain?.(text, [intent]) ?? [];
  const byPiece = new Map<string, number>();
  for (const { piece, pull } of explanation?.pulls ?? [])
    byPiece.set(piece.trim(), (byPiece.get(piece.trim()) ?? 0) + pull);
  return [...byPiece]
    .filter(([piece]) => piece !== '')
    .map(([piece, pull]) => ({ piece, pull: Math.round(pull * 100) / 100 }))
    .sort((a, b) => Math.abs(b.pull) - Math.abs(a.pull))
    .slice(0, MOST_PULLS);
}
