import type { DialogueState } from '../contracts/dialogue';
import type { Understanding } from '../contracts/understanding';

/** Skills that talk about the conversation's own case, and intents that lead to them. */
const SKILLS: ReadonlySet<string> = new Set(['case-status', 'documents', 'withdraw-case', 'follow-up']);
const INTENTS: ReadonlySet<string> = new Set(['legal_process.write_papers']);
const WORDS = /进度|回执|投诉|申请书|文书|撤|不告|回访|结案|办结|重开/;

/** True when a message may be about the case that was opened here: only then is it looked up before deciding. */
export function aboutOwnCase(
  state: DialogueState,
  { topic, intent }: Pick<Understanding, 'topic' | 'intent'>,
  text: string,
): boolean {
  return (
    topic === 'case_status' ||
    INTENTS.has(intent) ||
    SKILLS.has(state.frames.at(-1)?.skill ?? '') ||
    WORDS.test(text)
  );
}
