import type { Job } from '../../contracts/knowledge';
import { monthly, type Wish } from './rules';

/** "Six thousand" in words: "六千以上", "一个月八千". */
const HAN_THOUSANDS = /([一二两三四五六七八九])千([一二三四五六七八九])?(百)?(块|元)?/;

/** Reads a refinement: "工资再高点", "不要夜班", "近一点的", "要日结的", "有没有轻点的". */
export function refine(wish: Wish, text: string, shown: readonly Job[]): { wish: Wish; changed: boolean } {
  const next: Wish = { ...wish };
  let changed = false;
  const set = <K extends keyof Wish>(key: K, value: Wish[K]): void => {
    next[key] = value;
    changed = true;
  };
  const plain = text.normalize('NFKC');
  if (
    /(不要|不想|不上|别|没有|受不了)(上|倒|有)?(夜班|晚班|两班倒|倒班)|只?(上|要)?(白班|长白班)/.test(plain)
  )
    set('noNight', true);
  if (/(要|得|能|有没有|给)?(包|管|提供)(吃)?住|有宿舍|住宿/.test(plain) && !/不用?(包|管)/.test(plain))
    set('lodging', true);
  if (/(包|管)(住)?吃|管饭|包饭/.test(plain)) set('board', true);
  if (/日结|天结|按天(算|结|发)|干一天(给|拿|结)一天|当天(拿|给|结)|小时工|钟点/.test(plain))
    set('daily', true);
  if (
    /(轻|轻松|轻省|轻快|轻巧)(一?点|一?些|的|活)|不(要|想|能)(太)?(累|重|干重活)|太累|太重|干不(动|了重)|年纪大|岁数(大|上来)|上(了)?(年纪|岁数)|腰不好|身体不好/.test(
      plain,
    )
  )
    set('light', true);
  if (/双休|周末(要|能)?休|有休息|能休息|休息(日|多)|不(要|想)天天(上|干)|每周(能)?休/.test(plain))
    set('rest', true);
  if (/(离|路)?(家)?(再)?近(一?点|一?些|的)|太远|远了|就近/.test(plain)) set('near', true);
  if (/远(一?点|些)也(行|可以)|远点没(事|关系)/.test(plain)) set('near', false);
  const least = leastPay(plain);
  if (least !== undefined) set('minPay', least);
  else if (/(工资|钱|薪|价)(再)?(高|多)(一?点|些)|再高(一?点|些)|(?<!要求)太(低|少)了/.test(plain)) {
    // "A little more" than what was shown, not more than the best of it. Before anything was shown there is no "more".
    const paid = shown.map(monthly).filter((pay) => pay > 0);
    const mean = paid.reduce((sum, pay) => sum + pay, 0) / (paid.length || 1);
    if (paid.length > 0) set('minPay', Math.ceil(mean / 100) * 100 + 100);
    else if (wish.minPay !== undefined) set('minPay', wish.minPay + 500);
    else set('payFirst', true);
  }
  if (/(都行|都可以|随便|无所谓|啥都(行|干)|什么都(行|可以|干))/.test(plain)) set('anyTrade', true);
  return { wish: next, changed };
}

const WORDS: readonly (readonly [keyof Wish, string])[] = [
  ['payFirst', '工资高的先挑'],
  ['noNight', '不上夜班'],
  ['lodging', '包住'],
  ['board', '包吃'],
  ['daily', '日结'],
  ['light', '活轻一点'],
  ['rest', '有休息日'],
];

/** What a message added to the wish, in the worker's words; empty when it added nothing that is said so. */
export function added(before: Wish, after: Wish): string {
  const pay =
    after.minPay !== undefined && after.minPay !== before.minPay ? [`工资${after.minPay}元以上`] : [];
  const said = WORDS.filter(([key]) => after[key] === true && before[key] !== true).map(([, text]) => text);
  return [...pay, ...said].join('、');
}

