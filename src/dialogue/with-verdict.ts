import type { ReplyDraft, TurnInput } from '../contracts/dialogue';
import { sourceRef } from '../contracts/sources';
import type { Verdict } from '../contracts/verdict';
import type { Step } from './step';

/** A verdict as it is said, with its sources. */
export function verdictReply(verdict: Verdict, { knowledge }: TurnInput): ReplyDraft {
  const sources = verdict.sources.map((id) => sourceRef(id, knowledge)).filter((source) => source !== null);
  return { text: verdict.say, ...(sources.length > 0 ? { sources } : {}) };
}

/** Puts a verdict before what a step answers; what was not understood besides it is left out. */
export function withVerdict(step: Step, verdict: Verdict | undefined, input: TurnInput): Step {
  if (!verdict || step.kind === 'smalltalk' || step.kind === 'silent') return step;
  const lead = verdictReply(verdict, input);
  if (step.kind === 'unclear')
    return {
      ...step,
      state: { ...step.state, misses: 0, offered: undefined },
      kind: 'question',
      replies: [lead],
    };
  return { ...step, replies: [lead, ...step.replies] };
}
