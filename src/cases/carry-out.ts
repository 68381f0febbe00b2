import type { Calendar } from '../contracts/knowledge';
import type { CaseStore } from '../contracts/ports';
import type { Effect } from '../contracts/dialogue';
import type { Turn } from '../contracts/turn';
import type { FieldCipher } from '../shared/crypto';
import { AppError } from '../shared/errors';
import type { FaultPoints } from '../shared/faults';
import type { Logger } from '../shared/logger';
import { amendCase } from './amend';
import { addEvidence } from './evidence';
import { buildCase, openCase } from './open';

type RegisterEffect = Extract<Effect, { kind: 'register' | 'withdraw_register' }>;

export interface CarryOutDeps {
  cases: CaseStore;
  cipher: Pick<FieldCipher, 'hash'>;
  calendar: () => Calendar;
  faults: FaultPoints;
  logger: Logger;
  /** Tells the consoles that a case is new or changed; `crisis` when somebody is in danger. */
  onCase: (caseNo: string, crisis?: string) => Promise<void>;
  /** Deletes what the worker asked to have deleted. */
  onErase: (effect: Extract<Effect, { kind: 'erase' }>, turn: Turn) => Promise<void>;
  /** Carries out what concerns the register. */
  onRegister: (effect: RegisterEffect, turn: Turn) => Promise<void>;
}

/** Keyed hash of a receipt, as `CaseStore.findByReceiptHash` expects it. */
export const hashReceipt = (cipher: Pick<FieldCipher, 'hash'>, receipt: string): string =>
  cipher.hash(receipt, 'receipt');

/** Carries out a committed turn's effects, in order. Every one is safe to repeat, because its id comes from the turn. */
export async function carryOutEffects(turn: Turn, deps: CarryOutDeps): Promise<void> {
  for (const effect of turn.effects) {
    deps.faults.hit('effect:begun');
    try {
      await carryOut(effect, turn, deps);
    } catch (error) {
      // A case that is not there will not come back: repeating the effect for ever would only hide the fault.
      if (!(error instanceof AppError && error.code === 'CASE_NOT_FOUND') || !('caseNo' in effect))
        throw error;
      deps.logger.error(
        { category: 'effects', effect: effect.kind, caseNo: effect.caseNo, seq: turn.seq },
        'the case of an effect does not exist',
      );
    }
    deps.faults.hit('effect:done');
  }
}

async function carryOut(effect: Effect, turn: Turn, deps: CarryOutDeps): Promise<void> {
  const at = new Date(turn.at);
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
      return deps.onCase(effect.caseNo, effect.draft.crisis);
    }
    case 'amend_case':
      await amendCase(deps.cases, effect, { at, calendar: deps.calendar() });
      return deps.onCase(effect.caseNo, effect.patch.crisis);
    case 'add_evidence':
      await addEvidence(deps.cases, effect.caseNo, effect.evidence);
      return deps.onCase(effect.caseNo);
    case 'erase':
      return deps.onErase(effect, turn);
    case 'register':
    case 'withdraw_register':
      return deps.onRegister(effect, turn);
  }
}
