import type {
  DialogueState,
  EffectDraft,
  Frame,
  ReplyDraft,
  TurnInput,
  TurnKind,
} from '../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../contracts/skill';
import { renderAnswer } from './answer';
import { askFor, fillForm, missed, nextSlot, openForm, readBack, type Filling } from './form';
import { cancels, looksLikeQuestion, wantsToFile } from './phrases';

/** The outcome of one way of taking a message, before the last look in decide. */
export interface Step {
  state: DialogueState;
  replies: ReplyDraft[];
  effects: EffectDraft[];
  kind: TurnKind;
  handoff: boolean;
  /** A case is opened by one of the effects. */
  opened?: boolean;
}

type SkillSet = ReadonlyMap<string, Skill>;

/** From here up, a question in the middle of a form is believed to be one. */
const DIGRESSION_CONFIDENCE = 0.6;

const contextOf = (state: DialogueState, input: TurnInput): SkillContext => ({
  ...input,
  memory: state.memory,
  ...(state.caseNo ? { caseNo: state.caseNo } : {}),
});

/** Begins a skill. Null when no such skill is registered, so that the plain answer can be given instead. */
export function startSkill(
  state: DialogueState,
  id: string,
  input: TurnInput,
  skills: SkillSet,
  kind: TurnKind,
  intentId?: string,
): Step | null {
  const skill = skills.get(id);
  if (!skill) return null;
  const context = contextOf(state, input);
  const begun = skill.start(context);
  const intent = intentId ? input.knowledge.intents.get(intentId) : undefined;
  // The answer comes before the form: somebody who only wanted to know has it, and may stop here.
  const answer =
    intent && skill.form ? shortened(renderAnswer(intent, input.knowledge, state.memory, input.today)) : [];
  // The same skill is not stacked on itself.
  const frames = state.frames.filter((frame) => frame.skill !== id);
  if (!skill.form) return fromResult({ ...state, frames }, { ...begun, replies: begun.replies }, kind, input);
  const frame = openForm(id, skill.form, context);
  const asked = ask({ ...state, frames: [...frames, frame], misses: 0 }, frame, skill, input);
  return {
    ...asked,
    replies: [...answer, ...begun.replies, ...asked.replies],
    effects: begun.effects ?? [],
    kind,
  };
}

/** Before a form: the point of the answer only, and no invitation to begin what has just begun. */
function shortened(answer: ReplyDraft[]): ReplyDraft[] {
  const sources = answer.flatMap((reply) => reply.sources ?? []);
  const kept = answer.filter((reply) => !/登记投诉|回我“登记/.test(reply.text)).slice(0, 2);
  return kept.map((reply, i) => ({
    text: reply.text,
    ...(i === kept.length - 1 && sources.length > 0 ? { sources } : {}),
  }));
}

const withoutQuickReplies = ({ quickReplies: _dropped, ...rest }: ReplyDraft): ReplyDraft => rest;

/** Gives a message to the skill on top. Null when the message is not for it: then it is an ordinary new topic. */
export function advanceFrame(
  state: DialogueState,
  frame: Frame,
  input: TurnInput,
  skills: SkillSet,
): Step | null {
  const skill = skills.get(frame.skill);
  // A skill that a newer version no longer has: its frame is dropped, the message is served afresh.
  if (!skill) return null;
  if (cancels(input.text)) return cancel(state, skill, input, skills);
  return skill.form
    ? advanceForm(state, frame, skill, input, skills)
    : advancePlain(state, frame, skill, input);
}

function advancePlain(state: DialogueState, frame: Frame, skill: Skill, input: TurnInput): Step | null {
  const result = skill.advance?.(frame, contextOf(state, input)) ?? null;
  return (
    result && fromResult({ ...state, frames: state.frames.slice(0, -1), misses: 0 }, result, 'answer', input)
  );
}

function advanceForm(
  state: DialogueState,
  frame: Frame,
  skill: Skill,
  input: TurnInput,
  skills: SkillSet,
): Step | null {
  const form = skill.form;
  if (!form) return null;
  const context = contextOf(state, input);
  const confirming = frame.asked === 'confirm';
  const digression = findDigression(frame, skill, input);
  const filling: Filling = digression?.whole
    ? { slots: frame.slots, changed: [], corrected: [] }
    : fillForm(form, frame, context);

  if (confirming && filling.changed.length === 0 && !digression) {
    if (input.understanding.answer === 'yes' || /^对.{0,4}(提交)?$|^提交$|^没错/.test(input.text.trim()))
      return complete(state, frame, skill, input, skills);
    const again: ReplyDraft =
      input.understanding.answer === 'no' || /^要改/.test(input.text.trim())
        ? {
            text: '哪一条不对？直接说对的就行，比如“在昆山”“欠八千”“三个人”。',
            quickReplies: ['人工', '算了'],
          }
        : {
            text: '要提交就回“对”，哪里不对就说对的。不想登记了回“算了”。',
            quickReplies: ['对，提交', '算了', '人工'],
          };
    return {
      state: replaceTop(state, { ...frame, attempts: frame.attempts + 1 }),
      replies: [again],
      effects: [],
      kind: 'answer',
      handoff: false,
    };
  }

  if (digression) {
    const kept = { ...frame, slots: filling.slots };
    const nested = digression.skill
      ? startSkill(replaceTop(state, kept), digression.skill, input, skills, 'new_topic', digression.intent)
      : null;
    if (nested) return nested;
    const intent = input.knowledge.intents.get(digression.intent);
    const answer = intent
      ? renderAnswer(intent, input.knowledge, state.memory, input.today).map(withoutQuickReplies)
      : [];
    if (answer.length > 0) {
      const next = ask(replaceTop(state, kept), kept, skill, input, `接着${skill.title}。`);
      return { ...next, replies: [...answer, ...next.replies], kind: 'question' };
    }
  }

  const answered = filling.changed.length > 0;
  const after: Frame = answered ? { ...frame, slots: filling.slots, attempts: 0 } : missed(frame);
  const lead = leadIn(filling, answered, after, frame, input);
  const step = ask(replaceTop({ ...state, misses: 0 }, after), after, skill, input, lead);
  return { ...step, kind: filling.corrected.length > 0 ? 'correction' : 'answer' };
}

