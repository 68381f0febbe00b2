import { after, before, type Mention } from './mention';
import type { MoneyMention } from './money';
import { readNumber, type NumberHit } from './numbers';

/** Counts of months and days, told apart from their look-alikes (dates, rates, waiting times); people are in people.ts. */
export interface CountMention extends Mention {
  value: number;
  /** The speaker gave a lower bound or a rough figure. */
  atLeast: boolean;
}

const NO_PAY =
  /(没|不|未|勿|弗|冇|木有|莫)(有|得|曾|见)?(给|发|结|付|拿|开(?!庭|门|心|工|始|除|车|会|机|口|证)|把|打(?!电话|算|卡)|见|领|到手|得到|收到|拨)|拖欠|欠|差起|差我|拖着|压着|扣着|押着|一分(钱)?(没|都)|拖了|没(工资|钱)/;
const MONTH_UNIT = /^(多)?\s*(?:个)?(多)?(半)?(?:月头|月|号头)(?!\d)(半|多|零)?/;

/** Months of wages owed: 三个月没发, 欠我俩月工资, 半年的工资, 3个半月. Duration of work or of a contract does not count. */
export function findMonthsOwed(
  text: string,
  numbers: readonly NumberHit[],
  money: readonly MoneyMention[] = [],
): CountMention | undefined {
  const years = yearsAndMonths(text, money);
  if (years) return years;
  for (const n of numbers) {
    if (n.vague || n.value > 60 || n.value === 0) continue;
    const m = MONTH_UNIT.exec(text.slice(n.end, n.end + 8));
    const counted =
      m && /个|多|半|头/.test(m[0])
        ? m
        : /^月(?![\d一二三四五六七八九十份初底末中]|号)/.test(text.slice(n.end)) &&
            /[俩仨两]/.test(text.slice(n.start, n.end))
          ? m
          : null;
    if (!counted) continue;
    const at = { start: n.start, end: n.end + counted[0].length };
    if (!isOwed(text, at, money)) continue;
    const half = Boolean(counted[3]) || counted[4] === '半';
    return {
      ...at,
      value: n.value + (half ? 0.5 : 0),
      atLeast: Boolean(counted[1] ?? counted[2]) || n.approx,
    };
  }
  return halfMonth(text, money) ?? halfYears(text, money);
}

/** 半个月, 大半个月. */
function halfMonth(text: string, money: readonly MoneyMention[]): CountMention | undefined {
  for (const m of text.matchAll(/(?<![个\d一二两三四五六七八九十])(大)?半个(多)?月/g)) {
    const at = { start: m.index, end: m.index + m[0].length };
    if (isOwed(text, at, money)) return { ...at, value: 0.5, atLeast: (m[1] ?? m[2]) !== undefined };
  }
  return undefined;
}

/** 一年零两个月, 1年3个月. */
function yearsAndMonths(text: string, money: readonly MoneyMention[]): CountMention | undefined {
  for (const m of text.matchAll(
    /([一二两三1-3])年(?:零|又|加)?([一二两俩三四五六七八九十1-9]|十一|1[01])个(半)?月/g,
  )) {
    const at = { start: m.index, end: m.index + m[0].length };
    if (!isOwed(text, at, money)) continue;
    const [years, months] = [m[1], m[2]].map((part) => readNumber(part as string, 0)?.value ?? 0) as [
      number,
      number,
    ];
    return { ...at, value: years * 12 + months + (m[3] ? 0.5 : 0), atLeast: false };
  }
  return undefined;
}

function halfYears(text: string, money: readonly MoneyMention[]): CountMention | undefined {
  for (const m of text.matchAll(/(半年|(?<![第零0-9])(一|两|二|三|1|2|3)年(半|多)?)(多)?/g)) {
    const at = { start: m.index, end: m.index + m[0].length };
    // "拖了快三年": the age of the debt, unless wages are what was counted.
    if (
      /拖了?(快|有|都)?$/.test(before(text, at.start, 4)) &&
      !/^了?的?(工资|工钱|薪)/.test(after(text, at.end, 5))
    )
      continue;
    if (!isOwed(text, at, money) || /去|前|今|每|哪/.test(text[at.start - 1] ?? '')) continue;
    const years = m[1] === '半年' ? 0.5 : ({ 一: 1, 两: 2, 二: 2, 三: 3 }[m[2] ?? ''] ?? Number(m[2]));
    return { ...at, value: years * 12 + (m[3] === '半' ? 6 : 0), atLeast: m[3] === '多' || m[4] === '多' };
  }
  return undefined;
}

