import { randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { ChatTurn, ReceiptStatus } from '../../contracts/api/chat';
import { receiptRequest } from '../../contracts/api/chat';
import type { Evidence } from '../../contracts/case';
import type { Coordination, FileStore } from '../../contracts/ports';
import type { InboundMessage, Turn } from '../../contracts/turn';
import type { Clock } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import { cleanFileName, MAX_ATTACHMENT_BYTES, sniff } from './attachments';
import { decodeChat, encodeChat, encodeUnsaved } from './codec';
import type { Sessions } from './session';
import { openStream } from './stream';

export interface ChatRoutesDeps {
  sessions: Sessions;
  /** Carries a message to the conversation; see adapter.ts. */
  carry: (message: InboundMessage) => Promise<Turn>;
  history: (conversationId: string, after: number, limit: number) => Promise<ChatTurn[]>;
  receiptStatus: (receipt: string) => Promise<ReceiptStatus | null>;
  coordination: Pick<Coordination, 'consume' | 'subscribe'>;
  files: Pick<FileStore, 'put'>;
  clock: Clock;
  /** Aborted at shutdown: open streams end. */
  signal: AbortSignal;
  /** Counts open streams. */
  streams: { inc(): void; dec(): void };
}

/**
 * Per conversation, never per address: a dormitory of eight hundred people shares one. A person types less than this;
 * a page that comes back from a dead zone may send a burst.
 */
const MESSAGES = { limit: 60, windowMs: 60_000 };
const UPLOADS = { limit: 30, windowMs: 600_000 };
/** Receipts carry 58 bits; this keeps guessing hopeless without troubling a shared address. */
const RECEIPT_LOOKUPS = { limit: 120, windowMs: 60_000 };
const HISTORY_PAGE = 500;
/** What each address takes; anything else there is 405 with this list. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/api/chat': ['POST'],
  '/api/chat/history': ['GET', 'HEAD'],
  // A HEAD would be an open stream that nobody reads.
  '/api/chat/stream': ['GET'],
  '/api/chat/attachments': ['POST'],
  '/api/receipts/status': ['POST'],
};

/** The chat's HTTP contract (design §5): thin, because everything that decides is elsewhere. */
export function chatRoutes(deps: ChatRoutesDeps): Router {
  const router = express.Router();

  router.use((req, res, next) => {
    const allowed = METHODS[req.path];
    if (!allowed || allowed.includes(req.method)) return next();
    res.set('allow', allowed.join(', '));
    throw new AppError('METHOD_NOT_ALLOWED');
  });

  router.post('/api/chat', express.json({ limit: '64kb' }), async (req, res) => {
    const body = withBearer(req);
    const { session, message } = decodeChat(body, deps.sessions, deps.clock.now());
    await limit(deps, 'chat', message.conversationId, MESSAGES, res);
    try {
      res.json(encodeChat(await deps.carry(message), session));
    } catch (error) {
      const unsaved = encodeUnsaved(error, session);
      if (!unsaved) throw error;
      // An error all the same: whoever sent it must send it again.
      res.status(unsaved.status).json(unsaved.body);
    }
  });

  router.get('/api/chat/history', async (req, res) => {
    const conversationId = requireSession(req, deps.sessions);
    const after = readAfter(req.query.after);
    res.json({ turns: await deps.history(conversationId, after, HISTORY_PAGE) });
  });

  router.get('/api/chat/stream', async (req, res) => {
    const conversationId = requireSession(req, deps.sessions);
    await openStream(req, res, {
      ...deps,
      conversationId,
      after: readAfter(req.headers['last-event-id'] ?? req.query.after),
    });
  });

  router.post('/api/chat/attachments', rawFile, async (req, res) => {
    const conversationId = requireSession(req, deps.sessions);
    await limit(deps, 'upload', conversationId, UPLOADS, res);
    const bytes = req.body as Buffer;
    const mime = Buffer.isBuffer(bytes) ? sniff(bytes) : null;
    if (!mime) throw new AppError('ATTACHMENT_TYPE');
    const at = deps.clock.now();
    const evidence: Evidence = {
      id: randomUUID(),
      at: at.toISOString(),
      fileName: cleanFileName(req.get('x-file-name')),
      mime,
      bytes: bytes.length,
    };
    // The bytes first: a case must never point at a file that is not there.
    await deps.files.put(evidence.id, bytes);
    const turn = await deps.carry({
      channel: 'web',
      conversationId,
      messageId: req.get('x-message-id')?.slice(0, 100) ?? evidence.id,
      text: `[文件] ${evidence.fileName}`,
      attachment: evidence,
      at,
    });
    res.json({ id: evidence.id, seq: turn.seq, replies: turn.replies });
  });

  router.post('/api/receipts/status', express.json({ limit: '4kb' }), async (req, res) => {
    const parsed = receiptRequest.safeParse(req.body);
    if (!parsed.success) throw new AppError('BAD_REQUEST', { fields: ['receipt'] });
    await limit(deps, 'receipt', req.ip ?? 'unknown', RECEIPT_LOOKUPS, res);
    const status = await deps.receiptStatus(parsed.data.receipt);
    if (!status) throw new AppError('RECEIPT_NOT_FOUND');
    res.json(status);
  });

  return router;
}

const rawFile: RequestHandler = express.raw({ type: () => true, limit: MAX_ATTACHMENT_BYTES });

/** The token may come as a bearer header or in the body; the body wins. */
function withBearer(req: Request): unknown {
  const token = bearer(req);
  const body = req.body as unknown;
  if (!token || typeof body !== 'object' || body === null || 'session' in body) return body;
  return { ...body, session: token };
}

const bearer = (req: Request): string | undefined =>
  /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1];

function requireSession(req: Request, sessions: Sessions): string {
  const token = bearer(req);
  const conversationId = token ? sessions.conversationOf(token) : null;
  if (!conversationId) throw new AppError('SESSION_INVALID');
  return conversationId;
}

/** A sequence number from a header or query; anything else counts as the beginning. */
function readAfter(value: unknown): number {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
  return number;
}

async function limit(
  deps: Pick<ChatRoutesDeps, 'coordination'>,
  bucket: string,
  key: string,
  rate: { limit: number; windowMs: number },
  res: Response,
): Promise<void> {
  const verdict = await deps.coordination.consume(bucket, key, rate);
  if (verdict.allowed) return;
  res.set('retry-after', String(Math.max(1, Math.ceil(verdict.retryAfterMs / 1000))));
  throw new AppError('RATE_LIMITED');
}
