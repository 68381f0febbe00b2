import type { DialogueState, Frame, ReplyDraft, TurnInput } from '../contracts/dialogue';
import type { FormSpec, Skill, SkillResult } from '../contracts/skill';
import { renderAnswer } from './answer';
import { ask, goOn, resumeTop } from './ask';
import { findDigression, type Digression } from './digression';
import { shortAside } from './follow-question';
import { englishAside } from './foreign';
import { cheer, isCourtesy, isForeign, leadIn, noted } from './form-leads';
import { fillForm, LONG_STORY, missed, type Filling } from './form';
import {
  asksInForm,
  confirms,
  continues,
  corrects,
  declinesOne,
  isUnsure,
  isWeary,
  tellsAnother,
  looksLikeQuestion,
  wantsToFile,
} from './phrases';
import { wasSaid } from './said';
import { replaceTop, withoutTop } from './stack';
import { contextOf, fromResult, say, type SkillSet, type Step } from './step';
import { startSkill } from './start';
import { voiceOf } from './voice';

/** One message for the form on top: an answer, a correction, a question in between, or the last word on the summary. */
export function advanceForm(
  state: DialogueState,
  frame: Frame,
  skill: Skill,
  message: TurnInput,
  skills: SkillSet,
): Step | null {
  const input = asShortAnswer(message);
  const form = skill.form;
  if (!form) return null;
  const voice = voiceOf(form);
  if (frame.asked !== 'confirm' && (wantsToFile(input.text) || continues(input.text)))
    return ask(state, frame, skill, input, voice.alreadyFiling);
  const refusal = form.refuses?.(contextOf(state, input));
  if (refusal) {
    // In its other wording: the question itself was asked a moment ago.
    const again = ask(state, { ...frame, attempts: Math.max(frame.attempts, 1) }, skill, input);
    return { ...again, replies: [refusal, ...again.replies] };
  }
  if (frame.data?.quiet === true) return backInForm(state, frame, skill, message, skills);
  const aside =
    form.language === 'en'
      ? englishAside(input.text, input.knowledge)
      : shortAside(form, form.subject ?? state.lastTopic, state, input);
  if (aside) {
    const next = ask(state, frame, skill, input, goOn(skill));
    return { ...next, replies: [...aside, ...next.replies], kind: 'question' };
  }
  const digression: Digression | null = findDigression(frame, skill, input);
  // "一天200，国庆上了两天，给多少" is a sum to be worked out, not what the form asks for.
  const figures = digression?.skill ? skills.get(digression.skill)?.ownFigures : false;
  // Another grievance told on the way is answered and also noted: it becomes a demand of its own.
  const filling: Filling = tellsAnother(input.text)
    ? nothing(frame)
    : digression?.whole || figures
      ? looksLikeQuestion(input.text)
        ? nothing(frame)
        : fillForm(form, frame, contextOf(state, input), 'gathering')
      : heedQuestions(fillForm(form, frame, contextOf(state, input)), frame, form, input);

  if (digression) {
    const kept = { ...frame, slots: filling.slots };
    const step = digress(replaceTop(state, kept), kept, skill, digression, input, skills, filling, frame);
    if (step) return step;
  }
  if (frame.asked === 'confirm' && filling.changed.length === 0)
    return confirmOrAsk(state, frame, skill, input, skills);

  const answered = filling.changed.length > 0;
  // Other facts than the one asked for are welcome, and leave the question as often asked as it was.
  const onTime = filling.changed.some((name) => name === frame.asked || name === frame.askedToo);
  const after: Frame = answered
    ? { ...frame, slots: filling.slots, attempts: onTime ? 0 : frame.attempts, data: {} }
    : asksInForm(input.text) && !isWeary(input.text)
      ? questioned(frame)
      : missed(frame);
  if (form.ends?.(after.slots)) return complete(replaceTop(state, after), after, skill, input, skills);
  const lead =
    noted(filling, frame, skill) ??
    leadIn(filling, after, frame, skill, input) ??
    cheer(filling, after, skill, input);
  const put = (words: string | undefined): Step =>
    ask(replaceTop({ ...state, misses: 0 }, after), after, skill, input, words);
  const first = put(lead);
  // The same question in the same words, twice running, sounds like nobody listens.
  const step = first.replies.some((reply) => wasSaid(state, reply.text)) ? put(voice.alsoNoted) : first;
  return { ...step, kind: filling.corrected.length > 0 ? 'correction' : 'answer' };
}

