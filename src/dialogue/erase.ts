import { emptyState, type DialogueState, type EffectDraft } from '../contracts/dialogue';

/** True when the effects delete what this conversation left behind. */
const erases = (effects: readonly EffectDraft[]): boolean => effects.some((one) => one.kind === 'erase');

/** The effects, with the files that no case has taken along named for deletion. */
export const withLooseFiles = (state: DialogueState, effects: EffectDraft[]): EffectDraft[] =>
  effects.map((effect) =>
    effect.kind === 'erase'
      ? { ...effect, files: (state.pendingEvidence ?? []).map((file) => file.id) }
      : effect,
  );

/** What is still known after a deletion: which case there is and who speaks, nothing that was told. */
export function stateAfter(state: DialogueState, effects: readonly EffectDraft[]): DialogueState {
  if (!erases(effects)) return state;
  const { caseNo, handoff, lastSaid } = state;
  return { ...emptyState(), handoff, ...(caseNo ? { caseNo } : {}), ...(lastSaid ? { lastSaid } : {}) };
}
