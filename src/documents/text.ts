/** A place that the worker has to fill in; the case does not hold it. `blank` says what belongs there. */
export interface Blank {
  blank: string;
}
/** Words with blanks between them. */
export type Text = readonly (string | Blank)[];

export const isBlank = (piece: string | Blank): piece is Blank => typeof piece !== 'string';

/** A blank as it stands on paper. The ruled line shows where to write, the words say what. */
export const blankText = ({ blank }: Blank): string => `＿＿＿＿（请填写：${blank}）`;

/** What was said, or else a blank that says what is missing. */
export const orBlank = (said: string | undefined, missing: string): string | Blank =>
  said === undefined || said.trim() === '' ? { blank: missing } : said.trim();

/** Puts words and pieces together; empty pieces leave no trace. */
export function write(parts: TemplateStringsArray, ...pieces: (string | Blank | undefined)[]): Text {
  const all = parts.flatMap((part, i): (string | Blank | undefined)[] => [part, pieces[i]]);
  return all.filter((piece): piece is string | Blank => piece !== undefined && piece !== '');
}

/** The letters alone, blanks included: for tests, file names and plain channels. */
export const plainText = (text: Text): string =>
  text.map((piece) => (isBlank(piece) ? blankText(piece) : piece)).join('');
