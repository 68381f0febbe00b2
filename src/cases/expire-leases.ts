import type { CaseRecord, CaseStatus } from '../contracts/case';
import { CASE_STATUSES, SETTLED } from '../contracts/case';
import type { CaseStore } from '../contracts/ports';
import { changeCase, touch } from './change-case';
import { appendEvent } from './history';
import { expireRecord, liveLease } from './take';

const OPEN = (Object.keys(CASE_STATUSES) as CaseStatus[]).filter((status) => !SETTLED.has(status));
const PAGE = 200;

/**
 * Ends leases that have run out, so that no worker waits for a mediator who has left while the bot keeps silent.
 * Run every minute or so; two instances doing it at once change nothing twice.
 * @returns cases whose conversation a person held: the caller gives those back to the bot
 */
export async function expireLeases(store: CaseStore, now: Date): Promise<CaseRecord[]> {
  const abandoned: CaseRecord[] = [];
  for (const caseNo of await findExpired(store, now)) {
    let wasHuman = false;
    const record = await changeCase(store, caseNo, (current) => {
      wasHuman = isExpired(current, now) && current.handoff === 'human';
      const expired = expireRecord(current, now);
      return wasHuman ? askAgain(expired, now) : expired;
    });
    if (wasHuman) abandoned.push(record);
  }
  return abandoned;
}

/** The worker was in the middle of talking to somebody: the case asks for a person again. */
function askAgain(record: CaseRecord, now: Date): CaseRecord {
  return touch(
    appendEvent(
      { ...record, handoff: 'requested' },
      { type: 'handoff', actor: { kind: 'system', id: 'lease' }, data: { to: 'requested' } },
      now,
    ),
    now,
  );
}

async function findExpired(store: CaseStore, now: Date): Promise<string[]> {
  const found: string[] = [];
  for (let skip = 0; ; skip += PAGE) {
    const { items } = await store.list({ status: OPEN, freeAt: now.toISOString(), limit: PAGE, skip });
    found.push(...items.filter((record) => isExpired(record, now)).map((record) => record.caseNo));
    if (items.length < PAGE) return found;
  }
}

function isExpired(record: CaseRecord, now: Date): boolean {
  return record.lease !== null && liveLease(record, now) === null;
}
