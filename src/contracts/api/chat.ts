import { z } from 'zod';
import type { Reply } from '../dialogue';
import { DOCUMENT_FORMATS, DOCUMENT_KINDS, type DocumentKind } from '../documents';
import type { Topic } from '../topics';
import type { UnderstandingDecision } from '../understanding';

/** Longest message a worker may send, in characters. */
export const MAX_TEXT_CHARS = 4000;

/**
 * `POST /api/chat`. `session` is the opaque token of an earlier answer; without it a new conversation begins.
 * `messageId` makes a repetition harmless; without it the server makes one and a repetition is a new message.
 */
export const chatRequest = z.object({
  session: z.string().max(200).optional(),
  messageId: z.string().min(1).max(100).optional(),
  text: z.string(),
});
export type ChatRequest = z.infer<typeof chatRequest>;

export interface ChatResponse {
  session: string;
  replies: Reply[];
  understanding: { topic: Topic; intent: string; confidence: number; decision: UnderstandingDecision };
  /** Sequence number of the turn; the stream and the history use the same. */
  seq: number;
  handoff: boolean;
  receipt?: string;
}

/** What an error carries when somebody in danger was answered although nothing could be stored. */
export const unsavedDetails = z.object({
  saved: z.literal(false),
  replies: z.array(z.object({ id: z.string(), text: z.string() })).min(1),
});

/**
 * `POST /api/chat` in danger, with the store or the engine down: status 503 and an error like any other, so that the sender
 * sends the same messageId again, and beside it the words to show at once.
 */
export interface UnsavedChatResponse {
  error: { code: string; message: string };
  session: string;
  replies: { id: string; text: string }[];
  saved: false;
}

/** One entry of `GET /api/chat/history` and one event of `GET /api/chat/stream` (event `turn`, id = seq). */
export interface ChatTurn {
  seq: number;
  at: string;
  origin: 'worker' | 'staff' | 'system';
  messageId: string;
  /** The worker's own words; empty for other origins. */
  text: string;
  replies: Reply[];
  handoff: boolean;
  /** Present on the turn that opened a case. */
  receipt?: string;
}

export const receiptRequest = z.object({ receipt: z.string().min(1).max(40) });

const documentKinds = Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]];
/** Which paper, and as what; also `POST /api/staff/cases/:caseNo/documents`. */
export const documentRequest = z.object({
  kind: z.enum(documentKinds),
  format: z.enum(DOCUMENT_FORMATS),
});
/** `POST /api/receipts/documents`. Like the next two also as a form, so that a plain button can save the file. */
export const receiptDocumentRequest = documentRequest.extend({ receipt: z.string().min(1).max(40) });
/** `POST /api/me/documents`: the newest case of the session's conversation. */
export const ownDocumentRequest = documentRequest.extend({ session: z.string().max(200).optional() });

/** `POST /api/me/export`: everything held about the session's conversation. */
export const exportRequest = z.object({
  session: z.string().max(200).optional(),
  format: z.enum(['html', 'json']).default('html'),
});

/** `POST /api/receipts/status`: what the holder of a receipt may see. */
export interface ReceiptStatus {
  caseNo: string;
  status: string;
  statusTitle: string;
  openedAt: string;
  updatedAt: string;
  /** One plain sentence on what happens next. */
  next: string;
  /** Papers that can be drafted from the case. */
  documents: DocumentKind[];
}
