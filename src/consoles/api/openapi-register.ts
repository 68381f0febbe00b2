import { z } from 'zod';
import {
  registerExportQuery,
  registerListQuery,
  registerStatusRequest,
  type RegisterDetail,
  type RegisterListItem,
  type RegisterListResponse,
} from '../../contracts/api/register';
import {
  REGISTER_KINDS,
  REGISTER_STATUSES,
  type RegisterFacts,
  type RegisterKind,
  type RegisterStatus,
} from '../../contracts/register';
import type { RouteDoc } from './openapi-route';
import { chinaDay, instant, mirrors, orNull } from './openapi-schemas';

const titles = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([code, title]) => `\`${code}\` ${title}`)
    .join(', ');
const kinds = Object.keys(REGISTER_KINDS) as [RegisterKind, ...RegisterKind[]];
const statuses = Object.keys(REGISTER_STATUSES) as [RegisterStatus, ...RegisterStatus[]];
const kind = z.enum(kinds).meta({ id: 'RegisterKind', description: titles(REGISTER_KINDS) });
const status = z.enum(statuses).meta({ id: 'RegisterStatus', description: titles(REGISTER_STATUSES) });
const facts = mirrors<RegisterFacts>()(
  'RegisterFacts',
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
);

const row = {
  id: z.string(),
  kind,
  status,
  city: z.string().optional(),
  district: z.string().optional(),
  facts,
  firm: z.string().optional(),
  phone: z.string().optional().meta({ description: 'Masked: `138****1111`.' }),
  at: instant,
  updatedAt: instant,
  rev: z.number().int(),
  demo: z.boolean(),
};
const item = mirrors<RegisterListItem>()('RegisterListItem', z.object(row));
const list = mirrors<RegisterListResponse>()(
  'RegisterListResponse',
  z.object({
    items: z.array(item),
    total: z.number().int(),
    open: z.partialRecord(kind, z.number().int()).meta({ description: 'Open entries by kind.' }),
  }),
);
const detail = mirrors<RegisterDetail>()(
  'RegisterDetail',
  z.object({
    ...row,
    words: z.record(z.string(), z.string()),
    person: z.object({ name: z.string().optional(), phone: z.string().optional() }),
    consent: orNull(z.object({ kind: z.string(), at: instant })),
    channel: z.string(),
    keepUntil: chinaDay.meta({ description: 'The day after, it is deleted.' }),
    note: z.string().optional(),
    changedBy: z.string().optional(),
    moves: z.array(status).meta({ description: 'Statuses it may be given now.' }),
  }),
);

const commaList = { description: 'Comma separated.' };
const listQuery = registerListQuery.extend({
  kind: registerListQuery.shape.kind.meta(commaList),
  status: registerListQuery.shape.status.meta(commaList),
});
const exportQuery = registerExportQuery.extend({ status: registerExportQuery.shape.status.meta(commaList) });

const staff = (
  method: RouteDoc['method'],
  path: string,
  doc: Omit<RouteDoc, 'method' | 'path' | 'tag'>,
): RouteDoc => ({
  auth: 'staff',
  roles: true,
  ...doc,
  method,
  path: `/api/staff/register${path}`,
  tag: 'register',
});

export const registerRoutes: readonly RouteDoc[] = [
  staff('get', '', {
    id: 'listRegister',
    summary: 'Sign-ups, reports and posts, newest first',
    query: listQuery,
    ok: { description: 'One page, and how many are open of each kind.', schema: list },
  }),
  staff('get', '/export', {
    id: 'exportRegister',
    summary: 'One kind as a file, telephone numbers in full; the export is logged',
    query: exportQuery,
    ok: {
      description: 'The list, as CSV or as a workbook.',
      schema: z.string().meta({ format: 'binary' }),
      mime: 'application/octet-stream',
    },
    errors: ['PAYLOAD_TOO_LARGE'],
  }),
  staff('get', '/{id}', {
    id: 'readRegisterEntry',
    summary: 'One entry in full; the look is logged',
    ok: { description: 'The entry.', schema: detail },
    errors: ['NOT_FOUND'],
  }),
  staff('post', '/{id}/status', {
    id: 'settleRegisterEntry',
    summary: 'Mark an entry as done or rejected, or open it again',
    body: registerStatusRequest.meta({ id: 'RegisterStatusRequest' }),
    ok: { description: 'The entry as it now is.', schema: detail },
    errors: ['NOT_FOUND', 'CONFLICT', 'TRANSITION_NOT_ALLOWED', 'REASON_REQUIRED'],
  }),
];
