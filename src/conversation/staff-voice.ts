import type { CaseType, OutcomeKind } from '../contracts/case';
import { emptyState, type DialogueState, type Frame, type ReplyDraft } from '../contracts/dialogue';
import type { ChatTurn } from '../contracts/api/chat';
import type { ConversationPort } from '../contracts/conversation-port';
import type { Turn } from '../contracts/turn';
import { topFrame } from '../dialogue/stack';
import type { Clock } from '../shared/clock';
import { AppError } from '../shared/errors';
import { announce, type ConversationDeps } from './handle-turn';
import { presentForStaff } from './present';

/** Longest transcript shown at once; older turns stay in the store. */
const TRANSCRIPT_LIMIT = 2_000;
const MAX_TRIES = 8;

type Deps = Pick<ConversationDeps, 'turns' | 'latest' | 'coordination'> & {
  clock: Clock;
  /** The first question after a case was closed, and the frame that waits for the answer. */
  followUp: (about: { caseNo: string; type: CaseType; outcome?: OutcomeKind }) => {
    replies: ReplyDraft[];
    frame: Frame;
  };
};

/** Said to somebody who is in the middle of a form: the question waits for its word. */
const LATER = '那件办结了，想听听您怎么说。手上这件弄完了，回“回访”就行。';

interface Utterance {
  conversationId: string;
  messageId: string;
  origin: 'staff' | 'system';
  replies: ReplyDraft[] | ((before: DialogueState) => ReplyDraft[]);
  /** The state after, from the state before; the same object means "nothing to do". */
  change: (state: DialogueState) => DialogueState | null;
}

/**
 * What people of the bureau, and the service itself, say in a conversation. These are turns like the worker's own: one
 * insert, in sequence, shown on every open page, part of the one transcript.
 */
export function createStaffVoice(deps: Deps): ConversationPort {
  return {
    async postStaffMessage({ conversationId, caseNo, messageId, staffName, text }) {
      await say(deps, {
        conversationId,
        messageId: `staff:${messageId}`,
        origin: 'staff',
        replies: [{ text, from: 'staff', staffName }],
        change: (state) => ({ ...state, caseNo: state.caseNo ?? caseNo, handoff: 'human' }),
      });
    },
    async setHandoff(conversationId, caseNo, mode, notice) {
      await say(deps, {
        conversationId,
        messageId: `handoff:${mode}:${caseNo}:${deps.clock.now().getTime()}`,
        origin: 'system',
        replies: notice ? [{ text: notice }] : [],
        change: (state) => (state.handoff === mode ? null : { ...state, handoff: mode }),
      });
    },
    async notifyStatus(conversationId, caseNo, text) {
      await say(deps, {
        conversationId,
        messageId: `status:${caseNo}:${deps.clock.now().getTime()}`,
        origin: 'system',
        replies: [{ text }],
        change: (state) => ({ ...state, caseNo: state.caseNo ?? caseNo }),
      });
    },
    async askFollowUp({ conversationId, ...about }) {
      const { replies, frame } = deps.followUp(about);
      const messageId = `follow-up:${about.caseNo}:${deps.clock.now().getTime()}`;
      await say(deps, {
        conversationId,
        messageId,
        origin: 'system',
        replies: (state) => (topFrame(state) ? [{ text: LATER }] : replies),
        change: (state) => {
          if (state.handoff !== 'bot') return null;
          return topFrame(state) ? state : { ...state, frames: [...state.frames, frame] };
        },
      });
    },
    async transcript(conversationId): Promise<ChatTurn[]> {
      return (await deps.turns.list(conversationId, { limit: TRANSCRIPT_LIMIT })).map(presentForStaff);
    },
  };
}

async function say(deps: Deps, utterance: Utterance): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const before = await deps.latest.get(utterance.conversationId, true);
    const state = utterance.change(before?.state ?? emptyState());
    if (!state) return;
    const turn = buildTurn(utterance, before, state, deps.clock.now());
    const result = await deps.turns.commit(turn);
    if (result === 'message_answered') return;
    if (result === 'committed') {
      deps.latest.put(turn);
      await announce(turn, deps);
      return;
    }
  }
  throw new AppError('STORE_UNAVAILABLE', { reason: 'sequence' });
}

function buildTurn(utterance: Utterance, before: Turn | null, state: DialogueState, now: Date): Turn {
  const { replies } = utterance;
  const said = typeof replies === 'function' ? replies(before?.state ?? emptyState()) : replies;
  const seq = (before?.seq ?? 0) + 1;
  return {
    conversationId: utterance.conversationId,
    seq,
    messageId: utterance.messageId,
    origin: utterance.origin,
    channel: before?.channel ?? 'web',
    at: now.toISOString(),
    text: '',
    understanding: null,
    kind: 'silent',
    handoff: state.handoff !== 'bot',
    state,
    replies: said.map((reply, i) => ({ id: `${seq}.${i + 1}`, ...reply })),
    effects: [],
    settled: true,
    versions: { content: before?.versions.content ?? 0, model: 'none' },
  };
}
