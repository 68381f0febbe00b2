/**
 * Numbers as people say them: 两千五, 一万二, 两万六千五, 三四千, 十来, 百十, 几十, 1.3万, 2万5, 13k, 12,000.00. One left-to-right scan,
 * no backtracking, so a long text costs linear time.
 */
export interface NumberHit {
  start: number;
  end: number;
  /** Best single reading; for a range the lower bound. */
  value: number;
  /** Upper bound of "三四千"; absent for a single value. */
  high?: number;
  /** Said with 多, 来, 几, 把 or as a range. */
  approx: boolean;
  /** Contains 十, 百, 千, 万 or k: large enough to be money without a unit. */
  scaled: boolean;
  /** Only "几": a number that was not said. */
  vague: boolean;
  /** Written in Arabic digits. */
  arabic: boolean;
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 俩: 2, 三: 3, 叁: 3, 仨: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7,
  柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}; // prettier-ignore

const UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
  亿: 1e8,
};
const LATIN_UNITS: Readonly<Record<string, number>> = { k: 1000, w: 10_000 };

/** Every number of a folded text, in order, never overlapping. */
export function findNumbers(text: string): NumberHit[] {
  const hits: NumberHit[] = [];
  for (let i = 0; i < text.length;) {
    const hit = readNumber(text, i);
    if (hit) {
      hits.push(hit);
      i = hit.end;
    } else i++;
  }
  return hits;
}

/** The number that begins at `start`, or null. */
export function readNumber(text: string, start: number): NumberHit | null {
  const ch = text[start] as string;
  if (ch >= '0' && ch <= '9') return withLooseUnit(text, readArabic(text, start));
  if (ch in DIGITS || ch in UNITS || ch === '几') return withLooseUnit(text, readHan(text, start));
  return null;
}

/** "五十多万", "10来万": the unit after 多 or 来 still belongs to the number. */
function withLooseUnit(text: string, hit: NumberHit | null): NumberHit | null {
  if (!hit || !'多来余'.includes(text[hit.end] ?? '-')) return hit;
  const unit = UNITS[text[hit.end + 1] ?? ''];
  if (unit === undefined || unit < 1000 || hit.value >= unit || hit.vague) return hit;
  const high = hit.high === undefined ? {} : { high: hit.high * unit };
  return { ...hit, ...high, value: hit.value * unit, end: hit.end + 2, approx: true, scaled: true };
}

function readArabic(text: string, start: number): NumberHit {
  let i = start;
  let digits = '';
  while (i < text.length && digits.length < 20) {
    const c = text[i] as string;
    if (c >= '0' && c <= '9') digits += c;
    else if (c === ',' && isThousands(text, i)) digits += '';
    else if (c === '.' && isDigit(text[i + 1]) && !digits.includes('.')) digits += '.';
    else break;
    i++;
  }
  const base = Number(digits);
  const hit: NumberHit = {
    start,
    end: i,
    value: base,
    approx: false,
    scaled: false,
    vague: false,
    arabic: true,
  };
  return readArabicScale(text, hit);
}

/** 1.3万, 2万5, 1万2千, 13k, 8千多, 5百. */
function readArabicScale(text: string, hit: NumberHit): NumberHit {
  let unit = scaleAt(text, hit.end);
  if (unit === 0) return hit;
  hit.scaled = true;
  hit.value *= unit;
  hit.end++;
  let last = unit;
  for (;;) {
    const digit = text[hit.end];
    const value =
      digit === undefined ? undefined : (DIGITS[digit] ?? (isDigit(digit) ? Number(digit) : undefined));
    if (value === undefined || last <= 10) break;
    if (isDigit(digit) && isDigit(text[hit.end + 1])) break;
    unit = scaleAt(text, hit.end + 1);
    if (unit > 0 && unit < last) {
      hit.value += value * unit;
      hit.end += 2;
      last = unit;
      continue;
    }
    if (unit === 0 && value > 0) {
      hit.value += (value * last) / 10;
      hit.end++;
    }
    break;
  }
  hit.value = Math.round(hit.value * 100) / 100;
  return hit;
}

function scaleAt(text: string, at: number): number {
  const c = text[at];
  if (c === undefined) return 0;
  if (c in LATIN_UNITS) return /[a-z]/.test(text[at + 1] ?? '') ? 0 : (LATIN_UNITS[c] as number);
  return UNITS[c] ?? 0;
}

/** Reading of a Han numeral: `total` holds finished 万 sections, `section` the running one, `pending` the open digit. */
interface HanState {
  total: number;
  section: number;
  pending: number | null;
  pendingHigh: number | null;
  lastUnit: number;
  zero: boolean;
  high: number | null;
}

