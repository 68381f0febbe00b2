/** Which language a message is in, as far as answering it needs to know. */
export type Language = 'zh' | 'en' | 'other';

/** Words that English messages can hardly do without; none of them is pinyin or a brand. */
const ENGLISH = new Set(
  (
    'the a an i my me we you he she they it is are was were be am not no yes do does did have has had can could will would ' +
    'should how what when where who why which and or but if to of in on at for from with by this that there please help ' +
    'hello hi thanks thank boss company factory work working worked worker job pay paid unpaid salary wage wages money ' +
    'owe owes owed month months week contract fired injury injured insurance overtime employer'
  ).split(' '),
);

/**
 * Counts letters by script. Han decides for Chinese unless kana or Hangul stand beside it; Latin is English when its
 * words say so. Digits, punctuation and emoji alone say nothing: such a message counts as Chinese, the house language,
 * and so does a lone Latin run such as pinyin ("qian xin") or a code ("APP", "KTV").
 */
export function detectLanguage(text: string): Language {
  const bounded = text.length > 2000 ? text.slice(0, 2000) : text;
  let han = 0;
  let latin = 0;
  let other = 0;
  for (const ch of bounded) {
    const code = ch.codePointAt(0) as number;
    if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x2ffff)) han++;
    else if ((code | 32) >= 0x61 && (code | 32) <= 0x7a) latin++;
    else if (isForeignLetter(code)) other++;
  }
  if (han > 0 && other <= han && han * 6 >= latin) return 'zh';
  if (other > 0 && other * 4 >= latin) return 'other';
  if (latin === 0) return 'zh';
  return judgeLatin(bounded, han);
}

function judgeLatin(text: string, han: number): Language {
  const words = text.toLowerCase().match(/[a-z\u00c0-\u024f']+/g) ?? [];
  const known = words.filter((word) => ENGLISH.has(word)).length;
  if (known >= 2 && known * 5 >= words.length) return 'en';
  if (known >= 1 && words.length <= 4 && han === 0) return 'en';
  if (words.every((word) => /^[a-z]{1,6}$/.test(word)) || han > 0) return 'zh';
  return words.length >= 3 ? 'other' : 'zh';
}

/** Letters of scripts other than Han and basic Latin: accents, Cyrillic, Arabic, Thai, kana, Hangul, … */
function isForeignLetter(code: number): boolean {
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return false;
  if (code >= 0x2000 && code <= 0x303f) return false;
  return code < 0x2000 || (code >= 0x3040 && code <= 0x31ff) || (code >= 0xac00 && code <= 0xd7a3);
}
