import { z } from 'zod';
import type { DialogueState, EffectDraft, Frame, ReplyDraft, Slots, TurnInput } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';
import { startSkill } from './start';
import type { SkillSet, Step } from './step';
import { voiceOf } from './voice';

/** Days that an unfinished form waits for its owner. */
const KEPT_DAYS = 30;

/**
 * A form that was stopped half-way is also kept under a code, so that it is found again on another phone. Null when
 * nothing has been told yet: a code for nothing would only be one more thing to lose.
 */
export function keepForm(
  frame: Frame,
  skill: Skill,
  input: TurnInput,
): { reply: ReplyDraft; effect: EffectDraft } | null {
  const told = skill.form?.slots.some(
    (slot) => slot.prompts.length > 0 && frame.slots[slot.name]?.status === 'filled',
  );
  if (!told) return null;
  const code = input.fresh.draftCode;
  return {
    reply: { text: voiceOf(skill.form).keptUnder(code, KEPT_DAYS) },
    effect: {
      kind: 'register',
      code,
      entry: {
        kind: 'form_draft',
        region: {},
        facts: { skill: skill.id },
        words: { slots: JSON.stringify(frame.slots) },
        consent: 'keep_draft',
        keepDays: KEPT_DAYS,
      },
    },
  };
}

const slotsSchema: z.ZodType<Slots> = z.record(
  z.string(),
  z.looseObject({ status: z.enum(['filled', 'unknown', 'refused']) }),
);

/** Goes on with a form whose code stands in the message; null when there is none that can go on. */
export function resumeKept(state: DialogueState, input: TurnInput, skills: SkillSet): Step | null {
  for (const kept of input.keptForms ?? []) {
    const slots = slotsSchema.safeParse(JSON.parse(kept.slots));
    if (!skills.get(kept.skill)?.form || !slots.success) continue;
    const parked: Frame = { skill: kept.skill, slots: slots.data, attempts: 0, data: { parked: true } };
    const others = state.frames.filter((frame) => frame.skill !== kept.skill);
    return startSkill({ ...state, frames: [parked, ...others] }, kept.skill, input, skills, 'answer');
  }
  return null;
}
