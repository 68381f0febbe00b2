import { readHan, readRough } from './han-numerals';
import { DIGITS, UNITS, type NumberHit } from './number-hit';

export type { NumberHit };

/**
 * Numbers as people say them: 两千五, 一万二, 两万六千五, 三四千, 十来, 百十, 几十, 1.3万, 2万5, 13k, 12,000.00. One left-to-right scan,
 * no backtracking, so a long text costs linear time.
 */
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
  if ((ch in UNITS && !canLead(text, start)) || !(ch in DIGITS || ch in UNITS || ch === '几')) return null;
  return withLooseUnit(text, readRough(text, start) ?? readHan(text, start));
}

/** A bare 百, 千 or 万 is a number only when said so: 上百, 百来号, 万把块; not in 千灯, 万科, 百货. */
function canLead(text: string, at: number): boolean {
  return (
    '十拾'.includes(text[at] as string) ||
    '把来多余块元十儿'.includes(text[at + 1] ?? '-') ||
    '上近成过小数'.includes(text[at - 1] ?? '-')
  );
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
  // "3 万": typed with a space.
  if (text[hit.end] === ' ' && '万千'.includes(text[hit.end + 1] ?? '-')) hit.end++;
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

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9';
}

/** A comma between digits that is followed by exactly three more. */
function isThousands(text: string, at: number): boolean {
  return isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4]);
}
