import { caseNumbersIn } from '../contracts/case-numbers';
import { demandsHeard } from '../contracts/demands';
import type { DialogueState, TurnInput, TurnKind } from '../contracts/dialogue';
import type { RankedIntent } from '../contracts/understanding';
import { takeAddition } from './addition';
import { renderAnswer } from './answer';
import { answerLikely } from './answer-likely';
import {
  claimedIntent,
  complaintForm,
  GENERAL_FORM,
  goesOnTelling,
  owedBesides,
  ownForm,
  placeAlone,
  plainlyUnpaid,
  severalGrievances,
  signsUp,
  WAGE_FORM,
} from './between-the-lines';
import { leadOf, type Lead } from './buttons';
import { askBack, candidates, notUnderstood, offerTitle } from './fallback';
import { asksElsewhere, asksWhetherLawful, followQuestion } from './follow-question';
import { reportsInEnglish } from './foreign';
import { openForeign } from './open-foreign';
import { asksHowLongToWait, handOver, noteForPerson } from './handover';
import {
  asksToFile,
  beginsToFile,
  chosen,
  continues,
  filesNow,
  isWordless,
  wantsCaseStatus,
  wantsToFile,
  wantsToWithdraw,
} from './phrases';
import { verdictOf, type Verdict } from '../contracts/verdict';
import { shortAnswer, wordless } from './short-messages';
import { alsoHeard, mentionOthers } from './other-subjects';
import { keepForms, parkedFrame } from './stack';
import { startSkill } from './start';
import { contextOf, say, type SkillSet, type Step } from './step';
import { withVerdict } from './with-verdict';

/** A message that also tells of danger says so in many words; the rest must stand out clearly to be answered. */
const CLEAR_BESIDE_BANNER = 0.7;

/** Shorter messages of somebody who waits are kept as they are. */
const SHORT_NOTE = 8;

const NONSENSE = 'out_of_scope.nonsense';

/** From here up a second strange message in a row is still told what it is, instead of "I did not understand". */
const SURE_OUT_OF_SCOPE = 0.5;

/**
 * Forms that begin with the answer: unpaid wages are what people come for. In every other matter the answer comes
 * whole and the form when it is wanted: nobody has to file to be told.
 */
const AT_ONCE: ReadonlySet<string> = new Set([WAGE_FORM]);

/** A message that no form has taken: an offered meaning, a command, an answer, a question back. */
export function openTopic(before: DialogueState, input: TurnInput, skills: SkillSet): Step {
  const offered = pickOffered(before, input);
  const state: DialogueState = { ...before, offered: undefined };
  if (offered === 'neither') return unclear(state, input);
  if (offered) return serve(state, input, skills, offered);
  if (reportsInEnglish(input.text)) return openForeign(state, input, skills);
  const pressed = leadOf(input.text);
  if (pressed) return follow(pressed, state, input, skills);
  const waited = asksHowLongToWait(state, input);
  if (waited) return waited;
  if (wantsToFile(input.text) || beginsToFile(input.text) || filesNow(input.text) || continues(input.text))
    return fileComplaint(state, input, skills);
  if (wantsCaseStatus(input.text) || namesReceipt(input)) {
    const step = startSkill(state, 'case-status', input, skills, 'question');
    if (step) return step;
  }
  // "我又想了想 还是要投诉" holds the word for taking a complaint back, and means the contrary.
  if (input.understanding.topic === 'case_status' && asksToFile(input.text) && !/撤|补充|改/.test(input.text))
    return fileComplaint(state, input, skills);
  if (wantsToWithdraw(input.text)) return serve(state, input, skills, 'case_status.withdraw');
  const { understanding } = input;
  const { language } = understanding;
  const english = state.language === 'en' && language === 'zh';
  if ((language !== 'zh' && understanding.decision !== 'answer') || english)
    return openForeign(state, input, skills);
  const followed =
    asksElsewhere(state, input) ?? followQuestion(state.lastTopic, input) ?? asksWhetherLawful(state, input);
  if (followed) {
    // What was asked about stays the subject: "那要多久", and then "去哪办".
    const step = serve(state, input, skills, followed);
    const { lastTopic, lastIntent } = state;
    return { ...step, state: { ...step.state, lastTopic, lastIntent } };
  }
  const byTitle = titled(input);
  if (byTitle) return serve(state, input, skills, byTitle);
  if (isWordless(input.text)) return say(state, [wordless(state)], 'smalltalk');
  if (understanding.answer) return shortAnswer(state, input);
  const verdict = verdictOf(input.knowledge.verdicts, input.text);
  return withVerdict(told(state, input, skills, verdict), verdict, input);
}

