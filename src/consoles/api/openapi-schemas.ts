import { z } from 'zod';
import type { ChatResponse, ChatTurn, ReceiptStatus } from '../../contracts/api/chat';
import type {
  Colleague,
  ContentOverview,
  DueItem,
  ExpiringResponse,
  IntentView,
  LintFinding,
  PublishResponse,
  StaffMe,
  StaffUserView,
  TryAnswer,
  TryResponse,
  VersionsResponse,
} from '../../contracts/api/staff';
import { intentWithTopic } from '../../contracts/api/staff';
import type { Reply, SourceRef } from '../../contracts/dialogue';
import { DOCUMENT_KINDS, type DocumentKind } from '../../contracts/documents';
import type { ContentVersion, ContentVersionSummary } from '../../contracts/ports';
import type { EvaluateResponse } from '../../contracts/content-service';
import { STAFF_ROLES } from '../../contracts/staff';
import { TOPICS } from '../../contracts/topics';
import { ERRORS, type ErrorBody, type ErrorCode } from '../../shared/errors';

/**
 * Answers of the API as schemas, for the documentation only: the contracts are TypeScript types. {@link mirrors} makes
 * the compiler compare the two, so that a field added to a contract and not here does not compile.
 */

/** `unknown` when the two types have the same members of the same types; `never` otherwise. */
export type Same<A, B> = [Required<A>, Required<B>] extends [Required<B>, Required<A>] ? unknown : never;

/** `schema`, named `id` in the document, when it describes exactly `T`; a compiler error otherwise. */
export const mirrors =
  <T>() =>
  <S extends z.ZodType<T>>(id: string, schema: S & Same<T, z.output<S>>): S =>
    schema.meta({ id });

/** Not `nullable()`: the generator would make the named schema itself nullable, wherever it is used. */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);
/** An instant, UTC, ISO 8601. */
export const instant = z.string().meta({ format: 'date-time' });
/** A date in China. */
export const chinaDay = z.string().meta({ format: 'date' });
const probability = z.number().min(0).max(1);
const topic = z.enum(TOPICS).meta({ id: 'Topic' });

export const errorCode = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]).meta({
  id: 'ErrorCode',
  description: [
    'Codes are never renamed and never reused. `message` may be shown to people as it is.',
    '',
    '| Code | Status | Message |',
    '| --- | --- | --- |',
    ...Object.entries(ERRORS).map(([code, { status, message }]) => `| ${code} | ${status} | ${message} |`),
  ].join('\n'),
});
export const errorBody = mirrors<ErrorBody>()(
  'Error',
  z.object({
    error: z.object({
      code: errorCode,
      message: z.string(),
      details: z
        .record(z.string(), z.unknown())
        .optional()
        .meta({ description: 'Field names, limits and the like; never what anybody wrote.' }),
    }),
  }),
);

const documentKinds = Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]];
const sourceRef = mirrors<SourceRef>()('SourceRef', z.object({ id: z.string(), title: z.string() }));
export const reply = mirrors<Reply>()(
  'Reply',
  z.object({
    id: z.string(),
    text: z.string(),
    quickReplies: z.array(z.string()).optional(),
    sources: z.array(sourceRef).optional(),
    from: z.enum(['bot', 'staff']).optional(),
    staffName: z.string().optional(),
    downloads: z
      .array(z.enum([...documentKinds, 'my_data']))
      .optional()
      .meta({ description: 'Files that may be fetched with this session; see `/api/me/…`.' }),
    sample: z.boolean().optional().meta({ description: 'Demonstration data: say so where it is shown.' }),
  }),
);
export const chatResponse = mirrors<ChatResponse>()(
  'ChatResponse',
  z.object({
    session: z.string().meta({ description: 'Opaque; send it with the next message.' }),
    replies: z.array(reply),
    understanding: z.object({
      topic,
      intent: z.string(),
      confidence: probability,
      decision: z.enum(['answer', 'clarify', 'unknown', 'safety']),
    }),
    seq: z.number().int(),
    handoff: z.boolean(),
    receipt: z
      .string()
      .optional()
      .meta({ description: 'Present on the turn that opened a case. It is shown once.' }),
  }),
);
export const chatTurn = mirrors<ChatTurn>()(
  'ChatTurn',
  z.object({
    seq: z.number().int(),
    at: instant,
    origin: z.enum(['worker', 'staff', 'system']),
    messageId: z.string(),
    text: z.string(),
    replies: z.array(reply),
    handoff: z.boolean(),
    receipt: z.string().optional(),
  }),
);
export const chatHistory = z.object({ turns: z.array(chatTurn) }).meta({ id: 'ChatHistory' });
export const attachmentResponse = z
  .object({ id: z.string(), seq: z.number().int(), replies: z.array(reply) })
  .meta({ id: 'AttachmentResponse' });
