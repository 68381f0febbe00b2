import type { DialogueState, Frame } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';

/**
 * The frames of a conversation. A form that was stopped is parked, not thrown away: whoever comes back an hour later
 * goes on where they stopped. Parked frames lie at the bottom and take no messages.
 */
export const isParked = (frame: Frame): boolean => frame.data?.parked === true;

/** The frame that the next message is for. */
export function topFrame(state: DialogueState): Frame | undefined {
  const top = state.frames.at(-1);
  return top && !isParked(top) ? top : undefined;
}

export const parkedFrame = (state: DialogueState, skill?: string): Frame | undefined =>
  state.frames.findLast((frame) => isParked(frame) && (skill === undefined || frame.skill === skill));

export const withoutTop = (state: DialogueState): DialogueState => ({
  ...state,
  frames: state.frames.slice(0, -1),
});

export const replaceTop = (state: DialogueState, frame: Frame): DialogueState => ({
  ...state,
  frames: [...state.frames.slice(0, -1), frame],
});

/** Puts the top frame away with everything it knows. One a skill: an older one gives way. */
export function parkTop(state: DialogueState): DialogueState {
  const top = topFrame(state);
  if (!top) return state;
  const rest = state.frames.slice(0, -1).filter((frame) => !(isParked(frame) && frame.skill === top.skill));
  const parked: Frame = { skill: top.skill, slots: top.slots, attempts: 0, data: { parked: true } };
  return { ...state, frames: [parked, ...rest] };
}

/**
 * Another subject is served: skills that only listen (jobs, subsidies) stop listening, so that none takes a message
 * that is no longer meant for it. Forms wait.
 */
export const keepForms = (state: DialogueState, skills: ReadonlyMap<string, Skill>): DialogueState => ({
  ...state,
  frames: state.frames.filter((frame) => skills.get(frame.skill)?.form),
});
