import type { Turn } from '../../src/contracts/turn';
import { emptyState } from '../../src/contracts/dialogue';
import type { Understanding } from '../../src/contracts/understanding';

export function anUnderstanding(change: Partial<Understanding> = {}): Understanding {
  return {
    topic: 'wage_arrears',
    intent: 'wage_arrears.how_to_get_paid',
    confidence: 0.91,
    decision: 'answer',
    topics: [{ topic: 'wage_arrears', intent: 'wage_arrears.how_to_get_paid', confidence: 0.91 }],
    furtherTopics: [],
    entities: { city: '苏州', amountOwed: 20_000, phone: '13800001111' },
    spans: [{ entity: 'amountOwed', start: 2, end: 4, text: '两万' }],
    safety: { level: 'none' },
    language: 'zh',
    model: 'test',
    ...change,
  };
}

/** A committed step of a conversation, settled unless told otherwise. */
export function aTurn(change: Partial<Turn> = {}): Turn {
  const seq = change.seq ?? 1;
  return {
    conversationId: 'conv-1',
    seq,
    messageId: `m-${seq}`,
    origin: 'worker',
    channel: 'web',
    at: '2026-11-24T02:00:00.000Z',
    text: '老板欠我两万',
    understanding: anUnderstanding(),
    kind: 'answer',
    handoff: false,
    state: { ...emptyState(), memory: { city: '苏州' } },
    replies: [{ id: `r-${seq}`, text: '先把证据留好。', quickReplies: ['登记投诉'] }],
    effects: [],
    settled: true,
    versions: { content: 1, model: 'test' },
    ...change,
  };
}
