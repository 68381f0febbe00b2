/** A bubble fills a small phone, a sentence fills two of its lines. */
export const PLAIN_LIMITS = {
  /** Characters of one bubble; of an English one, pairs of letters. */
  bubble: 120,
  /** Characters of one sentence, between full stops. */
  sentence: 60,
  /** Share of Chinese characters in one text that workers themselves do not write … */
  rareShare: 0.15,
  /** … and how many different ones: one strange character in a short text does no harm. */
  rare: 2,
} as const;

/** A character that stands in fewer of the workers' own sentences than this is rare. */
const COMMON_FROM = 3;

/** Words of letters from an office. Nobody says them across a table, and all of them have a plain twin. */
export const OFFICIALESE: readonly string[] = [
  '予以',
  '应予',
  '特此',
  '谨此',
  '敬请',
  '知悉',
  '周知',
  '有关部门',
  '相关部门',
  '有关规定',
  '相关规定',
  '切实',
  '进一步',
  '妥善',
  '酌情',
  '之日起',
  '逾期',
  '上述',
  '前述',
  '据此',
  '该单位',
  '该公司',
  '贵单位',
  '鉴于',
  '届时',
  '经批准',
  '申领',
  '兹',
  '如需',
  '若干',
  '严格落实',
];

/** A text that a worker may be shown, and where it stands. */
export interface ShownText {
  where: string;
  text: string;
}

export interface PlainMeasure extends ShownText {
  length: number;
  /** Length of its longest sentence. */
  longest: number;
  rareShare: number;
  rare: string[];
  officialese: string[];
  /** Names of the limits it breaks. */
  breaks: ('bubble' | 'sentence' | 'rareShare' | 'officialese')[];
}

export interface PlainTotals {
  texts: number;
  meanLength: number;
  longestBubble: number;
  sentences: number;
  meanSentence: number;
  longestSentence: number;
  rareShare: number;
  officialese: number;
  breaking: number;
}

/**
 * The characters that people themselves use when they tell of their trouble: what they write they can read. No list of
 * an authority is needed, and it grows with the training sentences.
 */
export function commonCharacters(sentences: readonly string[]): ReadonlySet<string> {
  const standsIn = new Map<string, number>();
  for (const sentence of sentences)
    for (const character of new Set(sentence)) standsIn.set(character, (standsIn.get(character) ?? 0) + 1);
  return new Set([...standsIn].filter(([, count]) => count >= COMMON_FROM).map(([character]) => character));
}

export function measurePlain(shown: ShownText, common: ReadonlySet<string>): PlainMeasure {
  const length = lengthOf(shown.text);
  const longest = Math.max(0, ...sentencesOf(shown.text).map(lengthOf));
  const han = hanOf(shown.text);
  const rare = han.filter((character) => !common.has(character));
  const rareShare = han.length === 0 ? 0 : rare.length / han.length;
  const officialese = OFFICIALESE.filter((word) => shown.text.includes(word));
  const breaks: PlainMeasure['breaks'] = [];
  if (length > PLAIN_LIMITS.bubble) breaks.push('bubble');
  if (longest > PLAIN_LIMITS.sentence) breaks.push('sentence');
  if (rareShare > PLAIN_LIMITS.rareShare && new Set(rare).size > PLAIN_LIMITS.rare) breaks.push('rareShare');
  if (officialese.length > 0) breaks.push('officialese');
  return { ...shown, length, longest, rareShare, rare, officialese, breaks };
}

export function plainTotals(measures: readonly PlainMeasure[]): PlainTotals {
  const sentences = measures.flatMap(({ text }) => sentencesOf(text).map(lengthOf));
  const han = measures.reduce((sum, { text }) => sum + hanOf(text).length, 0);
  const rare = measures.reduce((sum, measure) => sum + measure.rare.length, 0);
  return {
    texts: measures.length,
    meanLength: mean(measures.map(({ length }) => length)),
    longestBubble: Math.max(0, ...measures.map(({ length }) => length)),
    sentences: sentences.length,
    meanSentence: mean(sentences),
    longestSentence: Math.max(0, ...sentences),
    rareShare: han === 0 ? 0 : Math.round((rare / han) * 10_000) / 10_000,
    officialese: measures.filter(({ officialese }) => officialese.length > 0).length,
    breaking: measures.filter(({ breaks }) => breaks.length > 0).length,
  };
}

/** In characters as wide as a Chinese one: in a text without any, two Latin letters fill the place of one. */
function lengthOf(text: string): number {
  const length = [...text].length;
  return hanOf(text).length > 0 ? length : Math.ceil(length / 2);
}

/** A comma does not let the reader rest; a full stop, a semicolon or a new line does. */
function sentencesOf(text: string): string[] {
  return text.split(/[。！？；\n]|[.!?](?=\s|$)/u).filter((sentence) => sentence.trim() !== '');
}

function hanOf(text: string): string[] {
  return [...text].filter((character) => /\p{Script=Han}/u.test(character));
}

function mean(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  return Math.round((numbers.reduce((sum, n) => sum + n, 0) / numbers.length) * 10) / 10;
}
