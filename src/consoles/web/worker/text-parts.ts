export type TextPart = { kind: 'text'; text: string } | { kind: 'tel'; text: string };

// Only numbers we know: a sum like 12500 must not become a telephone link.
const KNOWN = '110|119|120|122|12309|12320|12333|12338|12345|12348|12351|12355|12356';
const PATTERN = new RegExp(`(^|[^\\d.,-])(${KNOWN})(?![.,]?\\d|元|块|个|人|天|年|月|号[楼线])`, 'g');

/** Splits a bubble's text so that the hotline numbers in it can be dialled with one touch. */
export function splitTelephones(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(PATTERN)) {
    // No lookbehind: older iPhones refuse the whole script over it. The character before is matched and put back.
    const start = (match.index ?? 0) + (match[1] ?? '').length;
    const number = match[2] ?? '';
    if (start > from) parts.push({ kind: 'text', text: text.slice(from, start) });
    parts.push({ kind: 'tel', text: number });
    from = start + number.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
