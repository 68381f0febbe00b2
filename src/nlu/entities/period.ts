import { addDays, addYears, type DateRange } from './calendar';
import type { DateMention } from './date-mention';
import { after, before, type Mention } from './mention';

/** The period the wages are owed for (or worked in), and the day of leaving. */
export interface PeriodReading {
  from?: { date: string; at: Mention };
  to?: { date: string; at: Mention };
  resignedOn?: { date: string; at: Mention };
}

const LEFT =
  '离职|辞职|辞了|提桶|退工|卷铺盖|滚蛋|让走|叫走|离岗|遣散|解聘|停了我|不让(?:我)?(?:干|来|做|上班)|不要我|急辞|裸辞|赶出|轰|炒掉|没再去|没去了|辞工|走的|走了|走人|不干了|没干了|不做了|没做了|回家了|辞退|开除|自离|离开|被裁|裁掉|裁员|裁了|辞的|辞掉|解除|离的|撵|炒|赶走|劝退|离厂|出厂';
const LEFT_AFTER = new RegExp(
  `^(份|那天|的时候|左右|上午|下午|晚上|早上|时|就|俺|我|老板娘?|让|叫|要求|站长|领导|经理|人事|他们|口头|突然|自动|自愿|正式|无故|无缘无故|当场|口头上|我就|被|把我|自己|办|办了|办的|正式|提出|提的|通知|公司|老板|厂里|单位|给我|主动|才|,|，| )*(${LEFT})(?!日期|时间|的时间|是|为|于|：)`,
);
const LEFT_BEFORE = new RegExp(`(${LEFT})(了|的|时间|日期|那天|手续)*(是|在|于|为)?$`);
/** A promise or a regular pay day, not a period. */
const PROMISE_AFTER =
  /^(份|底|那天|之前|以前|前|以后|之后|后)?(才|就|再|会|要|准备|统一|左右|按时|一定|全部|一起|肯定|保证|给我)*(发工资|发薪|发钱|结清|开庭|开会|给钱|付清|给我|还钱|还清|体检|生日|出生|面试|一起结|结账|付款|到账|打款|打给|付完|给完|结完|发放|发的|的火车|的票)/;
const PROMISE_BEFORE = /(说好?|讲好?|答应|承诺|保证|约好|拖到|等到|推到|要等)(了|的|到|是|在|等)*$/;
const GIVES = /^[^，。,\s]{0,5}(给|结|发|付|还|打)(?!的|过|了|到)/;
const JOIN =
  /^(份|号|日)?(的时候|开始|起|就|一直|干|做|欠|拖|没发|没给|工资|入职|上班|进厂|进的厂|来|我|在那|底|初|左右|一直干|开工|干活|上到|做活)*(到|至|-|—|~|～)(了)?$/;
const LIST = /^(份)?(、|,|，|和|跟|与|及|还有|\s|\.)*$/;

export function readPeriod(text: string, mentions: readonly DateMention[], today: string): PeriodReading {
  const reading: PeriodReading = {};
  const rest: DateMention[] = [];
  for (const m of mentions) {
    if (isLeaving(text, m)) {
      const day = leavingDay(text, m);
      if (day !== undefined) reading.resignedOn ??= { date: day, at: m };
    } else if (!isPromise(text, m) && !isEvent(text, m)) rest.push(m);
  }
  dropPaid(text, rest);
  const chosen =
    joinedRange(text, rest) ??
    listed(text, rest) ??
    owedMonth(text, rest) ??
    openRange(text, rest, today) ??
    alone(text, rest);
  if (chosen?.from) reading.from = { date: chosen.from, at: chosen.at };
  // "今年8月到去年3月" cannot be meant; the beginning is kept and the end asked for.
  const isInOrder = !chosen?.from || !chosen.to || chosen.from <= chosen.to;
  if (chosen?.to && isInOrder) reading.to = { date: chosen.to, at: chosen.atEnd ?? chosen.at };
  return reading;
}

