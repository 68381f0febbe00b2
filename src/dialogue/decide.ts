import type { Decision, DialogueState, ReplyDraft, TurnInput } from '../contracts/dialogue';
import type { RegisterKind } from '../contracts/register';
import type { SafetyFinding, Entities } from '../contracts/understanding';
import { takeAddition, wantsAddition } from './addition';
import { alarm } from './alarm';
import { afterAlarm, dangerOver } from './after-alarm';
import { takeFile } from './attachment';
import { stateAfter, withLooseFiles } from './erase';
import { changeSubject } from './change-subject';
import { advanceFrames } from './frames';
import { asksForPersonInEnglish, toldInEnglish } from './foreign';
import { handOver } from './handover';
import { resumeKept } from './kept-form';
import { languageAfter, mergeMemory, naming, remembered, withoutMisheard } from './memory';
import { openTopic } from './open-topic';
import { asksForHuman, continues, correctsOwnData, unpaidInCantonese } from './phrases';
import { asksInside } from './asks-inside';
import { answeredToo, decidedToo } from './beside-alarm';
import { marksOf, withoutRepeats } from './said';
import { topFrame } from './stack';
import { resumeParked, startSkill } from './start';
import type { SkillSet, Step } from './step';

export type { SkillSet } from './step';

/**
 * From here up a wish for a person is believed in the middle of a form too, where the same words may be an answer
 * ("找过工作人员").
 */
const SURE_WISH = 0.85;

/**
 * The heart: what to say and do next, as a pure function of the state and one understood message. The order is the
 * order of what matters: danger, silence for a person who speaks, a wish for a person, the form at hand, and only
 * then topics.
 */
export function decide(before: DialogueState, input: TurnInput, skills: SkillSet): Decision {
  const state: DialogueState = {
    ...before,
    memory: mergeMemory(before.memory, input.understanding.entities),
    language: languageAfter(before, input),
    ...remembered(before, input),
    ...naming(before, input),
  };
  const { safety } = input.understanding;
  // "没地方住" in the form that asks what is missing: the numbers once, and the form goes on.
  const answersForm = safety.level === 'P1' && hears(before, safety.kind, skills);
  const known = answersForm && before.crisis?.kind === safety.kind;
  const isOver = dangerOver(before, input) !== null;
  const danger = known || isOver || answersUs(before, input) ? CALM : safety;

  if (input.attachment) return finish(state, takeFile(state, input, input.attachment, skills), input);
  if (danger.level === 'P0')
    return finish(state, decidedToo(answeredToo(alarm(state, input, skills), input, skills), input), input);
  // Also while a mediator speaks, and in a form: its question comes again once the person has said that they are safe.
  if (danger.level === 'P1' && (state.handoff === 'human' || (before.frames.length > 0 && !answersForm))) {
    return finish(state, alarm(state, input, skills), input);
  }
  if (state.handoff === 'human') return silent(state);
  if (danger.level !== 'none') {
    // One banner, then the ordinary business goes on: fear must not freeze the help that was asked for.
    const banner = alarm(state, input, skills);
    const rest = ordinary(banner.state, input, skills, before.memory);
    // "还没出来": the question whether there is danger has just been answered.
    if (danger.level === 'P2' && rest.kind === 'urgent') return finish(rest.state, rest, input);
    const isAnswered = rest.kind === 'unclear' && banner.replies.length > 0;
    const helpful = isAnswered ? { ...rest, replies: [] } : rest;
    const step: Step = {
      ...helpful,
      replies:
        guessedOnly(danger) && plainlyAsked(input)
          ? besides(helpful, banner.replies)
          : [...banner.replies, ...helpful.replies],
      effects: [...banner.effects, ...helpful.effects],
      handoff: banner.handoff || helpful.handoff,
      opened: banner.opened || helpful.opened,
    };
    return finish(state, step, input);
  }
  return finish(state, ordinary(state, input, skills, before.memory), input);
}

