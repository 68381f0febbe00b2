import type { CaseRecord } from '../contracts/case';
import type { CaseStore } from '../contracts/ports';
import { changeCase, touch } from './change-case';
import { appendEvent } from './history';
import { requireCase, type StaffActor } from './policies';
import { requireLease, staff } from './take';

export interface NewNote {
  id: string;
  actor: Pick<StaffActor, 'id' | 'name'>;
  text: string;
}

/**
 * Writes an internal note. Anybody who may see the case may, lease or not: a colleague who picks up the phone writes
 * down what was said. A given `epoch` is checked all the same.
 * @throws AppError CASE_NOT_FOUND, LEASE_STALE
 */
export async function addNote(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  note: { id: string; text: string; epoch?: number },
  now: Date,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => {
    requireCase(actor, record);
    if (note.epoch !== undefined) requireLease(record, actor, note.epoch, now);
    const noted = withNote(record, { id: note.id, actor, text: note.text }, now);
    return touch(
      appendEvent(noted, { type: 'noted', actor: staff(actor), data: { noteId: note.id } }, now),
      now,
    );
  });
}

/** The record with a note, without an event of its own. */
export function withNote(record: CaseRecord, note: NewNote, now: Date): CaseRecord {
  const entry = {
    id: note.id,
    at: now.toISOString(),
    by: note.actor.id,
    byName: note.actor.name,
    text: note.text,
  };
  return { ...record, notes: [...record.notes, entry] };
}
