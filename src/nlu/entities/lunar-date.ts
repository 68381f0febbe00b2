import { lunarDay, lunarMonth, lunarMonthDays, yearOf } from './calendar';
import type { DateMention } from './date-mention';
import { readNumber } from './numbers';

const LUNAR_MONTH: Readonly<Record<string, number>> = { 正月: 1, 冬月: 11, 腊月: 12 };

/** 腊月, 腊月二十八, 正月初八, 冬月, 农历八月十五. `year` is the lunar year when one was said. */
export function readLunar(
  slice: string,
  at: number,
  today: string,
  year: number | undefined,
): DateMention | null {
  const m =
    /^(?:农历|阴历|旧历)?(正月|冬月|腊月)|^(?:农历|阴历|旧历)(十一|十二|[一二三四五六七八九十])月|^(十一|十二|[一二三四五六七八九十])月(?=初[一二三四五六七八九十]|廿)/.exec(
      slice,
    );
  if (!m) return null;
  const named = m[2] ?? m[3] ?? '';
  const month =
    m[1] !== undefined
      ? (LUNAR_MONTH[m[1]] as number)
      : '一二三四五六七八九十'.indexOf(named[0] ?? '') +
        1 +
        (named.length > 1 ? '一二'.indexOf(named[1] ?? '') + 1 : 0);
  const day = readLunarDay(slice.slice(m[0].length));
  const start = (y: number): string =>
    day ? lunarDay(y, month, Math.min(day.value, lunarMonthDays(y, month))) : lunarMonth(y, month).from;
  let y = year ?? yearOf(today);
  // What is told has begun: go back until it has. 去年腊月, said in January or in 腊月 itself, is the last finished one.
  const isOver = year !== undefined && year < yearOf(today) && !day;
  for (
    let tries = 0;
    tries < 3 && (start(y) > today || (isOver && lunarMonth(y, month).to >= today));
    tries++
  )
    y--;
  const range = day ? { from: start(y), to: start(y) } : lunarMonth(y, month);
  const length = m[0].length + (day?.length ?? 0);
  return { start: at, end: at + length, ...range, kind: day ? 'day' : 'month', yearSaid: year !== undefined };
}

function readLunarDay(rest: string): { value: number; length: number } | null {
  const m =
    /^(初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)(?!多|来|天|个|万|块)/.exec(
      rest,
    );
  if (!m) return null;
  const text = (m[0] as string).replace('廿', '二十').replace('初', '');
  return { value: readNumber(text, 0)?.value ?? 1, length: m[0].length };
}
