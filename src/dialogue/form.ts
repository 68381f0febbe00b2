import type { Frame, ReplyDraft, Slots, SlotValue } from '../contracts/dialogue';
import type { Knowledge } from '../contracts/knowledge';
import type { FormSpec, SkillContext, SlotSpec } from '../contracts/skill';
import { corrects, restates } from './phrases';
import { voiceOf } from './voice';

/** Asked this often without an answer, a slot is left open: a form must never hold a person prisoner. */
const MAX_ATTEMPTS = 2;

/** Longer messages may tell of one thing and answer another. */
export const LONG_STORY = 20;

/** A new frame for a form, filled with everything the worker already said. */
export function openForm(skill: string, form: FormSpec, context: SkillContext): Frame {
  const frame: Frame = { skill, slots: {}, attempts: 0 };
  let slots: Slots = {};
  for (const slot of form.slots) {
    const value =
      slot.fill({ ...context, slots, asked: false }) ?? slot.fromMemory?.(context.memory, slots) ?? null;
    if (value) slots = { ...slots, [slot.name]: value };
  }
  return { ...frame, slots };
}

export interface Filling {
  slots: Slots;
  /** Slots that got a value from this message. */
  changed: string[];
  /** Slots whose earlier value was replaced. */
  corrected: string[];
}

/**
 * Fills slots from one message, in any order. A slot that already has a value keeps it, unless the message says that
 * something was wrong, or the slot is the one asked for; the old value stays as history.
 */
export function fillForm(
  form: FormSpec,
  frame: Frame,
  context: SkillContext,
  only: 'all' | 'gathering' = 'all',
): Filling {
  const correcting = corrects(context.text) || restates(context.text) || frame.asked === 'confirm';
  let slots = frame.slots;
  const changed: string[] = [];
  const corrected: string[] = [];
  const joint = frame.askedToo !== undefined;
  const isGathered = (name: string): boolean =>
    form.slots.some((slot) => slot.name === name && slot.gathers !== undefined);
  const isAskable = (name: string): boolean =>
    form.slots.some((slot) => slot.name === name && slot.prompts.length > 0);
  const take = (slot: SlotSpec, asked: boolean): void => {
    const old = slots[slot.name];
    const open = old !== undefined && slot.completes?.(old) === true;
    if (old && !asked && !correcting && !slot.gathers && !open && old.status === 'filled') return;
    const value = slot.fill({ ...context, slots, asked, ...(asked && joint ? { joint } : {}) });
    if (!value || sameValue(old, value)) return;
    // "I don't know" to a question for two is about the first; the second is asked for by itself.
    if (
      slot.name === frame.askedToo &&
      (value.status !== 'filled' || (value.loose && changed.some(isAskable)))
    )
      return;
    // A refusal given to one question must not wipe out what was said before.
    if (old?.status === 'filled' && value.status !== 'filled') return;
    if (value.loose && slot.strict && changed.some(isAskable)) return;
    if (value.loose && changed.some((name) => slots[name]?.whole)) return;
    // A further grievance told in a sentence answers no other question, unless a story was asked for.
    if (value.loose && !slot.story && changed.some(isGathered) && context.text.length <= LONG_STORY) return;
    // A fact that another question waited for is no free answer to this one.
    if (value.loose && !slot.story && corrected.length > 0 && context.text.length <= LONG_STORY) return;
    const history =
      old && !slot.gathers && !open ? { was: [...(old.was ?? []), old.value ?? old.status] } : {};
    slots = { ...slots, [slot.name]: { ...value, ...history } };
    // What is only overheard answers no question.
    if (!isAskable(slot.name) && !slot.gathers) return;
    changed.push(slot.name);
    if (old?.status === 'filled' && !slot.gathers && !open) corrected.push(slot.name);
  };
  if (only === 'gathering') {
    for (const slot of form.slots) if (slot.gathers) take(slot, false);
    return { slots, changed, corrected };
  }
  // What was recognised goes first; the slot asked for comes last, so that it can see that the words were meant otherwise.
  const asked = [frame.asked, frame.askedToo];
  for (const slot of form.slots) if (!asked.includes(slot.name)) take(slot, false);
  for (const name of asked) {
    const slot = form.slots.find((one) => one.name === name);
    if (slot) take(slot, true);
  }
  return { slots, changed, corrected };
}

const sameValue = (a: SlotValue | undefined, b: SlotValue): boolean =>
  a !== undefined && a.status === b.status && JSON.stringify(a.value) === JSON.stringify(b.value);

/** The next slot that is neither answered nor pointless; undefined when the form is complete. */
export function nextSlot(form: FormSpec, slots: Slots): SlotSpec | undefined {
  return form.slots.find((slot) => !slots[slot.name] && !slot.skip?.(slots));
}

/** The slot that is asked for in the same question; undefined when it is answered, pointless or there is none. */
export function partnerOf(form: FormSpec, slot: SlotSpec, slots: Slots): SlotSpec | undefined {
  const partner = slot.joint && form.slots.find((other) => other.name === slot.joint?.with);
  return partner && !slots[partner.name] && !partner.skip?.(slots) ? partner : undefined;
}

/** One question for two slots. */
export const askBoth = (joint: NonNullable<SlotSpec['joint']>): ReplyDraft => ({
  text: joint.prompt,
  ...(joint.quickReplies ? { quickReplies: [...joint.quickReplies] } : {}),
});

/** Counts one more time of asking without an answer; after {@link MAX_ATTEMPTS} the slot is left open as unknown. */
export function missed(frame: Frame): Frame {
  if (!frame.asked || frame.asked === 'confirm') return { ...frame, attempts: frame.attempts + 1 };
  if (frame.attempts + 1 < MAX_ATTEMPTS) return { ...frame, attempts: frame.attempts + 1 };
  return { ...frame, attempts: 0, slots: { ...frame.slots, [frame.asked]: { status: 'unknown' } } };
}

/** The question for a slot, in the wording for this time of asking. */
export function askFor(slot: SlotSpec, frame: Frame, knowledge: Knowledge): ReplyDraft {
  const text = slot.prompts[Math.min(frame.attempts, slot.prompts.length - 1)] ?? slot.prompts[0] ?? '';
  const offered =
    typeof slot.quickReplies === 'function' ? slot.quickReplies(knowledge, frame.slots) : slot.quickReplies;
  return offered && offered.length > 0 ? { text, quickReplies: [...offered] } : { text };
}

/** The summary that is read back before anything is filed. */
export function readBack(form: FormSpec, slots: Slots): ReplyDraft {
  const lines = form.slots.flatMap((slot) => {
    const value = slots[slot.name];
    const line = value ? slot.readBack(value, slots) : null;
    return line ? [`· ${line}`] : [];
  });
  const { head, tail, buttons } = voiceOf(form).readBack;
  return { text: `${head}\n${lines.join('\n')}\n${tail}`, quickReplies: [...buttons] };
}
