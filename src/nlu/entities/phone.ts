import type { Mention } from './mention';

/**
 * Mainland mobile (11 digits from 13 to 19) and landline numbers (area code 0…), in digits or in Han numerals as speech
 * recognition writes them (一三八…, 幺 is 1). Spaces and dashes between groups are allowed; a number inside a longer digit
 * run (identity card, bank card, order) is not a phone.
 */
const D = '[0-9零〇一幺二三四五六七八九]';
const GAP = '[-. —]{0,2}';
const PHONE = new RegExp(
  `(?<!${D})(?:(?:[（(]?(?:\\+|00)?86[)）]?${GAP})?([1一幺][3-9三四五六七八九]${D}(?:${GAP}${D}){8})` +
    `|[（(]?(0(?:10|2[0-9]|[3-9][0-9]{2}))[)）]?[- ]?([0-9]{7,8}))(?!${D}|x)`,
  'g',
);
/** Digits of phones are grouped; a list of small numbers ("13 4 5 6 …") is not. */
const MOST_GAPS = 3;

export interface PhoneMention extends Mention {
  phone: string;
}

export function findPhones(text: string): PhoneMention[] {
  return [...text.matchAll(PHONE)].flatMap((m) => {
    const phone = m[1] === undefined ? `${m[2]}-${m[3]}` : toDigits(m[1]);
    return isGrouped(m[1]) ? [{ start: m.index, end: m.index + m[0].length, phone }] : [];
  });
}

function isGrouped(mobile: string | undefined): boolean {
  return mobile === undefined || (mobile.match(/[-. —]+/g) ?? []).length <= MOST_GAPS;
}

function toDigits(mobile: string): string {
  let digits = '';
  for (const c of mobile) {
    const value = digitOf(c);
    if (value !== undefined) digits += value;
  }
  return digits;
}

const HAN = '零一二三四五六七八九';

function digitOf(c: string): string | undefined {
  if (c >= '0' && c <= '9') return c;
  const at = HAN.indexOf(c === '幺' ? '一' : c === '〇' ? '零' : c);
  return at < 0 ? undefined : String(at);
}

/** 138****5678, same length as the input, so that offsets stay true. For every output but the form's. */
export function maskPhone(written: string): string {
  const digits = [...written].filter((c) => digitOf(c) !== undefined).length;
  let seen = 0;
  return [...written]
    .map((c) => (digitOf(c) !== undefined && ++seen > digits - 8 && seen <= digits - 4 ? '*' : c))
    .join('');
}

/** Masks every phone number of a text. Full-width digits are phones, too. */
export function maskPhones(text: string): string {
  const narrow = text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  let masked = '';
  let from = 0;
  for (const { start, end } of findPhones(narrow)) {
    masked += text.slice(from, start) + maskPhone(narrow.slice(start, end));
    from = end;
  }
  return masked + text.slice(from);
}
