import type { Frame, TurnInput } from '../contracts/dialogue';
import type { FormSpec, Skill } from '../contracts/skill';
import type { Filling } from './form';
import { asksInForm, isWeary, isWordless, tellsAnother, tellsSomething } from './phrases';
import { voiceOf } from './voice';

/** What a form says in front of its next question: that something was heard, changed, left open, or is nearly done. */

/** Thanks in the middle of a form. */
export const isCourtesy = ({ understanding, text }: TurnInput): boolean =>
  !isWordless(text) &&
  understanding.intent === 'greeting_smalltalk.thanks' &&
  understanding.decision === 'answer' &&
  understanding.confidence >= 0.8 &&
  understanding.answer === undefined;

/** A sentence in a language that the form does not speak. */
export const isForeign = ({ understanding, text }: TurnInput, form: FormSpec | undefined): boolean =>
  form?.language === undefined &&
  understanding.language !== 'zh' &&
  text.trim().length >= 8 &&
  !/[\u4e00-\u9fff]/.test(text);

/** How much is left, for somebody who is tired of the questions, and the two ways out. */
export function cheer(filling: Filling, after: Frame, skill: Skill, input: TurnInput): string | undefined {
  if (filling.changed.length > 0) return undefined;
  const voice = voiceOf(skill.form);
  const left = skill.form?.slots.filter(
    (slot) => !after.slots[slot.name] && !slot.skip?.(after.slots),
  ).length;
  if (isWeary(input.text) && left) return voice.fewLeft(left);
  if (isForeign(input, skill.form)) return voice.otherLanguage;
  if (isCourtesy(input)) return voice.welcome;
  if (tellsAnother(input.text)) return voice.another;
  if (asksInForm(input.text)) return skill.form?.unanswered ?? voice.unanswered;
  return tellsSomething(input.text) ? voice.listening : undefined;
}

/** What a collecting slot has just taken in, said back; undefined when none has. */
export function noted(filling: Filling, before: Frame, skill: Skill): string | undefined {
  const slot = skill.form?.slots.find((one) => one.gathers && filling.changed.includes(one.name));
  const value = slot && filling.slots[slot.name];
  return slot?.gathers && value?.status === 'filled'
    ? slot.gathers.noted(value, before.slots[slot.name])
    : undefined;
}

export function leadIn(
  filling: Filling,
  after: Frame,
  frame: Frame,
  skill: Skill,
  input: TurnInput,
): string | undefined {
  const voice = voiceOf(skill.form);
  if (filling.corrected.length > 0) return voice.corrected;
  const asked = after.asked;
  const value = asked ? after.slots[asked] : undefined;
  if (filling.changed.length > 0) {
    // A "don't know" or a refusal is heard, not passed over.
    if (asked && filling.changed.includes(asked) && value?.status === 'unknown') return voice.leftOpen;
    if (asked && filling.changed.includes(asked) && value?.status === 'refused') return voice.notSaid;
    // Something else was told than what was asked for: it is heard, and the question stays.
    return asked && asked !== 'confirm' && !value && !after.slots[frame.askedToo ?? '']
      ? voice.noted
      : undefined;
  }
  return asked && value && !frame.slots[asked] && !isWeary(input.text) ? voice.passed : undefined;
}