/** True when the form at hand asks about the very hardship that the rules found. */
function hears(state: DialogueState, kind: string | undefined, skills: SkillSet): boolean {
  const top = topFrame(state);
  const own = top && skills.get(top.skill)?.form?.hardship;
  return state.handoff !== 'human' && own !== undefined && own === kind;
}

/** A danger that nothing named, beside a matter that is surely an everyday one. */
const guessedOnly = ({ level, guessed, kind }: SafetyFinding): boolean =>
  level === 'P2' && guessed === true && kind === undefined;

/** So sure a subject, and a question: its answer is what the person waits for. */
const SURE_QUESTION = 0.8;
const plainlyAsked = ({ text, understanding }: TurnInput): boolean =>
  understanding.confidence >= SURE_QUESTION && asksInside(text);

/** The answer first, then "are you in danger"; a question of ours stays last. */
function besides(step: Step, banner: readonly ReplyDraft[]): ReplyDraft[] {
  if (step.replies.length === 0) return [...banner];
  const open = topFrame(step.state)?.asked !== undefined ? step.replies.length - 1 : step.replies.length;
  return [...step.replies.slice(0, open), ...banner, ...step.replies.slice(open)];
}

const CALM: SafetyFinding = { level: 'none' };
/** Longer messages than this are more than an answer to a question. */
const ANSWER_CHARS = 16;

/**
 * "就我一个", "老街砖厂": right after a question of ours, a short message is an answer, though out of nowhere it may sound
 * like something else. What the rules have a word for is danger wherever it is said.
 */
function answersUs(before: DialogueState, input: TurnInput): boolean {
  const { safety, entities, answer } = input.understanding;
  if (!safety.guessed) return false;
  // A receipt or the code of a form, with two words beside it.
  if (input.cases.length + input.unknownReceipts.length + (input.keptForms?.length ?? 0) > 0) return true;
  if (topFrame(before)?.asked === undefined) return false;
  const fits = Object.keys(entities).length > 0 || answer !== undefined;
  return input.text.trim().length <= (fits ? 2 * ANSWER_CHARS : ANSWER_CHARS);
}

/** A message taken in the ordinary way; what was misread in it is not remembered. */
function ordinary(state: DialogueState, input: TurnInput, skills: SkillSet, before: Entities): Step {
  const step = take(state, input, skills);
  if (!step.misheard) return step;
  const memory = withoutMisheard(step.state.memory, before, step.misheard);
  return { ...step, state: { ...step.state, memory } };
}

function take(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  // The model takes a changed telephone number for a wish to be called.
  if (correctsOwnData(input.text) && !topFrame(state)) {
    const corrected = startSkill(
      state,
      'personal-data',
      input,
      skills,
      'question',
      'case_status.personal_data',
    );
    if (corrected) return corrected;
  }
  if (wantsPerson(state, input)) return toldInEnglish(handOver(state, input, skills), input);
  const kept = resumeKept(state, input, skills);
  if (kept) return kept;
  // Between the questions of its own form nobody has to say that they are safe before they may answer.
  const inOwnForm = hears(state, state.crisis?.kind, skills) && !/安全|危险|没事/.test(input.text);
  const after = inOwnForm ? null : afterAlarm(state, input, skills);
  if (after && !after.more) return after.step;
  if (!after) return takeCalm(state, input, skills);
  const { step } = after;
  const rest = takeCalm({ ...step.state, frames: state.frames }, input, skills);
  const [heard] = step.replies;
  return {
    ...rest,
    replies: [...(heard ? [{ text: heard.text }] : []), ...rest.replies],
    effects: [...step.effects, ...rest.effects],
  };
}

/** Nobody is in danger, or said to be safe: a form at hand, and only then topics. */
function takeCalm(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  if (wantsAddition(state, input)) return takeAddition(state, input);
  const changed = changeSubject(state, input, skills);
  if (changed) return changed;
  const taken = advanceFrames(state, input, skills);
  // What was offered was offered for one answer only: a "1" later on means something else.
  if (taken.step) return { ...taken.step, state: { ...taken.step.state, offered: undefined } };
  if (continues(input.text)) {
    const resumed = resumeParked(taken.state, input, skills);
    if (resumed) return resumed;
  }
  const step = openTopic(taken.state, input, skills);
  return step.kind === 'smalltalk' || step.kind === 'unclear' ? stillListening(state, step, skills) : step;
}

