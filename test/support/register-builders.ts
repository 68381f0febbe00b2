import type { RegisterEntry } from '../../src/contracts/register';
import { NOW } from './case-builders';

/** A seat on a coach, as a worker signed up for it. */
export function anEntry(change: Partial<RegisterEntry> = {}): RegisterEntry {
  return {
    id: 'conv-1:3:0',
    kind: 'transport',
    status: 'open',
    region: { city: '苏州', district: '昆山' },
    facts: { origin: '河南周口', destination: '苏州昆山', date: '2026-12-01', headcount: 3 },
    words: { origin: '河南周口' },
    person: { phone: '13800001111' },
    consent: { kind: 'share_with_bureau', at: NOW.toISOString() },
    conversationId: 'conv-1',
    channel: 'web',
    at: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
    keepUntil: '2027-02-22',
    rev: 1,
    ...change,
  };
}