/** Questions without an answer here before the slot is left open all the same. */
const PATIENCE = 2;

/** A question is no failed answer; but nobody is held by one question for ever. */
function questioned(frame: Frame): Frame {
  const asked = Number(frame.data?.questions ?? 0) + 1;
  return asked > PATIENCE ? missed({ ...frame, data: {} }) : { ...frame, data: { questions: asked } };
}

/**
 * The first message after another matter was served on top of the form: it was not said to the form's question, so only
 * what is plainly a fact for it, or a question, is taken. Otherwise the form says where it stands.
 */
function backInForm(
  state: DialogueState,
  before: Frame,
  skill: Skill,
  input: TurnInput,
  skills: SkillSet,
): Step | null {
  const frame: Frame = { ...before, data: {} };
  const next = replaceTop(state, frame);
  const filling = skill.form ? fillForm(skill.form, frame, contextOf(state, input)) : nothing(frame);
  const plain = filling.changed.some((name) => !filling.slots[name]?.loose);
  const told = plain && input.understanding.answer === undefined;
  if (told || asksInForm(input.text) || findDigression(frame, skill, input))
    return advanceForm(next, frame, skill, input, skills);
  return ask(
    next,
    frame,
    skill,
    input,
    `${isCourtesy(input) ? voiceOf(skill.form).welcome : ''}${goOn(skill)}`,
  );
}

const nothing = (frame: Frame): Filling => ({ slots: frame.slots, changed: [], corrected: [] });

/** What answers nothing is not taken for an answer, though an open question would take any words. A long story may hold both. */
function heedQuestions(filling: Filling, frame: Frame, form: FormSpec, input: TurnInput): Filling {
  const [only, more] = filling.changed;
  const loose =
    only !== undefined && [frame.asked, frame.askedToo].includes(only) && filling.slots[only]?.loose;
  if (!loose || more !== undefined) return filling;
  if (isForeign(input, form)) return nothing(frame);
  if (input.text.length > LONG_STORY) return filling;
  return isNoAnswer(input) ? nothing(frame) : filling;
}

/** Words that any open question would take, and that answer none: a question, a groan, thanks, another language. */
const isNoAnswer = (input: TurnInput): boolean =>
  /^(提交|交吧|确认|都对)[吧了]?[。.!！]?$/.test(input.text.trim()) ||
  tellsOtherFact(input) ||
  tellsAnother(input.text) ||
  asksInForm(input.text) ||
  isWeary(input.text) ||
  isCourtesy(input);

/** A sum, a count or a number to call answers no open question, though it is known already. */
const tellsOtherFact = ({ understanding: { entities } }: TurnInput): boolean =>
  [entities.amountOwed, entities.headcount, entities.phone].some((fact) => fact !== undefined);

/** "不知道叫什么" is as full an answer as "不知道", "这个先不说" as "不说". */
function asShortAnswer(input: TurnInput): TurnInput {
  if (input.understanding.answer) return input;
  const answer = isUnsure(input.text) ? 'unknown' : declinesOne(input.text) ? 'refuse' : undefined;
  return answer ? { ...input, understanding: { ...input.understanding, answer } } : input;
}

