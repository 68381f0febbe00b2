/**
 * Case numbers as people write them: `GY20261124-7K3FQ`, and what is meant for one ("gy 2026 0001", full width, with
 * blanks). A case number is no key: it is printed on papers and said aloud. Only a receipt opens a case to a stranger.
 */
const CASE_NUMBER =
  /(?<![0-9a-z])gy[\s_.·:：—–－-]*\d[0-9a-z]*(?:[_.·—–－-]+[0-9a-z]{2,})*(?:\s+(?:[0-9a-z]*\d[0-9a-z]*|[a-z]{5}))?(?![0-9a-z])/gi;

/** Fewer characters behind the two letters are a floor or a bus line. */
const LEAST = 5;

/** One spelling: narrow capitals and digits alone. */
export const plainCaseNumber = (said: string): string =>
  said
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');

/** The case numbers named in a text, in one spelling, at most three. */
export function caseNumbersIn(text: string): string[] {
  const found = [...text.normalize('NFKC').matchAll(CASE_NUMBER)]
    .map(([said]) => plainCaseNumber(said))
    .filter((number) => number.length >= LEAST + 2);
  return [...new Set(found)].slice(0, 3);
}

/** The text with codes blanked out, at the same length: their digits are no money, no count and no date. */
export const hideCaseNumbers = (folded: string): string =>
  folded.replace(CASE_NUMBER, (said) => '\u25a1'.repeat(said.length));
