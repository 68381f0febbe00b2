import { nextDue } from '../../cases/clocks';
import { verifyHistory } from '../../cases/history';
import { allowedMoves, type StaffActor } from '../../cases/policies';
import { liveLease } from '../../cases/take';
import type { ChatTurn } from '../../contracts/api/chat';
import type { CaseDetail, CaseListItem } from '../../contracts/api/staff';
import type { CaseRecord } from '../../contracts/case';

/** A row of the queue: enough to choose by, and nothing of the worker's own data. */
export function presentListItem(record: CaseRecord, now: Date): CaseListItem {
  const due = nextDue(record.clocks);
  const demand = record.demands[0];
  return {
    caseNo: record.caseNo,
    type: record.type,
    status: record.status,
    priority: record.priority,
    priorityReasons: record.priorityReasons,
    city: record.region.city,
    district: record.region.district,
    employer: record.employer.text,
    amount: demand?.amount ?? record.fields.amountOwed,
    amountApprox: demand?.amountApprox ?? record.fields.amountApprox,
    headcount: record.headcount,
    handoff: record.handoff,
    crisis: record.crisis,
    lease: liveLease(record, now),
    openedAt: record.openedAt,
    updatedAt: record.updatedAt,
    ...(due ? { due: { name: due.name, due: due.due } } : {}),
    demo: record.demo ?? false,
  };
}

/** The case page. Whoever gets this has been written into the case's history. */
export function presentDetail(
  record: CaseRecord,
  actor: StaffActor,
  transcript: ChatTurn[],
  now: Date,
): CaseDetail {
  const mine = liveLease(record, now)?.holder === actor.id;
  return {
    ...presentListItem(record, now),
    demands: record.demands,
    employerRole: record.employer.role,
    construction: record.employer.construction,
    worker: {
      name: record.worker.name,
      phone: record.worker.phone,
      contactTime: record.worker.contactTime,
      language: record.worker.language,
    },
    fields: record.fields,
    notKnown: record.notKnown,
    stillEmployed: record.stillEmployed,
    evidenceText: record.evidenceText,
    stepsTaken: record.stepsTaken,
    story: record.story,
    evidence: record.evidence.map(({ id, at, fileName, mime, bytes }) => ({ id, at, fileName, mime, bytes })),
    notes: record.notes,
    clocks: record.clocks,
    referrals: record.referrals,
    outcome: record.outcome,
    feedback: record.feedback,
    events: record.events,
    historyIntact: verifyHistory(record.events),
    transcript,
    channel: record.channel,
    closedAt: record.closedAt,
    moves: mine ? allowedMoves(actor, record) : [],
    mine,
  };
}
