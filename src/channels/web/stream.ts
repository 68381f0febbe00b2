import type { Request, Response } from 'express';
import type { ChatTurn } from '../../contracts/api/chat';
import type { Coordination } from '../../contracts/ports';

export interface StreamDeps {
  conversationId: string;
  /** Sequence number the page has seen last. */
  after: number;
  history: (conversationId: string, after: number, limit: number) => Promise<ChatTurn[]>;
  coordination: Pick<Coordination, 'subscribe'>;
  signal: AbortSignal;
  streams: { inc(): void; dec(): void };
}

/** Phones and proxies drop a silent connection after a minute or so. */
const HEARTBEAT_MS = 25_000;
const PAGE = 200;

/**
 * Server-sent events of one conversation. A published hint only says "look": what is sent is read from the store after
 * the last sequence number sent, so a lost hint or a reconnection loses nothing and doubles nothing.
 */
export async function openStream(req: Request, res: Response, deps: StreamDeps): Promise<void> {
  res.set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  res.flushHeaders();
  let sent = deps.after;
  let sending: Promise<void> = Promise.resolve();
  let open = true;

  const sendNew = async (): Promise<void> => {
    for (;;) {
      const turns = await deps.history(deps.conversationId, sent, PAGE);
      for (const turn of turns) {
        if (!open) return;
        res.write(`event: turn\nid: ${turn.seq}\ndata: ${JSON.stringify(turn)}\n\n`);
        sent = turn.seq;
      }
      if (turns.length < PAGE) return;
    }
  };
  // One at a time and in order. A store that fails ends the stream: the page reconnects and asks again from `sent`.
  const look = (): void => {
    sending = sending.then(sendNew).catch(() => void res.end());
  };

  const unsubscribe = await deps.coordination.subscribe(`conversation:${deps.conversationId}`, look);
  const heartbeat = setInterval(() => {
    res.write(': still here\n\n');
    // Also finds what a lost hint would have told.
    look();
  }, HEARTBEAT_MS);
  const end = (): void => void res.end();
  deps.signal.addEventListener('abort', end, { once: true });
  deps.streams.inc();
  const close = (): void => {
    if (!open) return;
    open = false;
    deps.signal.removeEventListener('abort', end);
    deps.streams.dec();
    clearInterval(heartbeat);
    void unsubscribe();
  };
  res.on('close', close);
  req.on('error', close);
  res.write('retry: 2000\n\n');
  look();
}
