import type { ChatTurn } from '../contracts/api/chat';
import { findReceipts, RECEIPT_SHAPE } from './receipts';
import type { Turn } from '../contracts/turn';

/** What a page may see of a turn, field by field: no state, no understanding, no effects. */
export function presentTurn(turn: Turn): ChatTurn {
  return {
    seq: turn.seq,
    at: turn.at,
    origin: turn.origin,
    messageId: turn.messageId,
    text: turn.text,
    replies: turn.replies,
    handoff: turn.handoff,
    ...(turn.receipt ? { receipt: turn.receipt } : {}),
  };
}

/** Whoever holds a receipt speaks for the worker; staff have the case itself and need no key to it. */
const HIDDEN = '（回执码只给本人看）';
const hideReceipts = (text: string): string =>
  findReceipts(text).length === 0 ? text : text.replace(RECEIPT_SHAPE, HIDDEN);

/**
 * What staff see of a turn: without the receipt, and without the message id, because the id of a first message leads to
 * the conversation's token.
 */
export function presentForStaff(turn: Turn): ChatTurn {
  const { receipt: _hidden, ...shown } = presentTurn(turn);
  return {
    ...shown,
    messageId: '',
    text: hideReceipts(turn.text),
    replies: turn.replies.map((reply) => ({ ...reply, text: hideReceipts(reply.text) })),
  };
}
