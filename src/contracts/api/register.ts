import { z } from 'zod';
import { REGISTER_STATUSES, type RegisterFacts, type RegisterKind, type RegisterStatus } from '../register';
import { OFFICE_KINDS } from '../register-labels';

const kinds = [...OFFICE_KINDS] as [RegisterKind, ...RegisterKind[]];
const statuses = Object.keys(REGISTER_STATUSES) as [RegisterStatus, ...RegisterStatus[]];
const commaList = <T extends string>(values: [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)));
const chinaDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What both the list and the export are narrowed by. Lists are comma separated; days are China dates, both included. */
const filters = {
  kind: commaList(kinds).optional(),
  status: commaList(statuses).optional(),
  from: chinaDay.optional(),
  to: chinaDay.optional(),
};

/** Query of `GET /api/staff/register`. */
export const registerListQuery = z.object({
  ...filters,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
/** Query of `GET /api/staff/register/export`: one kind a file, because each has its own columns. */
export const registerExportQuery = z.object({
  ...filters,
  kind: z.enum(kinds),
  format: z.enum(EXPORT_FORMATS).default('xlsx'),
});

/** `POST /api/staff/register/:id/status`. `rev` is the revision that was looked at: an older one is refused. */
export const registerStatusRequest = z.object({
  status: z.enum(['open', 'done', 'rejected']),
  /** Required for `rejected`. */
  note: z.string().trim().max(1000).optional(),
  rev: z.number().int().min(1),
});

export interface RegisterListItem {
  id: string;
  kind: RegisterKind;
  status: RegisterStatus;
  city?: string;
  district?: string;
  facts: RegisterFacts;
  /** The firm and what it is about, for kinds that firms write. */
  firm?: string;
  /** Masked: `138****1111`. */
  phone?: string;
  at: string;
  updatedAt: string;
  rev: number;
  demo: boolean;
}
export interface RegisterListResponse {
  items: RegisterListItem[];
  total: number;
  /** Open entries by kind, in this person's regions. */
  open: Partial<Record<RegisterKind, number>>;
}
export interface RegisterDetail extends RegisterListItem {
  words: Record<string, string>;
  person: { name?: string; phone?: string };
  consent: { kind: string; at: string } | null;
  channel: string;
  /** China date after which it is deleted. */
  keepUntil: string;
  note?: string;
  /** Name of whoever changed it last. */
  changedBy?: string;
  /** Statuses it may be given now. */
  moves: RegisterStatus[];
}