function readHan(text: string, start: number): NumberHit | null {
  const s: HanState = {
    total: 0,
    section: 0,
    pending: null,
    pendingHigh: null,
    lastUnit: 0,
    zero: false,
    high: null,
  };
  const hit: NumberHit = {
    start,
    end: start,
    value: 0,
    approx: false,
    scaled: false,
    vague: false,
    arabic: false,
  };
  let i = start;
  for (; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '几') {
      if (s.pending !== null) break;
      // "十几", "几百": the bound below is what was said for certain.
      hit.approx = true;
      hit.vague = s.lastUnit === 0;
      s.pending = s.lastUnit === 0 ? 2 : 0;
      s.pendingHigh = 9;
      continue;
    }
    if (c in DIGITS) {
      if (!readDigit(s, DIGITS[c] as number, c)) break;
      continue;
    }
    if (c === '点' && s.pending !== null && s.lastUnit === 0 && (text[i + 1] ?? '') in DIGITS) {
      i = readDecimal(text, i + 1, s);
      continue;
    }
    const unit = UNITS[c];
    if (unit === undefined || !readUnit(s, unit)) break;
    hit.scaled = true;
    if (hit.vague) hit.vague = false;
  }
  if (i === start) return null;
  // "两百一天" is 200 a day, not 210 days: the 一 belongs to what is counted after it.
  if (
    s.pending === 1 &&
    s.lastUnit >= 100 &&
    !s.zero &&
    text[i - 1] === '一' &&
    '天个年月次'.includes(text[i] ?? '-')
  ) {
    s.pending = null;
    i--;
  }
  hit.end = i;
  finishHan(s, hit);
  if (text[hit.end] === '把' && hit.scaled && '块元个人斤'.includes(text[hit.end + 1] ?? '')) {
    hit.approx = true;
    hit.end++;
  }
  return hit;
}

function readDigit(s: HanState, digit: number, c: string): boolean {
  if (digit === 0) {
    s.zero = true;
    return s.lastUnit !== 0 || s.pending === null;
  }
  if (s.pending === null) {
    s.pending = digit;
    return true;
  }
  // "三四千": two neighbours before one unit are a range; 俩 and 仨 never take part.
  if (s.pendingHigh === null && digit === s.pending + 1 && c !== '俩' && c !== '仨') {
    s.pendingHigh = digit;
    return true;
  }
  return false;
}

function readUnit(s: HanState, unit: number): boolean {
  if (unit >= 10_000) {
    const lower = s.section + (s.pending ?? 0);
    if (s.pendingHigh !== null) s.high = (s.section + s.pendingHigh) * unit;
    s.total = (s.total + (lower === 0 ? 1 : lower)) * unit;
    if (s.high !== null && s.pendingHigh === null) s.high *= unit;
    s.section = 0;
  } else {
    if (s.lastUnit !== 0 && unit >= s.lastUnit && s.lastUnit < 10_000) return false;
    const digit = s.pending ?? 1;
    if (s.pendingHigh !== null) s.high = s.total + s.section + s.pendingHigh * unit;
    s.section += digit * unit;
  }
  s.pending = null;
  s.pendingHigh = null;
  s.lastUnit = unit;
  s.zero = false;
  return true;
}

/** "一点五万": returns the place of the last decimal digit. */
function readDecimal(text: string, from: number, s: HanState): number {
  let i = from;
  let scale = 0.1;
  while ((text[i] ?? '') in DIGITS) {
    s.pending = Math.round(((s.pending ?? 0) + (DIGITS[text[i] as string] as number) * scale) * 1e6) / 1e6;
    scale /= 10;
    i++;
  }
  return i - 1;
}

function finishHan(s: HanState, hit: NumberHit): void {
  const before = s.total + s.section;
  // "一万二" is 12,000: a digit left after a unit counts in tenths of it, unless 零 stands between.
  const step = s.lastUnit > 10 && !s.zero ? s.lastUnit / 10 : 1;
  hit.value = Math.round((before + (s.pending ?? 0) * step) * 100) / 100;
  if (s.pendingHigh !== null && s.pending !== null) hit.high = before + s.pendingHigh * step;
  else if (s.high !== null && s.pending === null) hit.high = s.high;
  if (hit.high !== undefined) hit.approx = true;
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9';
}

/** A comma between digits that is followed by exactly three more. */
function isThousands(text: string, at: number): boolean {
  return isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4]);
}
