import type { Topic } from './topics';
import type { Entities } from './understanding';

/** Case categories (procedures §5). Codes are stable; titles are what people read. */
export const CASE_TYPES = {
  arrears: '欠薪',
  contract: '劳动合同',
  dismissal: '辞退与补偿',
  social_insurance: '社会保险',
  injury: '工伤',
  hours_leave: '工时休假',
  deposit_id: '押金扣证',
  agency: '中介与招聘',
  discrimination: '就业歧视',
  women_minor: '女工与未成年工',
  dispatch: '劳务派遣',
  safety_hazard: '安全隐患',
  forced_labor_violence: '强迫劳动与暴力',
  relief: '生活救助',
  transport: '返岗交通',
  left_behind_family: '留守家人',
  over_age: '超龄用工',
  platform: '平台用工',
  employer_query: '企业咨询',
  other: '其他',
} as const;
export type CaseType = keyof typeof CASE_TYPES;

/** The case type that fits what was talked about. */
const TOPIC_CASE_TYPES: Readonly<Partial<Record<Topic, CaseType>>> = {
  wage_arrears: 'arrears',
  overtime_pay: 'arrears',
  holiday_pay: 'hours_leave',
  no_contract: 'contract',
  dismissal: 'dismissal',
  work_injury: 'injury',
  social_insurance: 'social_insurance',
  black_agency: 'agency',
  discrimination: 'discrimination',
  relief: 'relief',
  return_transport: 'transport',
  employer_stabilization: 'employer_query',
};

/** Where an intent is about something else than most of its topic. */
const INTENT_CASE_TYPES: Readonly<Record<string, CaseType>> = {
  'overtime_pay.forced': 'hours_leave',
  'overtime_pay.hours_limit': 'hours_leave',
  'black_agency.id_kept': 'deposit_id',
  'black_agency.employer_deposit': 'deposit_id',
  'discrimination.harassment': 'women_minor',
  'relief.left_behind': 'left_behind_family',
};

/** The case type that fits what was meant; undefined for what is no complaint. */
export const caseTypeOf = (meant: { topic?: Topic; intent?: string }): CaseType | undefined =>
  (meant.intent ? INTENT_CASE_TYPES[meant.intent] : undefined) ??
  (meant.topic ? TOPIC_CASE_TYPES[meant.topic] : undefined);

export const CASE_STATUSES = {
  pending: '待受理',
  accepted: '已受理',
  rejected: '不予受理',
  transferred: '已转办',
  contacted: '已联系双方',
  mediating: '调解中',
  agreed: '达成协议',
  performing: '履行中',
  fulfilled: '已履行',
  failed: '调解不成',
  withdrawn: '已撤回',
  closed: '已结案',
  followed_up: '已回访',
  archived: '已归档',
} as const;
export type CaseStatus = keyof typeof CASE_STATUSES;

/** The one table of allowed moves (procedures §7). A case may be reopened until it is archived, and then still once more by a supervisor. */
export const CASE_MOVES: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  pending: ['accepted', 'rejected', 'transferred', 'withdrawn'],
  accepted: ['contacted', 'mediating', 'agreed', 'failed', 'transferred', 'withdrawn'],
  rejected: ['closed', 'pending'],
  transferred: ['pending', 'accepted', 'closed'],
  contacted: ['mediating', 'agreed', 'failed', 'transferred', 'withdrawn'],
  mediating: ['agreed', 'failed', 'transferred', 'withdrawn'],
  agreed: ['performing', 'fulfilled', 'failed'],
  performing: ['fulfilled', 'failed'],
  fulfilled: ['closed'],
  failed: ['closed', 'mediating'],
  withdrawn: ['closed'],
  closed: ['followed_up', 'accepted'],
  followed_up: ['archived', 'accepted'],
  archived: ['accepted'],
};

/**
 * True when a withdrawal is not the worker's alone to make: somebody was in danger, who may be made to withdraw, or other
 * people's wages hang on the case.
 */
export const withdrawalNeedsPerson = (facts: { crisis?: string | boolean; headcount?: number }): boolean =>
  Boolean(facts.crisis) || (facts.headcount ?? 1) > 1;

/** Statuses in which nobody needs to act on the case any more. */
export const SETTLED: ReadonlySet<CaseStatus> = new Set(['closed', 'followed_up', 'archived']);

export const OUTCOMES = {
  paid_full: '钱已全部到账',
  paid_part: '钱到账一部分',
  agreement: '达成协议，分期履行',
  to_arbitration: '转劳动仲裁',
  to_court: '转法院',
  to_inspection: '转劳动监察',
  referred: '转其他单位',
  answered: '已解答',
  withdrawn: '本人撤回',
  no_basis: '查无依据',
  unreachable: '多次联系不上本人',
} as const;
export type OutcomeKind = keyof typeof OUTCOMES;

export type Priority = 'P0' | 'P1' | 'P2' | 'P3';
export type EmployerRole =
  'employer' | 'labour_subcontractor' | 'main_contractor' | 'foreman' | 'platform' | 'agency' | 'unknown';

/** One thing asked for (诉求). A case has several. */
export interface Demand {
  type: CaseType;
  /** Yuan. */
  amount?: number;
  amountApprox?: boolean;
  periodFrom?: string;
  periodTo?: string;
  monthsOwed?: number;
  /** Article ids this demand rests on. */
  basis: string[];
  /** What the worker wants, in their own words. Personal data. */
  wish?: string;
}

/** A worker's own data: sealed field by field in the store. */
export interface WorkerDetails {
  name?: string;
  phone?: string;
  contactTime?: string;
  /** Set when they did not write Chinese: whoever calls needs somebody who speaks it. */
  language?: 'en';
}

