/** Numbers with a unit that a calculation needs and that are no entity of their own: hours, days, months, years. */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 三: 3, 仨: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore

/**
 * A number as it stands before a unit; up to the hundreds, which is as far as hours and days go. The numeral of a
 * weekday, an ordinal or a lunar day counts nothing: "周六周日" is not six Sundays.
 */
const NUMBER = '(?<![周期拜初第\\d.])(\\d+(?:\\.\\d+)?|[零一二两俩三仨四五六七八九十百]+|半)';

/** "3", "2.5", "两", "十五", "二十三", "一百二十", "半"; undefined for what is no number. */
export function toNumber(word: string): number | undefined {
  if (/^\d/.test(word)) return Number(word);
  if (word === '半') return 0.5;
  let total = 0;
  let digit: number | undefined;
  for (const char of word) {
    if (char === '十' || char === '百') {
      total += (digit ?? 1) * (char === '十' ? 10 : 100);
      digit = undefined;
    } else {
      const value = DIGITS[char];
      if (value === undefined || (digit !== undefined && digit !== 0)) return undefined;
      digit = value;
    }
  }
  return total + (digit ?? 0);
}

const HOURS = new RegExp(`${NUMBER}(?:来|多)?(?:个)?(半)?(?:小时|钟头|钟(?!头)|h(?![a-z]))`, 'g');
const DAYS = new RegExp(`${NUMBER}(?:来|多)?个?(半)?(?:天|个?班(?![长组主])|个工(?!作|人|友|厂|地))`, 'g');
const WEEKEND_DAYS = new RegExp(`${NUMBER}个?(?:周[六日末]|星期[六日天]|礼拜[六日天])`, 'g');
const MONTHS = new RegExp(`${NUMBER}(?:来|多)?个(半)?月`, 'g');
const YEARS = new RegExp(`${NUMBER}年(多|半)?(?:零)?(?!代|级|底|初|末|假|休)`, 'g');
const PIECES = new RegExp(
  `(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千万]+)(?:来|多)?(?:件|个(?!半?月|半|小时|钟|人|工|班|周|星期|礼拜))`,
  'g',
);

export interface Hours {
  amount: number;
  /** "每天两小时": to be multiplied by days. */
  daily: boolean;
}

/** Hours of a working day. */
const FULL_DAY = 8;

/** Hours said; a rate ("一小时26块") is none. */
export function readHours(text: string): Hours | null {
  for (const m of text.matchAll(HOURS)) {
    const number = toNumber(m[1] ?? '');
    if (number === undefined) continue;
    const after = text.slice(m.index + m[0].length);
    const rate =
      /^(的)?(工资|工价|是|给|才|就|算)?\s*\d/.test(after) || /[\d块元]\s*$/.test(text.slice(0, m.index));
    // "超过八小时", "八小时以外": the bound of the day, no overtime.
    const bound =
      /(超过|满|除了|不满|法定|正常|标准)$/.test(text.slice(0, m.index)) ||
      /^(以外|之外|以上|外)/.test(after);
    if (rate || bound || /(第|每)$/.test(text.slice(0, m.index))) continue;
    const before = text.slice(Math.max(0, m.index - 10), m.index);
    const daily = /(每天|天天|每晚|每日|一天|每次|晚上都)[^，。,]*$/.test(before);
    // "一天12小时" is how long the day is, unless it is said that these are the extra hours.
    if (daily && number >= FULL_DAY && !/加班|加了|多干|多做|多上|额外/.test(before)) continue;
    return { amount: number + (m[2] ? 0.5 : 0), daily };
  }
  return null;
}

/** Days said; a rate ("一天200") and a count of leave are told apart by the caller. */
export function readDays(text: string): number | null {
  for (const m of text.matchAll(WEEKEND_DAYS)) {
    const number = toNumber(m[1] ?? '');
    // "两个周末" may be two days or four: it is asked for.
    if (number !== undefined && !m[0].endsWith('周末')) return number;
  }
  for (const m of text.matchAll(DAYS)) {
    const number = toNumber(m[1] ?? '');
    const after = text.slice(m.index + m[0].length);
    const before = text.slice(0, m.index);
    // "三百一天" is a rate, not 301 days.
    if (number === undefined || /[百千]一$/.test(m[1] ?? '')) continue;
    // "200一天" and "一天200" are rates; "第三天", "每天" count nothing.
    if (/[\d块元]\s*$/.test(before) || /(第|每|(?<![加上干做])过|前|(?<!没|未)休|歇|放)$/.test(before))
      continue;
    // "补了五天休息", "调休三天": time off that was given.
    if (/(补|调|歇|放)了?(休|假)?(了|我们?|每个?人)*$/.test(before) || /^的?(补休|调休|休息|假)/.test(after))
      continue;
    if (
      number === 1 &&
      /^(的)?(工资|工钱|薪)?(是|给|拿|才|就|有)?\s*(\d|[一二两三四五六七八九]百)/.test(after)
    )
      continue;
    if (number === 1 && /^(应该|该|能|可以)?(给|拿|是|有|算)?(多少|几)/.test(after)) return 1;
    return number + (m[2] ? 0.5 : 0);
  }
  return null;
}

