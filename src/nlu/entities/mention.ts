import type { EntityName, EntitySpan } from '../../contracts/understanding';

/** A piece of text read as something: the common result of the readers in this folder. */
export interface Mention {
  start: number;
  end: number;
}

export function span(entity: EntityName | 'answer', at: Mention, original: string): EntitySpan {
  return { entity, start: at.start, end: at.end, text: original.slice(at.start, at.end) };
}

/** Up to `size` characters before a place, not crossing a sentence end. */
export function before(text: string, at: number, size: number): string {
  const slice = text.slice(Math.max(0, at - size), at);
  const stop = lastBreak(slice);
  return stop < 0 ? slice : slice.slice(stop + 1);
}

/** Up to `size` characters after a place, not crossing a sentence end. */
export function after(text: string, at: number, size: number): string {
  const slice = text.slice(at, at + size);
  const stop = slice.search(/[。！？!?；;\n]/);
  return stop < 0 ? slice : slice.slice(0, stop);
}

/** The clause (between any punctuation) around a place. */
export function clauseAround(text: string, at: Mention, reach = 40): { text: string; start: number } {
  const left = text.slice(Math.max(0, at.start - reach), at.start);
  const cut = Math.max(
    ...['，', ',', '。', '！', '？', '；', ';', '\n', '!', '?'].map((c) => left.lastIndexOf(c)),
  );
  const start = at.start - left.length + cut + 1;
  const right = text.slice(at.end, at.end + reach);
  const stop = right.search(/[，。！？；;!?\n]|,(?!\d)/);
  return { text: text.slice(start, at.end + (stop < 0 ? right.length : stop)), start };
}

function lastBreak(slice: string): number {
  return Math.max(...['。', '！', '？', '!', '?', '；', ';', '\n'].map((c) => slice.lastIndexOf(c)));
}
