import { TOPIC_CASE_TYPES, type CaseDraft } from '../contracts/case';
import type { DialogueState, TurnInput } from '../contracts/dialogue';
import type { Entities } from '../contracts/understanding';
import type { Step } from './frames';

/**
 * A wish for a person is granted in one turn, in every state. Somebody who has no case gets one, so that the wish
 * stands in a queue that people work from, and gets a receipt, so that it can be followed up.
 */
export function handOver(state: DialogueState, input: TurnInput): Step {
  const numbers = `等不及就打${input.knowledge.bureauPhone}或12345。有危险打110。`;
  if (state.handoff === 'requested' && state.caseNo) {
    return {
      state,
      replies: [{ text: `已经在叫人了，您的话来人都能看到。${numbers}` }],
      effects: [],
      kind: 'human',
      handoff: true,
    };
  }
  const requested: DialogueState = { ...state, handoff: 'requested', misses: 0, offered: undefined };
  if (state.caseNo) {
    return {
      state: requested,
      replies: [{ text: `好，我叫人来。您先把要说的写在这里，来人都能看到。${numbers}` }],
      effects: [{ kind: 'amend_case', caseNo: state.caseNo, patch: { handoffRequested: true } }],
      kind: 'human',
      handoff: true,
    };
  }
  return {
    state: { ...requested, caseNo: input.fresh.caseNo },
    replies: [
      { text: '好，我叫人来。您先把事情写在这里，来人都能看到，写几句都行。' },
      { text: `您的回执码：${input.fresh.receipt}。记下来，凭它能查进度。${numbers}` },
    ],
    effects: [{ kind: 'open_case', draft: draftFromMemory(state, input) }],
    kind: 'human',
    handoff: true,
    opened: true,
  };
}

/** A case from what is known so far; the transcript holds the rest. */
export function draftFromMemory(state: DialogueState, input: TurnInput): CaseDraft {
  const { phone, ...fields } = state.memory;
  const type = (state.lastTopic && TOPIC_CASE_TYPES[state.lastTopic]) ?? 'other';
  return {
    type,
    demands: [{ type, ...demandFacts(fields), basis: [] }],
    ...(fields.employerText ? { employerText: fields.employerText } : {}),
    worker: phone ? { phone } : {},
    fields,
    notKnown: [],
    story: input.text,
    handoffRequested: true,
  };
}

/** Amount and period of a demand, as far as they were said. */
export function demandFacts(fields: Entities): {
  amount?: number;
  amountApprox?: boolean;
  periodFrom?: string;
  periodTo?: string;
  monthsOwed?: number;
} {
  return {
    ...(fields.amountOwed === undefined ? {} : { amount: fields.amountOwed }),
    ...(fields.amountApprox ? { amountApprox: true } : {}),
    ...(fields.periodFrom ? { periodFrom: fields.periodFrom } : {}),
    ...(fields.periodTo ? { periodTo: fields.periodTo } : {}),
    ...(fields.monthsOwed === undefined ? {} : { monthsOwed: fields.monthsOwed }),
  };
}
