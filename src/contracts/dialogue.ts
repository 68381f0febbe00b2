import type { CaseBrief, CaseDraft, CasePatch, CaseType, Evidence } from './case';
import type { Knowledge } from './knowledge';
import type { Download } from './documents';
import type { KeptForm, RegisterDraft, RegisterKind } from './register';
import type { Service131 } from './service-131';
import type { Topic } from './topics';
import type { Entities, Understanding } from './understanding';

/** A law article, notice row or office page that stands behind an answer; workers see the title. */
export interface SourceRef {
  id: string;
  title: string;
}

/** One bubble. Everything but `text` is an extra that a channel may drop or turn into a numbered line. */
export interface Reply {
  id: string;
  text: string;
  quickReplies?: string[];
  sources?: SourceRef[];
  /** Who speaks: the bot, or a named person of the bureau. */
  from?: 'bot' | 'staff';
  staffName?: string;
  /** Files about this conversation's own case that the page offers with this bubble; other channels leave them out. */
  downloads?: Download[];
  /** The content is demonstration data and must be marked as such wherever it is shown. */
  sample?: boolean;
}
export type ReplyDraft = Omit<Reply, 'id'>;

/**
 * A wish carried out after the turn is durable. `id` is derived from the turn, so that doing an effect twice changes
 * nothing.
 */
export type Effect =
  /**
   * Deletes what a conversation left behind: its register entries, these files, and the words before this turn when they
   * belong to no case.
   */
  | { kind: 'erase'; id: string; transcript: boolean; files: string[] }
  | { kind: 'open_case'; id: string; caseNo: string; receipt: string; draft: CaseDraft }
  | { kind: 'amend_case'; id: string; caseNo: string; patch: CasePatch }
  | { kind: 'add_evidence'; id: string; caseNo: string; evidence: Evidence }
  /** `code`: by which its owner finds the entry again. */
  | { kind: 'register'; id: string; entry: RegisterDraft; code?: string }
  /**
   * Every open entry of that kind that this conversation made before this turn is marked as withdrawn; with `doneToo`
   * those that the office has settled as well (a seat that was given out is free again).
   */
  | { kind: 'withdraw_register'; id: string; registerKind: RegisterKind; doneToo?: boolean };
export type EffectDraft =
  | { kind: 'erase'; transcript: boolean; files: string[] }
  | { kind: 'open_case'; draft: CaseDraft }
  | { kind: 'amend_case'; caseNo: string; patch: CasePatch }
  | { kind: 'add_evidence'; caseNo: string; evidence: Evidence }
  | { kind: 'register'; entry: RegisterDraft; code?: string }
  | { kind: 'withdraw_register'; registerKind: RegisterKind; doneToo?: boolean };

/** A slot's content. `unknown` and `refused` are full answers: nobody is asked twice for what they cannot say. */
export type SlotStatus = 'filled' | 'unknown' | 'refused';
export interface SlotValue {
  status: SlotStatus;
  value?: unknown;
  /** Free words, taken because this very question was asked; nothing was recognised in them. */
  loose?: boolean;
  /** The message was nothing but this: an open question beside it takes none of its words. */
  whole?: boolean;
  /** What stood here before a correction, oldest first. */
  was?: unknown[];
}
export type Slots = Record<string, SlotValue>;

/** A skill at work in a conversation. Frames form a stack: a question in the middle of a form suspends nothing. */
export interface Frame {
  skill: string;
  slots: Slots;
  /** The slot asked for last; `confirm` while the summary waits for a yes. */
  asked?: string;
  /** A second slot that the same question asked for. */
  askedToo?: string;
  /** How often `asked` has been asked without an answer. */
  attempts: number;
  /** Free room of the skill, for example the jobs already shown. */
  data?: Record<string, unknown>;
}

export interface DialogueState {
  /** Format of this object; a newer program reads older states. */
  v: 1;
  frames: Frame[];
  /** What the worker has stated so far in this conversation: forms fill themselves from it. */
  memory: Entities;
  /** Intents offered in a "did you mean" question, in the order shown. */
  offered?: string[];
  /** Topic and intent answered last: "登记投诉" after an answer means that subject. */
  lastTopic?: Topic;
  lastIntent?: string;
  /** Grievances told so far and not filed yet: the complaint that is filed next takes them along. */
  told?: CaseType[];
  /** How the grievance was told last, in the worker's own words: a form that asks for the story has it already. */
  story?: string;
  /** Set while the worker writes English: single words and codes are then answered in English, too. */
  language?: 'en';
  /** Messages in a row that we did not understand. */
  misses: number;
  /** `human`: a mediator speaks and the bot keeps silent. `requested`: somebody is being looked for. */
  handoff: 'bot' | 'requested' | 'human';
  /** The case this conversation is about, once there is one. */
  caseNo?: string;
  /** The case whose receipt was shown here last, when it is another one: additions and questions are about it. */
  namedCase?: string;
  /** Files sent before there was a case; the case that is opened takes them along. */
  pendingEvidence?: Evidence[];
  /** Kinds of register entries that were written for this conversation and not withdrawn by it. */
  registered?: RegisterKind[];
  /** What was given of the 131 service, kept while other things are talked about. */
  service131?: Service131;
  /** The last crisis heard here: kind and instant, so that one crisis opens one case. */
  crisis?: { kind: string; at: string; caseNo?: string };
  /** Hash of the bubbles sent last, so that the same sentence is not said twice running. */
  lastSaid?: string;
}

export function emptyState(): DialogueState {
  return { v: 1, frames: [], memory: {}, misses: 0, handoff: 'bot' };
}

/** Ids that a turn may hand out. Made by the caller, because deciding is pure. */
export interface FreshIds {
  caseNo: string;
  receipt: string;
  /** Code by which a form that was left unfinished is found again. */
  draftCode: string;
}

/** What is held about a conversation: counts and kinds, looked up only when the message is about it. */
export interface Holdings {
  messages: number;
  cases: CaseBrief[];
  register: { kind: RegisterKind; keepUntil: string }[];
}

export interface TurnInput {
  text: string;
  understanding: Understanding;
  knowledge: Knowledge;
  /** The instant of the message. */
  now: Date;
  /** China date of `now`, `YYYY-MM-DD`. */
  today: string;
  fresh: FreshIds;
  /** A file that came instead of words; its bytes are stored already. */
  attachment?: Evidence;
  /** Cases looked up beforehand: those whose receipt stands in the text, else the conversation's own. */
  cases: readonly CaseBrief[];
  /** What looks like a receipt in the text but belongs to no case. */
  unknownReceipts: readonly string[];
  holdings?: Holdings;
  /** Unfinished forms whose code stands in the text. */
  keptForms?: readonly KeptForm[];
}

export type TurnKind =
  | 'answer'
  | 'question'
  | 'correction'
  | 'cancel'
  | 'urgent'
  | 'new_topic'
  | 'smalltalk'
  | 'human'
  | 'unclear'
  | 'silent';

export interface Decision {
  state: DialogueState;
  replies: ReplyDraft[];
  effects: EffectDraft[];
  /** How the turn was taken; for transcripts, tests and metrics. */
  kind: TurnKind;
  /** True once a person has been asked for or is needed at once. */
  handoff: boolean;
  receipt?: string;
  caseNo?: string;
}
