import type { RegisterStore } from '../contracts/ports';
import type { RegisterEntry, RegisterStatus } from '../contracts/register';
import { AppError } from '../shared/errors';
import { readEntry, type Regions } from './read';

/** What an office may make of an entry. What its owner has withdrawn stays withdrawn. */
const MOVES: Readonly<Record<RegisterStatus, readonly RegisterStatus[]>> = {
  open: ['done', 'rejected'],
  done: ['open', 'rejected'],
  rejected: ['open', 'done'],
  withdrawn: [],
};
export const movesOf = (entry: Pick<RegisterEntry, 'status'>): RegisterStatus[] => [...MOVES[entry.status]];

export interface StatusChange {
  status: RegisterStatus;
  note?: string;
  /** The revision that was looked at. */
  rev: number;
}

/**
 * Settles an entry, with the name of whoever did it and when.
 * @throws AppError NOT_FOUND · CONFLICT (somebody was faster) · TRANSITION_NOT_ALLOWED · REASON_REQUIRED
 */
export async function changeStatus(
  store: RegisterStore,
  id: string,
  actor: { id: string; regions: Regions },
  change: StatusChange,
  now: Date,
): Promise<RegisterEntry> {
  const entry = await readEntry(store, id, actor.regions);
  if (entry.rev !== change.rev) throw new AppError('CONFLICT', { rev: entry.rev });
  if (!MOVES[entry.status].includes(change.status))
    throw new AppError('TRANSITION_NOT_ALLOWED', { from: entry.status, to: change.status });
  if (change.status === 'rejected' && !change.note) throw new AppError('REASON_REQUIRED');
  const { note: _before, ...rest } = entry;
  const next: RegisterEntry = {
    ...rest,
    status: change.status,
    // A reason belongs to the decision it was given for.
    ...(change.note ? { note: change.note } : {}),
    changedBy: actor.id,
    updatedAt: now.toISOString(),
    rev: entry.rev + 1,
  };
  if (!(await store.replace(next, entry.rev))) throw new AppError('CONFLICT');
  return next;
}
