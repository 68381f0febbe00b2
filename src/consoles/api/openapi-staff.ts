import { z } from 'zod';
import { documentRequest } from '../../contracts/api/chat';
import {
  caseListQuery,
  draftRequest,
  epochRequest,
  loginRequest,
  noteRequest,
  expiringQuery,
  publishRequest,
  rollbackRequest,
  setupRequest,
  staffMessageRequest,
  transferRequest,
  transitionRequest,
  tryRequest,
  userChange,
  userRequest,
} from '../../contracts/api/staff';
import { caseDetail, caseList, caseStatus, caseType, renewed } from './openapi-case-schemas';
import type { RouteDoc } from './openapi-route';
import {
  colleagues,
  contentOverview,
  contentVersion,
  evaluateResponse,
  intentView,
  expiringResponse,
  lintResponse,
  publishResponse,
  staffMe,
  staffUser,
  staffUsers,
  tryResponse,
  versionsResponse,
} from './openapi-schemas';

type Change = Omit<RouteDoc, 'method' | 'path' | 'tag' | 'auth'>;

const signedIn =
  (tag: RouteDoc['tag'], base: string, roles?: true) =>
  (method: RouteDoc['method'], path: string, doc: Change): RouteDoc => ({
    auth: 'staff',
    ...(roles ? { roles } : {}),
    ...doc,
    method,
    path: `${base}${path}`,
    tag,
  });
const account = signedIn('account', '/api/staff');
const cases = signedIn('cases', '/api/staff/cases', true);
const users = signedIn('users', '/api/staff/users', true);
const contentOf = signedIn('content', '/api/staff/content', true);
const content: typeof contentOf = (method, path, doc) =>
  contentOf(method, path, { ...doc, errors: ['NOT_READY', ...(doc.errors ?? [])] });

/** The same query, with what a reader must know of its text form. */
const { shape } = caseListQuery;
const list = (codes: z.ZodEnum) => ({ description: `Comma separated: ${codes.options.join(', ')}` });
const listQuery = caseListQuery.extend({
  status: shape.status.meta(list(caseStatus)),
  type: shape.type.meta(list(caseType)),
  priority: shape.priority.meta({ description: 'Comma separated: P0, P1, P2, P3' }),
  // The generator finds that `null` can be coerced to a number; a query has no null.
  olderThanHours: shape.olderThanHours.meta({
    type: 'number',
    description: 'Opened at least this long ago.',
  }),
  scope: shape.scope.meta({ description: '`mine`: I hold it; `free`: nobody does.' }),
});

const empty = (description: string) => ({ status: 204, description });
const file = z.string().meta({ format: 'binary' });
const epochBody = epochRequest.meta({ id: 'EpochRequest' });
const draftBody = draftRequest.meta({ id: 'DraftRequest' });
const shown = { description: 'The case as it now is.', schema: caseDetail };
const published = { description: 'The new version answers.', schema: publishResponse };
const findings = { description: 'Findings; none means that publishing is allowed.', schema: lintResponse };

const accountRoutes: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/api/staff/login',
    id: 'signIn',
    tag: 'account',
    summary: 'Sign in',
    body: loginRequest.meta({ id: 'LoginRequest' }),
    ok: { description: 'Signed in; the cookie is set.', schema: staffMe },
    errors: ['LOGIN_FAILED', 'LOGIN_LOCKED'],
  },
  {
    method: 'post',
    path: '/api/staff/setup',
    id: 'createFirstAdmin',
    tag: 'account',
    summary: 'Create the first admin with the link that the first start prints',
    body: setupRequest.meta({ id: 'SetupRequest' }),
    ok: { description: 'Created and signed in.', schema: staffMe },
    errors: ['SETUP_LINK_INVALID', 'PASSWORD_WEAK', 'USER_EXISTS', 'RATE_LIMITED'],
  },
  account('get', '/me', {
    id: 'readMe',
    summary: 'Who is signed in',
    ok: { description: 'The account and its token for changes.', schema: staffMe },
  }),
  account('post', '/logout', { id: 'signOut', summary: 'Sign out', ok: empty('Signed out.') }),
  account('get', '/stream', {
    id: 'followChanges',
    summary: 'Follow changes as server-sent events',
    description:
      'Event `change`: a case, a new content version, or an alert that somebody is in danger. Only what this person may see.',
    ok: {
      description: 'An open stream of changes.',
      schema: z.string(),
      mime: 'text/event-stream',
    },
  }),
];