/** Thanks, or a riddle, in between: what was shown (jobs) can still be refined. Open questions are not kept. */
function stillListening(before: DialogueState, step: Step, skills: SkillSet): Step {
  const top = topFrame(before);
  const listens = top && !skills.get(top.skill)?.form && skills.has(top.skill) && top.asked === undefined;
  return listens && step.state.frames.length < before.frames.length
    ? { ...step, state: { ...step.state, frames: before.frames } }
    : step;
}

function wantsPerson(state: DialogueState, input: TurnInput): boolean {
  if (unpaidInCantonese(input.text)) return false;
  if (asksForHuman(input.text)) return true;
  if (input.understanding.language === 'en' && asksForPersonInEnglish(input.text)) return true;
  const { decision, topic, intent, confidence, answer } = input.understanding;
  if (decision !== 'answer' || topic !== 'human_agent' || answer) return false;
  // A telephone number in a form is the answer to "how do we reach you", not a wish to be called at once.
  const inForm = topFrame(state) !== undefined;
  return !inForm || (confidence >= SURE_WISH && intent !== 'human_agent.callback');
}

/** A mediator speaks: the words are kept for them, the bot says nothing. */
function silent(state: DialogueState): Decision {
  return {
    state,
    replies: [],
    effects: [],
    kind: 'silent',
    handoff: true,
    ...(state.caseNo ? { caseNo: state.caseNo } : {}),
  };
}

/** A bank card's or an identity card's number, which nobody here asks for. */
const SECRET_NUMBER = /(?<!\d)(\d[\s-]?){15,18}[\dXx](?!\d)/;
const NO_NUMBERS: ReplyDraft = {
  text: '身份证号、银行卡号别发在这里，我们不要，也不会让您转账、不往卡里打钱。谁找您要验证码，都别给。',
};

function finish(before: DialogueState, step: Step, input: TurnInput): Decision {
  const opened = step.opened ? input.fresh : undefined;
  const waiting = step.state.pendingEvidence;
  const effects =
    opened && waiting
      ? step.effects.map((e) =>
          e.kind === 'open_case' ? { ...e, draft: { ...e.draft, evidence: waiting } } : e,
        )
      : withLooseFiles(step.state, step.effects);
  // In danger the numbers are said again as often as they are needed.
  const said = step.kind === 'urgent' ? step.replies : withoutRepeats(before, step.replies, input, step.kind);
  const replies = SECRET_NUMBER.test(input.text) ? [NO_NUMBERS, ...said] : said;
  const registered = registeredAfter(step);
  const after: DialogueState = {
    ...step.state,
    ...(registered ? { registered } : {}),
    ...(opened && waiting ? { pendingEvidence: undefined } : {}),
    ...(opened ? { namedCase: undefined } : {}),
    lastSaid: marksOf(replies),
  };
  const state = stateAfter(after, effects);
  return {
    state,
    replies,
    effects,
    kind: step.kind,
    handoff: step.handoff || state.handoff !== 'bot',
    ...(opened ? { receipt: opened.receipt } : {}),
    ...(state.caseNo ? { caseNo: state.caseNo } : {}),
  };
}

/** What this conversation has in the register after a step; undefined when the step changes nothing of it. */
function registeredAfter(step: Step): RegisterKind[] | undefined {
  const before = step.state.registered ?? [];
  const after = step.effects.reduce<RegisterKind[]>((kinds, effect) => {
    if (effect.kind === 'withdraw_register') return kinds.filter((kind) => kind !== effect.registerKind);
    if (effect.kind !== 'register' || kinds.includes(effect.entry.kind)) return kinds;
    return [...kinds, effect.entry.kind];
  }, before);
  return after === before ? undefined : after;
}
