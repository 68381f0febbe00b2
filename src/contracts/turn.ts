import type { Evidence } from './case';
import type { DialogueState, Effect, Reply, TurnKind } from './dialogue';
import type { Understanding } from './understanding';

/** Stands where words stood that their writer had deleted. */
export const ERASED_TEXT = '（已按本人要求删除）';

/** What a channel hands over after it has proven the sender and parsed the message. */
export interface InboundMessage {
  channel: 'web' | 'line' | 'voice' | 'terminal';
  /** Stable for a person on a channel; never the raw token or account id. */
  conversationId: string;
  /** Unique within the conversation; a repeated one gets the stored replies. */
  messageId: string;
  text: string;
  /** A file that was stored before this message was handed over. */
  attachment?: Evidence;
  at: Date;
}

/**
 * One committed step of a conversation: the fence of the lock, the ledger of what was already answered, and the
 * transcript, all in one document and one insert.
 */
export interface Turn {
  conversationId: string;
  /** 1, 2, 3 …; unique within the conversation. */
  seq: number;
  messageId: string;
  /** Who caused it: the worker's message, a mediator's message, or the service (a status change). */
  origin: 'worker' | 'staff' | 'system';
  channel: string;
  at: string;
  /** The worker's words; empty for other origins. Sealed in the store. */
  text: string;
  /** Null for other origins. Sealed in the store together with the state: it holds entities. */
  understanding: Understanding | null;
  kind: TurnKind;
  handoff: boolean;
  state: DialogueState;
  replies: Reply[];
  effects: Effect[];
  /** False until every effect has been carried out. */
  settled: boolean;
  receipt?: string;
  versions: { content: number; model: string };
}

export type CommitResult =
  | 'committed'
  /** Another turn has this sequence number: the lock was lost. Load again and decide anew. */
  | 'sequence_taken'
  /** This message was already answered: return the stored replies. */
  | 'message_answered';
