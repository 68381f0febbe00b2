import { before, clauseAround, type Mention } from './mention';
import { roleOf, type MoneyRole } from './money-role';
import type { NumberHit } from './numbers';

/**
 * Amounts of money and what each of them is: owed, received, a total, a monthly or daily rate, or something else
 * (deposit, fine, hourly rate) that must not be taken for wages owed.
 */
export interface MoneyMention extends Mention {
  yuan: number;
  /** Both ends of a range such as 三四千 or 小两万. */
  range?: [number, number];
  approx: boolean;
  /** Both ends were said ("三四千"): neither of them is the amount. */
  betweenEnds: boolean;
  role: MoneyRole;
  /** A unit of money was said; without one only the context says that it is money. */
  explicit: boolean;
}

const TAIL =
  /^(多|来|余|好几)?(块洋钿|块钱|块|洋钿|铜钿|元钱|元(?![旦宵])|圆|rmb|人民币|大洋|毛钱|毛|角)?(多|来|余)?(钱)?(左右|上下|出头|挂零|冒头|不到|以上|开外|往上|光景|的样子|样子)?/;
const ROUGH_BEFORE =
  /(大概|大约|大致|差不多|约莫|约|将近|快|近|毛|估计|上|小|不到|不足|超过|不止|可能|得有|起码|至少)(有|是|到)?$/;
/** "差不多欠我九千": the doubt is said before the verb. */
const ROUGH_CLAUSE =
  /(大概|大约|差不多|估计|可能|好像|起码|至少)(是|有|还|总共|一共|拢共)*(欠|差|拖|剩|少)(了|我|我们|俺|俺们|着|欠|有)*$/;
/** What follows a number of things that are not money. */
const MEASURE =
  /^(多|来|余)?\s*(个(?!屁)|名|位|人|号|天|日(?!常)|月(?!底|初)|年(?!底|前|后|终|初)|小时|钟|点|岁|米|斤|吨|里|平|层|楼|栋|路|室|度|期|批|页|条|份|章|次|家|台|辆|箱|件|只|间|分|%|级|代|公里|小|礼拜|周|星期|方|车|趟|单|户|口|倍|成|折|多?个)/;
const MONEY_WORD =
  /欠|差|工资|工钱|工钿|薪|钱|发|结|付|押|赔|拿|块|元|一天|每天|一个月|每个?月|给|把|共|总|账|条|款|拖/;

export function findMoney(
  text: string,
  numbers: readonly NumberHit[],
  taken: readonly Mention[],
): MoneyMention[] {
  const found: MoneyMention[] = [];
  const alone = isOnlyNumbers(text, numbers);
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i] as NumberHit;
    if (n.vague || taken.some((t) => n.start < t.end && t.start < n.end)) continue;
    const mention = readMoney(text, n, rangeEnd(text, n, numbers[i + 1]), alone);
    if (!mention) continue;
    found.push(mention);
    while (i + 1 < numbers.length && (numbers[i + 1] as NumberHit).start < mention.end) i++;
  }
  return found;
}

/** An answer of numbers and nothing else, or a correction: "大概一万二吧", "不是两千是两万". */
export function isOnlyNumbers(text: string, numbers: readonly NumberHit[]): boolean {
  if (text.length > 30) return false;
  let rest = '';
  let from = 0;
  for (const n of numbers) {
    rest += text.slice(from, n.start);
    from = n.end;
  }
  rest += text.slice(from);
  const words = rest.replace(
    /不是|不对|金额|数额|总额|总数|说错了?|记错了?|应该|改成|更正|我刚才|大概|大约|差不多|左右|上下|样子|将近|不到|超过|以上|出头|挂零|好像|可能|估计|一共|总共|[\s:：，。,.!！?？约吧的了呢啊呀小快近毛有个就是到至多整~～-]/g,
    '',
  );
  return words.length <= 2;
}

/** The second number of "3000到4000" or "3-4千". */
function rangeEnd(text: string, n: NumberHit, next: NumberHit | undefined): NumberHit | undefined {
  if (!next || next.start - n.end > 4) return undefined;
  const gap = text.slice(n.end, next.start);
  // "七八千一万", "一万多两万": two guesses in one breath.
  const isNextGuess = (gap === '' && n.high !== undefined) || (gap === '多' && n.scaled);
  if (!isNextGuess && !/^(多|块|元)?(-|~|～|—|到|至)$/.test(gap)) return undefined;
  return next.value > n.value && (!isNextGuess || next.value <= n.value * 2) ? next : undefined;
}

