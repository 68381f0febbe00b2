import type { DialogueState, ReplyDraft, TurnInput, TurnKind } from '../contracts/dialogue';

/** Said instead of what was said a moment ago. Two wordings, so that a third repetition is not a repetition either. */
const ALREADY = [
  '就是上面刚说的那些。哪句没看懂，告诉我是哪一句；想找人说，回“人工”。',
  '上面那几句还作数。换个说法再问我，或者回“人工”，让人讲给您听。',
];
/** To somebody who only calls again: "喂", "喂喂". */
const HERE = ['在的，您说，什么事？', '我听着呢，直接说事就行。'];
const ALREADY_ENGLISH = [
  'That is what I said above. Call 12345, or reply “人工” for a person.',
  'The same as above, sorry. Reply “人工” and a person will come.',
];

/** Numbered cards and lists may come back in another choice: they are never left out. */
const isCard = (text: string): boolean => /^\d+\. /.test(text);

/** A short mark of a sentence (FNV-1a): the state stays small, and says nothing about what was talked about. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** True when this very bubble was said in the turn before. */
export const wasSaid = (state: DialogueState, text: string): boolean =>
  (state.lastSaid ?? '').split(' ').includes(markOf(text));

/**
 * The replies without the sentences that were said a moment ago. When nothing new is left, that is said in words that
 * differ from last time: somebody who hears the same sentence twice thinks that nobody listens.
 */
export function withoutRepeats(
  state: DialogueState,
  replies: ReplyDraft[],
  input: TurnInput,
  kind: TurnKind,
): ReplyDraft[] {
  const fresh = replies.filter((reply) => isCard(reply.text) || !wasSaid(state, reply.text));
  if (fresh.length === replies.length) return replies;
  const dropped = replies.filter((reply) => !fresh.includes(reply));
  const last = fresh[fresh.length - 1];
  if (!last) {
    const chinese = kind === 'smalltalk' ? HERE : ALREADY;
    const wordings = input.understanding.language === 'zh' ? chinese : ALREADY_ENGLISH;
    const text = wordings.find((wording) => !wasSaid(state, wording)) ?? wordings[0] ?? '';
    const quickReplies = dropped.at(-1)?.quickReplies ?? ['人工'];
    return [{ text, quickReplies }];
  }
  // The buttons and sources of a sentence left out still belong to the answer.
  const quickReplies = last.quickReplies ?? dropped.at(-1)?.quickReplies;
  const sources = last.sources ?? dropped.find((reply) => reply.sources)?.sources;
  const kept = { ...last, ...(quickReplies ? { quickReplies } : {}), ...(sources ? { sources } : {}) };
  return fresh.map((reply) => (reply === last ? kept : reply));
}

/** What the state remembers of these replies. */
export const marksOf = (replies: readonly ReplyDraft[]): string =>
  replies.flatMap((reply) => tailsOf(reply.text).map(markOf)).join(' ');

/** A bubble, and what it says after a short lead ("记下了。"): the question behind the lead was said as well. */
function tailsOf(text: string): string[] {
  const lead = /^[^。！？\n]{1,16}。/.exec(text)?.[0];
  return lead && lead.length < text.length ? [text, text.slice(lead.length)] : [text];
}