/** "三月到五月的工资结了 六月往后没结": what was paid is not the period asked about. */
function dropPaid(text: string, mentions: DateMention[]): void {
  for (let i = mentions.length - 1; i >= 0; i--) {
    const m = mentions[i] as DateMention;
    const previous = mentions[i - 1];
    if (m.kind === 'now' || !PAID_AFTER.test(after(text, m.end, 12))) continue;
    const isRange = previous !== undefined && JOIN.test(text.slice(previous.end, m.start));
    mentions.splice(isRange ? i - 1 : i, isRange ? 2 : 1);
    if (isRange) i--;
  }
}
const PAID_AFTER =
  /^(份)?的?(工资|工钱|钱|薪水)(已经|都|是|全|也)*(结了|结清|发了|给了|付了|清了|拿到了|发过了)(?!一半|一部分|一点|点|\d|[一二两三四五六七八九十])/;

/** The day of an injury, a paper or a report: no period of work. */
function isEvent(text: string, m: DateMention): boolean {
  if (m.kind === 'now' || m.kind === 'year') return false;
  const right = after(text, m.end, 14).split(/[，。]/)[0] as string;
  if (
    /^[^，。]{0,6}(写了?(张|个)?欠条|写的|打了?(张|个)?欠条|打的(欠|白)条|签的?合同|签了|立案|开庭|报的?警|投诉|去世|结婚|出生|生日|交了?首付)/.test(
      right,
    )
  )
    return true;
  return (
    /摔|受伤|砸|伤了|骨折|车祸|出血|触电|晕倒|中毒|工伤|烫|轧|出事/.test(right) && !/工资|工钱|欠/.test(right)
  );
}

function isPromise(text: string, m: DateMention): boolean {
  const right = after(text, m.end, 10);
  return PROMISE_AFTER.test(right) || (PROMISE_BEFORE.test(before(text, m.start, 6)) && GIVES.test(right));
}

/** The day itself; 月底 is the last day of its month. A month or week of leaving states no day. */
function leavingDay(text: string, m: DateMention): string | undefined {
  if (m.kind === 'day' || m.from === m.to) return m.from;
  return m.kind === 'month' && /[底末]$/.test(text.slice(m.start, m.end)) ? m.to : undefined;
}

function isLeaving(text: string, m: DateMention): boolean {
  if (m.kind === 'now' || m.kind === 'year') return false;
  return LEFT_AFTER.test(after(text, m.end, 14)) || LEFT_BEFORE.test(before(text, m.start, 10));
}

interface Chosen {
  from?: string;
  to?: string;
  at: Mention;
  atEnd?: Mention;
}

/** 从3月到5月, 去年11月欠到现在, 3月15号-4月2号. */
function joinedRange(text: string, mentions: readonly DateMention[]): Chosen | undefined {
  for (let i = 0; i + 1 < mentions.length; i++) {
    const [a, b] = [mentions[i] as DateMention, mentions[i + 1] as DateMention];
    if (a.kind === 'now' || a.open === 'to') continue;
    const gap = text.slice(a.end, b.start);
    const near =
      b.kind === 'now' ? gap.length <= 24 && !/[。！？!?\n]/.test(gap) : gap.length <= 10 && JOIN.test(gap);
    if (!near) continue;
    return { from: ordered(a, b).from, to: b.to, at: a, atEnd: b };
  }
  return undefined;
}

function yearBefore(date: string): string {
  return addYears(date, -1);
}

/** Said without years, "10月到1月" begins in the year before. */
function ordered(a: DateMention, b: DateMention): DateRange {
  if (a.from <= b.to || a.yearSaid) return a;
  return { from: yearBefore(a.from), to: yearBefore(a.to) };
}

/** 8月、9月、10月, 中秋国庆: first to last. */
function listed(text: string, mentions: readonly DateMention[]): Chosen | undefined {
  const months = mentions.filter((m) => m.kind === 'month' || (m.kind === 'feast' && m.open === undefined));
  for (let i = 0; i + 1 < months.length; i++) {
    let j = i;
    while (
      j + 1 < months.length &&
      LIST.test(text.slice((months[j] as DateMention).end, (months[j + 1] as DateMention).start))
    )
      j++;
    if (j === i) continue;
    const group = inOrder(months.slice(i, j + 1));
    const from = group.map((m) => m.from).sort()[0] as string;
    const to = group.map((m) => m.to).sort()[group.length - 1] as string;
    return { from, to, at: months[i] as Mention, atEnd: months[j] as Mention };
  }
  return undefined;
}

