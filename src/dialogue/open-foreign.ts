import type { DialogueState, TurnInput } from '../contracts/dialogue';
import type { Topic } from '../contracts/topics';
import { asksInEnglish, foreignAnswer, isComplaint, reportsInEnglish } from './foreign';
import { noteForPerson } from './handover';
import { looksLikeQuestion } from './phrases';
import { startSkill } from './start';
import { say, type SkillSet, type Step } from './step';

/** The form that takes a complaint in English. */
const ENGLISH_FORM = 'english-intake';

const INVITE = 'To report it here in English, reply “report”: a few short questions, free.';

/**
 * A message that is not Chinese, outside every form: the essentials of its subject, and the way to file. Who tells of
 * unpaid wages is asked on at once, as in Chinese; in every other matter the form waits for a word.
 */
export function openForeign(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  const { text, understanding, knowledge } = input;
  const language = understanding.language === 'other' ? 'other' : 'en';
  const waits = state.handoff === 'requested' && state.caseNo !== undefined;
  if (language === 'en' && (reportsInEnglish(text) || (!waits && begins(state, input)))) {
    const told = state.lastTopic ?? foreignAnswer(state.story ?? '', 'en', knowledge).topic ?? undefined;
    const step = begin(state, input, skills, told);
    if (step) return step;
  }
  const { replies, topic: heard } = foreignAnswer(text, language, knowledge);
  // "Where should I go?" is about what was told before.
  const topic =
    heard === 'legal_process' && isComplaint(state.lastTopic) ? (state.lastTopic ?? heard) : heard;
  const asks = looksLikeQuestion(text) || asksInEnglish(text);
  const next: DialogueState = {
    ...state,
    misses: 0,
    ...(topic ? { lastTopic: topic } : {}),
  };
  // Somebody comes: what is written meanwhile is for them.
  if (waits) return noteForPerson(say(next, topic ? replies : [], 'answer'), input);
  if (language === 'other') return say(next, replies, 'unclear');
  if (topic === 'wage_arrears' && !asks && state.caseNo === undefined) {
    const step = begin(next, input, skills, topic);
    if (step) return { ...step, replies: [...replies, ...step.replies] };
  }
  const invited = isComplaint(topic ?? undefined)
    ? [{ text: INVITE, quickReplies: ['report', 'human'] }]
    : [];
  return say(next, [...replies, ...invited], topic ? 'question' : 'unclear');
}

/** Asks to file, says yes to the invitation, or goes on telling right after an answer: a place, a firm, a number. */
function begins(state: DialogueState, { text, understanding }: TurnInput): boolean {
  if (reportsInEnglish(text)) return true;
  if (!isComplaint(state.lastTopic) || state.caseNo !== undefined) return false;
  const { city, phone, employerText } = understanding.entities;
  return understanding.answer === 'yes' || [city, phone, employerText].some((fact) => fact !== undefined);
}

function begin(state: DialogueState, input: TurnInput, skills: SkillSet, topic?: Topic): Step | null {
  const told: TurnInput = topic
    ? { ...input, understanding: { ...input.understanding, topic, decision: 'answer' } }
    : input;
  return startSkill(state, ENGLISH_FORM, told, skills, 'new_topic');
}