/** What a skill knows when it opens a case. */
export interface CaseDraft {
  type: CaseType;
  demands: Demand[];
  employerText?: string;
  employerRole?: EmployerRole;
  construction?: boolean;
  worker: WorkerDetails;
  /** The facts by the names of {@link Entities}. `phone` is left out: it lives in `worker`. */
  fields: Entities;
  /** Slots that the worker could not or would not fill, by name. */
  notKnown: string[];
  stillEmployed?: boolean;
  evidenceText?: string;
  /** Files sent before the case was opened. */
  evidence?: Evidence[];
  stepsTaken?: string;
  /** Free words that do not fit anywhere else. */
  story?: string;
  consent?: { kind: 'share_with_bureau'; at: string };
  handoffRequested: boolean;
  /** Kind of the danger that was heard, and how urgent it was as told (long ago, a third person: less). */
  crisis?: string;
  crisisLevel?: 'P0' | 'P1';
}

/** What the holder of a receipt, or the conversation that opened it, may hear about a case. */
export interface CaseBrief {
  caseNo: string;
  type: CaseType;
  status: CaseStatus;
  openedAt: string;
  updatedAt: string;
  /** How it was found. Whoever names a receipt speaks for the worker, also on another phone. */
  via: 'receipt' | 'conversation';
  region: { city?: string; district?: string };
  /** Clocks that still run. */
  clocks: Pick<CaseClock, 'id' | 'name' | 'kind' | 'basis' | 'due'>[];
  headcount?: number;
  /** Somebody was in danger. */
  crisis: boolean;
  outcome?: OutcomeKind;
}

/** Additions to a case from the conversation. Absent keys stay as they are. */
export interface CasePatch {
  fields?: Entities;
  worker?: WorkerDetails;
  evidenceText?: string;
  note?: string;
  handoffRequested?: boolean;
  crisis?: string;
  crisisLevel?: 'P0' | 'P1';
  /** The worker withdraws the complaint. */
  withdraw?: boolean;
  /** Answers to the questions after closing; `done` when no more will come. */
  feedback?: FeedbackAnswers & { done?: boolean };
}

export interface Actor {
  kind: 'worker' | 'staff' | 'system';
  id: string;
  name?: string;
}

/** One link of the append-only history. `hash` covers everything else and the previous hash. */
export interface CaseEvent {
  seq: number;
  at: string;
  actor: Actor;
  type:
    | 'opened'
    | 'amended'
    | 'viewed'
    | 'taken'
    | 'renewed'
    | 'released'
    | 'lease_expired'
    | 'moved'
    | 'noted'
    | 'message_sent'
    | 'handoff'
    | 'transferred'
    | 'evidence_added'
    | 'evidence_viewed'
    | 'exported'
    | 'priority_changed'
    | 'feedback';
  /** Facts without personal data: codes, names of fields, statuses. */
  data: Record<string, unknown>;
  prev: string;
  hash: string;
}

export interface Lease {
  holder: string;
  holderName: string;
  epoch: number;
  until: string;
}

/** A period that runs. Statutory ones name their article; service ones are our promise. */
export interface CaseClock {
  id: string;
  name: string;
  kind: 'service' | 'statutory';
  basis: string;
  startedAt: string;
  /** Instant (service) or China date (statutory) by which something must have happened. */
  due: string;
  doneAt?: string;
}

export interface Evidence {
  id: string;
  at: string;
  fileName: string;
  mime: string;
  bytes: number;
}

export interface CaseNote {
  id: string;
  at: string;
  by: string;
  byName: string;
  text: string;
}

export interface Outcome {
  kind: OutcomeKind;
  /** Yuan that reached the worker. */
  amountRecovered?: number;
  note?: string;
}

/** What a worker says when asked after a case was closed (回访, procedures §7): closed is our word, paid is theirs. */
export interface FeedbackAnswers {
  contacted?: boolean;
  solved?: 'yes' | 'part' | 'no';
  paid?: 'full' | 'part' | 'none';
  /** 1 (worst) to 5. */
  satisfaction?: number;
  /** Why, in their own words. Personal data. */
  reason?: string;
}

/** As it stands with the case. */
export interface CaseFeedback extends FeedbackAnswers {
  at: string;
  /** Somebody of the office has to look at it. */
  flagged: boolean;
}

export interface CaseRecord {
  caseNo: string;
  /** Keyed hash of the receipt; the receipt itself is never stored. */
  receiptHash: string;
  /** Id of the effect that opened the case: the same effect opens no second one. */
  openedBy: string;
  /** Raised by every change; a change is refused when it was decided on an older revision. */
  rev: number;
  type: CaseType;
  status: CaseStatus;
  priority: Priority;
  priorityReasons: string[];
  region: { city?: string; district?: string };
  demands: Demand[];
  employer: { text?: string; key?: string; role: EmployerRole; construction?: boolean };
  headcount?: number;
  worker: WorkerDetails;
  fields: Entities;
  notKnown: string[];
  stillEmployed?: boolean;
  evidenceText?: string;
  stepsTaken?: string;
  story?: string;
  consents: { kind: string; at: string }[];
  conversationId: string;
  channel: string;
  evidence: Evidence[];
  notes: CaseNote[];
  clocks: CaseClock[];
  lease: Lease | null;
  /** Last epoch given out; the next take gets one more. */
  epoch: number;
  handoff: 'none' | 'requested' | 'human';
  crisis?: string;
  crisisLevel?: 'P0' | 'P1';
  links: { kind: 'duplicate_of' | 'collective'; caseNo: string }[];
  referrals: { at: string; to: string; reason: string }[];
  outcome?: Outcome;
  feedback?: CaseFeedback;
  events: CaseEvent[];
  openedAt: string;
  updatedAt: string;
  closedAt?: string;
  /** Demonstration data. */
  demo?: boolean;
}
