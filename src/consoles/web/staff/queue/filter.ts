import {
  CASE_STATUSES,
  CASE_TYPES,
  SETTLED,
  type CaseStatus,
  type CaseType,
  type Priority,
} from '../../../../contracts/case';

export const PAGE_SIZE = 20;
export const PRIORITIES: readonly Priority[] = ['P0', 'P1', 'P2', 'P3'];
export const STATUS_KEYS = Object.keys(CASE_STATUSES) as CaseStatus[];
export const OPEN_STATUSES = STATUS_KEYS.filter((status) => !SETTLED.has(status));
const TYPE_KEYS = Object.keys(CASE_TYPES) as CaseType[];

/** What the queue shows. It lives in the page's address, so that a view can be reloaded and sent to a colleague. */
export interface QueueFilter {
  /** `open`: everything that still needs somebody. */
  status: 'open' | 'all' | CaseStatus;
  types: CaseType[];
  priorities: Priority[];
  city: string;
  district: string;
  olderThanHours: number;
  scope: 'all' | 'free' | 'mine';
  page: number;
}

export function parseFilter(search: string): QueueFilter {
  const query = new URLSearchParams(search);
  const list = <T extends string>(name: string, known: readonly T[]) =>
    (query.get(name) ?? '')
      .split(',')
      .filter((value): value is T => (known as readonly string[]).includes(value));
  const status = query.get('status') ?? 'open';
  const scope = query.get('scope');
  return {
    status:
      status === 'all' || (STATUS_KEYS as string[]).includes(status)
        ? (status as QueueFilter['status'])
        : 'open',
    types: list('type', TYPE_KEYS),
    priorities: list('priority', PRIORITIES),
    city: query.get('city')?.slice(0, 20) ?? '',
    district: query.get('district')?.slice(0, 20) ?? '',
    olderThanHours: positive(query.get('older'), 0),
    scope: scope === 'free' || scope === 'mine' ? scope : 'all',
    page: Math.max(1, positive(query.get('page'), 1)),
  };
}

/** For the page's own address; what is usual is left out. */
export function filterToSearch(filter: QueueFilter): string {
  const query = new URLSearchParams();
  if (filter.status !== 'open') query.set('status', filter.status);
  if (filter.types.length) query.set('type', filter.types.join(','));
  if (filter.priorities.length) query.set('priority', filter.priorities.join(','));
  if (filter.city) query.set('city', filter.city);
  if (filter.district) query.set('district', filter.district);
  if (filter.olderThanHours) query.set('older', String(filter.olderThanHours));
  if (filter.scope !== 'all') query.set('scope', filter.scope);
  if (filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** For `GET /api/staff/cases`. */
export function filterToApi(filter: QueueFilter): string {
  const query = new URLSearchParams({
    page: String(filter.page),
    pageSize: String(PAGE_SIZE),
    scope: filter.scope,
  });
  if (filter.status === 'open') query.set('status', OPEN_STATUSES.join(','));
  else if (filter.status !== 'all') query.set('status', filter.status);
  if (filter.types.length) query.set('type', filter.types.join(','));
  if (filter.priorities.length) query.set('priority', filter.priorities.join(','));
  if (filter.city) query.set('city', filter.city);
  if (filter.district) query.set('district', filter.district);
  if (filter.olderThanHours) query.set('olderThanHours', String(filter.olderThanHours));
  return query.toString();
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= 0 ? Math.min(value, 10_000) : otherwise;
}
