import type { CharTable } from '../normalise';

/**
 * Same text, same length, fewer spellings: full-width digits and letters become narrow, traditional characters
 * simplified, letters lower case. One code unit becomes one code unit, so that every offset found in the result is an
 * offset of the original.
 */
export function foldKeepingLength(text: string, charTable: CharTable): string {
  const units = new Array<string>(text.length);
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code === COMMA || code === FULL_COMMA) code = isThousandsComma(text, i) ? COMMA : FULL_COMMA;
    else if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
    else if (code === 0x3000 || (code < 0x20 && code !== 0x0a)) code = 0x20;
    else if (charTable[code] && code !== ME) code = charTable[code] as number;
    if (code >= 0x41 && code <= 0x5a) code |= 0x20;
    units[i] = String.fromCharCode(code);
  }
  return units.join('');
}

/** 么: the table, made for traditional texts, would bring the simplified 什么 to 什幺. */
const ME = 0x4e48;
const COMMA = 0x2c;
const FULL_COMMA = 0xff0c;

/** 12,000 and １２，０００: a comma within a figure. Every other comma ends a clause, whichever way it was typed. */
function isThousandsComma(text: string, at: number): boolean {
  const isDigit = (i: number): boolean => /[0-9０-９]/.test(text[i] ?? '');
  return isDigit(at - 1) && isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 3) && !isDigit(at + 4);
}
