import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs } from '../../../src/consoles/web/shared/backoff';
import { createSseParser } from '../../../src/consoles/web/shared/sse-parser';

const STREAM =
  '\uFEFF: hello\r\n\r\nretry: 3000\nid: 7\nevent: turn\ndata: {"a":1}\n\ndata:two\rdata: lines\r\rdata\n\nevent: lost\n\nid: 8\ndata: 末\r\n\r\n';
const EVENTS = [
  { event: 'turn', data: '{"a":1}', lastEventId: '7' },
  { event: 'message', data: 'two\nlines', lastEventId: '7' },
  { event: 'message', data: '', lastEventId: '7' },
  { event: 'message', data: '末', lastEventId: '8' },
];

describe('createSseParser', () => {
  it('should read every kind of line end, comments, names, ids and repeated data', () => {
    const parser = createSseParser();
    expect(parser.feed(STREAM)).toEqual(EVENTS);
    expect(parser.retryMs()).toBe(3000);
  });

  it('should read the same wherever the network cuts the stream', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: STREAM.length })), (cuts) => {
        const parser = createSseParser();
        const at = [0, ...cuts.sort((a, b) => a - b), STREAM.length];
        const events = at.slice(1).flatMap((end, i) => parser.feed(STREAM.slice(at[i], end)));
        expect(events).toEqual(EVENTS);
      }),
    );
  });

  it('should hold back an event that is not finished', () => {
    const parser = createSseParser('4');
    expect(parser.feed('data: half')).toEqual([]);
    expect(parser.feed('\n\n')).toEqual([{ event: 'message', data: 'half', lastEventId: '4' }]);
  });
});

describe('backoffMs', () => {
  it('should double, stay under its cap and differ between phones', () => {
    expect(backoffMs(0, () => 0.5)).toBe(1000);
    expect(backoffMs(3, () => 0.5)).toBe(8000);
    expect(backoffMs(50, () => 1)).toBeLessThanOrEqual(37_500);
    expect(backoffMs(2, () => 0)).not.toBe(backoffMs(2, () => 1));
  });
});