const caseRoutes: readonly RouteDoc[] = [
  cases('get', '', {
    id: 'listCases',
    summary: 'The queue: most urgent first, then oldest',
    query: listQuery,
    ok: { description: 'One page, and how many cases stand in each status.', schema: caseList },
  }),
  cases('post', '/take-next', {
    id: 'takeNextCase',
    summary: 'Take the most urgent waiting case',
    ok: shown,
    errors: ['QUEUE_EMPTY'],
  }),
  cases('get', '/{caseNo}', {
    id: 'readCase',
    summary: 'A case with its transcript and history; the look is recorded',
    ok: shown,
    errors: ['CASE_NOT_FOUND', 'CONFLICT'],
  }),
  cases('post', '/{caseNo}/take', {
    id: 'takeCase',
    summary: 'Take this case',
    description: 'One winner. `details.mine` says that it is the asker who holds it already.',
    ok: shown,
    errors: ['CASE_NOT_FOUND', 'CASE_TAKEN', 'CONFLICT'],
  }),
  change('renew', epochBody, {
    id: 'renewLease',
    summary: 'Keep the case for another lease',
    ok: { description: 'The new lease.', schema: renewed },
  }),
  change('release', epochBody, { id: 'releaseCase', summary: 'Give the case back to the queue', ok: shown }),
  change('handback', epochBody, {
    id: 'handBack',
    summary: 'Let the bot speak again and keep the case',
    ok: shown,
  }),
  change('transition', transitionRequest.meta({ id: 'TransitionRequest' }), {
    id: 'moveCase',
    summary: 'Move the case along the status table; the worker is told',
    ok: shown,
    errors: ['TRANSITION_NOT_ALLOWED', 'REASON_REQUIRED', 'OUTCOME_REQUIRED'],
  }),
  change('notes', noteRequest.meta({ id: 'NoteRequest' }), {
    id: 'addNote',
    summary: 'Write an internal note; no lease needed',
    ok: shown,
  }),
  change('messages', staffMessageRequest.meta({ id: 'StaffMessageRequest' }), {
    id: 'writeToWorker',
    summary: 'Write to the worker; the bot falls silent',
    description: 'A repeated `messageId` is posted once.',
    ok: shown,
  }),
  change('transfer', transferRequest.meta({ id: 'TransferRequest' }), {
    id: 'transferCase',
    summary: 'Give the case to a colleague',
    ok: shown,
  }),
  cases('get', '/{caseNo}/colleagues', {
    id: 'listColleagues',
    summary: 'Who this case could be given to',
    ok: { description: 'People who may work on it.', schema: colleagues },
    errors: ['CASE_NOT_FOUND'],
  }),
  cases('post', '/{caseNo}/documents', {
    id: 'draftPaper',
    summary: 'A paper drafted from the case, as Word file or printable page; taking it out is recorded',
    body: documentRequest.meta({ id: 'DocumentRequest' }),
    ok: { description: 'The paper, in its own type.', schema: file, mime: 'application/octet-stream' },
    errors: ['CASE_NOT_FOUND', 'DOCUMENT_NOT_FOR_CASE', 'CONFLICT'],
  }),
  cases('get', '/{caseNo}/evidence/{id}', {
    id: 'readEvidence',
    summary: 'A file that a worker sent, as a download; the look is recorded',
    ok: { description: 'The file, in its own type.', schema: file, mime: 'application/octet-stream' },
    errors: ['CASE_NOT_FOUND', 'NOT_FOUND', 'CONFLICT'],
  }),
];

/** A change of one case, under its lease. */
function change(verb: string, body: z.ZodType, doc: Change): RouteDoc {
  const errors = ['CASE_NOT_FOUND', 'LEASE_STALE', 'CONFLICT', ...(doc.errors ?? [])] as const;
  return cases('post', `/{caseNo}/${verb}`, { ...doc, body, errors });
}