/** A message in words of its own: worked out, answered, filed, or asked back. */
function told(state: DialogueState, input: TurnInput, skills: SkillSet, verdict: Verdict | undefined): Step {
  const { understanding } = input;
  const claimed = claimedIntent(state, input, skills);
  if (claimed) return serve(state, input, skills, claimed);
  if (verdict?.intent && input.knowledge.intents.has(verdict.intent))
    return serve(state, input, skills, verdict.intent);
  const more = goesOnTelling(state, input, skills) ?? signsUp(state, input, skills);
  if (more) return more;
  const owed = plainlyUnpaid(input) ?? owedBesides(input);
  if (owed) return serve(state, input, skills, owed);
  const several = severalGrievances(input);
  if (several) return serve(state, input, skills, several, true);
  switch (understanding.decision) {
    case 'answer':
      return serve(state, input, skills, understanding.intent);
    case 'clarify':
      return clarify(state, input);
    case 'safety':
      // The banner has been shown; what was asked besides is still answered when it is clear enough.
      return understanding.confidence >= CLEAR_BESIDE_BANNER
        ? serve(state, input, skills, understanding.intent)
        : unclear(state, input);
    case 'unknown':
      return placeAlone(state, input) ?? outOfScope(state, input) ?? unclear(state, input);
  }
}

/** Does what a button says, whatever the model makes of its two characters. */
function follow(lead: Lead, state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  switch (lead.to) {
    case 'intent':
      return serve(state, input, skills, lead.intent);
    case 'skill':
      return startSkill(state, lead.skill, input, skills, 'new_topic') ?? unclear(state, input);
    case 'human':
      return handOver(state, input, skills);
    case 'file':
      return fileComplaint(state, input, skills);
    case 'status':
      return startSkill(state, 'case-status', input, skills, 'question') ?? unclear(state, input);
    case 'addition':
      return takeAddition(state, input);
    case 'followUp':
      return startSkill(state, 'follow-up', input, skills, 'question') ?? unclear(state, input);
    case 'say': {
      const quickReplies = lead.quickReplies ? { quickReplies: [...lead.quickReplies] } : {};
      return say({ ...state, misses: 0 }, [{ text: lead.text, ...quickReplies }], 'answer');
    }
  }
}

/** "登记投诉" means the subject talked about last; a form that was left comes before a new one. */
function fileComplaint(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  // Grievances were told, and none of them about wages: then wages are not what is filed.
  const noWages = (state.told?.length ?? 0) > 0 && !state.told?.includes('arrears');
  const about = noWages || complaintForm(state.lastTopic) === GENERAL_FORM ? GENERAL_FORM : undefined;
  // "投诉" names a complaint, whatever was offered; "我来登记" means what was offered.
  const own = /投诉|举报|立案/.test(input.text) ? undefined : ownForm(state, input, skills);
  const skill = own ?? about ?? parkedFrame(state)?.skill ?? WAGE_FORM;
  const { understanding } = input;
  const told: TurnInput =
    about && state.lastTopic
      ? {
          ...input,
          understanding: {
            ...understanding,
            topic: state.lastTopic,
            decision: 'answer',
            ...(state.lastIntent ? { intent: state.lastIntent } : {}),
          },
        }
      : input;
  return startSkill(state, skill, told, skills, 'new_topic') ?? unclear(state, input);
}

