import type { Evidence } from '../contracts/case';
import type { DialogueState, TurnInput } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';
import { resumeTop, type Step } from './frames';

/** A photo, recording or paper from the worker: kept with the case, or kept for the case that is still to come. */
export function takeFile(
  state: DialogueState,
  input: TurnInput,
  evidence: Evidence,
  skills: ReadonlyMap<string, Skill>,
): Step {
  const silent = state.handoff === 'human';
  if (state.caseNo) {
    return {
      state,
      replies: silent ? [] : [{ text: '收到，放进您的案件里了。还有就接着发。' }],
      effects: [{ kind: 'add_evidence', caseNo: state.caseNo, evidence }],
      kind: silent ? 'silent' : 'answer',
      handoff: state.handoff !== 'bot',
    };
  }
  const kept: DialogueState = { ...state, pendingEvidence: [...(state.pendingEvidence ?? []), evidence] };
  const step: Step = {
    state: kept,
    replies: [
      {
        text: '收到，先替您存着。登记的时候一起交上去。',
        ...(state.frames.length === 0 ? { quickReplies: ['登记投诉', '人工'] } : {}),
      },
    ],
    effects: [],
    kind: 'answer',
    handoff: false,
  };
  return resumeTop(step, input, skills);
}
