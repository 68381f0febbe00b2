import type { CaseRecord } from '../contracts/case';
import type { CaseStore } from '../contracts/ports';
import { changeCase, touch } from './change-case';
import { stopContactClocks } from './clocks';
import { appendEvent } from './history';
import { requireCase, type StaffActor } from './policies';
import { handOver, requireLease, staff } from './take';

/**
 * Records that a mediator writes to the worker: from here on a person speaks and the bot keeps silent. Done before the
 * message is posted, because it is the fence (a stale lease sends nothing); repeated with the same `messageId` it
 * changes nothing, so that the caller may post again.
 * @throws AppError CASE_NOT_FOUND, LEASE_STALE
 */
export async function recordMessage(
  store: CaseStore,
  caseNo: string,
  actor: StaffActor,
  message: { messageId: string; epoch: number },
  now: Date,
): Promise<CaseRecord> {
  return changeCase(store, caseNo, (record) => {
    requireLease(requireCase(actor, record), actor, message.epoch, now);
    const said = record.events.some(
      (event) =>
        event.type === 'message_sent' &&
        event.actor.id === actor.id &&
        event.data['messageId'] === message.messageId,
    );
    if (said) return record;
    const sent = appendEvent(
      { ...record, clocks: stopContactClocks(record.clocks, now) },
      { type: 'message_sent', actor: staff(actor), data: { messageId: message.messageId } },
      now,
    );
    return touch(handOver(sent, 'human', staff(actor), now), now);
  });
}
