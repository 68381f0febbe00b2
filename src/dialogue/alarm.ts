import type { CaseType } from '../contracts/case';
import type { DialogueState, TurnInput } from '../contracts/dialogue';
import { draftSoFar } from './handover';
import { safetyReplies } from './safety';
import { wasSaid } from './said';
import type { SkillSet, Step } from './step';

/** Which queue a crisis belongs to. Anything not named here is violence or a threat to life. */
const CRISIS_TYPES: Readonly<Record<string, CaseType>> = {
  suicide: 'other',
  incoherent_drunk: 'other',
  collective_action: 'arrears',
  id_withheld: 'deposit_id',
  child_labour: 'women_minor',
  minor_worker: 'women_minor',
  injury_emergency: 'injury',
  gas_poisoning: 'safety_hazard',
  fire_collapse: 'safety_hazard',
  electric_height_hazard: 'safety_hazard',
  heat_cold_exhaustion: 'safety_hazard',
  no_food_shelter: 'relief',
  pregnancy: 'women_minor',
  sexual_harassment: 'women_minor',
  domestic_violence: 'women_minor',
  job_fraud: 'agency',
  debt_trafficking: 'agency',
  family_emergency: 'left_behind_family',
  mass_illness: 'safety_hazard',
};

/**
 * Danger: the number to call comes first, and a person is alerted. No form, no lecture, no promise. A conversation has
 * one case; a crisis raises that one, or opens it, so that one person in danger is one entry in the queue.
 * P2 shows its help and leaves the rest to the ordinary way.
 */
export function alarm(state: DialogueState, input: TurnInput, skills: SkillSet): Step {
  const finding = input.understanding.safety;
  const kind = finding.kind ?? 'danger';
  const crisisLevel = finding.level === 'P1' ? ('P1' as const) : ('P0' as const);
  const options = { bureauPhone: input.knowledge.bureauPhone, language: input.understanding.language };
  const first = safetyReplies(finding, options);
  // The same danger again: the other wording, so that it does not read like a machine.
  const repeated = first.some((reply) => wasSaid(state, reply.text));
  const replies = repeated ? safetyReplies(finding, { ...options, repeated }) : first;
  if (finding.level === 'P2') {
    // Whether there is danger at all is asked once, not after every sentence.
    const isAskedAgain = finding.kind === undefined && repeated;
    return { state, replies: isAskedAgain ? [] : replies, effects: [], kind: 'urgent', handoff: false };
  }

  // While a mediator speaks, the case is raised and the numbers are shown all the same: a life outranks politeness.
  const handoff = state.handoff === 'human' ? 'human' : 'requested';
  const next: DialogueState = { ...state, handoff, misses: 0, crisis: { kind, at: input.now.toISOString() } };
  if (state.caseNo) {
    return {
      state: next,
      replies,
      effects: [
        {
          kind: 'amend_case',
          caseNo: state.caseNo,
          patch: { crisis: kind, crisisLevel, handoffRequested: true },
        },
      ],
      kind: 'urgent',
      handoff: true,
    };
  }
  const draft = draftSoFar(state, input, skills);
  const type = CRISIS_TYPES[kind] ?? 'forced_labor_violence';
  // What else was asked for stays a demand of its own: the wages do not vanish behind the danger.
  const others = draft.demands.filter((demand) => demand.type !== type && demand.type !== 'other');
  const demands = [{ type, basis: [] }, ...others];
  return {
    state: { ...next, caseNo: input.fresh.caseNo },
    replies,
    effects: [{ kind: 'open_case', draft: { ...draft, type, demands, crisis: kind, crisisLevel } }],
    kind: 'urgent',
    handoff: true,
    opened: true,
  };
}
