import { expireLeases } from '../../cases/expire-leases';
import { leftNotice } from '../../cases/notices';
import type { StaffDeps } from './deps';
import { publishStaffEvent } from './staff-stream';

/**
 * Ends leases that have run out and gives conversations that a person held back to the bot, with a word to the worker.
 * For a timer in app.ts, every minute or so; safe on several instances at once.
 */
export async function sweepLeases(
  deps: Pick<StaffDeps, 'stores' | 'conversation' | 'coordination' | 'clock'>,
): Promise<void> {
  for (const { caseNo, conversationId } of await expireLeases(deps.stores.cases, deps.clock.now())) {
    await deps.conversation.setHandoff(conversationId, caseNo, 'bot', leftNotice());
    await publishStaffEvent(deps, { kind: 'case', caseNo });
  }
}
