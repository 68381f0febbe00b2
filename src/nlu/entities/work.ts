import { after, before, type Mention } from './mention';
import type { NumberHit } from './numbers';

/** Counts of months, days and people, each told apart from its look-alikes (dates, rates, waiting times). */
export interface CountMention extends Mention {
  value: number;
  /** The speaker gave a lower bound or a rough figure. */
  atLeast: boolean;
}

const NO_PAY =
  /(没|不|未|勿|弗|冇|木有|莫)(有|得|曾|见)?(给|发|结|付|拿|开|把|打|见|领|到手|得到|收到|拨)|拖欠|欠|差起|差我|拖着|压着|扣着|押着|一分(钱)?(没|都)|拖了|没(工资|钱)/;
const MONTH_UNIT = /^(多)?\s*(?:个)?(多)?(半)?(?:月头|月|号头)(?!\d)(半|多|零)?/;

/** Months of wages owed: 三个月没发, 欠我俩月工资, 半年的工资, 3个半月. Duration of work or of a contract does not count. */
export function findMonthsOwed(text: string, numbers: readonly NumberHit[]): CountMention | undefined {
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
    if (!isOwed(text, at)) continue;
    const half = Boolean(counted[3]) || counted[4] === '半';
    return {
      ...at,
      value: n.value + (half ? 0.5 : 0),
      atLeast: Boolean(counted[1] ?? counted[2]) || n.approx,
    };
  }
  return halfYears(text);
}

function halfYears(text: string): CountMention | undefined {
  for (const m of text.matchAll(/(半年|(?<!第)(一|两|二|三|1|2|3)年(半|多)?)(多)?/g)) {
    const at = { start: m.index, end: m.index + m[0].length };
    if (!isOwed(text, at) || /去|前|今|每|哪/.test(text[at.start - 1] ?? '')) continue;
    const years = m[1] === '半年' ? 0.5 : ({ 一: 1, 两: 2, 二: 2, 三: 3 }[m[2] ?? ''] ?? Number(m[2]));
    return { ...at, value: years * 12 + (m[3] === '半' ? 6 : 0), atLeast: m[3] === '多' || m[4] === '多' };
  }
  return undefined;
}

/** Owed when the debt is said before, or the missing pay after, with no other period in between. */
function isOwed(text: string, at: Mention): boolean {
  const left = before(text, at.start, 12);
  const right = after(text, at.end, 16);
  // "5000一个月" is a rate.
  if (
    /[\d块元百千万k]\s*$/.test(left) ||
    /^[，,]?(工资|能拿|拿|开|挣|给|发)?(是|大概|差不多)?\d{4}/.test(right)
  )
    return false;
  if (
    /(上|这|那|下|每|头|最后|前|第|试用期|合同|工期|满|签了?|过了?|再过|等|怀孕)$/.test(
      left.replace(/[了的有]$/, ''),
    )
  )
    return false;
  if (/(合同|试用|试用期|产假|孕)/.test(right.slice(0, 5)) || /^(前|后|内|之内|以内|以后|之后)/.test(right))
    return false;
  if (
    /(欠|拖|差|押|压|扣|没发|没给|不发|不给|没结|少发|少给|没开)(了|着|起|我|我们|俺|俺们|他|她|大家|工人|工资|的|钱|快|有|将近|整整|大概|差不多|得有|已经|都|仔|妈|爸|老公|他们|咱|咱们)*$/.test(
      left,
    )
  )
    return true;
  const gap = NO_PAY.exec(right);
  if (!gap) return false;
  return !/上个?月|这个?月|\d月|[一二三四五六七八九十]月|加班|社保|合同|中介/.test(right.slice(0, gap.index));
}

/** Days worked or owed: 干了42天, ×42天, 四十来天的工资. Not a rate (260一天), not a waiting time (等两天). */
export function findDays(text: string, numbers: readonly NumberHit[]): CountMention | undefined {
  for (const n of numbers) {
    const m = /^(来|多|几)?(个)?(天|工)(?!薪|地|资|人|作|友|钱|程|伤|厂|头|期|钿)/.exec(
      text.slice(n.end, n.end + 4),
    );
    if (!m || n.vague) continue;
    const at = { start: n.start, end: n.end + m[0].length };
    const left = before(text, at.start, 8);
    const right = after(text, at.end, 8);
    if (/(第|等|过|再|前|每|请了?|休|放|隔|歇|晚|拖|推|迟到|旷工|离职|提前|最多|下雨)(了|过)?$/.test(left))
      continue;
    const counted =
      /(干|做|上|工作|欠|差|×|x|\*|乘|一共|总共|共|满|出勤|打|跑|搬|帮忙|搞|扛)[^，。]{0,4}$/.test(left) ||
      /^(的)?(工资|工钱|工钿|活|钱|工)/.test(right) ||
      /^[^，。]{0,4}(没|不)(给|发|结|拿)/.test(right);
    if (!counted || (n.value === 1 && !/^(的)?(工资|工钱)/.test(right))) continue;
    return { ...at, value: n.value, atLeast: m[1] !== undefined || n.approx };
  }
  return undefined;
}

const PEOPLE =
  /^(来|多|几)?(?:个|号|名|位|口)?(来|多)?(?:人|工友|工人|民工|农民工|同事|兄弟|老乡|伙计|师傅|员工|姐妹|弟兄|打工的|工)(?!民币|工资|事|社|力|家|会|类)/;
const GROUP_BEFORE =
  /(我们|俺们|咱们|咱|伲|阿拉|我们这|大家|工友|一拢|一共|总共|拢共|有|连我|带着|剩下|还有|我带)(一共|总共|拢共|一拢|有|还有|班组|宿舍|车间|工地|这里|这边|几个|大概|差不多|这|就|都|快|将近|上)*$/;

/** How many people it concerns: 我们一拢8个人, 十来个, 二三十号人, 100多人, 就我一个人. */
export function findHeadcount(text: string, numbers: readonly NumberHit[]): CountMention | undefined {
  let best: CountMention | undefined;
  for (const n of numbers) {
    if (n.vague || n.value > 100_000) continue;
    const tail = text.slice(n.end, n.end + 8);
    const left = before(text, n.start, 10);
    const direct = PEOPLE.exec(tail);
    const group = /^(来|多|几)?(个|号|口)(来|多)?(?![月半小钟头工样地字])/.exec(tail);
    const only =
      text.length <= 8 &&
      text.slice(0, n.start).trim() === '' &&
      /^[吧左右的样子。，,.\s]*$/.test(text.slice(n.end + (group?.[0].length ?? 0)));
    const m = direct ?? (group && (only || GROUP_BEFORE.test(left)) ? group : null);
    if (!m || /(第|每|哪|另)$/.test(left)) continue;
    if (/^[^，。]{0,2}(老板|领导|管理|经理|中介|骗子|包工头|孩子|娃)/.test(text.slice(n.end, n.end + 5)))
      continue;
    const withMe = /我(和|跟|带着?|还有|加|加上|同)$/.test(left) ? 1 : 0;
    if (n.value === 1 && withMe === 0 && !/我(自己)?(就|只有|是)?$|就我$|只有我$/.test(left)) continue;
    const rough =
      n.approx || m[1] !== undefined || m[2] === '来' || m[2] === '多' || m[3] === '来' || m[3] === '多';
    const hit = { start: n.start, end: n.end + m[0].length, value: n.value + withMe, atLeast: rough };
    if (!best || hit.value > best.value) best = hit;
  }
  return best;
}
