import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { exportForWorker } from '../../cases/export';
import { exportRequest, ownDocumentRequest, receiptDocumentRequest } from '../../contracts/api/chat';
import type { CaseRecord } from '../../contracts/case';
import type { DocumentFormat, DocumentKind } from '../../contracts/documents';
import type { Coordination, Stores } from '../../contracts/ports';
import { draftDocument, ownData, ownDataPage, type DraftContext, type Held } from '../../documents';
import type { Clock } from '../../shared/clock';
import { AppError, toErrorBody } from '../../shared/errors';
import { noStore, parse, translateErrors } from './http';
import { sendDocument } from './send-document';

export interface WorkerPapersDeps {
  stores: Pick<Stores, 'cases'>;
  coordination: Pick<Coordination, 'consume'>;
  clock: Clock;
  /** The conversation of a session's token; null when we did not make it. */
  conversationOf: (session: string) => string | null;
  /** The case of a receipt as it was typed. */
  caseOfReceipt: (typed: string) => Promise<CaseRecord | null>;
  /** The newest case that a conversation opened. */
  caseOfConversation: (conversationId: string) => Promise<CaseRecord | null>;
  drafting: () => DraftContext;
  /** Everything held about a conversation. */
  heldOf: (conversationId: string) => Promise<Held>;
}

/** The bucket is the one of receipt look-ups: a paper must be no second way to guess. */
const RECEIPTS = { limit: 120, windowMs: 60_000 };
const OWN = { limit: 30, windowMs: 600_000 };
const PATHS: ReadonlySet<string> = new Set([
  '/api/receipts/documents',
  '/api/me/documents',
  '/api/me/export',
]);

/**
 * Papers for workers. Everything is POST: neither a receipt nor a session may stand in an address, which ends up in logs.
 * Bodies are JSON or a plain form, because a button of a form saves a file on every phone.
 */
export function workerPapers(deps: WorkerPapersDeps): Router {
  const router = express.Router();
  const json = express.json({ limit: '4kb' });
  const form = express.urlencoded({ extended: false, limit: '4kb' });

  router.use((request, response, next) => {
    if (!PATHS.has(request.path)) return next('router');
    if (request.method !== 'POST') {
      response.set('allow', 'POST');
      throw new AppError('METHOD_NOT_ALLOWED');
    }
    noStore(request, response, next);
  });

  router.post('/api/receipts/documents', json, form, async (request, response) => {
    const { receipt, kind, format } = parse(receiptDocumentRequest, request.body);
    await limit(deps, response, 'receipt', request.ip ?? 'unknown', RECEIPTS);
    const record = await deps.caseOfReceipt(receipt);
    if (!record) throw new AppError('RECEIPT_NOT_FOUND');
    await send(response, record, kind, format, 'receipt');
  });

  router.post('/api/me/documents', json, form, async (request, response) => {
    const { session, kind, format } = parse(ownDocumentRequest, request.body);
    const conversationId = requireConversation(deps, request, session);
    await limit(deps, response, 'paper', conversationId, OWN);
    const record = await deps.caseOfConversation(conversationId);
    if (!record) throw new AppError('NO_OWN_CASE');
    await send(response, record, kind, format, 'session');
  });

  router.post('/api/me/export', json, form, async (request, response) => {
    const { session, format } = parse(exportRequest, request.body);
    const conversationId = requireConversation(deps, request, session);
    await limit(deps, response, 'paper', conversationId, OWN);
    const data = ownData(await deps.heldOf(conversationId), deps.clock.now());
    const page = format === 'html';
    sendDocument(response, {
      fileName: `我的全部记录.${format}`,
      mime: page ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      bytes: Buffer.from(page ? ownDataPage(data) : JSON.stringify(data, null, 2), 'utf8'),
    });
  });

  async function send(
    response: Response,
    record: CaseRecord,
    kind: DocumentKind,
    format: DocumentFormat,
    by: 'receipt' | 'session',
  ): Promise<void> {
    const paper = { document: kind, format };
    const current = await exportForWorker(deps.stores.cases, record.caseNo, paper, by, deps.clock.now());
    sendDocument(response, await draftDocument(kind, format, current, deps.drafting()));
  }

  router.use(translateErrors, answerForm);
  return router;
}

/** @throws AppError SESSION_INVALID */
function requireConversation(
  deps: Pick<WorkerPapersDeps, 'conversationOf'>,
  request: Request,
  session: string | undefined,
): string {
  const conversationId = deps.conversationOf(session ?? bearer(request) ?? '');
  if (!conversationId) throw new AppError('SESSION_INVALID');
  return conversationId;
}

const bearer = (request: Request): string | undefined =>
  /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];

/** Whoever pressed a button sees words, not JSON. */
const answerForm: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (!(error instanceof AppError) || !request.is('urlencoded')) return next(error);
  const { status } = toErrorBody(error);
  response
    .status(status)
    .type('html')
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>没有下载成</title><p>${error.message}</p><p><a href="/">回到工友热线</a></p></html>`,
    );
};

async function limit(
  deps: Pick<WorkerPapersDeps, 'coordination'>,
  response: Response,
  bucket: string,
  key: string,
  rate: { limit: number; windowMs: number },
): Promise<void> {
  const verdict = await deps.coordination.consume(bucket, key, rate);
  if (verdict.allowed) return;
  response.set('retry-after', String(Math.max(1, Math.ceil(verdict.retryAfterMs / 1000))));
  throw new AppError('RATE_LIMITED');
}
