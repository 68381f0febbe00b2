import { z } from 'zod';
import {
  CASE_STATUSES,
  CASE_TYPES,
  OUTCOMES,
  type CaseClock,
  type CaseEvent,
  type CaseNote,
  type CaseStatus,
  type CaseType,
  type Demand,
  type Evidence,
  type Lease,
  type Outcome,
  type Priority,
  type WorkerDetails,
} from '../case';
import type { CaseFeedback } from '../case';
import { intentSchema, type Intent } from '../content';
import { STAFF_ROLES, type StaffRole } from '../staff';
import { TOPICS, type Topic } from '../topics';
import type { ContentVersionSummary } from '../ports';
import type { Entities } from '../understanding';
import type { ChatTurn } from './chat';

const keys = <T extends Record<string, unknown>>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
const commaList = <T extends [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((v) => v.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)));

export const loginRequest = z.object({
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});
export const setupRequest = z.object({
  token: z.string().min(1).max(200),
  username: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u),
  name: z.string().trim().min(1).max(40),
  password: z.string().min(12).max(200),
});
const region = z.object({ city: z.string().min(1).max(20), district: z.string().min(1).max(20).optional() });
export const userRequest = z.object({
  username: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u),
  name: z.string().trim().min(1).max(40),
  role: z.enum(STAFF_ROLES),
  regions: z.array(region).max(100).default([]),
  password: z.string().min(12).max(200),
});
export const userChange = z.object({
  name: z.string().trim().min(1).max(40).optional(),
  role: z.enum(STAFF_ROLES).optional(),
  regions: z.array(region).max(100).optional(),
  password: z.string().min(12).max(200).optional(),
  disabled: z.boolean().optional(),
});

export interface StaffMe {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  regions: { city: string; district?: string }[];
  /** Sent back as `x-csrf-token` with every request that changes something. */
  csrfToken: string;
}
export type StaffUserView = Omit<StaffMe, 'csrfToken'> & { disabled: boolean; createdAt: string };

/** One person of `GET /api/staff/cases/:caseNo/colleagues`: who this case could be given to. */
export type Colleague = Pick<StaffUserView, 'id' | 'name' | 'role' | 'regions'>;

