import type { App } from '../app';
import { takeCase } from '../cases/take';
import { transitionCase } from '../cases/transition';
import type { StaffActor } from '../cases/policies';
import { tellStatus } from '../consoles/api/status-notices';
import type { CaseStatus, OutcomeKind } from '../contracts/case';
import type { Clock } from '../shared/clock';
import { newToken } from '../shared/ids';

/** The person of the office in a script. */
const OFFICE: StaffActor = { id: 'script', name: '剧本调解员', role: 'admin', regions: [] };
const LEASE_MS = 30 * 60_000;
const WAY: readonly CaseStatus[] = ['accepted', 'contacted', 'agreed', 'fulfilled', 'closed'];

/** Closes a case as a mediator does, one move after the other; the worker is told each time. */
export async function closeCase(app: App, clock: Clock, caseNo: string, outcome: OutcomeKind): Promise<void> {
  const { cases } = app.stores;
  const { epoch } = await takeCase(cases, caseNo, OFFICE, { now: clock.now(), leaseMs: LEASE_MS });
  const { calendar, bureauPhone } = app.knowledge();
  for (const to of WAY) {
    const request = { epoch, to, ...(to === 'closed' ? { outcome: { kind: outcome } } : {}) };
    const context = { now: clock.now(), calendar, noteId: newToken(9) };
    const moved = await transitionCase(cases, caseNo, OFFICE, request, context);
    await tellStatus({ conversation: app.conversation, bureauPhone }, moved, request);
  }
}
