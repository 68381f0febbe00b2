import { randomUUID } from 'node:crypto';
import {
  chatRequest,
  MAX_TEXT_CHARS,
  unsavedDetails,
  type ChatResponse,
  type UnsavedChatResponse,
} from '../../contracts/api/chat';
import type { InboundMessage, Turn } from '../../contracts/turn';
import { AppError, toErrorBody } from '../../shared/errors';
import type { Sessions } from './session';

export interface Decoded {
  session: string;
  message: InboundMessage;
}

/**
 * Parses `POST /api/chat`. Only the parsed value goes on.
 *
 * @throws AppError BAD_REQUEST, TEXT_EMPTY, TEXT_TOO_LONG, SESSION_INVALID
 */
export function decodeChat(body: unknown, sessions: Sessions, at: Date): Decoded {
  const parsed = chatRequest.safeParse(body);
  if (!parsed.success) {
    throw new AppError('BAD_REQUEST', {
      fields: parsed.error.issues.map((issue) => issue.path.join('.') || 'body'),
    });
  }
  const { text, messageId } = parsed.data;
  // Control characters carry no words; a lone surrogate cannot be stored as UTF-8.
  const clean = text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .trim();
  if (clean === '') throw new AppError('TEXT_EMPTY');
  if ([...clean].length > MAX_TEXT_CHARS) throw new AppError('TEXT_TOO_LONG', { limit: MAX_TEXT_CHARS });
  const session = parsed.data.session ?? sessions.issue(messageId);
  const conversationId = sessions.conversationOf(session);
  if (!conversationId) throw new AppError('SESSION_INVALID');
  return {
    session,
    message: { channel: 'web', conversationId, messageId: messageId ?? randomUUID(), text: clean, at },
  };
}

/** The answer to `POST /api/chat`, chosen field by field. */
export function encodeChat(turn: Turn, session: string): ChatResponse {
  const u = turn.understanding;
  return {
    session,
    replies: turn.replies,
    understanding: u
      ? {
          topic: u.topic,
          intent: u.intent,
          confidence: Math.round(u.confidence * 1000) / 1000,
          decision: u.decision,
        }
      : { topic: 'out_of_scope', intent: 'out_of_scope.unknown', confidence: 0, decision: 'unknown' },
    seq: turn.seq,
    handoff: turn.handoff,
    ...(turn.receipt ? { receipt: turn.receipt } : {}),
  };
}

/**
 * The answer to somebody in danger whose message could not be stored: the error that it is, with the words to show
 * beside it. Null for every other error.
 */
export function encodeUnsaved(
  error: unknown,
  session: string,
): { status: number; body: UnsavedChatResponse } | null {
  if (!(error instanceof AppError)) return null;
  const details = unsavedDetails.safeParse(error.details);
  if (!details.success) return null;
  const { status, body } = toErrorBody(new AppError(error.code));
  return { status, body: { ...body, session, replies: details.data.replies, saved: false } };
}
