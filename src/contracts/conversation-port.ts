import type { ChatTurn } from './api/chat';
import type { CaseType, OutcomeKind } from './case';

/** What the consoles need from the conversation. Every call is safe to repeat. */
export interface ConversationPort {
  /**
   * Puts a mediator's message into the conversation: durable when it resolves, shown to the worker at once. A repeated
   * `messageId` changes nothing.
   */
  postStaffMessage(message: {
    caseNo: string;
    conversationId: string;
    messageId: string;
    staffName: string;
    text: string;
  }): Promise<void>;
  /**
   * Says who speaks: `human` silences the bot, `bot` lets it answer again. `notice` is shown to the worker when this is
   * a change; when the conversation is in that mode already, nothing happens and nothing is shown.
   */
  setHandoff(conversationId: string, caseNo: string, mode: 'human' | 'bot', notice?: string): Promise<void>;
  /** Tells the worker, in one plain sentence, that the case has moved. */
  notifyStatus(conversationId: string, caseNo: string, text: string): Promise<void>;
  /**
   * Asks the worker how a closed case went (回访). Says nothing while a person speaks, and does not break into a form.
   */
  askFollowUp(about: {
    conversationId: string;
    caseNo: string;
    type: CaseType;
    outcome?: OutcomeKind;
  }): Promise<void>;
  /** Everything said so far, oldest first; empty for a conversation that does not exist. */
  transcript(conversationId: string): Promise<ChatTurn[]>;
}
