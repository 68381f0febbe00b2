import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { ChatTurn } from '../../../contracts/api/chat';
import { backoffMs } from '../shared/backoff';
import { ApiError, loadHistory, sendChat } from './api';
import { nextToSend, reduceOutbox, waitMs, type Outbox, type OutboxAction, type OutboxItem } from './outbox';
import { memory, type Receipts } from './storage';
import { openStream } from './stream';
import { lastSeq, mergeTurns, turnOf } from './turns';

export interface Chat {
  session: string | null;
  turns: ChatTurn[];
  receipts: Receipts;
  outbox: Outbox;
  /** `loading` while the history of an earlier visit is fetched. */
  phase: 'loading' | 'ready' | 'history_failed';
  offline: boolean;
  /** A thing the worker must know about the conversation as a whole. */
  notice: string | null;
  send: (text: string) => void;
  drop: (messageId: string) => void;
}

const EXPIRED = '上次的对话已过期，从这里重新说。要查投诉，用回执码。';

/** The conversation of this tab: turns, outbox and connection. */
export function useChat(): Chat {
  const [session, setSession] = useState(memory.session);
  const [turns, setTurns] = useState<ChatTurn[]>([]);
  const [receipts, setReceipts] = useState<Receipts>(memory.receipts);
  const [phase, setPhase] = useState<Chat['phase']>(session ? 'loading' : 'ready');
  const [historyTry, setHistoryTry] = useState(0);
  const [offline, setOffline] = useState(!navigator.onLine);
  const [notice, setNotice] = useState<string | null>(null);
  const [outbox, dispatch] = useReducer<Outbox, OutboxAction, undefined>(
    keptOutbox,
    undefined,
    memory.outbox,
  );
  const seen = useRef(0);
  seen.current = lastSeq(turns);

  function take(news: readonly ChatTurn[]): void {
    setTurns((known) => mergeTurns(known, news));
    const confirmed = news.filter((turn) => turn.origin === 'worker').map((turn) => turn.messageId);
    dispatch({ type: 'confirmed', messageIds: confirmed });
  }

  function forgetSession(): void {
    memory.setSession(null);
    setSession(null);
    setTurns([]);
    setPhase('ready');
    setNotice(EXPIRED);
  }

  useEffect(() => {
    const up = () => {
      setOffline(false);
      dispatch({ type: 'hurry' });
    };
    const down = () => setOffline(true);
    window.addEventListener('online', up);
    window.addEventListener('offline', down);
    return () => {
      window.removeEventListener('online', up);
      window.removeEventListener('offline', down);
    };
  }, []);

  // History once for a session that an earlier load of this page began.
  useEffect(() => {
    if (phase === 'ready' || !session) return;
    let gone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    loadHistory(session).then(
      (news) => {
        if (gone) return;
        take(news);
        setPhase('ready');
      },
      (error: unknown) => {
        if (gone) return;
        if (error instanceof ApiError && error.status === 401) forgetSession();
        else {
          setPhase('history_failed');
          again = setTimeout(() => setHistoryTry((n) => n + 1), backoffMs(historyTry + 1));
        }
      },
    );
    return () => {
      gone = true;
      clearTimeout(again);
    };
  }, [session, historyTry]);

  useEffect(() => {
    if (!session || phase === 'loading') return;
    return openStream(session, {
      after: () => seen.current,
      onTurn: (turn) => take([turn]),
      onUp: () => {
        setOffline(false);
        dispatch({ type: 'hurry' });
      },
      onDown: () => setOffline(!navigator.onLine),
      onRejected: forgetSession,
    });
  }, [session, phase === 'loading']);

  async function deliver(item: OutboxItem): Promise<void> {
    dispatch({ type: 'started', messageId: item.messageId });
    const known = memory.session() ?? memory.newSession() ?? undefined;
    try {
      const answer = await sendChat({ session: known, messageId: item.messageId, text: item.text });
      memory.setSession(answer.session);
      setSession(answer.session);
      if (answer.receipt) {
        const all = { ...memory.receipts(), [answer.seq]: answer.receipt };
        memory.setReceipts(all);
        setReceipts(all);
      }
      take([turnOf(answer, item, new Date().toISOString())]);
      setOffline(false);
    } catch (error) {
      onSendFailed(item, error, known !== undefined);
    }
  }

  function onSendFailed(item: OutboxItem, error: unknown, hadSession: boolean): void {
    const api = error instanceof ApiError ? error : null;
    if (api) setOffline(false);
    else setOffline(true);
    if (api?.status === 401 && hadSession) {
      // The server has forgotten the conversation. The words go out again and begin a new one.
      forgetSession();
      dispatch({ type: 'postponed', messageId: item.messageId, notBefore: 0, problem: null });
    } else if (api && !api.temporary) {
      dispatch({ type: 'refused', messageId: item.messageId, problem: api.message });
    } else {
      const pause = api?.retryAfterMs ?? backoffMs(item.attempts);
      const notBefore = Date.now() + Math.max(pause, 1000);
      dispatch({ type: 'postponed', messageId: item.messageId, notBefore, problem: api?.message ?? null });
    }
  }

  // The postman: one message at a time, at its time.
  useEffect(() => {
    if (phase === 'loading') return;
    const wait = waitMs(outbox, Date.now());
    if (wait === null) return;
    const timer = setTimeout(() => {
      const item = nextToSend(outbox, Date.now());
      if (item) void deliver(item);
    }, wait);
    return () => clearTimeout(timer);
  }, [outbox, phase === 'loading']);

  return {
    session,
    turns,
    receipts,
    outbox,
    phase,
    offline,
    notice,
    send: (text) => {
      setNotice(null);
      dispatch({ type: 'add', messageId: newId(), text });
    },
    drop: (messageId) => dispatch({ type: 'dropped', messageId }),
  };
}

// Stored within the step itself: a page killed right after a tap has the message.
function keptOutbox(outbox: Outbox, action: OutboxAction): Outbox {
  const next = reduceOutbox(outbox, action);
  if (next !== outbox) memory.setOutbox(next);
  return next;
}

function newId(): string {
  // randomUUID needs a secure context; a bureau's test server on plain http has none.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}
