import type { Effect } from '../contracts/dialogue';
import type { RegisterStore } from '../contracts/ports';
import type { RegisterEntry } from '../contracts/register';
import type { Turn } from '../contracts/turn';
import { chinaDate, daysAfter } from '../shared/clock';
import type { FieldCipher } from '../shared/crypto';

export type RegisterEffect = Extract<Effect, { kind: 'register' | 'withdraw_register' }>;

export interface RegisterDeps {
  register: RegisterStore;
  cipher: Pick<FieldCipher, 'hash'>;
}

/** Most open entries of one kind that a conversation may have; more than any person signs up for. */
const MOST_OF_A_KIND = 500;

/** Keyed hash of a code, as `RegisterStore.findByCode` expects it. */
export const hashDraftCode = (cipher: Pick<FieldCipher, 'hash'>, code: string): string =>
  cipher.hash(code, 'draft code');

/** Carries out an effect on the register. Repeating it changes nothing: the entry's id is the effect's. */
export async function carryOutRegister(
  effect: RegisterEffect,
  turn: Turn,
  deps: RegisterDeps,
): Promise<void> {
  if (effect.kind === 'register') {
    await deps.register.insert(entryOf(effect, turn, deps));
    return;
  }
  const { items } = await deps.register.list({
    kinds: [effect.registerKind],
    status: effect.doneToo ? ['open', 'done'] : ['open'],
    conversationId: turn.conversationId,
    limit: MOST_OF_A_KIND,
    skip: 0,
  });
  // An entry of this very turn, or of a later one, stays: the effects of a turn are carried out again after a crash.
  for (const entry of items.filter(({ at }) => at < turn.at)) {
    // Somebody of the office may be faster; what they decided then stands.
    const next = { ...entry, status: 'withdrawn' as const, updatedAt: turn.at, rev: entry.rev + 1 };
    await deps.register.replace(next, entry.rev);
  }
}

/** The entry that an effect asks for. Depends on its arguments only. */
export function entryOf(
  effect: Extract<RegisterEffect, { kind: 'register' }>,
  turn: Turn,
  deps: Pick<RegisterDeps, 'cipher'>,
): RegisterEntry {
  const { consent, keepDays, ...draft } = effect.entry;
  return {
    ...draft,
    id: effect.id,
    status: 'open',
    consent: consent === null ? null : { kind: consent, at: turn.at },
    conversationId: turn.conversationId,
    channel: turn.channel,
    at: turn.at,
    updatedAt: turn.at,
    keepUntil: daysAfter(chinaDate(new Date(turn.at)), keepDays),
    ...(effect.code ? { codeHash: hashDraftCode(deps.cipher, effect.code) } : {}),
    rev: 1,
  };
}