/** Months said: "三个半月", "半年", "一年半". */
export function readMonths(text: string): number | null {
  const tenure = readTenure(text);
  return tenure === null ? null : tenure.years * 12 + tenure.months;
}

export interface Tenure {
  years: number;
  months: number;
  /** "三年多": the months beyond the years were not said. */
  more: boolean;
  /** Called the length of work in so many words ("干了两年"). */
  worked?: boolean;
}

/** Said right before the length of time that was worked: "续了一年…前后干了两年" are two years. */
const WORKED =
  /(干|做|工作|上班|待|呆|工龄|工作了?满?|前后|一共|总共)(了|过|有|满|的|是|快|整整|差不多|将近)*$/;

/** A length of something else than work: wages that are owed, a standstill. */
const NOT_WORKED =
  /(欠|拖|压|差|没发|没给|停工?|休|等|养|拖欠|提前|多给|只给|补|赔|押)(了|着|我们?|他们?|俺|有|的)*$/;
const OWED_LENGTH =
  /^(的)?(工资|工钱|薪水|钱)?(都|也|一直)?(没|未|不)(有)?(发|给|结|付)|^(的)?(工资|工钱|薪)/;

/**
 * @param ofWork only the time somebody worked counts, not "拖了我四个月"
 *
 * A length of time in years and months: "三年七个月", "八个月", "半年", "一年半", "十一年", "三年多". */
export function readTenure(text: string, ofWork = false): Tenure | null {
  let years: number | undefined;
  let months: number | undefined;
  let more = false;
  let yearsAt: RegExpExecArray | undefined;
  const worked = [...text.matchAll(YEARS)].filter((m) => WORKED.test(text.slice(0, m.index)));
  for (const m of worked.length > 0 ? worked : text.matchAll(YEARS)) {
    const number = toNumber(m[1] ?? '');
    // "不到半年" is less than six months; "不到三年" may be two and a half or three, and is asked for.
    const short = /(不到|不满|没到|没满|未满)$/.test(text.slice(0, m.index));
    if (short && number === 0.5) return { years: 0, months: 5, more: false };
    if (short) continue;
    // Calendar years are dates, and have been taken out before; what is left of them is no length.
    if (number === undefined || number > 60 || /[去前今明每第上\d]$/.test(text.slice(0, m.index))) continue;
    yearsAt = m;
    years = Math.floor(number);
    if (number % 1 !== 0) months = Math.round((number % 1) * 12);
    if (m[2] === '半') months = 6;
    more = m[2] === '多';
    break;
  }
  // Months that stand apart from the years are another length ("干了四年，提前一个月通知").
  const yearsEnd = yearsAt === undefined ? undefined : yearsAt.index + yearsAt[0].length;
  for (const m of text.matchAll(MONTHS)) {
    if (yearsEnd !== undefined && !(m.index >= yearsEnd - 1 && m.index - yearsEnd <= 2)) continue;
    const number = toNumber(m[1] ?? '');
    const [before, after] = [text.slice(0, m.index), text.slice(m.index + m[0].length)];
    if (number === undefined || /[第每头前上下这]$/.test(before)) continue;
    if (ofWork && (NOT_WORKED.test(before) || OWED_LENGTH.test(after))) continue;
    // "5000一个月" is a wage.
    if (
      /[\d千百万块元]\s*$/.test(text.slice(0, m.index)) ||
      /^\s*[\d一二两三四五六七八九]+[\d千百万]/.test(text.slice(m.index + m[0].length))
    )
      continue;
    months = number + (m[2] ? 0.5 : 0);
    more = false;
    break;
  }
  return years === undefined && months === undefined
    ? null
    : { years: years ?? 0, months: months ?? 0, more, ...(worked.length > 0 ? { worked: true } : {}) };
}

/** Work that is paid by the trip, the load, the square metre. */
export const UNITS_OF_WORK = '趟|车|单|台|方|平米|平方|平|吨|套|棵|户|桌';
const TRIPS = new RegExp(`(\\d+|[一二两三四五六七八九十百]+)(?:来|多)?(?:${UNITS_OF_WORK})`, 'g');

/** Pieces made: "做了5200件". */
export function readPieces(text: string): number | null {
  for (const m of text.matchAll(PIECES)) {
    const word = m[1] ?? '';
    const number = /^\d/.test(word) ? Number(word) : toNumber(word);
    if (number !== undefined && number > 1 && !/^(的)?(工价|单价)/.test(text.slice(m.index + m[0].length)))
      return number;
  }
  for (const m of text.matchAll(TRIPS)) {
    const number = toNumber(m[1] ?? '');
    if (number !== undefined && number > 1 && !/[\d块元]$/.test(text.slice(0, m.index))) return number;
  }
  return null;
}
