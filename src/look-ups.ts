import { briefOf } from './cases/brief';
import { hashReceipt } from './cases/carry-out';
import type { CaseBrief } from './contracts/case';
import type { Holdings } from './contracts/dialogue';
import type { Stores } from './contracts/ports';
import type { KeptForm } from './contracts/register';
import type { ConversationDeps } from './conversation/handle-turn';
import type { LatestTurns } from './conversation/latest-turns';
import { findReceipts } from './conversation/receipts';
import { hashDraftCode } from './register/enter';
import type { FieldCipher } from './shared/crypto';

/** Most cases and entries of one person that are told. */
export const MOST_HELD = 100;

/** What a turn looks up before it decides, because deciding is pure: cases by receipt, unfinished forms by code, what is held. */
export function createLookUps({
  stores,
  cipher,
  latest,
}: {
  stores: Stores;
  cipher: FieldCipher;
  latest: LatestTurns;
}): Pick<ConversationDeps, 'findCases' | 'findKeptForms' | 'findHoldings'> {
  async function findCases(
    text: string,
    known: { caseNo: string; via: CaseBrief['via'] } | undefined,
  ): Promise<{ cases: CaseBrief[]; unknownReceipts: string[] }> {
    const receipts = findReceipts(text);
    const cases: CaseBrief[] = [];
    const unknownReceipts: string[] = [];
    for (const receipt of receipts) {
      const record = await stores.cases.findByReceiptHash(hashReceipt(cipher, receipt));
      if (record) cases.push(briefOf(record, 'receipt'));
      else unknownReceipts.push(receipt);
    }
    if (receipts.length === 0 && known) {
      const record = await stores.cases.get(known.caseNo);
      if (record) cases.push(briefOf(record, known.via));
    }
    return { cases, unknownReceipts };
  }

  async function findHoldings(conversationId: string): Promise<Holdings> {
    const [turn, cases, register] = await Promise.all([
      latest.get(conversationId),
      stores.cases.list({ conversationId, limit: MOST_HELD, skip: 0 }),
      stores.register.list({ conversationId, limit: MOST_HELD, skip: 0 }),
    ]);
    return {
      messages: turn?.seq ?? 0,
      cases: cases.items.map((record) => briefOf(record, 'conversation')),
      register: register.items.map(({ kind, keepUntil }) => ({ kind, keepUntil })),
    };
  }

  async function findKeptForms(codes: readonly string[]): Promise<KeptForm[]> {
    const found = await Promise.all(
      codes.map(async (code) => ({
        code,
        entry: await stores.register.findByCode(hashDraftCode(cipher, code)),
      })),
    );
    return found.flatMap(({ code, entry }) =>
      entry?.kind === 'form_draft' && entry.status === 'open'
        ? [{ code, skill: String(entry.facts.skill), slots: entry.words?.slots ?? '{}' }]
        : [],
    );
  }

  return { findCases, findKeptForms, findHoldings };
}
