import { DIGITS, UNITS, type NumberHit } from './number-hit';

/** 百十 (some hundred) and 千儿八百 (800 to 1,000), which the rules of numerals would misread. */
export function readRough(text: string, start: number): NumberHit | null {
  const rough = text.startsWith('百十', start)
    ? { length: 2, value: 100 }
    : /^千儿?八百/.test(text.slice(start, start + 4))
      ? { length: text[start + 1] === '儿' ? 4 : 3, value: 800, high: 1000 }
      : /^万儿?八千/.test(text.slice(start, start + 4))
        ? { length: text[start + 1] === '儿' ? 4 : 3, value: 8000, high: 10_000 }
        : null;
  if (!rough) return null;
  const { length, ...value } = rough;
  return { start, end: start + length, ...value, approx: true, scaled: true, vague: false, arabic: false };
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

export function readHan(text: string, start: number): NumberHit | null {
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
      // "七八千一万" is two numbers: without 零 no digit skips the units between 千 and 万.
      if (
        s.pending === null &&
        !s.zero &&
        (s.lastUnit === 100 || s.lastUnit === 1000) &&
        text[i + 1] === '万'
      )
        break;
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
    '天个年月次工日小晚班趟单件平米方斤位人家户套台夜'.includes(text[i] ?? '-')
  ) {
    s.pending = null;
    i--;
  }
  hit.end = i;
  finishHan(s, hit);
  // 五k, 两w: a numeral in letters of money.
  const latin = { k: 1000, w: 10_000 }[text[hit.end] ?? ''];
  if (latin !== undefined && s.lastUnit === 0 && !/[a-z]/.test(text[hit.end + 1] ?? '')) {
    hit.value *= latin;
    if (hit.high !== undefined) hit.high *= latin;
    hit.scaled = true;
    hit.end++;
  }
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
  const isPair = digit === s.pending + 1 || (s.pending === 3 && digit === 5);
  if (s.pendingHigh === null && isPair && c !== '俩' && c !== '仨') {
    s.pendingHigh = digit;
    return true;
  }
  return false;
}

function readUnit(s: HanState, unit: number): boolean {
  if (unit >= 10_000) {
    // "两万三四万" is two sums: no number has 万 twice.
    if (s.total !== 0 && unit === 10_000) return false;
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
  // What follows a pair of digits may lift the lower end past the upper: no range then.
  if (hit.high !== undefined && hit.high <= hit.value) delete hit.high;
  else if (hit.high !== undefined) hit.approx = true;
}
