import { caseTypeOf, type CaseDraft } from '../contracts/case';
import type { DialogueState, TurnInput } from '../contracts/dialogue';
import { yuan } from '../contracts/slots';
import type { Entities } from '../contracts/understanding';
import { wasSaid } from './said';
import { contextOf, say, type SkillSet, type Step } from './step';

/**
 * A wish for a person is granted in one turn, in every state. Somebody who has no case gets one, so that the wish
 * stands in a queue that people work from, and gets a receipt, so that it can be followed up. A form at hand ends here:
 * what it holds goes along, and nobody is asked on.
 */
export function handOver(before: DialogueState, input: TurnInput, skills: SkillSet): Step {
  const numbers = `等不及就打${input.knowledge.bureauPhone}或12345。有危险打110。`;
  const state: DialogueState = { ...before, frames: [], misses: 0, offered: undefined };
  if (state.handoff === 'requested' && state.caseNo) {
    const wordings = [
      `已经在叫人了，您的话来人都能看到。${numbers}`,
      `还在叫，没忘。要补的话接着写，来人一看就明白。${numbers}`,
    ];
    const text = wordings.find((wording) => !wasSaid(before, wording)) ?? '';
    return { ...say(state, [{ text }], 'human'), handoff: true };
  }
  const requested: DialogueState = { ...state, handoff: 'requested' };
  if (state.caseNo) {
    return {
      state: requested,
      replies: [{ text: `好，我叫人来。您先把要说的写在这里，来人都能看到。${numbers}` }],
      effects: [{ kind: 'amend_case', caseNo: state.caseNo, patch: { handoffRequested: true } }],
      kind: 'human',
      handoff: true,
    };
  }
  const draft = draftSoFar(before, input, skills);
  const told = draft.employerText !== undefined || Object.keys(draft.fields).length > 0;
  return {
    state: { ...requested, caseNo: input.fresh.caseNo },
    replies: [
      {
        text: cannotWrite(input)
          ? '不要紧，我叫人来。请工友替您打几个字也行，打12333跟人说也行。'
          : told
            ? '好，我叫人来。您前面说的都带过去了，不用再讲一遍。还有要说的，写在这里。'
            : '好，我叫人来。您先把事情写在这里，来人都能看到，写几句都行。',
      },
      { text: `您的回执码：${input.fresh.receipt}。记下来，凭它能查进度。${numbers}` },
    ],
    effects: [{ kind: 'open_case', draft }],
    kind: 'human',
    handoff: true,
    opened: true,
  };
}

/** Whoever says that they cannot type is not asked to write. */
const cannotWrite = (input: TurnInput): boolean =>
  input.understanding.decision === 'answer' && input.understanding.intent === 'human_agent.cannot_type';

/**
 * Somebody waits for a person and goes on telling: the words stand in the transcript, the facts go into the case, and
 * the worker hears so.
 */
export function noteForPerson(step: Step, input: TurnInput): Step {
  const { caseNo } = step.state;
  if (!caseNo) return step;
  const { phone, ambiguous: _open, ...fields } = input.understanding.entities;
  const facts = Object.keys(fields).length > 0 || phone !== undefined;
  const heard = factsHeard(fields);
  const english = [
    'Noted. The person who comes reads this. Go on writing if there is more.',
    'Noted, too. Go on; whoever comes looks here first.',
  ];
  const chinese = [
    `${heard}记下了，来人能看到。还有就接着写。`,
    `${heard || '这句'}也记下了。您接着说，人来了就看这里。`,
  ];
  const isEnglish = step.state.language === 'en';
  const wordings = isEnglish ? english : chinese;
  const text = wordings.find((wording) => !wasSaid(step.state, wording)) ?? '';
  return {
    ...step,
    replies: [...step.replies, { text, quickReplies: [isEnglish ? 'report' : '登记投诉'] }],
    effects: facts
      ? [{ kind: 'amend_case', caseNo, patch: { fields, ...(phone ? { worker: { phone } } : {}) } }]
      : [],
  };
}

/** The facts of a message by name, so that its writer sees what was understood: "单位宏达厂、欠8000元"; empty without any. */
export function factsHeard({ employerText, amountOwed, headcount, city, district }: Entities): string {
  const place = `${city ?? ''}${district ?? ''}`;
  return [
    employerText && `“${employerText.slice(0, 20)}”`,
    amountOwed !== undefined && yuan(amountOwed),
    headcount !== undefined && `${headcount}个人`,
    place !== '' && place,
  ]
    .filter(Boolean)
    .join('、');
}

/** A case from what is known so far: the form at hand, else what was said; the transcript holds the rest. */
export function draftSoFar(state: DialogueState, input: TurnInput, skills: SkillSet): CaseDraft {
  const top = state.frames.at(-1);
  const skill = top && skills.get(top.skill);
  const done = top && skill?.form && skill.complete?.(top.slots, contextOf(state, input));
  const effect = done && done.effects?.find((e) => e.kind === 'open_case');
  if (!top || !skill?.form || effect?.kind !== 'open_case') return draftFromMemory(state, input);
  // The summary was not confirmed: no consent to share beyond the person who was asked for.
  const { consent: _notGiven, ...draft } = effect.draft;
  // What is never asked for by itself was not left out by the worker.
  const open = skill.form.slots.filter(
    (slot) => slot.prompts.length > 0 && !slot.skip?.(top.slots) && top.slots[slot.name]?.status !== 'filled',
  );
  return { ...draft, notKnown: open.map((slot) => slot.name), handoffRequested: true };
}

function draftFromMemory(state: DialogueState, input: TurnInput): CaseDraft {
  const { phone, ambiguous: _open, ...fields } = state.memory;
  const type = caseTypeOf({ topic: state.lastTopic, intent: state.lastIntent }) ?? 'other';
  return {
    type,
    demands: [{ type, ...demandFacts(fields), basis: [] }],
    ...(fields.employerText ? { employerText: fields.employerText } : {}),
    worker: { ...(phone ? { phone } : {}), ...(state.language ? { language: state.language } : {}) },
    fields,
    notKnown: [],
    story: input.text,
    handoffRequested: true,
  };
}

/** Amount and period of a demand, as far as they were said. */
function demandFacts(fields: Entities): {
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

const HOW_LONG = /(多久|多长时间|几时|什么时候|啥时候|几点).{0,4}(来|到|回|有人|理我|等)?|还要等|等多久/;
const LONGEST_QUESTION = 12;

/** "还要等多久" from somebody who waits for a person is about that person. No time is promised. */
export function asksHowLongToWait(state: DialogueState, input: TurnInput): Step | null {
  const { text } = input;
  const waits = state.handoff === 'requested' && state.caseNo !== undefined && !state.crisis;
  if (!waits || text.trim().length > LONGEST_QUESTION || !HOW_LONG.test(text) || !/来|等|到|人/.test(text))
    return null;
  const said = `已经叫了，几点有人来我说不准。来了就在这里回您，不用一直守着。等不及打${input.knowledge.bureauPhone}或12345。`;
  return { ...say(state, [{ text: said }], 'human'), handoff: true };
}
