import type { CaseRecord, CaseStatus } from '../contracts/case';
import { CASE_MOVES } from '../contracts/case';
import type { CaseQuery, StaffUser } from '../contracts/ports';
import type { StaffRole } from '../contracts/staff';
import { AppError } from '../shared/errors';

/** Who is asking: what policies need to know of a staff member. */
export type StaffActor = Pick<StaffUser, 'id' | 'name' | 'role' | 'regions'>;

export type StaffAction =
  /** See the queue and cases, take them, work on them. */
  | 'cases.work'
  /** Every region; give or take away what others hold; reopen from the archive. */
  | 'cases.supervise'
  | 'content.edit'
  | 'content.publish'
  | 'users.manage';

/** The one table of who may do what. */
export const ROLE_ACTIONS: Readonly<Record<StaffRole, readonly StaffAction[]>> = {
  mediator: ['cases.work'],
  supervisor: ['cases.work', 'cases.supervise'],
  editor: ['content.edit', 'content.publish'],
  reviewer: ['content.edit', 'content.publish'],
  admin: ['cases.work', 'cases.supervise', 'content.edit', 'content.publish', 'users.manage'],
};

export function may(actor: Pick<StaffActor, 'role'>, action: StaffAction): boolean {
  return ROLE_ACTIONS[actor.role].includes(action);
}

/** @throws AppError FORBIDDEN */
export function requireAction(actor: Pick<StaffActor, 'role'>, action: StaffAction): void {
  if (!may(actor, action)) throw new AppError('FORBIDDEN');
}

/** The regions a person's queries are limited to; undefined is every region. */
export function regionsOf(actor: StaffActor): CaseQuery['regions'] {
  if (may(actor, 'cases.supervise') || actor.regions.length === 0) return undefined;
  return actor.regions;
}

/**
 * True when a person may see this case. A region that names only a city covers its districts. A case whose place
 * nobody knows yet belongs to those who see every region.
 */
export function maySeeCase(actor: StaffActor, record: Pick<CaseRecord, 'region'>): boolean {
  if (!may(actor, 'cases.work')) return false;
  const regions = regionsOf(actor);
  if (!regions) return true;
  return regions.some(
    (own) =>
      own.city === record.region.city &&
      (own.district === undefined || own.district === record.region.district),
  );
}

/** @throws AppError CASE_NOT_FOUND: who may not see a case does not learn that it exists. */
export function requireCase(actor: StaffActor, record: CaseRecord | null): CaseRecord {
  if (!record || !maySeeCase(actor, record)) throw new AppError('CASE_NOT_FOUND');
  return record;
}

/** Moves this person may make from the case's status, were the lease theirs. */
export function allowedMoves(actor: StaffActor, record: Pick<CaseRecord, 'status' | 'events'>): CaseStatus[] {
  if (record.status === 'archived' && !mayReopenArchived(actor, record)) return [];
  return [...CASE_MOVES[record.status]];
}

/** From the archive a case comes back once, by a supervisor. */
function mayReopenArchived(actor: StaffActor, record: Pick<CaseRecord, 'events'>): boolean {
  const before = record.events.some((event) => event.type === 'moved' && event.data['from'] === 'archived');
  return may(actor, 'cases.supervise') && !before;
}
