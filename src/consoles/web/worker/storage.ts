import { restoreOutbox, type Outbox } from './outbox';

/**
 * What the tab remembers. Everything about the conversation is in sessionStorage: it survives a reload and is gone with
 * the tab, because the phone may be borrowed. Only the text size, which says nothing about anybody, outlives it.
 */
const KEYS = {
  session: 'gy.session',
  newSession: 'gy.new-session',
  outbox: 'gy.outbox',
  draft: 'gy.draft',
  receipts: 'gy.receipts',
} as const;
const BIG_TEXT = 'gy.big';

let closed = false;

/** Receipt shown after the turn with this sequence number. */
export type Receipts = Readonly<Record<number, string>>;

export const memory = {
  session: () => read(KEYS.session),
  /** Null forgets the conversation and the one that was offered. */
  setSession: (token: string | null) => {
    write(KEYS.session, token);
    if (token === null) write(KEYS.newSession, null);
  },
  /** The conversation that the first message begins. Kept over a reload: that message may be under way. */
  newSession: () => read(KEYS.newSession),
  offerSession: (token: string | undefined) => {
    if (token && !read(KEYS.newSession)) write(KEYS.newSession, token);
  },
  outbox: (): Outbox => restoreOutbox(parse(read(KEYS.outbox))),
  setOutbox: (outbox: Outbox) => write(KEYS.outbox, outbox.length ? JSON.stringify(outbox) : null),
  draft: () => read(KEYS.draft) ?? '',
  setDraft: (text: string) => write(KEYS.draft, text || null),
  receipts: (): Receipts => (parse(read(KEYS.receipts)) as Receipts | null) ?? {},
  setReceipts: (receipts: Receipts) => write(KEYS.receipts, JSON.stringify(receipts)),
  bigText: () => guarded(() => localStorage.getItem(BIG_TEXT) === '1', false),
  setBigText: (on: boolean) => guarded(() => localStorage.setItem(BIG_TEXT, on ? '1' : '0'), undefined),
  /** Forgets everything of this tab, and writes nothing more: what is still under way must not leave a trace. */
  clear: () => {
    closed = true;
    guarded(() => sessionStorage.clear(), undefined);
  },
};

function read(key: string): string | null {
  return guarded(() => sessionStorage.getItem(key), null);
}

function write(key: string, value: string | null): void {
  if (closed) return;
  guarded(() => {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  }, undefined);
}

function parse(text: string | null): unknown {
  return text === null ? null : guarded(() => JSON.parse(text) as unknown, null);
}

// Storage throws in some private modes and when it is full; the page must go on without it.
function guarded<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
