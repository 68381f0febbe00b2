import { z } from 'zod';
import type { CaseDetail, CaseListItem, CaseListResponse } from '../../contracts/api/staff';
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
  type OutcomeKind,
  type WorkerDetails,
} from '../../contracts/case';
import type { CaseFeedback } from '../../contracts/case';
import type { Entities } from '../../contracts/understanding';
import { chatTurn, chinaDay, instant, mirrors, orNull } from './openapi-schemas';

/** The case as the console's API shows it; see openapi-schemas.ts. */

const titles = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([code, title]) => `\`${code}\` ${title}`)
    .join(', ');

export const caseType = z
  .enum(Object.keys(CASE_TYPES) as [CaseType, ...CaseType[]])
  .meta({ id: 'CaseType', description: titles(CASE_TYPES) });
export const caseStatus = z
  .enum(Object.keys(CASE_STATUSES) as [CaseStatus, ...CaseStatus[]])
  .meta({ id: 'CaseStatus', description: titles(CASE_STATUSES) });
const outcomeKind = z
  .enum(Object.keys(OUTCOMES) as [OutcomeKind, ...OutcomeKind[]])
  .meta({ id: 'OutcomeKind', description: titles(OUTCOMES) });

export const lease = mirrors<Lease>()(
  'Lease',
  z.object({ holder: z.string(), holderName: z.string(), epoch: z.number().int(), until: instant }),
);
const demand = mirrors<Demand>()(
  'Demand',
  z.object({
    type: caseType,
    amount: z.number().optional().meta({ description: 'Yuan.' }),
    amountApprox: z.boolean().optional(),
    periodFrom: chinaDay.optional(),
    periodTo: chinaDay.optional(),
    monthsOwed: z.number().optional(),
    basis: z.array(z.string()),
    wish: z.string().optional(),
  }),
);
const worker = mirrors<WorkerDetails>()(
  'WorkerDetails',
  z.object({
    name: z.string().optional(),
    phone: z.string().optional(),
    contactTime: z.string().optional(),
    language: z.literal('en').optional(),
  }),
);
const entities = mirrors<Entities>()(
  'Entities',
  z.object({
    amountOwed: z.number().optional(),
    amountApprox: z.boolean().optional(),
    amountRange: z.tuple([z.number(), z.number()]).optional(),
    monthsOwed: z.number().optional(),
    monthlyWage: z.number().optional(),
    dailyWage: z.number().optional(),
    days: z.number().optional(),
    headcount: z.number().optional(),
    headcountMin: z.number().optional(),
    city: z.string().optional(),
    district: z.string().optional(),
    employerText: z.string().optional(),
    trade: z.string().optional(),
    construction: z.boolean().optional(),
    periodFrom: chinaDay.optional(),
    periodTo: chinaDay.optional(),
    resignedOn: chinaDay.optional(),
    phone: z.string().optional(),
    ambiguous: z.array(z.string()).optional(),
  }),
);
const evidence = mirrors<Evidence>()(
  'Evidence',
  z.object({
    id: z.string(),
    at: instant,
    fileName: z.string(),
    mime: z.string(),
    bytes: z.number().int(),
  }),
);
const note = mirrors<CaseNote>()(
  'CaseNote',
  z.object({ id: z.string(), at: instant, by: z.string(), byName: z.string(), text: z.string() }),
);
const clock = mirrors<CaseClock>()(
  'CaseClock',
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['service', 'statutory']),
    basis: z.string(),
    startedAt: z.string(),
    due: z.string().meta({ description: 'An instant (service) or a date in China (statutory).' }),
    doneAt: instant.optional(),
  }),
);
const outcome = mirrors<Outcome>()(
  'Outcome',
  z.object({
    kind: outcomeKind,
    amountRecovered: z.number().optional(),
    note: z.string().optional(),
  }),
);
const feedback = mirrors<CaseFeedback>()(
  'CaseFeedback',
  z.object({
    at: instant,
    flagged: z.boolean().meta({ description: 'Somebody of the office has to look at it.' }),
    contacted: z.boolean().optional(),
    solved: z.enum(['yes', 'part', 'no']).optional(),
    paid: z.enum(['full', 'part', 'none']).optional(),
    satisfaction: z.number().int().min(1).max(5).optional(),
    reason: z.string().optional(),
  }),
);
const event = mirrors<CaseEvent>()(
  'CaseEvent',
  z.object({
    seq: z.number().int(),
    at: instant,
    actor: z.object({
      kind: z.enum(['worker', 'staff', 'system']),
      id: z.string(),
      name: z.string().optional(),
    }),
    type: z.enum([
      'opened',
      'amended',
      'viewed',
      'taken',
      'renewed',
      'released',
      'lease_expired',
      'moved',
      'noted',
      'message_sent',
      'handoff',
      'transferred',
      'evidence_added',
      'evidence_viewed',
      'exported',
      'priority_changed',
      'feedback',
    ]),
    data: z.record(z.string(), z.unknown()),
    prev: z.string(),
    hash: z.string(),
  }),
);

const row = {
  caseNo: z.string(),
  type: caseType,
  status: caseStatus,
  priority: z.enum(['P0', 'P1', 'P2', 'P3']),
  priorityReasons: z.array(z.string()),
  city: z.string().optional(),
  district: z.string().optional(),
  employer: z.string().optional(),
  amount: z.number().optional(),
  amountApprox: z.boolean().optional(),
  headcount: z.number().optional(),
  handoff: z.enum(['none', 'requested', 'human']),
  crisis: z.string().optional(),
  lease: orNull(lease),
  openedAt: instant,
  updatedAt: instant,
  due: z.object({ name: z.string(), due: z.string() }).optional(),
  demo: z.boolean(),
};
const item = mirrors<CaseListItem>()('CaseListItem', z.object(row));
export const caseList = mirrors<CaseListResponse>()(
  'CaseList',
  z.object({
    items: z.array(item),
    total: z.number().int(),
    counts: z.partialRecord(caseStatus, z.number().int()),
  }),
);
/** The routes add the epoch under which the next change must be sent. */
export const caseDetail = mirrors<CaseDetail & { epoch: number }>()(
  'CaseDetail',
  z.object({
    ...row,
    demands: z.array(demand),
    employerRole: z.string(),
    construction: z.boolean().optional(),
    worker,
    fields: entities,
    notKnown: z.array(z.string()),
    stillEmployed: z.boolean().optional(),
    evidenceText: z.string().optional(),
    stepsTaken: z.string().optional(),
    story: z.string().optional(),
    evidence: z.array(evidence),
    notes: z.array(note),
    clocks: z.array(clock),
    referrals: z.array(z.object({ at: instant, to: z.string(), reason: z.string() })),
    outcome: outcome.optional(),
    feedback: feedback.optional(),
    events: z.array(event),
    historyIntact: z.boolean(),
    transcript: z.array(chatTurn),
    channel: z.string(),
    closedAt: instant.optional(),
    moves: z.array(caseStatus),
    mine: z.boolean(),
    epoch: z.number().int(),
  }),
);
export const renewed = z
  .object({ caseNo: z.string(), lease: orNull(lease), epoch: z.number().int() })
  .meta({ id: 'Renewed' });
