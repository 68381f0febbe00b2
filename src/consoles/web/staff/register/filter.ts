import {
  REGISTER_KINDS,
  REGISTER_STATUSES,
  type RegisterKind,
  type RegisterStatus,
} from '../../../../contracts/register';
import { OFFICE_KINDS } from '../../../../contracts/register-labels';

export const PAGE_SIZE = 20;
export const STATUS_KEYS = Object.keys(REGISTER_STATUSES) as RegisterStatus[];
export const KIND_OPTIONS = OFFICE_KINDS.map((value) => ({ value, label: REGISTER_KINDS[value] }));

/** What the register is narrowed by; it stands in the page's address. */
export interface RegisterFilter {
  kind: RegisterKind | '';
  status: RegisterStatus | 'all';
  /** China dates, or empty. */
  from: string;
  to: string;
  page: number;
}

export function parseFilter(search: string): RegisterFilter {
  const query = new URLSearchParams(search);
  const kind = query.get('kind') ?? '';
  const status = query.get('status') ?? 'open';
  const day = (name: string): string => {
    const text = query.get(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '';
  };
  const page = Number(query.get('page') ?? 1);
  return {
    kind: (OFFICE_KINDS as readonly string[]).includes(kind) ? (kind as RegisterKind) : '',
    status:
      status === 'all' || (STATUS_KEYS as string[]).includes(status)
        ? (status as RegisterFilter['status'])
        : 'open',
    from: day('from'),
    to: day('to'),
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, 10_000) : 1,
  };
}

/** For the page's own address; what is usual is left out. */
export function filterToSearch(filter: RegisterFilter): string {
  const query = narrowed(filter);
  if (filter.status !== 'open') query.set('status', filter.status);
  if (filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** For `GET /api/staff/register`. */
export function filterToApi(filter: RegisterFilter): string {
  const query = narrowed(filter);
  if (filter.status !== 'all') query.set('status', filter.status);
  query.set('page', String(filter.page));
  query.set('pageSize', String(PAGE_SIZE));
  return query.toString();
}

/** For `GET /api/staff/register/export`: what is shown, every page of it. */
export function exportLink(filter: RegisterFilter, format: 'xlsx' | 'csv'): string {
  const query = narrowed(filter);
  if (filter.status !== 'all') query.set('status', filter.status);
  query.set('format', format);
  return `/api/staff/register/export?${query.toString()}`;
}

function narrowed({ kind, from, to }: RegisterFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (kind) query.set('kind', kind);
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  return query;
}
