import type { TurnInput } from '../contracts/dialogue';
import { verdictOf } from '../contracts/verdict';
import { renderAnswer } from './answer';
import { asksInside } from './asks-inside';
import { contextOf, type SkillSet, type Step } from './step';
import { verdictReply } from './with-verdict';

/** A question is as sure as this of its subject before it is answered beside a guess of danger. */
const SURE_SUBJECT = 0.9;
/** A cry is short; a story that ends in a question is not. */
const TOLD_CHARS = 40;
const POINTS = 3;

/** An injury of weeks ago is told by its bills and papers. */
const LONG_PAST =
  /上个?月|今年[\d一二三四五六七八九十]+月|[两二三四五六七八九十几\d]个?多?月了|[前去]年|几个月|住院|出院|手术|医药费|医疗费|认(定)?工伤|工伤认定|垫了|养伤|复查/;

/**
 * A danger that no rule names, guessed from the sound of a long story whose question is plain: numbers and a person
 * first, and then the question is answered all the same, without a form. So is what is asked about an injury of the past.
 * Anything else that a rule names gets the numbers alone.
 */
export function answeredToo(step: Step, input: TurnInput, skills: SkillSet): Step {
  const { safety, intent: id, confidence } = input.understanding;
  const guess = safety.guessed && safety.kind === undefined;
  const past = safety.kind === 'injury_emergency' && LONG_PAST.test(input.text);
  const plain = (guess || past) && confidence >= SURE_SUBJECT;
  if (!plain || input.text.length < TOLD_CHARS || !asksInside(input.text)) return step;
  const intent = input.knowledge.intents.get(id);
  if (!intent || intent.topic === 'out_of_scope' || intent.topic === 'human_agent') return step;
  const answer = renderAnswer(intent, input.knowledge, step.state.memory, input.today);
  const skill = intent.skill ? skills.get(intent.skill) : undefined;
  // What is counted from the dates of the story comes in place of the general answer; no form begins.
  const counted =
    skill && !skill.form
      ? skill.start({ ...contextOf(step.state, input), answer, nested: true }).replies
      : answer;
  return { ...step, replies: [...step.replies, ...counted.slice(0, POINTS)] };
}

/** Of these a story may be told long after, with a question that one sentence decides. */
const TOLD_LATER: ReadonlySet<string | undefined> = new Set(['child_labour', 'injury_emergency']);

/** After the numbers, the one sentence that decides what was asked about a child's or an injured person's claims. */
export function decidedToo(step: Step, input: TurnInput): Step {
  if (!TOLD_LATER.has(input.understanding.safety.kind) || input.text.length < TOLD_CHARS) return step;
  const verdict = verdictOf(input.knowledge.verdicts, input.text);
  return verdict && asksInside(input.text)
    ? { ...step, replies: [...step.replies, verdictReply(verdict, input)] }
    : step;
}
