import { INNOCENT } from './innocent';
import { mendSlips, readSigns, spellOut } from './spellings';
import { simplify } from './traditional';

/** The two shapes of a message that signals are matched against. The text a person wrote is never changed. */
export interface SafetyText {
  /**
   * Han, letters and digits without gaps; a full stop or comma between two real clauses is a bar. Innocent turns of
   * phrase ("热死了", "打我电话") are blanked to dots, so that no signal can read danger into them.
   */
  zh: string;
  /** The same without bars: for phrases that were broken in two to hide or to breathe ("不想，活了"). */
  solid: string;
  /** Lower-case words between single spaces; empty when there are hardly any. */
  latin: string;
}

/** More than anybody types; what follows is ignored, so that a pasted book costs a bounded amount of work. */
export const MAX_READ_CHARS = 20_000;

const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;
const CLAUSE_END = /[,.!?;:，。！？；：、…\n\r]/;
const LATIN = /[a-z]/;
/** Speech to text puts a blank where a comma would stand; between shorter chunks it is decoration. */
const LONG_CHUNK = 5;
const BLANKS = /^\s+$/;

export function readText(text: string): SafetyText {
  const folded = readSigns(text.slice(0, MAX_READ_CHARS)).normalize('NFKC').toLowerCase();
  const hasLatin = LATIN.test(folded);
  const simple = simplify(joinChunks(folded));
  const spelt = mendSlips(hasLatin ? spellOut(simple) : simple);
  const zh = spelt.replace(INNOCENT, blank);
  return {
    zh,
    solid: zh.includes('|') ? zh.replaceAll('|', '') : zh,
    latin: hasLatin ? latinWords(folded) : '',
  };
}

const blank = (match: string): string => '·'.repeat(match.length);

/**
 * Drops everything between the characters. Punctuation between two chunks of at least two characters ends a clause, and
 * so does a blank between two long ones; around a single character it is decoration or disguise ("跳.楼", "救 命").
 */
function joinChunks(folded: string): string {
  let out = '';
  let from = 0;
  let lastLength = 0;
  let pendingBar = false;
  let pendingBlank = false;
  const push = (chunk: string): void => {
    if (!chunk) return;
    const shorter = Math.min(lastLength, chunk.length);
    if ((pendingBar && shorter > 1) || (pendingBlank && shorter >= LONG_CHUNK)) out += '|';
    out += chunk;
    lastLength = chunk.length;
    pendingBar = pendingBlank = false;
  };
  NOT_A_WORD.lastIndex = 0;
  for (let gap = NOT_A_WORD.exec(folded); gap; gap = NOT_A_WORD.exec(folded)) {
    push(folded.slice(from, gap.index));
    pendingBar ||= CLAUSE_END.test(gap[0]);
    pendingBlank ||= BLANKS.test(gap[0]);
    from = gap.index + gap[0].length;
  }
  push(folded.slice(from));
  return out;
}

function latinWords(folded: string): string {
  const words = folded.replace(/['’`]/g, '').match(/[a-z0-9]+/g) ?? [];
  return words.length < 2 && (words[0]?.length ?? 0) < 4 ? '' : ` ${words.join(' ')} `;
}
