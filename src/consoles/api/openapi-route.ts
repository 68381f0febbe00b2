import type { OpenAPIRegistry, RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../../shared/errors';
import { errorBody } from './openapi-schemas';
import { SESSION_COOKIE } from './sessions';

export const TAGS = {
  chat: 'What the worker page and other channels use. A session is an opaque token; nobody has to give a name.',
  account: 'Staff sign in here. The session is a cookie; every change also carries `x-csrf-token`.',
  cases:
    'The queue and the cases. Whoever takes a case holds a lease; changes name its `epoch`, and a stale one is refused.',
  register:
    'The register (登记簿): seats on coaches, surveys, posts for review and the like, worked off as lists. Mediators see their regions.',
  users: 'Staff accounts: admins only.',
  content: 'What the bot says: drafts, trying out, publishing, versions. Editors, reviewers and admins.',
  service: 'Health, metrics and this documentation.',
} as const;

/** One route as the documentation shows it. What follows from the rest (errors of a body, of a session) is not repeated. */
export interface RouteDoc {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/api/staff/cases/{caseNo}`. */
  path: string;
  /** Name of the operation, unique. */
  id: string;
  tag: keyof typeof TAGS;
  summary: string;
  description?: string;
  /** `worker`: a session token; `worker?`: one, or none to begin anew; `staff`: signed in; not given: anybody. */
  auth?: 'worker' | 'worker?' | 'staff';
  /** Only some roles may. */
  roles?: true;
  body?: z.ZodType;
  /** The body is a file of one of these types. */
  file?: readonly string[];
  query?: z.ZodObject;
  headers?: z.ZodObject;
  /** The good answer; 200 and JSON unless told. */
  ok: { status?: number; description: string; schema?: z.ZodType; mime?: string };
  /** Beside those that follow from the rest. */
  errors?: readonly ErrorCode[];
  /** Never touches the store. */
  storeless?: true;
}

/** What an operator's programs and the pages authenticate with. */
export const SECURITY_SCHEMES = {
  workerSession: {
    type: 'http',
    scheme: 'bearer',
    description: '`session` of an earlier answer of `POST /api/chat`.',
  },
  staffSession: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'Set by `POST /api/staff/login`; httpOnly.',
  },
  staffCsrf: {
    type: 'apiKey',
    in: 'header',
    name: 'x-csrf-token',
    description: '`csrfToken` of the answer to signing in, with every request that changes something.',
  },
} as const;

/** Puts a route into the document, with every error it can answer with. */
export function documentRoute(registry: OpenAPIRegistry, doc: RouteDoc): void {
  const { ok } = doc;
  registry.registerPath({
    method: doc.method,
    path: doc.path,
    operationId: doc.id,
    tags: [doc.tag],
    summary: doc.summary,
    ...(doc.description ? { description: doc.description } : {}),
    security: securityOf(doc),
    request: requestOf(doc),
    responses: {
      [ok.status ?? 200]: {
        description: ok.description,
        ...(ok.schema ? { content: { [ok.mime ?? 'application/json']: { schema: ok.schema } } } : {}),
      },
      ...errorResponses(errorsOf(doc)),
    },
  });
}

/** Every error code a route can answer with. */
export function errorsOf(doc: RouteDoc): ErrorCode[] {
  const staff = doc.auth === 'staff';
  const changes = doc.method !== 'get';
  const codes: (ErrorCode | false | undefined)[] = [
    ...(doc.errors ?? []),
    ...(doc.body ? (['BAD_REQUEST', 'BAD_JSON', 'PAYLOAD_TOO_LARGE'] as const) : []),
    doc.query && 'BAD_REQUEST',
    doc.file && 'PAYLOAD_TOO_LARGE',
    staff && 'UNAUTHENTICATED',
    // Signing in has no token yet, but a foreign origin is refused there too.
    (staff || doc.tag === 'account') && changes && 'CSRF',
    doc.roles && 'FORBIDDEN',
    (doc.auth === 'worker' || doc.auth === 'worker?') && 'SESSION_INVALID',
    !doc.storeless && 'STORE_UNAVAILABLE',
    'INTERNAL',
  ];
  return [...new Set(codes.filter((code): code is ErrorCode => typeof code === 'string'))];
}

function securityOf({ auth, method }: RouteDoc): Record<string, string[]>[] {
  switch (auth) {
    case 'staff':
      return [method === 'get' ? { staffSession: [] } : { staffSession: [], staffCsrf: [] }];
    case 'worker':
      return [{ workerSession: [] }];
    case 'worker?':
      return [{ workerSession: [] }, {}];
    case undefined:
      return [];
  }
}

function requestOf(doc: RouteDoc): NonNullable<RouteConfig['request']> {
  const names = [...doc.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const binary = z.string().meta({ format: 'binary' });
  return {
    ...(names.length > 0
      ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }
      : {}),
    ...(doc.query ? { query: doc.query } : {}),
    ...(doc.headers ? { headers: doc.headers } : {}),
    ...(doc.body ? { body: { required: true, content: { 'application/json': { schema: doc.body } } } } : {}),
    ...(doc.file
      ? {
          body: {
            required: true,
            content: Object.fromEntries(doc.file.map((mime) => [mime, { schema: binary }])),
          },
        }
      : {}),
  };
}

/** One answer a status, naming the codes that come with it. */
function errorResponses(codes: readonly ErrorCode[]): RouteConfig['responses'] {
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const named = codes.filter((code) => ERRORS[code].status === status);
      const description = named.map((code) => `\`${code}\` ${ERRORS[code].message}`).join('\n\n');
      return [status, { description, content: { 'application/json': { schema: errorBody } } }];
    }),
  );
}
