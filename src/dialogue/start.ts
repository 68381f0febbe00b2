import type { DialogueState, Frame, ReplyDraft, Slots, TurnInput, TurnKind } from '../contracts/dialogue';
import type { Topic } from '../contracts/topics';
import { renderAnswer } from './answer';
import { ask, resumeTop } from './ask';
import { openForm } from './form';
import { asksInside } from './asks-inside';
import { isParked, keepForms, parkedFrame, topFrame } from './stack';
import { voiceOf } from './voice';
import { contextOf, fromResult, type SkillSet, type Step } from './step';

/** Begins a skill. Null when no such skill is registered, so that the plain answer can be given instead. */
export function startSkill(
  before: DialogueState,
  id: string,
  input: TurnInput,
  skills: SkillSet,
  kind: TurnKind,
  intentId?: string,
): Step | null {
  const skill = skills.get(id);
  if (!skill) return null;
  const state = keepForms(before, skills);
  const intent = intentId ? input.knowledge.intents.get(intentId) : undefined;
  const context = contextOf(state, intent ? meaning(input, intent) : input);
  if (intentId && skill.takes?.(context) === false) return null;
  if (!skill.form) {
    const answer = intent ? renderAnswer(intent, input.knowledge, state.memory, input.today) : undefined;
    const apart = { ...context, ...(answer ? { answer } : {}), nested: topFrame(state) !== undefined };
    const step = fromResult(state, skill.start(apart), kind, input);
    // A skill that is done at once gives the floor back to the form it interrupted.
    return topFrame(step.state)?.skill === id ? step : resumeTop(step, input, skills);
  }
  // The answer comes before the form: somebody who only wanted to know has it, and may stop here.
  const most = asksInside(input.text) ? ASKED : TOLD;
  const answer = intent
    ? shortened(renderAnswer(intent, input.knowledge, state.memory, input.today), most)
    : [];
  // The same skill is not stacked on itself; one that was left goes on with what it knew.
  const left = parkedFrame(state, id);
  const refusal = skill.form.refuses?.(context);
  const opened: Frame = refusal ? { skill: id, slots: {}, attempts: 0 } : openForm(id, skill.form, context);
  const frame: Frame = left ? { ...opened, slots: keepWhatWasSaid(left.slots, opened.slots) } : opened;
  const frames = [...state.frames.filter((other) => other.skill !== id), frame];
  const asked = ask(
    { ...state, frames, misses: 0 },
    frame,
    skill,
    input,
    left ? voiceOf(skill.form).takenUp : undefined,
  );
  const begun = left ? [] : skill.start(context).replies;
  return { ...asked, replies: [...answer, ...begun, ...(refusal ? [refusal] : []), ...asked.replies], kind };
}

/** The message as it was meant: a button or a "1" says less than the subject it stands for. */
function meaning(input: TurnInput, intent: { id: string; topic: Topic }): TurnInput {
  const { understanding } = input;
  const { topic, intent: heard, confidence, decision, furtherTopics } = understanding;
  // What the message was mainly about is not lost when another of its subjects leads.
  const besides =
    decision === 'answer' && topic !== intent.topic ? [{ topic, intent: heard, confidence }] : [];
  return {
    ...input,
    understanding: {
      ...understanding,
      topic: intent.topic,
      intent: intent.id,
      decision: 'answer',
      furtherTopics: [...besides, ...furtherTopics].filter((one) => one.topic !== intent.topic),
    },
  };
}

/** A form taken up again: what it held stays; what was only said since fills what was open. */
function keepWhatWasSaid(held: Slots, now: Slots): Slots {
  const told = Object.entries(held).filter(([name, value]) => value.status === 'filled' || !now[name]);
  return { ...now, ...Object.fromEntries(told) };
}

/** Goes on with the form that was left last; null when none was. */
export function resumeParked(state: DialogueState, input: TurnInput, skills: SkillSet): Step | null {
  const left = state.frames.findLast((frame) => isParked(frame) && skills.get(frame.skill)?.form);
  return left ? startSkill(state, left.skill, input, skills, 'answer') : null;
}

/** Bubbles of the answer before the form: whoever tells of a grievance hears the point, whoever asks hears the rest too. */
const TOLD = 2;
const ASKED = 4;

/** An answer's bubble without its invitation to file; the number to call that stands before it is kept. */
const withoutInvitation = (text: string): string =>
  text
    .replace(/，或回我?“登记(?:投诉)?”[^。]*(?:。|$)/u, '。')
    .replace(/[^。！？；]*回我?“登记(?:投诉)?”[^。]*(?:。|$)/u, '');

/** Before a form: the answer without the invitation to begin what has just begun. */
function shortened(answer: ReplyDraft[], most: number): ReplyDraft[] {
  const sources = answer.flatMap((reply) => reply.sources ?? []);
  const kept = answer
    .map((reply) => ({ ...reply, text: withoutInvitation(reply.text) }))
    .filter((reply) => reply.text !== '')
    .slice(0, most);
  return kept.map((reply, i) => ({
    text: reply.text,
    ...(i === kept.length - 1 && sources.length > 0 ? { sources } : {}),
  }));
}