function leadIn(
  filling: Filling,
  answered: boolean,
  after: Frame,
  frame: Frame,
  input: TurnInput,
): string | undefined {
  if (filling.corrected.length > 0) return '好，改过来了。';
  if (answered) return undefined;
  if (wantsToFile(input.text)) return '正在登记呢。';
  return after.asked && after.slots[after.asked] && !frame.slots[after.asked]
    ? '没关系，这条先空着。'
    : undefined;
}

interface Digression {
  intent: string;
  skill: string | null;
  /** The message is nothing but the question, so no slot may take it. */
  whole: boolean;
}

/** A question in the middle of a form, on another matter than the form's own. */
function findDigression(frame: Frame, skill: Skill, input: TurnInput): Digression | null {
  const { understanding, knowledge, text } = input;
  if (understanding.decision !== 'answer' || understanding.confidence < DIGRESSION_CONFIDENCE) return null;
  if (understanding.answer) return null;
  const intent = knowledge.intents.get(understanding.intent);
  if (
    !intent ||
    intent.skill === skill.id ||
    intent.topic === 'out_of_scope' ||
    intent.topic === 'greeting_smalltalk'
  )
    return null;
  const question = looksLikeQuestion(text);
  const slot = skill.form?.slots.find((s) => s.name === frame.asked);
  const answersSlot = slot ? Object.keys(understanding.entities).length > 0 : false;
  if (!question && (answersSlot || text.trim().length < 5)) return null;
  // A statement such as "公司不给交社保" may well be the answer to an open question; only another job to do interrupts.
  if (!question && (!intent.skill || understanding.confidence < 0.8 || frame.asked !== undefined))
    return null;
  return { intent: intent.id, skill: intent.skill, whole: !answersSlot };
}

/** The next question, or the summary when nothing is missing. */
function ask(state: DialogueState, frame: Frame, skill: Skill, input: TurnInput, lead?: string): Step {
  const form = skill.form;
  if (!form) return { state, replies: [], effects: [], kind: 'answer', handoff: false };
  const slot = nextSlot(form, frame.slots);
  const question = slot
    ? askFor(slot, slot.name === frame.asked ? frame : { ...frame, attempts: 0 }, input.knowledge)
    : readBack(form, frame.slots);
  const next: Frame = {
    ...frame,
    asked: slot?.name ?? 'confirm',
    attempts: slot?.name === frame.asked ? frame.attempts : 0,
  };
  const said = lead ? { ...question, text: `${lead}${question.text}` } : question;
  return { state: replaceTop(state, next), replies: [said], effects: [], kind: 'answer', handoff: false };
}

function complete(
  state: DialogueState,
  frame: Frame,
  skill: Skill,
  input: TurnInput,
  skills: SkillSet,
): Step {
  const result: SkillResult = skill.complete?.(frame.slots, contextOf(state, input)) ?? {
    replies: [],
    frame: null,
  };
  const step = fromResult(
    { ...state, frames: state.frames.slice(0, -1), misses: 0 },
    result,
    'answer',
    input,
  );
  return resumeTop(step, input, skills);
}

function cancel(state: DialogueState, skill: Skill, input: TurnInput, skills: SkillSet): Step {
  const rest: DialogueState = { ...state, frames: state.frames.slice(0, -1), misses: 0 };
  const text = skill.form
    ? `好，先不${skill.title}。您刚才说的我记着，想接着弄就回“登记投诉”，不用从头说。`
    : '好，不说这个了。还有别的事就直接讲。';
  return resumeTop(
    {
      state: rest,
      replies: [{ text, quickReplies: ['登记投诉', '人工'] }],
      effects: [],
      kind: 'cancel',
      handoff: false,
    },
    input,
    skills,
  );
}

/** When a form still waits underneath, its pending question is named again. */
export function resumeTop(step: Step, input: TurnInput, skills: SkillSet): Step {
  const top = step.state.frames.at(-1);
  const skill = top && skills.get(top.skill);
  if (!top || !skill?.form) return step;
  const next = ask(step.state, top, skill, input, `接着${skill.title}。`);
  return { ...step, state: next.state, replies: [...step.replies, ...next.replies] };
}

function fromResult(state: DialogueState, result: SkillResult, kind: TurnKind, input: TurnInput): Step {
  const frames = result.frame ? [...state.frames, result.frame] : state.frames;
  return {
    state: {
      ...state,
      frames,
      ...(result.opened ? { caseNo: input.fresh.caseNo } : {}),
      ...(result.handoff ? { handoff: 'requested' as const } : {}),
    },
    replies: result.replies,
    effects: result.effects ?? [],
    kind,
    handoff: result.handoff ?? false,
    ...(result.opened ? { opened: true } : {}),
  };
}

const replaceTop = (state: DialogueState, frame: Frame): DialogueState => ({
  ...state,
  frames: [...state.frames.slice(0, -1), frame],
});
