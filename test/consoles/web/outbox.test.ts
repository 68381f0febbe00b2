import { describe, expect, it } from '@jest/globals';
import {
  nextToSend,
  reduceOutbox,
  restoreOutbox,
  waitMs,
  type Outbox,
  type OutboxAction,
} from '../../../src/consoles/web/worker/outbox';

const after = (...actions: OutboxAction[]): Outbox => actions.reduce(reduceOutbox, [] as Outbox);
const add = (messageId: string): OutboxAction => ({ type: 'add', messageId, text: `text of ${messageId}` });

describe('outbox', () => {
  it('should send one message at a time, in the order typed', () => {
    const two = after(add('a'), add('b'));
    expect(nextToSend(two, 0)?.messageId).toBe('a');
    const sending = reduceOutbox(two, { type: 'started', messageId: 'a' });
    expect(nextToSend(sending, 0)).toBeNull();
    expect(nextToSend(reduceOutbox(sending, { type: 'confirmed', messageIds: ['a'] }), 0)?.messageId).toBe(
      'b',
    );
  });

  it('should repeat a failed message with the same id, not before its time', () => {
    const failed = after(
      add('a'),
      { type: 'started', messageId: 'a' },
      { type: 'postponed', messageId: 'a', notBefore: 5000, problem: '忙' },
    );
    expect(nextToSend(failed, 4999)).toBeNull();
    expect(waitMs(failed, 4000)).toBe(1000);
    expect(nextToSend(failed, 5000)).toMatchObject({ messageId: 'a', attempts: 1, problem: '忙' });
  });

  it('should stop waiting when the network is back', () => {
    const failed = after(
      add('a'),
      { type: 'started', messageId: 'a' },
      { type: 'postponed', messageId: 'a', notBefore: 1e12, problem: null },
      { type: 'hurry' },
    );
    expect(nextToSend(failed, 0)?.messageId).toBe('a');
  });

  it('should not let a refused message block those behind it', () => {
    const refused = after(add('a'), add('b'), { type: 'refused', messageId: 'a', problem: '太长' });
    expect(nextToSend(refused, 0)?.messageId).toBe('b');
    expect(refused[0]).toMatchObject({ state: 'refused', problem: '太长' });
    expect(reduceOutbox(refused, { type: 'dropped', messageId: 'a' })).toHaveLength(1);
  });

  it('should take the same message once', () => expect(after(add('a'), add('a'))).toHaveLength(1));

  it('should keep its identity when nothing was confirmed, so that nothing is stored or drawn again', () => {
    const box = after(add('a'));
    expect(reduceOutbox(box, { type: 'confirmed', messageIds: ['z'] })).toBe(box);
  });

  it('should send again after a reload what was under way, and forget damaged entries', () => {
    const stored: unknown = JSON.parse(
      JSON.stringify([
        ...after(add('a'), { type: 'started', messageId: 'a' }),
        { messageId: 7 },
        null,
        ...after(add('b'), { type: 'refused', messageId: 'b', problem: '太长' }),
      ]),
    );
    const restored = restoreOutbox(stored);
    expect(restored.map((item) => [item.messageId, item.state])).toEqual([
      ['a', 'waiting'],
      ['b', 'refused'],
    ]);
    expect(restoreOutbox('nonsense')).toEqual([]);
    expect(restoreOutbox(null)).toEqual([]);
  });
});
