import type { ChatTurn } from '../contracts/api/chat';
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
