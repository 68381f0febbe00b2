import { caseNumbersIn } from '../contracts/case-numbers';
import type { DialogueState, Frame, TurnInput } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';
import { resumeTop } from './ask';
import { withoutReceipts } from './case-in-question';
import { advanceForm } from './form-turn';
import { cancels, continues, wantsToWithdraw } from './phrases';
import { keepForm } from './kept-form';
import { parkTop, topFrame, withoutTop } from './stack';
import { startSkill } from './start';
import { contextOf, fromResult, say, type SkillSet, type Step } from './step';
import { voiceOf } from './voice';

/** Most frames that one message is offered to. A form and what was asked in its midst are two or three. */
const MAX_STEPS = 8;

/**
 * Gives a message to what is at work, from the top down. A skill that only listens (jobs, subsidies) may pass the
 * message on: it is then done, and the form it interrupted goes on. Null when the message is for none of them.
 */
export function advanceFrames(
  before: DialogueState,
  input: TurnInput,
  skills: SkillSet,
): { step: Step | null; state: DialogueState } {
  let state = before;
  // The fuse: whatever skills hand to each other, a turn ends.
  for (let left = MAX_STEPS, top = topFrame(state); top && left > 0; left -= 1, top = topFrame(state)) {
    const skill = skills.get(top.skill);
    const step = skill ? advance(state, top, skill, input, skills) : null;
    if (step) return { step, state };
    // Not for this one, or a newer version no longer has this skill.
    state = withoutTop(state);
  }
  return { step: null, state: topFrame(state) ? { ...state, frames: [] } : state };
}

function advance(
  state: DialogueState,
  frame: Frame,
  skill: Skill,
  input: TurnInput,
  skills: SkillSet,
): Step | null {
  if (skill.form) {
    if (namesCase(input)) {
      const status = startSkill(state, 'case-status', input, skills, 'question');
      if (status) return status;
    }
    const { stops } = skill.form;
    const heir = stops?.words.test(input.text) ? stops.skill : undefined;
    if (heir !== undefined) return startSkill(withoutTop(state), heir, input, skills, 'cancel');
    // Nothing has been filed that could be taken back: what is meant is the form at hand.
    const takesBack = wantsToWithdraw(input.text) && state.caseNo === undefined && input.cases.length === 0;
    return cancels(input.text) || takesBack
      ? stopForm(state, frame, skill, input, skills)
      : advanceForm(state, frame, skill, input, skills);
  }
  const rest = { ...withoutTop(state), misses: 0 };
  // "撤回" stops a form, but no list of jobs: there it is about the case.
  if (cancels(input.text) && !input.text.includes('撤')) {
    const text = '好，不说这个了。还有别的事就直接讲。';
    return resumeTop(say(rest, [{ text, quickReplies: ['人工'] }], 'cancel'), input, skills);
  }
  if (continues(input.text) && topFrame(rest)) return null;
  const result = skill.advance?.(frame, contextOf(state, input)) ?? null;
  if (!result) return null;
  const step = fromResult(rest, result, 'answer', input);
  return result.frame ? step : resumeTop(step, input, skills);
}

/** Longer messages with a code in them tell something besides. */
const CODE_AND_WORDS = 12;

/** A code and little else, in the middle of a form: where its case stands is asked, and no slot may take it. */
function namesCase({ text, cases, unknownReceipts }: TurnInput): boolean {
  if (caseNumbersIn(text).length > 0) return text.trim().length <= 3 * CODE_AND_WORDS;
  const receipts = cases.filter(({ via }) => via === 'receipt').length + unknownReceipts.length;
  return receipts > 0 && withoutReceipts(text).length <= CODE_AND_WORDS;
}

/** Stops a form and says what is kept: what was told stays, and one word, or a code on another phone, goes on with it. */
function stopForm(
  state: DialogueState,
  frame: Frame,
  skill: Skill,
  input: TurnInput,
  skills: SkillSet,
): Step {
  const { stopped } = voiceOf(skill.form);
  const text = stopped.text(skill.title);
  const kept = keepForm(frame, skill, input);
  const replies = [{ text }, ...(kept ? [kept.reply] : [])];
  const step = say(
    { ...parkTop(state), misses: 0 },
    replies.map((reply, i) =>
      i === replies.length - 1 ? { ...reply, quickReplies: [...stopped.buttons] } : reply,
    ),
    'cancel',
  );
  return resumeTop({ ...step, effects: kept ? [kept.effect] : [] }, input, skills);
}