export const receiptStatus = mirrors<ReceiptStatus>()(
  'ReceiptStatus',
  z.object({
    caseNo: z.string(),
    status: z.string(),
    statusTitle: z.string(),
    openedAt: instant,
    updatedAt: instant,
    next: z.string(),
    documents: z.array(z.enum(documentKinds)),
  }),
);

const regions = z.array(z.object({ city: z.string(), district: z.string().optional() }));
const person = { id: z.string(), name: z.string(), role: z.enum(STAFF_ROLES), regions };
export const staffMe = mirrors<StaffMe>()(
  'StaffMe',
  z.object({
    ...person,
    username: z.string(),
    csrfToken: z.string().meta({ description: 'Send it back as `x-csrf-token` with every change.' }),
  }),
);
export const staffUser = mirrors<StaffUserView>()(
  'StaffUser',
  z.object({ ...person, username: z.string(), disabled: z.boolean(), createdAt: instant }),
);
export const staffUsers = z.object({ users: z.array(staffUser) }).meta({ id: 'StaffUsers' });
const colleague = mirrors<Colleague>()('Colleague', z.object(person));
export const colleagues = z.object({ colleagues: z.array(colleague) }).meta({ id: 'Colleagues' });

const intent = intentWithTopic.meta({ id: 'Intent' });
export const contentOverview = mirrors<ContentOverview>()(
  'ContentOverview',
  z.object({
    version: z.number().int(),
    topics: z.array(
      z.object({
        topic,
        title: z.string(),
        intents: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            examples: z.number().int(),
            skill: z.string().nullable(),
            hasAnswer: z.boolean(),
            reviewBy: chinaDay.nullable(),
            draft: z.boolean(),
            draftBy: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
);
const dueItem = mirrors<DueItem>()(
  'DueItem',
  z.object({
    kind: z.enum(['answer', 'policy', 'job', 'training']),
    id: z.string(),
    title: z.string(),
    place: z.string(),
    due: chinaDay,
    why: z.enum(['expires', 'review']),
    overdue: z.boolean(),
    reviewer: z.string(),
    sample: z.boolean(),
  }),
);
export const expiringResponse = mirrors<ExpiringResponse>()(
  'ExpiringResponse',
  z.object({ today: chinaDay, days: z.number().int(), items: z.array(dueItem) }),
);
export const intentView = mirrors<IntentView>()(
  'IntentView',
  z.object({
    live: orNull(intent),
    draft: orNull(intent),
    draftBy: z.string().optional(),
    draftAt: instant.optional(),
    baseVersion: z.number().int().optional(),
    liveVersion: z.number().int(),
  }),
);
const tryAnswer = mirrors<TryAnswer>()(
  'TryAnswer',
  z.object({
    decision: z.string(),
    topic,
    intent: z.string(),
    intentTitle: z.string(),
    confidence: probability,
    runnersUp: z.array(z.object({ intent: z.string(), title: z.string(), confidence: probability })),
    bubbles: z.array(z.string()),
    sources: z.array(z.string()),
    why: z.array(z.object({ piece: z.string(), pull: z.number() })),
  }),
);
export const tryResponse = mirrors<TryResponse>()(
  'TryResponse',
  z.object({ live: tryAnswer, draft: orNull(tryAnswer) }),
);
const lintFinding = mirrors<LintFinding>()(
  'LintFinding',
  z.object({
    level: z.enum(['error', 'warning']),
    rule: z.enum([
      'duplicate',
      'clash',
      'unknown_variable',
      'missing_source',
      'empty_answer',
      'too_long',
      'too_few_examples',
      'unknown_source',
      'expired',
      'schema',
    ]),
    intentId: z.string(),
    message: z.string(),
    text: z.string().optional(),
  }),
);
export const lintResponse = z.object({ findings: z.array(lintFinding) }).meta({ id: 'LintResponse' });
export const evaluateResponse = mirrors<EvaluateResponse>()(
  'EvaluateResponse',
  z.object({
    examples: z.number().int(),
    correct: z.number().int(),
    accuracy: probability.nullable(),
    misses: z.array(
      z.object({ intentId: z.string(), text: z.string(), got: z.string(), confidence: probability }),
    ),
  }),
);
export const publishResponse = mirrors<PublishResponse>()(
  'PublishResponse',
  z.object({ version: z.number().int(), warnings: z.array(lintFinding), liveAfterMs: z.number() }),
);
const versionFacts = {
  version: z.number().int(),
  hash: z.string(),
  origin: z.enum(['files', 'console', 'rollback']),
  note: z.string(),
  publishedBy: z.string(),
  at: instant,
};
const versionSummary = mirrors<ContentVersionSummary>()(
  'VersionSummary',
  z.object({ ...versionFacts, intentCount: z.number().int() }),
);
export const versionsResponse = mirrors<VersionsResponse>()(
  'Versions',
  z.object({ live: z.number().int(), versions: z.array(versionSummary) }),
);
export const contentVersion = mirrors<ContentVersion>()(
  'Version',
  z.object({ ...versionFacts, intents: z.array(intent) }),
);
