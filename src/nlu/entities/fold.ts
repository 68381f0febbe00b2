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
    if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
    else if (code === 0x3000 || (code < 0x20 && code !== 0x0a)) code = 0x20;
    else if (charTable[code]) code = charTable[code] as number;
    if (code >= 0x41 && code <= 0x5a) code |= 0x20;
    units[i] = String.fromCharCode(code);
  }
  return units.join('');
}