/** Months named one after the other follow each other: in November, "十一月十二月" are last year's. */
function inOrder(group: readonly DateMention[]): DateRange[] {
  const ranges: DateRange[] = group.map(({ from, to }) => ({ from, to }));
  for (let i = ranges.length - 2; i >= 0; i--) {
    const [one, next] = [ranges[i] as DateRange, ranges[i + 1] as DateRange];
    if (one.from > next.from && group[i]?.kind === 'month' && !group[i]?.yearSaid)
      ranges[i] = { from: yearBefore(one.from), to: yearBefore(one.to) };
  }
  return ranges;
}

/** 拖欠9月工资, 8月的工资没给: the month whose pay it is, before the month somebody came. */
function owedMonth(text: string, mentions: readonly DateMention[]): Chosen | undefined {
  const m = mentions.find(
    (one) =>
      one.kind === 'month' &&
      !/(从|自|打)$/.test(before(text, one.start, 2)) &&
      (/^(份)?(整月)?(的)?(工资|工钱|工钿|薪)/.test(after(text, one.end, 8)) ||
        /(欠|拖欠|没发|没给|没结|扣)(了|我|我们|的)*$/.test(before(text, one.start, 6))),
  );
  return m && { from: m.from, to: m.to, at: m };
}

/** What makes 年前 and 年后 a bound of work or debt, and not of a journey home. */
const OPEN_AFTER =
  /^(就|我|我们|俺|刚|又|一直|还|在|那|到现在|到|底|，|\s)*(的?(工资|工钱|活|钱|账)|来|开始|开工|进|入职|干|做|上班|上的|欠|拖|没|不发|不给|打工)/;

/** 从3月起, 3月开始就没发, 国庆以后, 自去年8月以来. */
function openRange(text: string, mentions: readonly DateMention[], today: string): Chosen | undefined {
  for (const m of mentions) {
    if (m.kind === 'now') continue;
    const right = after(text, m.end, 20);
    if (m.open !== undefined) {
      if (!OPEN_AFTER.test(right)) continue;
      return m.open === 'from' ? { from: m.from, at: m } : { to: m.to, at: m };
    }
    const left = before(text, m.start, 4);
    if (/(过了|过完)$/.test(left) && m.to < today) return { from: addDays(m.to, 1), at: m };
    if (/^(份)?(以后|之后|过后|后)(?!补|付|才?[发给结打])/.test(right) && m.to < today)
      return { from: addDays(m.to, 1), at: m };
    if (/^(份)?(以前|之前|前)(干|做|欠|的工资|的工钱|的活|的钱|的账|工资|就没)/.test(right))
      return { to: addDays(m.from, -1), at: m };
    const opened =
      /^(份|那会儿|那时候|左右)?(开始(?!放假|停)|起(?!放假|停)|往后|以来|就开始|入职|进厂|进公司|进的|来的|来上班|来(?!的钱|钱)|开工|上的班|进来|到岗|去(?!世)|到[^现今目这，。]{1,14}(上班|干活|打工|做)|上班(至今|到))/.test(
        right,
      ) ||
      /(从|自从|自|打|(入职|进厂|到岗|开工)(日期|时间)?(是|为|：|:|于|在)?\s*)$/.test(
        before(text, m.start, 8),
      );
    if (opened && m.from <= today) return { from: m.from, at: m };
  }
  return undefined;
}

const WORKED = /干|做|上班|加班|工资|工钱|钱|薪|活|值班|出勤|没发|没给|没休|放假|拖|欠/;

/** A month, week or feast by itself; a whole year or a single day only when work or pay is said of it. */
function alone(text: string, mentions: readonly DateMention[]): Chosen | undefined {
  for (const m of mentions) {
    const right = after(text, m.end, 10);
    if (m.kind === 'now') continue;
    if (m.open !== undefined) continue;
    if (/(干|做|上班?|待|忙|开工)(到|至)$/.test(before(text, m.start, 4))) return { to: m.to, at: m };
    if (
      m.kind === 'year' &&
      !/^(一年|全年|整年|一整年|度|的?工资|的?工钱|的?薪|的账|整整|半年|干的|做的|的活|的钱)/.test(right) &&
      !text.slice(m.start, m.end).includes('半年')
    )
      continue;
    if (m.kind === 'day' && (!WORKED.test(right) || /^(起|开始)?(放假|停工|停产)/.test(right))) continue;
    return { from: m.from, to: m.to, at: m };
  }
  return undefined;
}
