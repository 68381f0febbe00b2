import type { CaseBrief } from '../contracts/case';
import {
  emptyState,
  type Decision,
  type Effect,
  type EffectDraft,
  type FreshIds,
  type Holdings,
  type Reply,
  type TurnInput,
} from '../contracts/dialogue';
import type { Knowledge } from '../contracts/knowledge';
import type { Coordination, TurnStore } from '../contracts/ports';
import type { KeptForm } from '../contracts/register';
import type { InboundMessage, Turn } from '../contracts/turn';
import type { SafetyFinding, Understanding } from '../contracts/understanding';
import { caseInQuestion } from '../dialogue/case-in-question';
import type { SkillSet } from '../dialogue/decide';
import { detectSafety } from '../dialogue/safety';
import { chinaDate } from '../shared/clock';
import { AppError } from '../shared/errors';
import type { FaultPoints } from '../shared/faults';
import { aboutHoldings, aboutOwnCase } from './about-own-case';
import { decideWithinBoundary } from './boundary';
import type { LatestTurns } from './latest-turns';

export interface ConversationDeps {
  turns: TurnStore;
  latest: LatestTurns;
  coordination: Pick<Coordination, 'lock' | 'publish'>;
  /** Never throws; a missing model understands nothing and says so. */
  understand: (text: string, options: { today: string; safety: SafetyFinding }) => Understanding;
  knowledge: () => Knowledge;
  skills: SkillSet;
  freshIds: (today: string) => FreshIds;
  /** The cases a message may be about: those whose receipts it names, else the one in question when it is given. */
  findCases: (
    text: string,
    known: { caseNo: string; via: CaseBrief['via'] } | undefined,
  ) => Promise<{ cases: CaseBrief[]; unknownReceipts: string[] }>;
  /** What is held about a conversation. */
  findHoldings: (conversationId: string) => Promise<Holdings>;
  /** Unfinished forms by the codes that stand in a message. */
  findKeptForms: (codes: readonly string[]) => Promise<KeptForm[]>;
  /** Carries out what a committed turn wished for; every effect is safe to repeat. */
  carryOut: (turn: Turn) => Promise<void>;
  faults: FaultPoints;
  /** A skill threw; the worker was given a person instead. */
  onFault: (error: unknown, skill: string | undefined) => void;
  onTurn?: (turn: Turn, repeated: boolean) => void;
}

/** A turn's lock frees itself after this long; the turn's fence is its sequence number, not the lock. */
const LOCK_MS = 10_000;
/** How long a message waits for the one before it. */
const LOCK_WAIT_MS = 5_000;
/** Losing the sequence number this often in a row means that something is wrong, not busy. */
const MAX_TRIES = 5;

/**
 * The main path: lock → load → understand → decide → save → act. Returns the turn whose replies the channel sends; a
 * message that was answered before gets its stored turn again and changes nothing.
 *
 * @throws AppError STORE_UNAVAILABLE when the turn could not be made durable: the sender may repeat the same messageId
 */
export async function handleTurn(message: InboundMessage, deps: ConversationDeps): Promise<Turn> {
  const lock = await deps.coordination.lock(`conversation:${message.conversationId}`, {
    ttlMs: LOCK_MS,
    waitMs: LOCK_WAIT_MS,
  });
  try {
    deps.faults.hit('turn:locked');
    const { turn, repeated } = await commitTurn(message, deps);
    // Before any reply leaves: a receipt may only be shown once its case exists.
    if (!turn.settled) await settle(turn, deps);
    deps.onTurn?.(turn, repeated);
    if (!repeated) await announce(turn, deps);
    deps.faults.hit('reply:sending');
    return turn;
  } finally {
    await lock?.release();
  }
}

async function commitTurn(
  message: InboundMessage,
  deps: ConversationDeps,
): Promise<{ turn: Turn; repeated: boolean }> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const before = await deps.latest.get(message.conversationId, attempt > 0);
    if (before?.messageId === message.messageId) return { turn: before, repeated: true };
    deps.faults.hit('turn:loaded');
    const turn = await decideTurn(message, before, deps);
    deps.faults.hit('turn:decided');
    const result = await deps.turns.commit(turn);
    if (result === 'committed') {
      deps.latest.put(turn);
      deps.faults.hit('turn:committed');
      return { turn, repeated: false };
    }
    if (result === 'message_answered') {
      const stored = await deps.turns.findByMessage(message.conversationId, message.messageId);
      if (stored) return { turn: stored, repeated: true };
    }
    // Somebody else was faster (another instance, or a mediator's message): look again and decide anew.
  }
  throw new AppError('STORE_UNAVAILABLE', { reason: 'sequence' });
}

