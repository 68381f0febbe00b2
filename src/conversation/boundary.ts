import type { Decision, DialogueState, TurnInput } from '../contracts/dialogue';
import { decide, type SkillSet } from '../dialogue/decide';

const SORRY = '对不起，我这边出了点毛病，刚才那句没处理好。您的话都存下了，我叫人来接着办。';

/**
 * Decides, with a boundary around it: a skill that throws leaves nobody without an answer. The words are kept, a person
 * is asked for, and the job at hand, which would throw again, is put down. The danger rules are not skills: they speak
 * first here as anywhere.
 *
 * @param onFault told of the error and of the skill at work, for the log
 */
export function decideWithinBoundary(
  state: DialogueState,
  input: TurnInput,
  skills: SkillSet,
  onFault: (error: unknown, skill: string | undefined) => void,
): Decision {
  try {
    return decide(state, input, skills);
  } catch (error) {
    onFault(error, state.frames.at(-1)?.skill);
    const asked: TurnInput = { ...input, text: '人工', attachment: undefined };
    const decision = decide({ ...state, frames: [] }, asked, new Map());
    return { ...decision, replies: [{ text: SORRY }, ...decision.replies] };
  }
}