/** @param filing the message is a complaint as it stands, and its form begins at once */
function serve(
  before: DialogueState,
  input: TurnInput,
  skills: SkillSet,
  intentId: string,
  filing = false,
): Step {
  const intent = input.knowledge.intents.get(intentId);
  if (!intent) return unclear(before, input);
  const state: DialogueState = {
    ...keepForms(before, skills),
    misses: 0,
    lastTopic: intent.topic,
    lastIntent: intent.id,
  };
  if (intent.topic === 'human_agent') return handOver(state, input, skills);
  // "…我想投诉" after a list of wrongs is filed, also where the subject that leads has only an answer.
  const own = intent.skill === null ? undefined : skills.get(intent.skill);
  const files =
    filing ||
    (!own?.form && asksToFile(input.text) && demandsHeard(input.understanding, input.text).length > 0);
  const wanted = files ? complaintForm(intent.topic) : intent.skill;
  const skill = wanted ? skills.get(wanted) : undefined;
  // Whoever waits for a person is not drawn into a form: the words are kept for that person, and the answer is given.
  const waiting = state.handoff === 'requested' && state.caseNo !== undefined && !state.crisis;
  // Once a complaint is filed, more about it does not begin another one.
  const filed = state.caseNo !== undefined && state.handoff === 'bot';
  const begins = skill?.form
    ? !waiting &&
      (((filing || AT_ONCE.has(skill.id)) && !filed) ||
        asksToFile(input.text) ||
        skill.begins?.(contextOf(state, input)) === true)
    : true;
  if (skill && begins) {
    const step = startSkill(state, skill.id, input, skills, 'new_topic', intent.id);
    // A complaint takes the other grievances along; anything else names what was heard besides.
    const takes = skill.form?.slots.some((slot) => slot.gathers);
    if (step) return takes ? step : { ...step, replies: mentionOthers(step, input, intent.topic) };
  }
  const replies = renderAnswer(intent, input.knowledge, state.memory, input.today);
  if (replies.length === 0) return unclear(state, input);
  const kind: TurnKind = intent.topic === 'greeting_smalltalk' ? 'smalltalk' : 'question';
  const step = say(state, [...replies, ...alsoHeard(input, intent.topic)], kind);
  return waiting && skill?.form ? noteForPerson(step, input) : step;
}

/** A receipt stands in the words. (A word like "投诉" alone only makes the caller look up the conversation's own case.) */
const namesReceipt = (input: TurnInput): boolean =>
  input.unknownReceipts.length > 0 ||
  caseNumbersIn(input.text).length > 0 ||
  (input.cases.length > 0 && /[0-9A-Za-z]{4}/.test(input.text));

function clarify(state: DialogueState, input: TurnInput): Step {
  const options = candidates(input.understanding, input.knowledge);
  const likely = answerLikely(state, input, options);
  if (likely) return likely;
  if (state.misses > 0 || options.length === 0) return unclear(state, input);
  const titles = options.map((o) => offerTitle(o, input.knowledge, options));
  return say(
    { ...state, misses: state.misses + 1, offered: options.map((o) => o.intent) },
    [askBack(titles)],
    'unclear',
  );
}

/** A thing this line does not do, said kindly, when the model is sure enough which kind of thing it is. */
function outOfScope(state: DialogueState, input: TurnInput): Step | null {
  const best = input.understanding.topics[0];
  const intent = best && best.topic === 'out_of_scope' ? input.knowledge.intents.get(best.intent) : undefined;
  // Somebody waits for a person: two words more are for that person, not a riddle.
  if (state.handoff === 'requested' && state.caseNo && input.text.trim().length <= SHORT_NOTE) return null;
  if (!best || !intent || intent.id === state.lastIntent || state.misses > 2) return null;
  // A second riddle is answered with a person, not with "I cannot read this" once more.
  if (state.misses > 0 && (best.confidence < SURE_OUT_OF_SCOPE || intent.id === NONSENSE)) return null;
  const replies = renderAnswer(intent, input.knowledge, state.memory, input.today);
  if (replies.length === 0) return null;
  return say({ ...state, misses: state.misses + 1, lastIntent: intent.id }, replies, 'unclear');
}

/** Nothing was understood. Somebody who waits for a person is told that the words are kept, not asked to repeat them. */
function unclear(state: DialogueState, input: TurnInput): Step {
  if (state.handoff === 'requested' && state.caseNo) return noteForPerson(say(state, [], 'answer'), input);
  return say(
    { ...state, misses: state.misses + 1 },
    [notUnderstood(state.misses, input.knowledge)],
    'unclear',
  );
}

function pickOffered(state: DialogueState, input: TurnInput): string | 'neither' | null {
  if (!state.offered || state.offered.length === 0) return null;
  const options = state.offered.map((id): RankedIntent => {
    const topic = input.knowledge.intents.get(id)?.topic;
    return { intent: id, topic: topic ?? 'out_of_scope', confidence: 0 };
  });
  const { answer } = input.understanding;
  if (answer === 'no') return 'neither';
  if (answer === 'yes' && options.length === 1) return options[0]?.intent ?? null;
  const index = chosen(
    input.text,
    options.map((o) => offerTitle(o, input.knowledge, options)),
  );
  if (index === null) return null;
  return index < 0 ? 'neither' : (options[index]?.intent ?? null);
}

/** A button's text is an intent's title: that is what it means, whatever the model makes of two characters. */
function titled(input: TurnInput): string | null {
  const text = input.text.trim();
  if (text.length < 2 || text.length > 40) return null;
  for (const intent of input.knowledge.intents.values()) if (intent.title === text) return intent.id;
  return null;
}
