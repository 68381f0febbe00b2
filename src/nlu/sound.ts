/**
 * The sound of a sentence: people dictate, mistype homophones (公资 for 工资) and write pinyin (qian xin). A syllable is a
 * small number; syllables that speakers of the southern dialects do not tell apart share one (zh/z, ch/c, sh/s, -ng/-n).
 */
export interface SoundTable {
  /** Syllable number by UTF-16 code unit, 0 unknown. */
  byChar: Uint16Array;
  /** Syllable number by its spelling. */
  bySpelling: ReadonlyMap<string, number>;
}

/** @param file lines of "syllable characters"; `#` starts a comment */
export function parseSoundTable(file: string): SoundTable {
  const byChar = new Uint16Array(0x10000);
  const bySpelling = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const line of file.split('\n')) {
    const space = line.indexOf(' ');
    if (space <= 0 || line.startsWith('#')) continue;
    const spelling = line.slice(0, space);
    const merged = mergeDialects(spelling);
    const number = numbers.get(merged) ?? numbers.size + 1;
    numbers.set(merged, number);
    bySpelling.set(spelling, number);
    for (let i = space + 1; i < line.length; i++) byChar[line.charCodeAt(i)] = number;
  }
  return { byChar, bySpelling };
}

/** zh→z, ch→c, sh→s; ang→an, eng→en, ing→in; l and n stay apart, since 你/李 would otherwise meet. */
function mergeDialects(spelling: string): string {
  return spelling.replace(/^([zcs])h/, '$1').replace(/(a|e|i)ng$/, '$1n');
}

const LONGEST_SYLLABLE = 6;

/**
 * Reads a Latin run as pinyin, longest syllable first with one step of backtracking by recursion; null when some letter
 * is left over. English words that happen to be spellable ("nine") do little harm at this view's low weight.
 */
export function readPinyin(run: string, table: SoundTable): number[] | null {
  if (run.length < 2 || run.length > 30) return null;
  // best[i]: length of the syllable that ends a readable prefix at i; 0 unreadable. Linear in the run's length.
  const best = new Int8Array(run.length + 1);
  for (let end = 1; end <= run.length; end++) {
    for (let size = Math.min(LONGEST_SYLLABLE, end); size >= 1; size--) {
      const start = end - size;
      if ((start === 0 || best[start] !== 0) && table.bySpelling.has(run.slice(start, end))) {
        best[end] = size;
        break;
      }
    }
  }
  if (best[run.length] === 0) return null;
  const out: number[] = [];
  for (let end = run.length; end > 0; end -= best[end] as number) {
    out.push(table.bySpelling.get(run.slice(end - (best[end] as number), end)) as number);
  }
  return out.reverse();
}
