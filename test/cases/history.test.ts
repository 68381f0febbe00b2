import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appendEvent, verifyHistory, type NewEvent } from '../../src/cases/history';
import type { CaseEvent } from '../../src/contracts/case';
import { canonicalJson } from '../../src/shared/canonical-json';
import { later } from '../support/case-builders';

const events = fc.array(
  fc.record({
    type: fc.constantFrom('viewed', 'moved', 'noted', 'amended') as fc.Arbitrary<CaseEvent['type']>,
    actor: fc.record({ kind: fc.constant('staff' as const), id: fc.string(), name: fc.string() }),
    data: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
  }),
  { minLength: 1, maxLength: 8 },
);

function chain(list: NewEvent[]): CaseEvent[] {
  let record: { events: CaseEvent[] } = { events: [] };
  list.forEach((event, index) => (record = appendEvent(record, event, later(index))));
  return record.events;
}

describe('case history', () => {
  test('should hold for any list of events, also after a round trip that reorders keys', () => {
    fc.assert(
      fc.property(events, (list) => {
        const links = chain(list);
        expect(verifyHistory(links)).toBe(true);
        const returned = JSON.parse(canonicalJson(links)) as CaseEvent[];
        expect(verifyHistory(returned)).toBe(true);
      }),
    );
  });

  test('should show any change, removal or reordering of a link before the last', () => {
    fc.assert(
      fc.property(events, fc.nat(), fc.constantFrom('change', 'remove', 'swap'), (list, at, how) => {
        const links = chain([...list, ...list]);
        const index = at % (links.length - 1);
        if (how === 'change') links[index] = { ...links[index]!, at: later(9999).toISOString() };
        if (how === 'remove') links.splice(index, 1);
        if (how === 'swap') [links[index], links[index + 1]] = [links[index + 1]!, links[index]!];
        expect(verifyHistory(links)).toBe(false);
      }),
    );
  });

  test('should show a link that was forged together with its own hash', () => {
    const moved = (to: string): NewEvent => ({
      type: 'moved',
      actor: { kind: 'system', id: 's' },
      data: { to },
    });
    const [first, , last] = chain([moved('accepted'), moved('rejected'), moved('closed')]);
    const forged = appendEvent({ events: [first!] }, moved('agreed'), later(1)).events[1]!;
    expect(verifyHistory([first!, forged])).toBe(true);
    expect(verifyHistory([first!, forged, { ...last!, prev: forged.hash }])).toBe(false);
  });

  test('should leave undefined facts out, so that a store that drops them breaks nothing', () => {
    const [event] = chain([
      { type: 'moved', actor: { kind: 'system', id: 's' }, data: { to: 'closed', reason: undefined } },
    ]);
    expect(event?.data).toEqual({ to: 'closed' });
    expect(Object.keys(event!.data)).toEqual(['to']);
  });

  test('should keep a key named __proto__ as plain data', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"a":1}') as Record<string, unknown>;
    expect(canonicalJson(hostile)).toBe('{"__proto__":{"polluted":1},"a":1}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
