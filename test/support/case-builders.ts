import path from 'node:path';
import type { StaffActor } from '../../src/cases/policies';
import { buildCase, type OpenCaseEffect, type OpenCaseMeta } from '../../src/cases/open';
import type { CaseDraft, CaseRecord } from '../../src/contracts/case';
import { loadKnowledge } from '../../src/content/load-knowledge';
import type { Calendar } from '../../src/contracts/knowledge';

/** Tuesday, 24 November 2026, 10:00 in China. */
export const NOW = new Date('2026-11-24T10:00:00+08:00');
export const LEASE_MS = 30 * 60_000;

/** The real calendar of `data/`. */
export const CALENDAR: Calendar = loadKnowledge(path.join(__dirname, '../../data'), '12333').calendar;

export function aDraft(change: Partial<CaseDraft> = {}): CaseDraft {
  return {
    type: 'arrears',
    demands: [{ type: 'arrears', amount: 5000, monthsOwed: 1, basis: ['BZNMG-3'] }],
    worker: { name: '王大山', phone: '13800001111' },
    fields: { city: '苏州', district: '昆山', amountOwed: 5000, monthsOwed: 1, employerText: '永固建设' },
    notKnown: [],
    handoffRequested: false,
    ...change,
  };
}

export function anEffect(change: Partial<CaseDraft> = {}, id = 'conv-1:3:0'): OpenCaseEffect {
  return {
    kind: 'open_case',
    id,
    caseNo: 'GY20261124-7K3FQ',
    receipt: 'ABCD-EFGH-JKMN',
    draft: aDraft(change),
  };
}

export function aMeta(change: Partial<OpenCaseMeta> = {}): OpenCaseMeta {
  return {
    conversationId: 'conv-1',
    channel: 'web',
    at: NOW,
    receiptHash: 'receipt-hash',
    calendar: CALENDAR,
    ...change,
  };
}

/** A freshly opened case. */
export function aCase(change: Partial<CaseDraft> = {}, over: Partial<CaseRecord> = {}): CaseRecord {
  return { ...buildCase(anEffect(change), aMeta()), ...over };
}

export function anActor(change: Partial<StaffActor> = {}): StaffActor {
  return { id: 'u-1', name: '李调解', role: 'mediator', regions: [], ...change };
}

/** The instant `minutes` after {@link NOW}. */
export function later(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}