function readMoney(
  text: string,
  n: NumberHit,
  upper: NumberHit | undefined,
  alone: boolean,
): MoneyMention | null {
  const last = upper ?? n;
  const tail = TAIL.exec(text.slice(last.end, last.end + 14)) as RegExpExecArray;
  const [whole, more1, unit, more2, , about] = tail;
  let start = n.start;
  const symbol = /(?:¥|￥|rmb)\s*$/.exec(text.slice(Math.max(0, start - 4), start));
  if (symbol) start -= symbol[0].length;
  const explicit = Boolean(unit) || symbol !== null;
  const end = last.end + (explicit || about || more1 ? whole.length : 0);
  const at = { start, end };
  if (last.value === 0 || (!explicit && !isImplied(text, at, last, alone))) return null;
  const scale = unit?.startsWith('毛') || unit === '角' ? 0.1 : 1;
  const roughBefore =
    ROUGH_BEFORE.exec(text.slice(Math.max(0, start - 6), start)) ??
    ROUGH_CLAUSE.exec(text.slice(Math.max(0, start - 12), start));
  const approx = n.approx || upper !== undefined || Boolean(more1 ?? more2 ?? about) || roughBefore !== null;
  // "3-4千" means 3,000; "一到一千" does not.
  const inUnits = upper ? n.value * magnitude(upper.value) : n.value;
  const low = upper?.scaled && !n.scaled && n.value < 10 && inUnits < upper.value ? inUnits : n.value;
  const range = rangeOf(low, upper?.value ?? n.high, about, roughBefore?.[1] === '小');
  const cents = unit?.startsWith('块') && !more1 ? TENTHS.exec(text.slice(end, end + 2)) : null;
  if (cents) at.end++;
  const yuan = Math.round((low * scale + (cents ? digitOf(cents[1] as string) / 10 : 0)) * 100) / 100;
  const betweenEnds = upper !== undefined || n.high !== undefined;
  return {
    ...at,
    yuan,
    approx,
    ...(range ? { range } : {}),
    betweenEnds,
    role: roleOf(text, at, yuan),
    explicit,
  };
}

/** "3块5" is 3.50. */
const TENTHS =
  /^([1-9一二三四五六七八九])(?![0-9\d十百千万个天月人年块元小钟时件条斤米晚夜班单趟平吨次分号口家顿餐把袋箱双])/;

function digitOf(c: string): number {
  const han = '零一二三四五六七八九'.indexOf(c);
  return han >= 0 ? han : Number(c);
}

function magnitude(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

/** 三四千 → 3000–4000; 小两万 → 18,000–20,000; 一万出头 → 10,000–12,000. */
function rangeOf(
  low: number,
  high: number | undefined,
  about: string | undefined,
  small: boolean,
): [number, number] | undefined {
  if (high !== undefined) return [low, high];
  if (small) return [low * 0.9, low];
  if (about === '出头' || about === '挂零' || about === '冒头') return [low, low * 1.2];
  return undefined;
}

/** Numbers that name something: a badge, a room, an order, an account. */
const NUMBER_OF =
  /(工号|编号|单号|案号|门牌|尾号|学号|车牌|邮编|qq|微信号?|号码|账号|卡号|手机号?|电话|分机|房间|宿舍|拨打?|密码|验证码|型号|身高|体重)(号|是|为|[:：])*\s*$/;

/** Numbers that people call: "打过12345" names a hotline, not a sum. */
const HOTLINES = new Set([
  10000, 10001, 10010, 10086, 10099, 12306, 12329, 12366, 12388, 12389, 12393, 110, 119, 120, 122, 12315,
  12333, 12338, 12345, 12348, 12350, 12351, 12355, 12356,
]);

/** Words that may stand beside a sum and say nothing about it. */
const FILLING = /[\s，。,.!！?？大概约左右差不多吧的样子了呢啊呀小将近快]/g;

/** A number without a unit is money when it is large, counts no thing, and money is the subject of its clause. */
function isImplied(text: string, at: Mention, n: NumberHit, alone: boolean): boolean {
  const next = text.slice(n.end, n.end + 6);
  if (/^\s*(一天|每天|\/天|一个月|每个?月|\/月|一个工|一工)/.test(next)) return n.value >= 10;
  if (/^(的)?(工资|工钱|工钿|薪|血汗钱|钱|尾款|欠款)/.test(next)) return n.value >= 100 || n.scaled;
  if (MEASURE.test(next) || /^[a-z0-9]/.test(next) || n.value < 100) return false;
  if (/[a-z第0-9.]$/.test(text.slice(Math.max(0, at.start - 1), at.start))) return false;
  if (NUMBER_OF.test(text.slice(Math.max(0, at.start - 6), at.start)) || /^\s*[房室号]/.test(next))
    return false;
  if (
    n.arabic &&
    !n.scaled &&
    (n.value >= 10_000_000 || (n.value >= 1990 && n.value <= 2040 && next.startsWith('年')))
  )
    return false;
  if (n.arabic && HOTLINES.has(n.value) && !/[欠差]$/.test(before(text, at.start, 1))) return false;
  if (alone) return true;
  const clause = clauseAround(text, at).text;
  if (MONEY_WORD.test(clause)) return true;
  // "一万二，两个月": a round figure in a clause of its own.
  const besides = clause.replace(FILLING, '').length - (n.end - n.start);
  if ((n.scaled || n.value % 50 === 0) && besides <= 2) return true;
  // "…工资没结，大概9千": a round sum in a clause of its own, right after the money was named.
  return (n.scaled || n.value % 100 === 0) && /工资|工钱|薪|钱|欠|差/.test(before(text, at.start, 16));
}
