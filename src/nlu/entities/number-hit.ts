/** A number read in a text, and the characters that numerals are made of. */
export interface NumberHit {
  start: number;
  end: number;
  /** Best single reading; for a range the lower bound. */
  value: number;
  /** Upper bound of "三四千"; absent for a single value. */
  high?: number;
  /** Said with 多, 来, 几, 把 or as a range. */
  approx: boolean;
  /** Contains 十, 百, 千, 万 or k: large enough to be money without a unit. */
  scaled: boolean;
  /** Only "几": a number that was not said. */
  vague: boolean;
  /** Written in Arabic digits. */
  arabic: boolean;
}

export const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 俩: 2, 三: 3, 叁: 3, 仨: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7,
  柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}; // prettier-ignore

export const UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
  亿: 1e8,
};
