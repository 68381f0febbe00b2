const DIGITS = '零一二三四五六七八九';

/**
 * A whole number as people write or say it: "12", "十二", "二十来", "一百二十", "一百二". Undefined for anything else.
 * Up to 99999: head counts of a county's firms.
 */
export function readWhole(said: string): number | undefined {
  const plain = said.normalize('NFKC').replace(/[,，\s]/g, '');
  if (/^\d{1,5}$/.test(plain)) return Number(plain);
  const han = plain
    .replace(/[两俩]/g, '二')
    .replace('仨', '三')
    .replace('廿', '二十')
    .replaceAll('〇', '零');
  if (!/^[零一二三四五六七八九十百千万]+$/.test(han)) return undefined;
  return readHan(han);
}

function readHan(han: string): number | undefined {
  const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
  let total = 0;
  let digit: number | undefined;
  let last = 0;
  for (const char of han) {
    const unit = UNITS[char];
    if (unit === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = DIGITS.indexOf(char);
      if (digit === 0) last = 0;
      continue;
    }
    if (last !== 0 && unit >= last) return undefined;
    total += (digit ?? 1) * unit;
    [digit, last] = [undefined, unit];
  }
  // "一百二" is 120; "一百零二" is 102.
  return total + (digit ?? 0) * (last > 10 ? last / 10 : 1);
}

const NUMBER = '(\\d[\\d,，]{0,6}|[一二两俩仨三四五六七八九十百千万零〇廿]{1,8})';

/** The number in front of a unit: "一共三个人", "38名职工". @param unit source of a pattern */
export function countOf(text: string, unit: string): number | undefined {
  const found = new RegExp(`${NUMBER}\\s*(?:来|多|几)?\\s*(?:${unit})`).exec(text.normalize('NFKC'));
  return found?.[1] === undefined ? undefined : readWhole(found[1]);
}

/** The number that is the whole message, bar a unit and small words: "3", "就3个", "大概二十来个人". */
export function bareCount(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[。.!！~～\s]/g, '');
  const found = new RegExp(
    `^(?:就|大概|大约|差不多|一共|总共|共|有|是|还有|我们)*${NUMBER}(?:来|多|几)?(?:个|名|位|号|口)?(?:人|工人|职工|员工)?(?:左右|吧|的|呢|了)*$`,
  ).exec(plain);
  return found?.[1] === undefined ? undefined : readWhole(found[1]);
}

/** Sums in characters as figures ("月均六千二" → "月均6200"), for patterns that look for figures. Small counts stay as they are. */
export const withFigures = (text: string): string =>
  text.replace(/[一二两三四五六七八九十百千万零]{2,}/g, (run) => {
    const value = /[百千万]/.test(run) ? readWhole(run) : undefined;
    return value === undefined ? run : String(value);
  });
