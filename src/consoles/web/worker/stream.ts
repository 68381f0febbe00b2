import type { ChatTurn } from '../../../contracts/api/chat';
import { backoffMs } from '../shared/backoff';
import { createSseParser } from '../shared/sse-parser';

export interface StreamHooks {
  /** Highest sequence number already on screen; the server sends what comes after. */
  after: () => number;
  onTurn: (turn: ChatTurn) => void;
  onUp: () => void;
  onDown: () => void;
  /** The session is no longer valid: the stream has ended for good. */
  onRejected: () => void;
}

/** Silence after which a connection is taken for dead; the server sends a comment more often than this. */
const SILENCE_MS = 70_000;

/** Follows the conversation until the returned function is called. Reconnects by itself. */
export function openStream(session: string, hooks: StreamHooks): () => void {
  let closed = false;
  let attempt = 0;
  let abort = new AbortController();
  let wake: () => void = () => undefined;

  async function listen(): Promise<void> {
    abort = new AbortController();
    const response = await fetch('/api/chat/stream', {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${session}`,
        'last-event-id': String(hooks.after()),
      },
      cache: 'no-store',
      signal: abort.signal,
    });
    if (response.status === 401) {
      closed = true;
      hooks.onRejected();
      return;
    }
    if (!response.ok || !response.body) throw new Error('no stream');
    attempt = 0;
    hooks.onUp();
    await readAll(response.body);
  }

  async function readAll(body: ReadableStream<Uint8Array>): Promise<void> {
    const parser = createSseParser();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const silence = setTimeout(() => abort.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(silence));
      if (done) return;
      for (const event of parser.feed(decoder.decode(value, { stream: true }))) {
        if (event.event === 'turn' && !closed) hooks.onTurn(JSON.parse(event.data) as ChatTurn);
      }
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      await listen().catch(() => undefined);
      if (closed) return;
      hooks.onDown();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, backoffMs(attempt++));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const hurry = () => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);
  void run();
  return () => {
    closed = true;
    window.removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurry);
    abort.abort();
    wake();
  };
}
