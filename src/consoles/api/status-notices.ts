import { reopenedNotice, statusNotice } from '../../cases/notices';
import { isReopening, type Transition, type TransitionRequest } from '../../cases/transition';
import { SETTLED } from '../../contracts/case';
import type { StaffDeps } from './deps';

/** Tells the worker that the case has moved (BZNMG-10), and lets the bot speak again once it is closed. */
export async function tellStatus(
  deps: Pick<StaffDeps, 'conversation' | 'bureauPhone'>,
  { record, from, to }: Transition,
  request: Pick<TransitionRequest, 'reason' | 'transferTo' | 'outcome'>,
): Promise<void> {
  const { caseNo, conversationId } = record;
  const text = isReopening(from, to)
    ? reopenedNotice(caseNo)
    : statusNotice(to, {
        caseNo,
        reason: request.reason,
        transferTo: request.transferTo,
        outcome: request.outcome,
        bureauPhone: deps.bureauPhone,
      });
  await deps.conversation.notifyStatus(conversationId, caseNo, text);
  if (SETTLED.has(to)) await deps.conversation.setHandoff(conversationId, caseNo, 'bot');
  if (to === 'closed') {
    const { type, outcome } = record;
    await deps.conversation.askFollowUp({ conversationId, caseNo, type, outcome: outcome?.kind });
  }
}
