export interface SseEvent {
  /** `message` when the server names none. */
  event: string;
  data: string;
  /** Last id seen on the stream so far, as the standard has it. */
  lastEventId: string;
}

export interface SseParser {
  /** Takes text in pieces of any size and returns the events that became complete. */
  feed(chunk: string): SseEvent[];
  /** Milliseconds the server asked for with `retry:`, if it did. */
  retryMs(): number | undefined;
}

/**
 * The parsing half of EventSource, which cannot send an Authorization header. Follows the WHATWG rules for line ends,
 * comments, repeated `data` lines and ids.
 */
export function createSseParser(lastEventId = ''): SseParser {
  let buffer = '';
  let started = false;
  let eventName = '';
  let data: string[] = [];
  let id = lastEventId;
  let retry: number | undefined;

  function takeLine(line: string): SseEvent | null {
    if (line === '') return dispatch();
    if (line.startsWith(':')) return null;
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) value = value.slice(1);
    if (field === 'event') eventName = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) retry = Number(value);
    return null;
  }

  function dispatch(): SseEvent | null {
    const event: SseEvent = { event: eventName || 'message', data: data.join('\n'), lastEventId: id };
    const empty = data.length === 0;
    eventName = '';
    data = [];
    return empty ? null : event;
  }

  return {
    feed(chunk) {
      const events: SseEvent[] = [];
      buffer += chunk;
      if (!started && buffer !== '') {
        started = true;
        if (buffer.startsWith('\uFEFF')) buffer = buffer.slice(1);
      }
      for (;;) {
        const end = buffer.search(/[\r\n]/);
        // A lone \r at the end may be half of \r\n: wait for the rest.
        if (end < 0 || (buffer[end] === '\r' && end === buffer.length - 1)) break;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(buffer.startsWith('\r\n', end) ? end + 2 : end + 1);
        const event = takeLine(line);
        if (event) events.push(event);
      }
      return events;
    },
    retryMs: () => retry,
  };
}