/** Query of `GET /api/staff/cases`. Lists are comma separated. */
export const caseListQuery = z.object({
  status: commaList(keys(CASE_STATUSES)).optional(),
  type: commaList(keys(CASE_TYPES)).optional(),
  priority: commaList(['P0', 'P1', 'P2', 'P3']).optional(),
  city: z.string().max(20).optional(),
  district: z.string().max(20).optional(),
  /** Hours since it was opened, at least. */
  olderThanHours: z.coerce.number().min(0).max(100_000).optional(),
  /** `mine`: I hold the lease; `free`: nobody does. */
  scope: z.enum(['all', 'mine', 'free']).default('all'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export interface CaseListItem {
  caseNo: string;
  type: CaseType;
  status: CaseStatus;
  priority: Priority;
  priorityReasons: string[];
  city?: string;
  district?: string;
  employer?: string;
  amount?: number;
  amountApprox?: boolean;
  headcount?: number;
  handoff: 'none' | 'requested' | 'human';
  crisis?: string;
  lease: Lease | null;
  openedAt: string;
  updatedAt: string;
  /** Next open clock, if any. */
  due?: { name: string; due: string };
  demo: boolean;
}
export interface CaseListResponse {
  items: CaseListItem[];
  total: number;
  counts: Partial<Record<CaseStatus, number>>;
}

export interface CaseDetail extends CaseListItem {
  demands: Demand[];
  employerRole: string;
  construction?: boolean;
  worker: WorkerDetails;
  fields: Entities;
  notKnown: string[];
  stillEmployed?: boolean;
  evidenceText?: string;
  stepsTaken?: string;
  story?: string;
  evidence: Evidence[];
  notes: CaseNote[];
  clocks: CaseClock[];
  referrals: { at: string; to: string; reason: string }[];
  outcome?: Outcome;
  feedback?: CaseFeedback;
  events: CaseEvent[];
  /** True when the hash chain of `events` holds. */
  historyIntact: boolean;
  transcript: ChatTurn[];
  channel: string;
  closedAt?: string;
  /** Moves this user may make now. */
  moves: CaseStatus[];
  /** True when this user holds the lease. */
  mine: boolean;
}

const epoch = z.number().int().min(0);
export const epochRequest = z.object({ epoch });
export const transitionRequest = z.object({
  epoch,
  to: z.enum(keys(CASE_STATUSES)),
  /** Required for rejected, failed, transferred, withdrawn and for reopening. */
  reason: z.string().trim().max(1000).optional(),
  /** For `transferred`: the unit it goes to. */
  transferTo: z.string().trim().max(100).optional(),
  /** Required for `closed`. */
  outcome: z
    .object({
      kind: z.enum(keys(OUTCOMES)),
      amountRecovered: z.number().min(0).max(1e9).optional(),
      note: z.string().trim().max(2000).optional(),
    })
    .optional(),
});
export const noteRequest = z.object({ epoch: epoch.optional(), text: z.string().trim().min(1).max(4000) });
export const staffMessageRequest = z.object({
  epoch,
  messageId: z.string().min(1).max(100),
  text: z.string().trim().min(1).max(2000),
});
export const transferRequest = z.object({
  epoch,
  toUserId: z.string().min(1).max(60),
  reason: z.string().trim().min(1).max(500),
});

/** `GET /api/staff/stream`: server-sent events, `event: change`. */
export type StaffStreamEvent =
  | { kind: 'case'; caseNo: string }
  | { kind: 'content'; version: number }
  | { kind: 'alert'; caseNo: string; crisis: string };

export const intentWithTopic = intentSchema.extend({ topic: z.enum(TOPICS) });
export const draftRequest = z.object({ intent: intentWithTopic, baseVersion: z.number().int().min(0) });
export const tryRequest = z.object({ text: z.string().min(1).max(4000) });
export const publishRequest = z.object({
  baseVersion: z.number().int().min(0),
  note: z.string().trim().min(1).max(300),
  intentIds: z.array(z.string()).max(500).optional(),
});
export const rollbackRequest = z.object({
  version: z.number().int().min(1),
  note: z.string().trim().max(300).default(''),
});

export const expiringQuery = z.object({
  /** How far to look ahead, in days. */
  days: z.coerce.number().int().min(1).max(400).default(60),
});
/** A fact that has run out, must be looked at again, or soon will. */
export interface DueItem {
  /** An answer is mended in the console; the rest comes with the data of the installation. */
  kind: 'answer' | 'policy' | 'job' | 'training';
  id: string;
  title: string;
  place: string;
  /** China date: the last day it holds, or the day by which somebody must have checked it. */
  due: string;
  why: 'expires' | 'review';
  overdue: boolean;
  /** Empty when nobody is named. */
  reviewer: string;
  /** Invented data for looking around. */
  sample: boolean;
}
export interface ExpiringResponse {
  /** China date that `overdue` was judged by. */
  today: string;
  days: number;
  /** The most urgent first. */
  items: DueItem[];
}

export interface LintFinding {
  level: 'error' | 'warning';
  rule:
    | 'duplicate'
    | 'clash'
    | 'unknown_variable'
    | 'missing_source'
    | 'empty_answer'
    | 'too_long'
    | 'too_few_examples'
    | 'unknown_source'
    | 'expired'
    | 'schema';
  intentId: string;
  /** One Chinese sentence saying what to do. */
  message: string;
  /** The example or bubble it is about. */
  text?: string;
}
export interface ContentOverview {
  version: number;
  topics: {
    topic: Topic;
    title: string;
    intents: {
      id: string;
      title: string;
      examples: number;
      skill: string | null;
      hasAnswer: boolean;
      reviewBy: string | null;
      draft: boolean;
      draftBy?: string;
    }[];
  }[];
}
export interface IntentView {
  live: (Intent & { topic: Topic }) | null;
  draft: (Intent & { topic: Topic }) | null;
  draftBy?: string;
  draftAt?: string;
  baseVersion?: number;
  liveVersion: number;
}
export interface TryAnswer {
  decision: string;
  topic: Topic;
  intent: string;
  intentTitle: string;
  confidence: number;
  runnersUp: { intent: string; title: string; confidence: number }[];
  bubbles: string[];
  sources: string[];
  /** What in the sentence pulled towards (above 0) or away from the intent, strongest first; empty where it cannot be told. */
  why: { piece: string; pull: number }[];
}
/** Draft beside live; `draft` is null when no draft exists. */
export interface TryResponse {
  live: TryAnswer;
  draft: TryAnswer | null;
}
export interface PublishResponse {
  version: number;
  warnings: LintFinding[];
  /** Milliseconds from the request until the new version answered. */
  liveAfterMs: number;
}
export interface VersionsResponse {
  live: number;
  versions: ContentVersionSummary[];
}
