import { normaliseReceipt } from '../shared/ids';

/** Three groups of four, with or without dashes or blanks between them. */
export const RECEIPT_SHAPE =
  /(?<![0-9A-Za-z])[0-9A-Za-z]{4}[-－—–\s]?[0-9A-Za-z]{4}[-－—–\s]?[0-9A-Za-z]{4}(?![0-9A-Za-z])/g;
/** One message is about few cases; more look-ups would only help somebody who guesses. */
const MOST = 3;

/** The receipts named in a text, in normal form. Telephone numbers and plain words are no receipts. */
export function findReceipts(text: string): string[] {
  const found = [...text.normalize('NFKC').matchAll(RECEIPT_SHAPE)].flatMap(([shape]) => {
    // A run of digits is a number, a run of letters is a word; both kinds mixed make a code.
    // Codes given out before were not all mixed: with both dashes in place they are known by their form.
    const mixed = /\d/.test(shape) && /[A-Za-z]/.test(shape);
    if (!mixed && !/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/.test(shape)) return [];
    const receipt = normaliseReceipt(shape);
    return receipt ? [receipt] : [];
  });
  return [...new Set(found)].slice(0, MOST);
}
