/**
 * What the worker typed and the server has not confirmed yet. Pure: the caller stores the result after every step, so
 * that a reload, a dead battery of the network or a closed lid loses nothing.
 */
export interface OutboxItem {
  /** Made once, when the worker presses send; every repetition carries the same one. */
  messageId: string;
  text: string;
  /** `waiting` is sent again by itself; `refused` needs the worker (too long, not allowed). */
  state: 'waiting' | 'sending' | 'refused';
  attempts: number;
  /** Earliest instant of the next try, in ms. */
  notBefore: number;
  /** What the server said, or null when it was only the network. */
  problem: string | null;
}
export type Outbox = readonly OutboxItem[];

export type OutboxAction =
  | { type: 'add'; messageId: string; text: string }
  | { type: 'started'; messageId: string }
  /** The network failed, or the server asked to come back later. */
  | { type: 'postponed'; messageId: string; notBefore: number; problem: string | null }
  | { type: 'refused'; messageId: string; problem: string }
  /** Confirmed by the answer, the history or the stream. */
  | { type: 'confirmed'; messageIds: readonly string[] }
  | { type: 'dropped'; messageId: string }
  /** The network is back: do not wait any longer. */
  | { type: 'hurry' };

export function reduceOutbox(outbox: Outbox, action: OutboxAction): Outbox {
  switch (action.type) {
    case 'add':
      if (outbox.some((item) => item.messageId === action.messageId)) return outbox;
      return [
        ...outbox,
        {
          messageId: action.messageId,
          text: action.text,
          state: 'waiting',
          attempts: 0,
          notBefore: 0,
          problem: null,
        },
      ];
    case 'started':
      return change(outbox, action.messageId, (item) => ({
        ...item,
        state: 'sending',
        attempts: item.attempts + 1,
      }));
    case 'postponed':
      return change(outbox, action.messageId, (item) => ({
        ...item,
        state: 'waiting',
        notBefore: action.notBefore,
        problem: action.problem,
      }));
    case 'refused':
      return change(outbox, action.messageId, (item) => ({
        ...item,
        state: 'refused',
        problem: action.problem,
      }));
    case 'confirmed': {
      const done = new Set(action.messageIds);
      return outbox.some((item) => done.has(item.messageId))
        ? outbox.filter((item) => !done.has(item.messageId))
        : outbox;
    }
    case 'dropped':
      return outbox.filter((item) => item.messageId !== action.messageId);
    case 'hurry':
      return outbox.map((item) => (item.state === 'waiting' ? { ...item, notBefore: 0 } : item));
  }
}

/** The item to send at `now`: one at a time and in the order typed, because the dialogue depends on the order. */
export function nextToSend(outbox: Outbox, now: number): OutboxItem | null {
  const first = outbox.find((item) => item.state !== 'refused');
  return first?.state === 'waiting' && first.notBefore <= now ? first : null;
}

/** Milliseconds until {@link nextToSend} may have something; null when nothing waits. */
export function waitMs(outbox: Outbox, now: number): number | null {
  const first = outbox.find((item) => item.state !== 'refused');
  return first?.state === 'waiting' ? Math.max(0, first.notBefore - now) : null;
}

/** Reads a stored outbox. Whatever was under way when the page closed is sent again: the messageId makes that harmless. */
export function restoreOutbox(stored: unknown): Outbox {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((value: unknown): OutboxItem[] => {
    const item = value as Partial<OutboxItem> | null;
    if (typeof item?.messageId !== 'string' || typeof item.text !== 'string') return [];
    const refused = item.state === 'refused';
    return [
      {
        messageId: item.messageId,
        text: item.text,
        state: refused ? 'refused' : 'waiting',
        attempts: typeof item.attempts === 'number' ? item.attempts : 0,
        notBefore: 0,
        problem: refused && typeof item.problem === 'string' ? item.problem : null,
      },
    ];
  });
}

function change(outbox: Outbox, messageId: string, update: (item: OutboxItem) => OutboxItem): Outbox {
  return outbox.map((item) => (item.messageId === messageId ? update(item) : item));
}
