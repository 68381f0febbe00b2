import { randomBytes } from 'node:crypto';

/** Crockford-like alphabet without look-alikes (0/O, 1/I/L, U): codes are read over the phone and typed on small keys. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` unbiased random characters of the readable alphabet (about 4.9 bits each). */
export function randomCode(length: number): string {
  let out = '';
  while (out.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 240 = 8 × 30: larger bytes would favour the first letters.
      if (byte < 240 && out.length < length) out += ALPHABET[byte % ALPHABET.length];
    }
  }
  return out;
}

/** The code a worker keeps: `ABCD-EFGH-JKMN`, about 58 bits, so that it cannot be guessed. */
export function newReceipt(): string {
  // Letters and digits both: a code of letters alone would pass for a word, and not be found in a message.
  let code = randomCode(12);
  while (!/\d/.test(code) || !/[A-Z]/.test(code)) code = randomCode(12);
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** What a worker typed, brought to the form of {@link newReceipt}; null when it cannot be a receipt. */
export function normaliseReceipt(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  if (bare.length !== 12 || [...bare].some((c) => !ALPHABET.includes(c))) return null;
  return `${bare.slice(0, 4)}-${bare.slice(4, 8)}-${bare.slice(8)}`;
}

/** A readable case number: `GY20261124-7K3FQ`. `date` is the China date `YYYY-MM-DD`. */
export function newCaseNo(date: string): string {
  return `GY${date.replaceAll('-', '')}-${randomCode(5)}`;
}

/** An opaque token of `bytes` random bytes, base64url. */
export function newToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}
