import type { DialogueState, Frame, TurnInput } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';
import { askBoth, askFor, nextSlot, partnerOf, readBack } from './form';
import { wasSaid } from './said';
import { replaceTop, topFrame } from './stack';
import { voiceOf } from './voice';
import { say, type SkillSet, type Step } from './step';

/** The next question of the form on top, or the summary when nothing is missing. */
export function ask(state: DialogueState, frame: Frame, skill: Skill, input: TurnInput, lead?: string): Step {
  const form = skill.form;
  if (!form) return say(state, [], 'answer');
  const slot = nextSlot(form, frame.slots);
  const attempts = slot && slot.name === frame.asked ? frame.attempts : 0;
  // After a question for two was missed, each is asked for by itself.
  const partner = slot && attempts === 0 ? partnerOf(form, slot, frame.slots) : undefined;
  const usual = !slot
    ? readBack(form, frame.slots)
    : partner && slot.joint
      ? askBoth(slot.joint)
      : askFor(slot, { ...frame, attempts }, input.knowledge);
  // The same question in the same words, twice running, sounds like nobody listens.
  // After a question in between it is the pending one, named as it was.
  const pending = lead?.endsWith(goOn(skill)) === true;
  const other =
    slot && !pending && wasSaid(state, usual.text) && slot.prompts.find((text) => !wasSaid(state, text));
  const question = other ? { ...usual, text: other } : usual;
  const next: Frame = { ...frame, asked: slot?.name ?? 'confirm', askedToo: partner?.name, attempts };
  const whole = lead ? { ...question, text: `${lead}${question.text}` } : question;
  // A second question in between: the pending one is named again, and not left out for having been said.
  const said =
    pending && wasSaid(state, whole.text)
      ? { ...whole, text: whole.text.replace(goOn(skill), voiceOf(form).goOn[1](skill.title)) }
      : whole;
  return say(replaceTop(state, next), [said], 'answer');
}

/** Names the form that goes on, before its pending question. */
export const goOn = (skill: Skill): string => voiceOf(skill.form).goOn[0](skill.title);

/** When a form still waits underneath, its pending question is named again. */
export function resumeTop(step: Step, input: TurnInput, skills: SkillSet): Step {
  const top = topFrame(step.state);
  const skill = top && skills.get(top.skill);
  if (!top || !skill?.form) return step;
  const next = ask(step.state, top, skill, input, goOn(skill));
  return { ...step, state: next.state, replies: [...step.replies.map(withoutButtons), ...next.replies] };
}

/** The question that follows brings its own buttons; two rows of them would leave open which to press. */
const withoutButtons = ({
  quickReplies: _dropped,
  ...rest
}: Step['replies'][number]): Step['replies'][number] => rest;
