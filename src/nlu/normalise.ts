/**
 * Stage 1 of the pipeline: make two spellings of the same words equal, for matching only. The text a person wrote is
 * never changed; the result is thrown away after classification.
 *
 * NFKC folds full-width forms (Ｈ５ → h5) and compatibility characters; traditional characters become simplified one by
 * one, so that "討薪" and "讨薪" meet; letters lose their case; everything that is neither letter, digit nor Han
 * (punctuation, emoji, control characters, joiners) becomes a single space, so that it can neither add nor break a match.
 */

/** Traditional → simplified, indexed by UTF-16 code unit; 0 means "unchanged". */
export type CharTable = Uint16Array;

/** Builds the table from two strings of equal length. */
export function buildCharTable(traditional: string, simplified: string): CharTable {
  if (traditional.length !== simplified.length) throw new Error('t2s: the two lines differ in length');
  const table = new Uint16Array(0x10000);
  for (let i = 0; i < traditional.length; i++) table[traditional.charCodeAt(i)] = simplified.charCodeAt(i);
  return table;
}

/** No sentence needs more; what follows is ignored, so that a pasted novel costs a bounded amount of work. */
export const MAX_MATCHED_CHARS = 2000;

/**
 * @param text any string, also ill-formed UTF-16
 * @param table traditional → simplified; omit to leave characters as they are
 */
export function normalise(text: string, table?: CharTable): string {
  const bounded = text.length > MAX_MATCHED_CHARS ? boundedView(text) : text;
  const folded = bounded.normalize('NFKC').toLowerCase();
  let out = '';
  let gap = false;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    const kind = charKind(code);
    if (kind === OTHER) {
      gap = out.length > 0;
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    const mapped = kind === HAN && table ? table[code] : 0;
    out += mapped ? String.fromCharCode(mapped) : folded[i];
  }
  return out;
}

/** Complaints open or close with what is wanted: of a very long text keep the first three quarters and the end. */
function boundedView(text: string): string {
  const head = Math.floor(MAX_MATCHED_CHARS * 0.75);
  return text.slice(0, head) + ' ' + text.slice(text.length - (MAX_MATCHED_CHARS - head));
}

export const OTHER = 0;
export const HAN = 1;
export const LETTER = 2;
export const DIGIT = 3;

/** A coarse class of one UTF-16 code unit; cheap, because it runs for every character of every message. */
export function charKind(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return LETTER;
  if (code >= 0x4e00 && code <= 0x9fff) return HAN;
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? LETTER : OTHER;
  if ((code >= 0x3400 && code <= 0x4dbf) || code === 0x3007) return HAN;
  // Latin supplements up to the Indic and South-East Asian scripts, without the general punctuation block.
  if (code >= 0xc0 && code < 0x2000) return code === 0xd7 || code === 0xf7 ? OTHER : LETTER;
  // Kana and Hangul syllables.
  if ((code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || (code >= 0xac00 && code <= 0xd7a3))
    return LETTER;
  return OTHER;
}
