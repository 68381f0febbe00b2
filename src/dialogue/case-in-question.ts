import type { DialogueState } from '../contracts/dialogue';
import { topFrame } from './stack';

/** The case that a message is about when it names none: the one a question of ours is about, the one named last, the own. */
export function caseInQuestion(
  state: DialogueState,
): { caseNo: string; via: 'receipt' | 'conversation' } | undefined {
  const asked = topFrame(state)?.data?.caseNo;
  const caseNo = typeof asked === 'string' ? asked : (state.namedCase ?? state.caseNo);
  if (caseNo === undefined) return undefined;
  return { caseNo, via: caseNo === state.namedCase ? 'receipt' : 'conversation' };
}

/** Three groups of four; the digits that every code of ours has tell it from a word. */
const RECEIPT =
  /(?<![0-9A-Za-z])(?=\S*\d)[0-9A-Za-z]{4}[-－—–\s]?[0-9A-Za-z]{4}[-－—–\s]?[0-9A-Za-z]{4}(?![0-9A-Za-z])/g;

/** What a message says beside the codes in it. A receipt is a key: it goes into no note that others read. */
export function withoutReceipts(text: string): string {
  const plain = text.normalize('NFKC');
  if (plain.search(RECEIPT) < 0) return text.trim();
  return plain.replace(RECEIPT, ' ').replace(/\s+/g, ' ').trim();
}
