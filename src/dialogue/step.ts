import type { DialogueState, EffectDraft, ReplyDraft, TurnInput, TurnKind } from '../contracts/dialogue';
import type { EntityName } from '../contracts/understanding';
import type { Skill, SkillContext, SkillResult } from '../contracts/skill';

/** The outcome of one way of taking a message, before the last look in decide. */
export interface Step {
  state: DialogueState;
  replies: ReplyDraft[];
  effects: EffectDraft[];
  kind: TurnKind;
  handoff: boolean;
  /** A case is opened by one of the effects. */
  opened?: boolean;
  /** Entities of this message that are not to be remembered. */
  misheard?: readonly EntityName[];
}

export type SkillSet = ReadonlyMap<string, Skill>;

/** A step that only says something. */
export const say = (state: DialogueState, replies: ReplyDraft[], kind: TurnKind): Step => ({
  state,
  replies,
  effects: [],
  kind,
  handoff: false,
});

export const contextOf = (state: DialogueState, input: TurnInput): SkillContext => ({
  ...input,
  memory: state.memory,
  registered: state.registered ?? [],
  ...(state.told ? { told: state.told } : {}),
  ...(state.story ? { story: state.story } : {}),
  ...(state.service131 ? { service131: state.service131 } : {}),
  ...(state.caseNo ? { caseNo: state.caseNo } : {}),
});

/** What a skill returned, as a step: its frame goes on top, its case becomes the conversation's. */
export function fromResult(
  state: DialogueState,
  result: SkillResult,
  kind: TurnKind,
  input: TurnInput,
): Step {
  const frames = result.frame ? [...state.frames, result.frame] : state.frames;
  return {
    state: {
      ...state,
      frames,
      ...(result.opened ? { caseNo: input.fresh.caseNo } : {}),
      ...(result.service131 ? { service131: result.service131 } : {}),
      ...(result.handoff ? { handoff: 'requested' as const } : {}),
    },
    replies: result.replies,
    effects: result.effects ?? [],
    kind,
    handoff: result.handoff ?? false,
    ...(result.opened ? { opened: true } : {}),
    ...(result.misheard ? { misheard: result.misheard } : {}),
  };
}
