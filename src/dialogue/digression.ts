import type { Frame, TurnInput } from '../contracts/dialogue';
import type { Skill } from '../contracts/skill';
import { leadOf } from './buttons';
import { looksLikeQuestion, tellsSomething } from './phrases';

/** From here up, a question in the middle of a form is believed to be one. */
const QUESTION_CONFIDENCE = 0.6;
/** From here up, a statement about another matter is believed to be one. */
const STATEMENT_CONFIDENCE = 0.8;

export interface Digression {
  intent: string;
  skill: string | null;
  /** The message is nothing but the question, so no slot may take it. */
  whole: boolean;
}

/** A question in the middle of a form, on another matter than the form's own. */
export function findDigression(frame: Frame, skill: Skill, input: TurnInput): Digression | null {
  const { understanding, knowledge, text } = input;
  const pressed = leadOf(text);
  const named = pressed?.to === 'intent' ? knowledge.intents.get(pressed.intent) : undefined;
  // "没饭吃" leads to the form that asks what is missing; in it, it is the answer.
  if (named && named.skill !== skill.id)
    return { intent: named.id, skill: foreign(named.skill, skill), whole: true };
  if (understanding.decision !== 'answer' || understanding.confidence < QUESTION_CONFIDENCE) return null;
  if (understanding.answer) return null;
  const intent = knowledge.intents.get(understanding.intent);
  if (!intent || intent.topic === 'out_of_scope' || intent.topic === 'human_agent') return null;
  const question = looksLikeQuestion(text);
  // "你们是政府的吗" deserves its answer; a bare greeting does not stop a form.
  const small = intent.topic === 'greeting_smalltalk';
  if (small && !(question && understanding.confidence >= STATEMENT_CONFIDENCE)) return null;
  // The form's own matter is a digression only when something is asked about it.
  if (intent.skill === skill.id && !question) return null;
  const slot = skill.form?.slots.find((s) => s.name === frame.asked);
  const answersSlot = slot ? Object.keys(understanding.entities).length > 0 : false;
  const found: Digression = { intent: intent.id, skill: foreign(intent.skill, skill), whole: !answersSlot };
  if (question) return text.trim().length < 4 ? null : found;
  if (answersSlot || text.trim().length < 5 || understanding.confidence < STATEMENT_CONFIDENCE) return null;
  // "公司不给交社保" may well answer an open question. Where a name or a sum was asked for, it is another matter.
  if (frame.asked === 'confirm' || slot?.strict) return tellsSomething(text) ? found : null;
  return null;
}

/** Another form is not begun inside a form: its answer is given, and the form at hand goes on. */
const foreign = (wanted: string | null, skill: Skill): string | null => (wanted === skill.id ? null : wanted);
