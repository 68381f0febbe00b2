import type { Evidence } from '../contracts/case';
import type { DialogueState, TurnInput } from '../contracts/dialogue';
import { resumeTop } from './ask';
import { caseInQuestion } from './case-in-question';
import { topFrame } from './stack';
import type { SkillSet, Step } from './step';

/** A photo, recording or paper from the worker: kept with the case, or kept for the case that is still to come. */
export function takeFile(state: DialogueState, input: TurnInput, evidence: Evidence, skills: SkillSet): Step {
  const silent = state.handoff === 'human';
  const about = caseInQuestion(state);
  if (about) {
    const where = about.via === 'receipt' ? `案子${about.caseNo}` : '您的案件';
    return {
      state,
      replies: silent ? [] : [{ text: `收到，放进${where}里了。还有就接着发。` }],
      effects: [{ kind: 'add_evidence', caseNo: about.caseNo, evidence }],
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
        ...(topFrame(state) === undefined ? { quickReplies: ['登记投诉', '人工'] } : {}),
      },
    ],
    effects: [],
    kind: 'answer',
    handoff: false,
  };
  return resumeTop(step, input, skills);
}
