/**
 * One message often holds two wishes ("工资没发，还有社保也没交"). Clauses are classified on their own to find the further
 * ones. Split at punctuation, line breaks and the words that open a second matter.
 */
const BREAK =
  /[，。！？；、,.!?;\n\r]+|(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})|(?=另外|还有就是|还有，|而且还|再问一下|顺便问|顺便|还不给(?:交|签|买|发)|还把|还扣)/u;
const FEWEST_CHARS = 4;
const MOST_CLAUSES = 8;

/** Clauses of at least four characters, at most eight; empty when the message has only one. */
export function splitClauses(text: string): string[] {
  const bounded = text.length > 1000 ? text.slice(0, 1000) : text;
  const clauses = bounded
    .split(BREAK)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length >= FEWEST_CHARS);
  return clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES) : [];
}
