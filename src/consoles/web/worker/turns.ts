import type { ChatResponse, ChatTurn } from '../../../contracts/api/chat';

/** Joins turns from the answer, the history and the stream: each sequence number once, in order. Later news wins. */
export function mergeTurns(known: readonly ChatTurn[], news: readonly ChatTurn[]): ChatTurn[] {
  if (news.length === 0) return [...known];
  const bySeq = new Map(known.map((turn) => [turn.seq, turn]));
  for (const turn of news) bySeq.set(turn.seq, turn);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

export function lastSeq(turns: readonly ChatTurn[]): number {
  return newest(turns)?.seq ?? 0;
}

/** The turn that an answer of `POST /api/chat` describes. */
export function turnOf(
  response: ChatResponse,
  sent: { messageId: string; text: string },
  at: string,
): ChatTurn {
  return {
    seq: response.seq,
    at,
    origin: 'worker',
    messageId: sent.messageId,
    text: sent.text,
    replies: response.replies,
    handoff: response.handoff,
  };
}

/** Chips are offered only while they answer the newest question. */
export function openQuickReplies(turns: readonly ChatTurn[]): string[] {
  let open: string[] = [];
  for (const reply of newest(turns)?.replies ?? []) if (reply.quickReplies?.length) open = reply.quickReplies;
  return open;
}

/** True when the newest words of the worker wait for a person and nobody has answered yet. */
export function waitsForPerson(turns: readonly ChatTurn[]): boolean {
  const last = newest(turns);
  return last?.origin === 'worker' && last.handoff && last.replies.length === 0;
}

// Not `.at(-1)`: the phones we serve may run a browser of 2020.
function newest(turns: readonly ChatTurn[]): ChatTurn | undefined {
  return turns[turns.length - 1];
}