/** Owed when the debt is said before, or the missing pay after, with no other period in between. */
function isOwed(text: string, at: Mention, money: readonly MoneyMention[]): boolean {
  // "欠我们十一月十二月两个月工资": the months are named before they are counted.
  const left = before(text, at.start, 16).replace(/([0-9一二三四五六七八九十]+月份?[、和，]?)+$/, '');
  const right = after(text, at.end, 16);
  if (
    /^[\s大概差不多有]*$/.test(left) &&
    left.length === at.start &&
    /^的?(工资|工钱|薪水)[。！]?$/.test(right)
  )
    return true;
  // "5000一个月", "一个月四千八": a rate. "差我一万二都半年了": the age of the debt.
  const isRate = (m: MoneyMention): boolean =>
    text.slice(m.end, at.start).trim() === '' && m.end <= at.start
      ? true
      : m.role === 'monthly' && isJustAfter(text, at, m);
  if (/^[一1]个?月/.test(text.slice(at.start, at.end)) && money.some(isRate)) return false;
  if (/^(多)?了/.test(right) && money.some((m) => m.end < at.start && at.start - m.end <= 6)) return false;
  const isNamedUnpaid = /^的?(工资|工钱|钱)?(都|也|还|一直)*(没|不|拖|欠|压|勿|弗)/.test(right);
  if (isNamedUnpaid && /(最后|头|(?<!之|以)前)$/.test(left)) return true;
  if (
    /(上|这|那|下|每|头|最后|前|第|试用期|合同|工期|放假|停工|休息|请假|住院|歇|停产|满|签了?|过了?|再过|等|怀孕)$/.test(
      left.replace(/[了的有]$/, ''),
    )
  )
    return false;
  if (/(合同|试用|试用期|产假|孕)/.test(right.slice(0, 5)) || /^(前|后|内|之内|以内|以后|之后)/.test(right))
    return false;
  if (
    /(欠|拖|差|押|压|扣|没发|没给|不发|不给|没结|少发|少给|没开|勿发|弗发|不开)(了|着|起|欠|我|我们|俺|俺们|他|她|大家|工人|工资|的|钱|快|有|将近|整整|大概|差不多|得有|已经|都|仔|妈|爸|老公|他们|咱|咱们|工钱|工钿|薪|薪水|大|\s)*$/.test(
      left,
    )
  )
    return true;
  const gap = NO_PAY.exec(right);
  if (!gap) return false;
  return !/上个?月|这个?月|\d月|[一二三四五六七八九十]月|加班|社保|合同|中介/.test(right.slice(0, gap.index));
}

function isJustAfter(text: string, at: Mention, m: Mention): boolean {
  return (
    m.start >= at.end &&
    /^(的)?(工资|能拿|拿|开|挣|给|发|就|才)?(是|大概|差不多|到手)*$/.test(text.slice(at.end, m.start))
  );
}

/** Days worked or owed: 干了42天, ×42天, 四十来天的工资. Not a rate (260一天), not a waiting time (等两天). */
export function findDays(text: string, numbers: readonly NumberHit[]): CountMention | undefined {
  for (const n of numbers) {
    const m = DAY_UNIT.exec(text.slice(n.end, n.end + 5));
    if (!m || n.vague) continue;
    const at = { start: n.start, end: n.end + m[0].length };
    if (!isWorked(text, at, n.value)) continue;
    const value = n.value + (m[4] === undefined ? 0 : 0.5);
    // "一共0天" is said by a slip of the finger; no days are no count to reckon with.
    if (value <= 0) continue;
    return {
      ...at,
      value,
      atLeast: m[1] !== undefined || n.approx,
    };
  }
  return undefined;
}

const DAY_UNIT = /^(来|多|几)?(?:个)?(多)?(天|工)(?!薪|地|资|人|作|友|钱|程|伤|厂|头|期|钿)(半(?!个|年|月))?/;

function isWorked(text: string, at: Mention, value: number): boolean {
  const left = before(text, at.start, 8);
  const right = after(text, at.end, 8);
  if (
    /(第|等|过|再|前|每|请了?|休|放|隔|歇|晚|拖|推|迟到|旷工|离职|提前|最多|下雨|住院?|躺|养|个月|月零|说是?|假|没[上干做]满|不满|不到|不足)(了|过|零|又|的)?$/.test(
      left,
    )
  )
    return false;
  if (/^(试岗|试用|试工|假|内|之内|以内|以后|之后|后|前|无薪|培训|没(上班|干|来|吃))/.test(right))
    return false;
  if (/(一|每)个?(礼拜|星期|周|月)[^，。]{0,3}$/.test(left)) return false;
  if (value === 1) return /^(的)?(工资|工钱)/.test(right);
  return (
    /(干|做|上|工作|欠|差|×|x|\*|乘|一共|总共|共|满|出勤|打|跑|搬|帮忙|搞|扛|值班|加班|在职|记了?)[^，。]{0,4}$/.test(
      left,
    ) ||
    /^(的)?(工资|工钱|工钿|活|钱|工)/.test(right) ||
    /^[^，。]{0,4}(没|不|勿|弗)(给|发|结|拿|把)/.test(right) ||
    (isOwnClause(text, at) && /干|做|上班|工地|一天|每天/.test(before(text, at.start, 40)))
  );
}

/** "…干的活 二十来天 说好一天280": the count stands between pauses. */
function isOwnClause(text: string, at: Mention): boolean {
  return /[\s，,、]$/.test(text.slice(0, at.start)) && /^([\s，,。]|$)/.test(text.slice(at.end));
}