/** The summary was read back: a yes files it, a no asks what is wrong, anything else asks for one of the two. */
function confirmOrAsk(
  state: DialogueState,
  frame: Frame,
  skill: Skill,
  input: TurnInput,
  skills: SkillSet,
): Step {
  // "有" is a yes to another question than this one.
  const yes = input.understanding.answer === 'yes' && !/^(有|要|需要|知道|晓得)/.test(input.text.trim());
  // "好" to "which line is wrong?" files nothing: the summary is read once more.
  if (yes && frame.data?.fixing === true && !/提交|对|没错/.test(input.text))
    return ask(state, { ...frame, data: {} }, skill, input, voiceOf(skill.form).lookAgain);
  if (yes || confirms(input.text) || wantsToFile(input.text))
    return complete(state, frame, skill, input, skills);
  const voice = voiceOf(skill.form);
  const wrong =
    input.understanding.answer === 'no' ||
    corrects(input.text) ||
    /^(要改|改|有错|不对|错)/.test(input.text.trim());
  const again: ReplyDraft = wrong
    ? {
        text: voice.whichLine.text(skill.form?.correctionExamples),
        quickReplies: [...voice.whichLine.buttons],
      }
    : {
        text: voice.notSent[frame.attempts === 0 ? 0 : 1],
        quickReplies: [...voice.readBack.buttons.slice(0, 1), ...voice.whichLine.buttons],
      };
  const next: Frame = { ...frame, attempts: frame.attempts + 1, data: wrong ? { fixing: true } : {} };
  return say(replaceTop(state, next), [again], 'answer');
}

/** Answers the question in between and names the pending one again. Null when there is nothing to answer with. */
function digress(
  state: DialogueState,
  frame: Frame,
  skill: Skill,
  digression: Digression,
  input: TurnInput,
  skills: SkillSet,
  filling: Filling,
  before: Frame,
): Step | null {
  const other = digression.skill ? skills.get(digression.skill) : undefined;
  if (other && !other.form) {
    const nested = startSkill(state, other.id, input, skills, 'question', digression.intent);
    if (nested) return nested;
  }
  const intent = input.knowledge.intents.get(digression.intent);
  if (!intent) return null;
  const answer = renderAnswer(intent, input.knowledge, state.memory, input.today)
    .filter((reply) => !INVITES.test(reply.text))
    .map(({ quickReplies: _dropped, ...rest }) => rest);
  if (answer.length === 0) return null;
  const also = noted(filling, before, skill) ?? '';
  const next = ask(state, frame, skill, input, `${also}${goOn(skill)}`);
  return { ...next, replies: [...answer, ...next.replies], kind: 'question' };
}

/** A bubble that only invites to file what is being filed. */
const INVITES = /^要登记.{0,12}回我?“登记投诉”/;

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
  const step = fromResult({ ...withoutTop(state), misses: 0 }, result, 'answer', input);
  return resumeTop(result.opened ? filed(state, step, input) : step, input, skills);
}

/**
 * What filing changes: the facts of this complaint are not those of the next one, and a case that was opened before
 * (by a wish for a person, or by danger) is told where the complaint stands.
 */
function filed(before: DialogueState, step: Step, input: TurnInput): Step {
  const { city, district, trade, construction, phone } = step.state.memory;
  const memory = Object.fromEntries(
    Object.entries({ city, district, trade, construction, phone }).filter(([, value]) => value !== undefined),
  );
  const waiting = before.handoff === 'requested';
  const effects = step.effects.map((effect) =>
    effect.kind === 'open_case' && waiting
      ? { ...effect, draft: { ...effect.draft, handoffRequested: true } }
      : effect,
  );
  const earlier = before.caseNo
    ? [
        {
          kind: 'amend_case' as const,
          caseNo: before.caseNo,
          patch: { note: `本人又登记了一件，见${input.fresh.caseNo}。` },
        },
      ]
    : [];
  return {
    ...step,
    state: { ...step.state, memory, told: undefined, story: undefined },
    effects: [...effects, ...earlier],
  };
}
