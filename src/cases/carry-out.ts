import type { Calendar } from '../contracts/knowledge';
import type { CaseStore } from '../contracts/ports';
import type { Turn } from '../contracts/turn';
import type { FieldCipher } from '../shared/crypto';
import type { FaultPoints } from '../shared/faults';
import { amendCase } from './amend';
import { addEvidence } from './evidence';
import { buildCase, openCase } from './open';

export interface CarryOutDeps {
  cases: CaseStore;
  cipher: Pick<FieldCipher, 'hash'>;
  calendar: () => Calendar;
  faults: FaultPoints;
  /** Tells the consoles that a case is new or changed; `crisis` when somebody is in danger. */
  onCase: (caseNo: string, crisis?: string) => Promise<void>;
}

/** Keyed hash of a receipt, as `CaseStore.findByReceiptHash` expects it. */
export const hashReceipt = (cipher: Pick<FieldCipher, 'hash'>, receipt: string): string =>
  cipher.hash(receipt, 'receipt');

/** Carries out a committed turn's effects, in order. Every one is safe to repeat, because its id comes from the turn. */
export async function carryOutEffects(turn: Turn, deps: CarryOutDeps): Promise<void> {
  const at = new Date(turn.at);
  for (const effect of turn.effects) {
    deps.faults.hit('effect:begun');
    switch (effect.kind) {
      case 'open_case': {
        const record = buildCase(effect, {
          conversationId: turn.conversationId,
          channel: turn.channel,
          at,
          receiptHash: hashReceipt(deps.cipher, effect.receipt),
          calendar: deps.calendar(),
        });
        await openCase(deps.cases, record);
        await deps.onCase(effect.caseNo, effect.draft.crisis);
        break;
      }
      case 'amend_case':
        await amendCase(deps.cases, effect, { at, calendar: deps.calendar() });
        await deps.onCase(effect.caseNo, effect.patch.crisis);
        break;
      case 'add_evidence':
        await addEvidence(deps.cases, effect.caseNo, effect.evidence);
        await deps.onCase(effect.caseNo);
        break;
    }
    deps.faults.hit('effect:done');
  }
}
