import type { ReplyDraft, TurnInput } from '../contracts/dialogue';
import { sourceRef } from '../contracts/sources';
import type { Verdict } from '../contracts/verdict';
import type { Step } from './step';

/** Puts a verdict before what a step answers. A step that asks back or is small talk is left alone. */
export function withVerdict(step: Step, verdict: Verdict | undefined, { knowledge }: TurnInput): Step {
  if (!verdict || step.kind === 'smalltalk' || step.kind === 'unclear' || step.kind === 'silent') return step;
  const sources = verdict.sources.map((id) => sourceRef(id, knowledge)).filter((source) => source !== null);
  const lead: ReplyDraft = { text: verdict.say, ...(sources.length > 0 ? { sources } : {}) };
  return { ...step, replies: [lead, ...step.replies] };
}
