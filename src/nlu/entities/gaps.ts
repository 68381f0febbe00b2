import type { Mention } from './mention';

/** A text without the spaces that keyboards put around figures, and the way back to the places in the original. */
export interface ClosedText {
  text: string;
  back: (at: Mention) => Mention;
}

/** "11 月 3 号", "100 多号人", "18000 元": a unit belongs to its figure. A space before anything else is a pause and stays. */
const GAP =
  /(?<=[0-9]) (?=月|号|日|年|万|千|块|元|个|名|天|号人|多(?:[个号名天人块元万]))|(?<=[年月]) (?=[0-9]{1,2} ?[月号日])|(?<=[多来余]) (?=[个号名人天块元万])/g;

export function closeGaps(text: string): ClosedText {
  const gaps = [...text.matchAll(GAP)].map((m) => m.index);
  if (gaps.length === 0) return { text, back: (at) => at };
  const original: number[] = [];
  let closed = '';
  let from = 0;
  for (const gap of [...gaps, text.length]) {
    for (let i = from; i < gap; i++) original.push(i);
    closed += text.slice(from, gap);
    from = gap + 1;
  }
  const back = ({ start, end }: Mention): Mention => ({
    start: original[start] ?? text.length,
    end: (original[end - 1] ?? text.length - 1) + 1,
  });
  return { text: closed, back };
}
