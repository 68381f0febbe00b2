import { addDays, iso, latestOf, lunarDay, newYearsEve, solarMonth, springBegins, yearOf } from './calendar';
import { dayMention, type DateMention } from './date-mention';

/**
 * Words around the turn of the lunar year, each of which states one end only: 年前 ends on the last New Year's Eve, 年后
 * and 过完年 begin after the paid days of the last Spring Festival, 开春 begins with 立春. 年初 is the first month of this year.
 */
export function readTurnOfYear(
  text: string,
  at: number,
  today: string,
  previous: DateMention | undefined,
): DateMention | null {
  const slice = text.slice(at, at + 6);
  const isCount = /[0-9零一二两三四五六七八九十几半多百今去大]/.test(text[at - 1] ?? '');
  const before = /^(过年(?:之|以)?前|年前头?|年里头)/.exec(slice);
  if (before && !(isCount && slice.startsWith('年'))) {
    const eve = latestOf(newYearsEve, today);
    return {
      start: at,
      end: at + before[0].length,
      from: eve,
      to: eve,
      kind: 'feast',
      yearSaid: false,
      open: 'to',
    };
  }
  const after = /^(过完年|过了年|过年(?:之|以)?后|年过完|年后)/.exec(slice);
  if (after && !(isCount && slice.startsWith('年'))) {
    const day = latestOf((year) => addDays(lunarDay(year, 1, 1), 3), today);
    return {
      start: at,
      end: at + after[0].length,
      from: day,
      to: day,
      kind: 'feast',
      yearSaid: false,
      open: 'from',
    };
  }
  const thaw = /^(开春|立春)/.exec(slice);
  if (thaw) {
    const day = latestOf(springBegins, today);
    return {
      start: at,
      end: at + thaw[0].length,
      from: day,
      to: day,
      kind: 'feast',
      yearSaid: false,
      open: 'from',
    };
  }
  const first = /^(大年|年)?初([一二三四五六七八九十])(?!中)/.exec(slice);
  // "年三十到初三": a bare 初三 is a school year unless a feast was just said.
  if (first && (first[1] !== undefined || (previous?.kind === 'feast' && at - previous.end <= 2))) {
    const day = latestOf(
      (year) => lunarDay(year, 1, '一二三四五六七八九十'.indexOf(first[2] as string) + 1),
      today,
    );
    return dayMention(at, first[0].length, day, false);
  }
  const half = /^(上|下)半年(?!班)/.exec(slice);
  if (half) {
    const begin = half[1] === '上' ? 1 : 7;
    const year = yearOf(latestOf((y) => iso(y, begin, 1), today));
    return {
      start: at,
      end: at + 3,
      from: iso(year, begin, 1),
      to: solarMonth(year, begin + 5).to,
      kind: 'year',
      yearSaid: true,
    };
  }
  const early = /^(年初|年头上)(?![一二三四五六七八九十])/.exec(slice);
  if (early && !isCount)
    return {
      start: at,
      end: at + early[0].length,
      ...solarMonth(yearOf(today), 1),
      kind: 'month',
      yearSaid: true,
    };
  return null;
}
