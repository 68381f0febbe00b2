import type { ChatTurn } from '../contracts/api/chat';
import { CASE_STATUSES, CASE_TYPES, type CaseRecord } from '../contracts/case';
import { REGISTER_KINDS, REGISTER_STATUSES, type RegisterEntry } from '../contracts/register';

/** Everything that is held about one conversation. */
export interface Held {
  turns: ChatTurn[];
  cases: CaseRecord[];
  register: RegisterEntry[];
}

/**
 * A person's own data (个人信息保护法 45), chosen member by member: what they said and what was written down of it. Notes
 * of the office and who of the staff did what are not theirs, and may speak of others.
 */
export function ownData({ turns, cases, register }: Held, at: Date) {
  return {
    madeAt: at.toISOString(),
    conversation: turns.map(({ at: time, origin, text, replies }) => ({
      at: time,
      origin,
      text,
      replies: replies.map((reply) => reply.text),
    })),
    cases: cases.map((record) => ({
      caseNo: record.caseNo,
      type: CASE_TYPES[record.type],
      status: CASE_STATUSES[record.status],
      openedAt: record.openedAt,
      updatedAt: record.updatedAt,
      closedAt: record.closedAt,
      worker: record.worker,
      employer: record.employer.text,
      region: record.region,
      fields: record.fields,
      demands: record.demands,
      headcount: record.headcount,
      stillEmployed: record.stillEmployed,
      evidenceText: record.evidenceText,
      stepsTaken: record.stepsTaken,
      story: record.story,
      consents: record.consents,
      files: record.evidence.map(({ fileName, mime, bytes, at: sent }) => ({
        fileName,
        mime,
        bytes,
        at: sent,
      })),
      ownNotes: record.notes
        .filter((note) => note.by === 'worker')
        .map(({ at: written, text }) => ({ at: written, text })),
      clocks: record.clocks.map(({ name, due, doneAt }) => ({ name, due, doneAt })),
      feedback: record.feedback,
      history: record.events.map(({ at: when, type, actor }) => ({ at: when, type, by: actor.kind })),
    })),
    register: register.map((entry) => ({
      kind: REGISTER_KINDS[entry.kind],
      status: REGISTER_STATUSES[entry.status],
      at: entry.at,
      keepUntil: entry.keepUntil,
      facts: entry.facts,
      words: entry.words,
      person: entry.person,
      consent: entry.consent,
    })),
  };
}
