import { describe, expect, it } from '@jest/globals';
import { presentForStaff, presentTurn } from '../../src/conversation/present';
import { emptyState } from '../../src/contracts/dialogue';
import type { Turn } from '../../src/contracts/turn';

const turn: Turn = {
  conversationId: 'w_1',
  seq: 1,
  messageId: '3f1c1a52-0d0e-4a52-9c1b-0f6a1c2d3e4f',
  origin: 'worker',
  channel: 'web',
  at: '2026-11-24T02:00:00.000Z',
  text: '对，提交',
  understanding: null,
  kind: 'answer',
  handoff: false,
  state: emptyState(),
  replies: [{ id: '1.1', text: '登记好了。回执码：TAB8-NCB4-7FP6。请截图。' }],
  effects: [],
  settled: true,
  receipt: 'TAB8-NCB4-7FP6',
  versions: { content: 1, model: 'm' },
};

describe('A turn on a screen', () => {
  it('should give its worker the receipt', () => {
    expect(presentTurn(turn)).toMatchObject({ receipt: 'TAB8-NCB4-7FP6', messageId: turn.messageId });
  });
  it('should give staff neither the receipt nor the id that leads to the session', () => {
    const shown = JSON.stringify(presentForStaff(turn));
    expect(shown).not.toContain('TAB8');
    expect(shown).not.toContain(turn.messageId);
    expect(shown).toContain('登记好了');
  });
  it('should hide a receipt that the worker typed, too', () => {
    const typed = presentForStaff({ ...turn, text: 'tab8 ncb4 7fp6 查一下' });
    expect(JSON.stringify(typed)).not.toMatch(/ncb4/i);
    expect(typed.text).toContain('查一下');
  });
});
