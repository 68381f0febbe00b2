import { z } from 'zod';
import {
  chatRequest,
  exportRequest,
  ownDocumentRequest,
  receiptDocumentRequest,
  receiptRequest,
} from '../../contracts/api/chat';
import type { RouteDoc } from './openapi-route';
import { attachmentResponse, chatHistory, chatResponse, chatTurn, receiptStatus } from './openapi-schemas';

const text = z.string();
const after = z.object({
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .meta({ description: 'Only turns with a greater `seq`. Anything else counts as the beginning.' }),
});
const FILE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'audio/mpeg',
  'audio/mp4',
  'audio/amr',
  'application/pdf',
];

const paper = {
  description: 'The paper: a file to save, or a page to print.',
  schema: text.meta({ format: 'binary' }),
  mime: 'application/octet-stream',
};

/** Routes that need no sign-in: the chat, receipts, and what operators watch. */
export const publicRoutes: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/api/chat',
    id: 'sendMessage',
    tag: 'chat',
    summary: 'Send one message and get the answer',
    description:
      'Without a session a new conversation begins; its token comes with the answer. The session may stand in the body or in the bearer header; the body wins. A repeated `messageId` gets the same replies and changes nothing. When the store is down, a message that tells of danger is still answered: its 503 carries `replies` (the numbers to call) and `saved: false`; send the same `messageId` again.',
    auth: 'worker?',
    body: chatRequest.meta({ id: 'ChatRequest' }),
    ok: { description: 'The turn, durable before it is shown.', schema: chatResponse },
    errors: ['TEXT_EMPTY', 'TEXT_TOO_LONG', 'RATE_LIMITED'],
  },
  {
    method: 'get',
    path: '/api/chat/history',
    id: 'readHistory',
    tag: 'chat',
    summary: 'The turns of a conversation, oldest first, at most 500',
    auth: 'worker',
    query: after,
    ok: { description: 'The turns.', schema: chatHistory },
  },
  {
    method: 'get',
    path: '/api/chat/stream',
    id: 'followConversation',
    tag: 'chat',
    summary: 'Follow a conversation as server-sent events',
    description:
      'Event `turn`, id = `seq`, data = a ChatTurn. Begins after `after` or `Last-Event-ID`, so that a reconnection loses and doubles nothing.',
    auth: 'worker',
    query: after,
    headers: z.object({ 'last-event-id': z.string().optional() }),
    ok: { description: 'An open stream of turns.', schema: chatTurn, mime: 'text/event-stream' },
  },
  {
    method: 'post',
    path: '/api/chat/attachments',
    id: 'sendFile',
    tag: 'chat',
    summary: 'Send a photo, a recording or a PDF, at most 10 MB',
    description: 'The type is found from the bytes; what the header claims is not believed.',
    auth: 'worker',
    file: FILE_TYPES,
    headers: z.object({
      'x-file-name': z.string().optional().meta({ description: 'URL-encoded.' }),
      'x-message-id': z.string().max(100).optional().meta({ description: 'Makes a repetition harmless.' }),
    }),
    ok: { description: 'Stored, and part of the conversation.', schema: attachmentResponse },
    errors: ['ATTACHMENT_TYPE', 'RATE_LIMITED'],
  },
  {
    method: 'post',
    path: '/api/receipts/status',
    id: 'checkReceipt',
    tag: 'chat',
    summary: 'What the holder of a receipt may see of the case',
    body: receiptRequest.meta({ id: 'ReceiptRequest' }),
    ok: { description: 'Where the case stands and what happens next.', schema: receiptStatus },
    errors: ['RECEIPT_NOT_FOUND', 'RATE_LIMITED'],
  },
  {
    method: 'post',
    path: '/api/receipts/documents',
    id: 'draftPaperByReceipt',
    tag: 'chat',
    summary: 'A paper drafted from the case of a receipt: Word file or printable page',
    description:
      'The body may also be a form. What the worker did not say is a marked blank. That a paper was taken out stands in the history of the case.',
    body: receiptDocumentRequest.meta({ id: 'ReceiptDocumentRequest' }),
    ok: paper,
    errors: ['RECEIPT_NOT_FOUND', 'DOCUMENT_NOT_FOR_CASE', 'CASE_NOT_FOUND', 'CONFLICT', 'RATE_LIMITED'],
  },
  {
    method: 'post',
    path: '/api/me/documents',
    id: 'draftOwnPaper',
    tag: 'chat',
    summary: 'A paper drafted from the newest case of this conversation',
    description: 'The session may stand in the body, which may also be a form, or in the bearer header.',
    auth: 'worker',
    body: ownDocumentRequest.meta({ id: 'OwnDocumentRequest' }),
    ok: paper,
    errors: ['NO_OWN_CASE', 'DOCUMENT_NOT_FOR_CASE', 'CASE_NOT_FOUND', 'CONFLICT', 'RATE_LIMITED'],
  },
  {
    method: 'post',
    path: '/api/me/export',
    id: 'exportOwnData',
    tag: 'chat',
    summary: 'Everything held about this conversation, as a page or as JSON',
    description: 'The session may stand in the body, which may also be a form, or in the bearer header.',
    auth: 'worker',
    body: exportRequest.meta({ id: 'ExportRequest' }),
    ok: paper,
    errors: ['RATE_LIMITED'],
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'isAlive',
    tag: 'service',
    summary: 'The process answers',
    ok: { description: '`ok`', schema: text, mime: 'text/plain' },
    storeless: true,
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'isReady',
    tag: 'service',
    summary: 'Messages can be answered: the store and the model are there',
    ok: { description: '`ready`', schema: text, mime: 'text/plain' },
    errors: ['NOT_READY'],
    storeless: true,
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'readMetrics',
    tag: 'service',
    summary: 'Numbers in the Prometheus text format; nothing personal',
    ok: { description: 'Metrics.', schema: text, mime: 'text/plain' },
    storeless: true,
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    id: 'readOpenApi',
    tag: 'service',
    summary: 'This document',
    ok: { description: 'OpenAPI 3.1.', schema: z.looseObject({}), mime: 'application/json' },
    storeless: true,
  },
  {
    method: 'get',
    path: '/api/docs',
    id: 'showDocs',
    tag: 'service',
    summary: 'This document as a page',
    ok: { description: 'A page.', schema: text, mime: 'text/html' },
    storeless: true,
  },
];
