import type { DialogueState, ReplyDraft, TurnInput } from '../contracts/dialogue';
import type { RankedIntent } from '../contracts/understanding';
import { renderAnswer } from './answer';
import { offerTitle } from './fallback';
import { say, type Step } from './step';

/** From here up an unsure meaning is answered first, and the other one offered beside it. */
const LIKELY = 0.6;

/**
 * One meaning is likelier than all others together, though not sure: it is answered, and what else it may have been
 * is offered beside it. A worker who asked for a number has it in one turn; nothing is begun on a guess.
 */
export function answerLikely(
  before: DialogueState,
  input: TurnInput,
  options: readonly RankedIntent[],
): Step | null {
  const [first, second] = options;
  if (!first || first.confidence < LIKELY || first.intent !== input.understanding.intent) return null;
  const intent = input.knowledge.intents.get(first.intent);
  if (!intent || intent.id === before.lastIntent) return null;
  const answer = renderAnswer(intent, input.knowledge, before.memory, input.today);
  if (answer.length === 0) return null;
  const other = second && offerTitle(second, input.knowledge, options);
  const offer: ReplyDraft = {
    text: other
      ? `我按“${intent.title}”答的。要是问“${other}”，回2；都不是，换个说法再说一遍。`
      : `我按“${intent.title}”答的。不是这个，换个说法再说一遍。`,
    quickReplies: [...(other ? [other] : []), '登记投诉', '人工'],
  };
  const state: DialogueState = {
    ...before,
    misses: before.misses + 1,
    offered: options.map((o) => o.intent),
    lastTopic: intent.topic,
    lastIntent: intent.id,
  };
  const bare = answer.map(({ quickReplies: _chips, ...reply }) => reply);
  return say(state, [...bare, offer], 'unclear');
}
