import { addDays, iso, lunarDay, newYearsEve, qingming, type DateRange } from './calendar';

/**
 * Feasts by the days on which work is paid threefold (全国年节及纪念日放假办法, as revised in 2013 and 2024: from 2025
 * New Year's Eve and 2 May are among them). A feast without a year is the latest one already begun.
 */
type Feast = (year: number) => DateRange;

const single =
  (day: (year: number) => string): Feast =>
  (year) => ({ from: day(year), to: day(year) });

const spring: Feast = (year) => {
  const first = lunarDay(year, 1, 1);
  return { from: year >= 2025 ? addDays(first, -1) : first, to: addDays(first, 2) };
};

const FEASTS: readonly [RegExp, Feast][] = [
  [
    /^(国庆(节|黄金周)?|十一(?=长假|黄金周|假期|放假|期间|那|加班|上班)|十一黄金周)/,
    (y) => ({ from: iso(y, 10, 1), to: iso(y, 10, 3) }),
  ],
  [
    /^(五一(?![件个斤条米天只双单平吨次套号])|劳动节|5\.1(?!\d)|五一节)/,
    (y) => ({ from: iso(y, 5, 1), to: y >= 2025 ? iso(y, 5, 2) : iso(y, 5, 1) }),
  ],
  [/^(大年三十|年三十|除夕夜?|大年夜|年夜)/, single(newYearsEve)],
  [/^(大年初一|正月初一|年初一)/, single((y) => lunarDay(y, 1, 1))],
  [/^(春节|新年里|过大年|过年(?=期间|那几天|那会|时|加班|上班|值班|(都|也|还)在))/, spring],
  [/^(元宵节?|正月十五)/, single((y) => lunarDay(y, 1, 15))],
  [/^(清明节?)/, single(qingming)],
  [/^(端午节?|端阳)/, single((y) => lunarDay(y, 5, 5))],
  [/^(中秋节?|八月半|八月十五(?![号日]))/, single((y) => lunarDay(y, 8, 15))],
  [/^(重阳节?)/, single((y) => lunarDay(y, 9, 9))],
  [/^(小年(?!轻|纪))/, single((y) => lunarDay(y - 1, 12, 23))],
  [/^(元旦节?)/, single((y) => iso(y, 1, 1))],
];

/** 张国庆, 钱清明: a person, where a name is being said. */
function isGivenName(text: string, at: number): boolean {
  return (
    /(叫|姓名|老板|工头|名字|经理)(是)?[\u4e00-\u9fff]$/.test(text.slice(Math.max(0, at - 5), at)) &&
    !/(叫|板|头|是|字|理)$/.test(text.slice(at - 1, at))
  );
}

/** The feast that begins at a place of the text. */
export function readFeast(text: string, at: number): { length: number; feast: Feast } | null {
  // "三块五一件" names a price.
  if (isGivenName(text, at) || (text[at] === '五' && /[块元毛角万千百十点零\d]/.test(text[at - 1] ?? '')))
    return null;
  const slice = text.slice(at, at + 8);
  for (const [pattern, feast] of FEASTS) {
    const m = pattern.exec(slice);
    if (m) return { length: m[0].length, feast };
  }
  return null;
}

export function latestBegun(feast: Feast, today: string): DateRange {
  const year = Number(today.slice(0, 4));
  for (const y of [year + 1, year, year - 1]) {
    const range = feast(y);
    if (range.from <= today) return range;
  }
  return feast(year - 1);
}