async function decideTurn(
  message: InboundMessage,
  before: Turn | null,
  deps: ConversationDeps,
): Promise<Turn> {
  const knowledge = deps.knowledge();
  const today = chinaDate(message.at);
  const state = before?.state ?? emptyState();
  const understanding = deps.understand(message.text, { today, safety: detectSafety(message.text) });
  const { cases, unknownReceipts } = await deps.findCases(
    message.text,
    aboutOwnCase(state, understanding, message.text) ? caseInQuestion(state) : undefined,
  );
  // What is no case's receipt may be the code of a form that was left unfinished.
  const keptForms = unknownReceipts.length > 0 ? await deps.findKeptForms(unknownReceipts) : [];
  const holdings = aboutHoldings(state, understanding, message.text)
    ? await deps.findHoldings(message.conversationId)
    : undefined;
  const fresh = deps.freshIds(today);
  const input: TurnInput = {
    text: message.text,
    understanding,
    knowledge,
    now: message.at,
    today,
    fresh,
    cases,
    unknownReceipts: unknownReceipts.filter((code) => !keptForms.some((kept) => kept.code === code)),
    ...(holdings ? { holdings } : {}),
    ...(keptForms.length > 0 ? { keptForms } : {}),
    ...(message.attachment ? { attachment: message.attachment } : {}),
  };
  const decision = decideWithinBoundary(state, input, deps.skills, deps.onFault);
  return buildTurn(message, (before?.seq ?? 0) + 1, understanding, decision, fresh, knowledge.version);
}

function buildTurn(
  message: InboundMessage,
  seq: number,
  understanding: Understanding,
  decision: Decision,
  fresh: FreshIds,
  content: number,
): Turn {
  const turnId = `${message.conversationId}:${seq}`;
  const replies: Reply[] = decision.replies.map((reply, i) => ({ id: `${seq}.${i + 1}`, ...reply }));
  const effects = decision.effects.map((effect, i) => nameEffect(effect, `${turnId}:${i + 1}`, fresh));
  return {
    conversationId: message.conversationId,
    seq,
    messageId: message.messageId,
    origin: 'worker',
    channel: message.channel,
    at: message.at.toISOString(),
    text: message.text,
    understanding,
    kind: decision.kind,
    handoff: decision.handoff,
    state: decision.state,
    replies,
    effects,
    settled: effects.length === 0,
    ...(decision.receipt ? { receipt: decision.receipt } : {}),
    versions: { content, model: understanding.model },
  };
}

/** An effect's id comes from its turn, so that carrying it out twice is seen to be the same thing. */
function nameEffect(draft: EffectDraft, id: string, fresh: FreshIds): Effect {
  return draft.kind === 'open_case'
    ? { kind: 'open_case', id, caseNo: fresh.caseNo, receipt: fresh.receipt, draft: draft.draft }
    : { ...draft, id };
}

/** Carries out a committed turn's effects and notes that they are done. Also run at start for what a crash left over. */
export async function settle(
  turn: Turn,
  deps: Pick<ConversationDeps, 'carryOut' | 'turns' | 'latest' | 'faults'>,
): Promise<void> {
  await deps.carryOut(turn);
  await deps.turns.settle(turn.conversationId, turn.seq);
  deps.latest.settled(turn.conversationId, turn.seq);
  deps.faults.hit('effects:settled');
}

/** Tells open pages and consoles that there is a new turn. Only a hint: whoever misses it finds the turn in the store. */
export async function announce(turn: Turn, deps: Pick<ConversationDeps, 'coordination'>): Promise<void> {
  await deps.coordination.publish(`conversation:${turn.conversationId}`, String(turn.seq));
  if (turn.state.caseNo)
    await deps.coordination.publish('staff', JSON.stringify({ kind: 'case', caseNo: turn.state.caseNo }));
}
