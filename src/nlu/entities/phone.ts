import type { Mention } from './mention';

/**
 * Mainland mobile (11 digits from 13 to 19) and landline numbers (area code 0…). Spaces and dashes between groups are
 * allowed; a number inside a longer digit run (identity card, bank card) is not a phone.
 */
const PHONE =
  /(?<![0-9])(?:(?:\+?86[- ]?)?(1[3-9][0-9])[- ]?([0-9]{4})[- ]?([0-9]{4})|(0(?:10|2[0-9]|[3-9][0-9]{2}))[- ]?([0-9]{7,8}))(?![0-9x])/g;

export interface PhoneMention extends Mention {
  phone: string;
}

export function findPhones(text: string): PhoneMention[] {
  return [...text.matchAll(PHONE)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    phone: m[4] === undefined ? `${m[1]}${m[2]}${m[3]}` : `${m[4]}-${m[5]}`,
  }));
}

/** 138****5678, same length as the input, so that offsets stay true. For every output but the form's. */
export function maskPhone(written: string): string {
  const digits = [...written].filter((c) => c >= '0' && c <= '9').length;
  let seen = 0;
  return written.replace(/[0-9]/g, (digit) => {
    seen++;
    return seen > digits - 8 && seen <= digits - 4 ? '*' : digit;
  });
}

/** Masks every phone number of a text. */
export function maskPhones(text: string): string {
  return text.replace(PHONE, (written) => maskPhone(written));
}