const LEAD = /^(我|俺)?(就|还是|以前|之前)?(想要?|要|会|能|可以)?(干|做|找|进|去|学过|开)?(过)?(个)?/;
const TAIL = /(里|里面)?(的|的活|工作|那种|之类|类|方面|都行|就行|吧|呢)+$/;

/** Free words in answer to "what work": "电子厂", "想进饭店". Undefined for what is no name of any work. */
export function workNamed(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
  const bare = plain
    .replace(LEAD, '')
    .replace(TAIL, '')
    .replace(/里$|活$/, '');
  const word = bare.length > 2 ? bare.replace(/厂$/, '') : bare;
  return /^[\u4e00-\u9fff]{2,7}$/.test(word) && !/什么|怎么|哪|谁|不|没|吗|谢|你|钱/.test(word)
    ? word
    : undefined;
}

/** The least pay that is asked for, yuan a month. */
function leastPay(plain: string): number | undefined {
  const digits = /(\d{4,5})(块|元)?(以上|往上|起)|(不低于|最少|至少|起码)(\d{4,5})/.exec(plain);
  if (digits) return Number(digits[1] ?? digits[5]);
  const words = HAN_THOUSANDS.exec(plain);
  if (!words || !/以上|往上|起码|至少|最少|不低于/.test(plain)) return undefined;
  return digit(words[1]) * 1000 + digit(words[2]) * 100;
}
const digit = (char = ''): number =>
  char === '两' ? 2 : char === '' ? 0 : '一二三四五六七八九'.indexOf(char) + 1;

export const wantsMore = (text: string): boolean =>
  /还有(别的|其他|吗|没)|换(一批|几个|别的|一个)|再(来|看|给|推)|别的(呢|吗)|下一批|没有?合适/.test(text);

/** What somebody says of the jobs shown last. */
export interface Verdict {
  outcome: 'refused' | 'not_suitable';
  /** Places in the list, from 0; `open` when it has to be asked which one is meant. */
  which: number[] | 'open';
}

const UNSUITABLE = /不(太)?合适|不适合|干不了|做不了|不会干|没证|太远|太累|太重|不对口/;
const REFUSED = /不要|不去|不想(去|干|要)|不喜欢|看不上|没兴趣|不行|不考虑|不干/;
/** "不要夜班" refines; it turns down no post. */
const REFINES = /不(要|想)(上|倒|有)?(夜班|晚班|倒班|两班|太|累|重|天天|中介|交|押)/;
const NTH = '一二三';

/** Reads "第二个不要", "1不合适", "这几个都看不上"; null when nothing is turned down. */
export function verdictIn(text: string, shown: number): Verdict | null {
  const plain = text.normalize('NFKC').trim();
  if (shown === 0 || plain.length > 24 || REFINES.test(plain) || /[吗呢？?]$/.test(plain)) return null;
  const outcome = UNSUITABLE.test(plain) ? 'not_suitable' : REFUSED.test(plain) ? 'refused' : null;
  if (!outcome) return null;
  const named = numbersIn(plain).filter((index) => index < shown);
  if (named.length > 0) return { outcome, which: named };
  if (/都|全|(这|那)?(几|三|两|3|2)个|一个也/.test(plain)) return { outcome, which: every(shown) };
  if (shown === 1) return { outcome, which: [0] };
  // "太远" alone is about all of them and refines the search.
  return /(这|那)个|这份|那份/.test(plain) || /^(不要|不合适|不去|不喜欢|看不上)(的|了)?$/.test(plain)
    ? { outcome, which: 'open' }
    : null;
}

/** The numbers of a list that a short message names, from 0: "2", "第三个", "1和3". */
export function numbersIn(text: string): number[] {
  const plain = text.normalize('NFKC');
  const found = [...plain.matchAll(/第([一二三123])个?|(?<![\d一二三])([123])(?![\d千百块元点])/g)].map(
    (match) => {
      const said = match[1] ?? match[2] ?? '';
      return /\d/.test(said) ? Number(said) - 1 : NTH.indexOf(said);
    },
  );
  return [...new Set(found)].sort();
}

export const every = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