const userRoutes: readonly RouteDoc[] = [
  users('get', '', {
    id: 'listUsers',
    summary: 'All accounts',
    ok: { description: 'Accounts, disabled ones too.', schema: staffUsers },
  }),
  users('post', '', {
    id: 'createUser',
    summary: 'Create an account',
    body: userRequest.meta({ id: 'UserRequest' }),
    ok: { status: 201, description: 'Created.', schema: staffUser },
    errors: ['USER_EXISTS', 'PASSWORD_WEAK'],
  }),
  users('patch', '/{id}', {
    id: 'changeUser',
    summary: 'Change, disable or re-enable an account, or set a new password',
    body: userChange.meta({ id: 'UserChange' }),
    ok: { description: 'The account as it now is.', schema: staffUser },
    errors: ['NOT_FOUND', 'LAST_ADMIN', 'PASSWORD_WEAK', 'CONFLICT'],
  }),
];

const contentRoutes: readonly RouteDoc[] = [
  ...['', '/overview'].map((path, i) =>
    content('get', path, {
      id: i === 0 ? 'readContent' : 'readContentOverview',
      summary: 'All topics and intents, with their drafts',
      ok: { description: 'The overview.', schema: contentOverview },
    }),
  ),
  content('get', '/intents/{id}', {
    id: 'readIntent',
    summary: 'An intent: what is live, and the draft',
    ok: { description: 'The intent.', schema: intentView },
    errors: ['NOT_FOUND'],
  }),
  content('put', '/drafts/{id}', {
    id: 'replaceDraft',
    summary: 'Save a draft; `id` is that of the intent',
    body: draftBody,
    ok: { description: 'The intent with its draft.', schema: intentView },
    errors: ['CONTENT_INVALID', 'DRAFT_STALE'],
  }),
  content('post', '/drafts', {
    id: 'saveDraft',
    summary: 'Save a draft',
    body: draftBody,
    ok: { description: 'The intent with its draft.', schema: intentView },
    errors: ['CONTENT_INVALID', 'DRAFT_STALE'],
  }),
  content('delete', '/drafts/{id}', {
    id: 'discardDraft',
    summary: 'Throw a draft away',
    ok: empty('Gone.'),
    errors: ['NOT_FOUND'],
  }),
  content('post', '/try', {
    id: 'tryText',
    summary: 'What a sentence is answered with, live and with the drafts',
    body: tryRequest.meta({ id: 'TryRequest' }),
    ok: { description: 'Both answers.', schema: tryResponse },
  }),
  content('get', '/lint', { id: 'readLint', summary: 'Check the drafts', ok: findings }),
  content('post', '/lint', { id: 'runLint', summary: 'Check the drafts', ok: findings }),
  content('get', '/expiring', {
    id: 'listExpiring',
    summary: 'Answers, rules, jobs and trainings that have run out or must be looked at again soon',
    query: expiringQuery.extend({
      days: expiringQuery.shape.days.meta({ description: 'Days ahead, 1–400.' }),
    }),
    ok: { description: 'The most urgent first.', schema: expiringResponse },
  }),
  content('post', '/evaluate', {
    id: 'evaluate',
    summary: 'How the live model does on the sentences that the drafts add',
    ok: { description: 'The score and the first misses.', schema: evaluateResponse },
  }),
  content('post', '/publish', {
    id: 'publish',
    summary: 'Make drafts live; resolves when the new version answers',
    body: publishRequest.meta({ id: 'PublishRequest' }),
    ok: published,
    errors: ['DRAFT_STALE', 'CONTENT_INVALID'],
  }),
  content('get', '/versions', {
    id: 'listVersions',
    summary: 'Published versions, newest first',
    ok: { description: 'Versions and which one is live.', schema: versionsResponse },
  }),
  content('get', '/versions/{version}', {
    id: 'readVersion',
    summary: 'One version with all its intents',
    ok: { description: 'The version.', schema: contentVersion },
    errors: ['NOT_FOUND'],
  }),
  content('post', '/rollback', {
    id: 'rollBack',
    summary: 'Publish an older version again, under a new number',
    body: rollbackRequest.meta({ id: 'RollbackRequest' }),
    ok: published,
    errors: ['NOT_FOUND', 'DRAFT_STALE'],
  }),
];

/** Everything under `/api/staff`. */
export const staffRoutes: readonly RouteDoc[] = [
  ...accountRoutes,
  ...caseRoutes,
  ...userRoutes,
  ...contentRoutes,
];
