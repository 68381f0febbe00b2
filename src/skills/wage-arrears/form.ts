import type { FormSpec, SlotContext, SlotSpec } from '../../contracts/skill';
import type { SlotValue } from '../../contracts/dialogue';
import { chineseDate, declined, filled, freeText, valueOf, yuan } from '../../contracts/slots';
import type { Entities } from '../../contracts/understanding';
import { furtherDemands } from '../common/demands';
import {
  clauseWith,
  contact,
  contactTime,
  employer,
  evidence,
  named,
  NONE_AT_ALL,
  people,
  place,
  wrap,
} from '../common/slots';
import { payer, site } from './payer';

export interface Amount {
  amount?: number;
  approx?: boolean;
  range?: [number, number];
  dailyWage?: number;
  days?: number;
  monthlyWage?: number;
  months?: number;
  text?: string;
}
export interface Period {
  months?: number;
  from?: string;
  to?: string;
  text?: string;
}
export interface Employment {
  still: boolean;
  leftOn?: string;
}

/**
 * The complaint about unpaid wages, in the order of procedures §4. The first question there, "现在安全吗", is answered by
 * the safety rules, which have read every message before this form sees it; asking a calm person would only frighten.
 */
export const arrearsForm: FormSpec = {
  id: 'wage-arrears',
  title: '登记欠薪投诉',
  subject: 'wage_arrears',
  asides: { cost: '登记、投诉、仲裁都不收钱。谁找您收钱，都别给。' },
  slots: [
    place(),
    employer(),
    site(),
    payer(),
    amount(),
    period(),
    people(),
    employment(),
    evidence(),
    steps(),
    wish(),
    contact(),
    contactTime(),
    furtherDemands(() => 'arrears'),
  ],
};

function amount(): SlotSpec {
  const of = (e: Entities): Amount | null => {
    if (e.amountOwed !== undefined) return { amount: e.amountOwed, approx: e.amountApprox ?? false };
    if (e.amountRange) return { range: e.amountRange };
    if (e.dailyWage !== undefined && e.days) return { dailyWage: e.dailyWage, days: e.days };
    if (e.monthlyWage !== undefined && e.monthsOwed !== undefined)
      return { monthlyWage: e.monthlyWage, months: e.monthsOwed };
    return null;
  };
  return {
    name: 'amount',
    strict: true,
    prompts: [
      '一共欠您多少钱？大概数也行。',
      '欠多少？比如“两万”“三四千”，或者“260一天干了42天”。说不清就说“不知道”。',
    ],
    joint: {
      with: 'period',
      prompt: '一共欠您多少钱？是哪几个月的？大概数也行，比如“两万，去年十月到现在”。',
    },
    fromMemory: (m) => wrap(of(m)),
    fill: (c) => {
      const found = of({ ...c.memory, ...c.understanding.entities });
      if (found && of(c.understanding.entities)) return filled(of(c.understanding.entities));
      if (found && c.asked) return filled(found);
      const { monthlyWage } = c.understanding.entities;
      const months = valueOf<Period>(c.slots, 'period')?.months;
      if (monthlyWage !== undefined && months !== undefined) return filled({ monthlyWage, months });
      const { bareSum } = c.understanding;
      const figure = listsFacts(c) ? FIGURE_CLAUSE.exec(c.text.normalize('NFKC').trim())?.[1] : undefined;
      if (figure !== undefined) return filled({ amount: Number(figure) });
      if (bareSum && (c.asked || listsFacts(c))) {
        const { yuan: amount, approx, range } = bareSum;
        return filled(range ? { range } : { amount, approx });
      }
      return asText(c);
    },
    readBack: (v) => (v.status === 'filled' ? `欠：${amountText(v.value as Amount)}` : '欠多少：说不清'),
  };
}

function period(): SlotSpec {
  const of = (e: Entities): Period | null => {
    const found: Period = {
      ...(e.monthsOwed === undefined ? {} : { months: e.monthsOwed }),
      ...(e.periodFrom ? { from: beforeLeaving(e.periodFrom, e) } : {}),
      ...(e.periodTo ? { to: beforeLeaving(e.periodTo, e) } : {}),
    };
    return Object.keys(found).length > 0 ? found : null;
  };
  return {
    name: 'period',
    strict: true,
    prompts: [
      '欠了几个月？是哪段时间的工资？',
      '欠了几个月的工资？比如“三个月”“去年十月到十二月”。说不清就说“不知道”。',
    ],
    fromMemory: (m) => wrap(of(m)),
    completes: ({ status, value }) => status === 'filled' && isOpenEnded(value as Period),
    fill: (c) => {
      const found = of(c.understanding.entities) ?? (c.asked || listsFacts(c) ? monthsIn(c.text) : null);
      // The length and the dates may come in two messages.
      return found ? filled({ ...valueOf<Period>(c.slots, 'period'), ...found }) : asText(c);
    },
    readBack: (v) =>
      v.status === 'filled' ? `哪段时间：${periodText(v.value as Period)}` : '哪段时间：说不清',
  };
}

/** A month without a year is read as the latest one; wages that are owed were earned before the last day of work. */
const beforeLeaving = (date: string, { periodFrom, resignedOn }: Entities): string =>
  resignedOn !== undefined && periodFrom !== undefined && periodFrom > resignedOn
    ? `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
    : date;

/** How long, but not when: the dates may still come. */
const isOpenEnded = (p: Period): boolean => p.months !== undefined && p.from === undefined;

/** Longest clause of somebody who lists facts: "亿丰纸业 7500 两个月 已走". */
const FACT_CHARS = 9;

/** A figure alone between other facts, of the size of a wage. */
const FIGURE_CLAUSE = /\s(\d{3,6})(?:块钱?|元)?(?=\s)/;

/** Facts in a row, or one by itself, without a sentence around them: a bare sum or time is then what is owed. */
function listsFacts(c: SlotContext): boolean {
  if (c.understanding.entities.monthlyWage !== undefined || /个?月\s*\d/.test(c.text)) return false;
  return c.text
    .trim()
    .split(/[，,。；;、\s]+/)
    .every((clause) => clause.length <= FACT_CHARS);
}

const NUMERALS = '一二三四五六七八九十';

/** "两个月", "仨月", "一个半月", "半年" as the answer to how long; bare, so that only this question may read them so. */
export function bareMonths(text: string): Period | null {
  const plain = text.normalize('NFKC').trim();
  if (/^半年(多|左右)?$/.test(plain)) return { months: 6 };
  const found =
    /^(?:差不多|大概|快|有|是|都|已经|欠了?)?(\d{1,2}|[一二两俩三仨四五六七八九十])个?(半)?月(?:多|了|左右|的?工资)*$/.exec(
      plain,
    );
  if (!found) return null;
  const [, digits = '', half] = found;
  const whole = /\d/.test(digits)
    ? Number(digits)
    : 1 + NUMERALS.indexOf(digits.replace(/[两俩]/, '二').replace('仨', '三'));
  return { months: whole + (half ? 0.5 : 0) };
}

/** The same in a clause of its own: "九千块，一个半月". */
function monthsIn(text: string): Period | null {
  const clauses = text.split(/[，,。；;、\s]+/);
  return clauses.map(bareMonths).find((found) => found !== null) ?? null;
}

/** A free answer kept as it is when nothing could be read in it; yes, no and the like are no answer here. */
function asText(c: SlotContext): SlotValue | null {
  const text = freeText(c);
  if (text?.status !== 'filled') return text;
  // A sum or a time has a number or a word for one; "老板一直拖着" has neither.
  const measured = /[\d一二两三四五六七八九十百千万半几多全]|钱|块|年|月|天|周|春|夏|秋|冬/.test(c.text);
  const isCallTime = /点(半|钟)?(以后|之后|后|以前|之前|前)|打(给我|我电话|电话)?$/.test(c.text.trim());
  return c.understanding.answer === undefined && measured && !isCallTime
    ? { ...filled({ text: text.value }), loose: true }
    : null;
}

export function amountText(a: Amount): string {
  if (a.amount !== undefined) return yuan(a.amount, a.approx);
  if (a.range) return `${a.range[0]}到${a.range[1]}元`;
  const total = totalOf(a);
  if (a.dailyWage !== undefined)
    return `${a.dailyWage}元一天，${a.days}天${total === undefined ? '' : `，合${yuan(total)}`}`;
  if (a.monthlyWage !== undefined)
    return `${a.monthlyWage}元一个月，${a.months}个月${total === undefined ? '' : `，合${yuan(total)}`}`;
  return a.text ?? '没说清';
}

/** The total as said, or rate × time when that was said instead. Undefined when neither was. */
export function totalOf(a: Amount | undefined): number | undefined {
  if (a?.amount !== undefined) return a.amount;
  if (a?.dailyWage !== undefined && a.days !== undefined) return Math.round(a.dailyWage * a.days * 100) / 100;
  if (a?.monthlyWage !== undefined && a.months !== undefined)
    return Math.round(a.monthlyWage * a.months * 100) / 100;
  return undefined;
}

/** "3个月，2026年1月1日到2026年3月31日". */
export function periodText(p: Period): string {
  const parts: string[] = [];
  if (p.months !== undefined) parts.push(`${p.months}个月`);
  if (p.from && p.to) parts.push(`${chineseDate(p.from)}到${chineseDate(p.to)}`);
  else if (p.from) parts.push(`从${chineseDate(p.from)}起`);
  else if (p.to) parts.push(`到${chineseDate(p.to)}`);
  if (parts.length === 0 && p.text) parts.push(p.text);
  return parts.join('，') || '没说清';
}

/** "还在", "在呢": the bare answer to whether one still works there. */
const STILL = /^(现在)?(还|都)?(在|干着|做着)(的|呢|啊|哩|着)?[。.!！]?$/;
/** "已走", "走了": a clause that tells only that one has left. "老板走了" tells something else. */
const LEFT = /^(我|人|现在)?(已经?|早就?|都)*(不干|走|离职|辞职|辞工)了?[。.!！]?$/;

function employment(): SlotSpec {
  return {
    name: 'employment',
    prompts: ['您现在还在那儿干吗？不干了的话，是哪天离开的？', '还在干，还是已经走了？走了就说大概哪天。'],
    quickReplies: ['还在干', '已经不干了'],
    fromMemory: (m) => (m.resignedOn ? filled({ still: false, leftOn: m.resignedOn }) : null),
    fill: (c) => {
      const leftOn = c.understanding.entities.resignedOn;
      if (leftOn) return filled({ still: false, leftOn });
      if (
        /还在(干|做|跑|送|上班|厂里|工地)|没(走|离职|辞)|在职|接着干|還在/.test(c.text) ||
        (c.asked && STILL.test(c.text.trim()))
      )
        return filled({ still: true });
      if (
        /(已经|早就|都)?(不干了|走了|离职了|辞职了|离开了|不做了|没干了|辞了|[没不](做|跑|去|上班)了|(厂子?|店|公司|工地)(关|倒|停|散)了?|干完了|活完了)/.test(
          c.text,
        ) &&
        (c.asked || /我/.test(c.text))
      ) {
        const { periodFrom, periodTo: day } = c.understanding.entities;
        return filled({ still: false, ...(c.asked && day && day === periodFrom ? { leftOn: day } : {}) });
      }
      if (listsFacts(c) && !/老板|工头/.test(c.text) && clauseWith(LEFT, c.text) !== undefined)
        return filled({ still: false });
      if (!c.asked) return null;
      // Beside a second question a bare yes or no leaves open what it answers.
      if (c.joint) return declined(c);
      // A bare yes answers "还在干吗"; a bare date is the day of leaving.
      if (c.understanding.answer === 'yes' || /^在$|^在的$/.test(c.text.trim()))
        return filled({ still: true });
      if (c.understanding.answer === 'no') return filled({ still: false });
      const { periodTo } = c.understanding.entities;
      if (periodTo) return filled({ still: false, leftOn: periodTo });
      return declined(c);
    },
    readBack: (v) => {
      if (v.status !== 'filled') return '在不在职：没说';
      const e = v.value as Employment;
      return e.still ? '现在：还在那儿干' : `现在：不干了${e.leftOn ? `，${chineseDate(e.leftOn)}走的` : ''}`;
    },
  };
}

/** Where somebody may have been already. */
const DOORS =
  /仲裁|法院|起诉|监察|人社局|12345|12333|警|派出所|律师|法律援助|信访|工会|居委|社区|跟老板|找老板|找过老板|谈过/;

/** Where somebody has been, told before it was asked. */
const WENT =
  /(已经)?(报过警|报了警|打过12\d{3}|(找|去)过(劳动|监察|仲裁|人社|老板|包工头|项目部)|去?(投诉|仲裁|起诉)过|已经(报警|仲裁|起诉))/;

const NOBODY =
  /[，,。；;\s](都|也)?没有?(的|过|了)?[。.!！]?$|没(有)?(找|去|问|跟)过?(谁|人|他们|任何人|哪里)?$|(谁|哪)(都|也)没(找|去|问)/;

function steps(): SlotSpec {
  return {
    name: 'steps',
    prompts: [
      '之前找过谁吗？比如劳动监察、仲裁、法院、12345，或者跟老板谈过。',
      '找过谁？去过仲裁或法院的要告诉我，路不一样。没找过就说“没有”。',
    ],
    quickReplies: ['没找过', '只跟老板谈过', '打过12345', '已经在仲裁'],
    fill: (c) => {
      if (!c.asked) return wrap(clauseWith(WENT, c.text));
      if (c.understanding.answer === 'no' || NONE_AT_ALL.test(c.text.trim()) || NOBODY.test(c.text))
        return filled('没找过');
      // Beside the question for proof, only words that name a door are about doors.
      return c.joint && !DOORS.test(c.text) ? null : named(DOORS, c);
    },
    readBack: (v) => (v.status === 'filled' ? `找过谁：${String(v.value)}` : null),
  };
}

const WANTS_WAGES = '要回欠的工资';
/** A message, or a clause at its end, that says what is wanted. */
const WANTED =
  /(?<=^|[，,。；;\s])(我|就|只|我就|我只|还|我还)?(想要?|要|希望|要求|求)(?!是|问|知道|投诉|登记|举报|改|补充|人工|走|死|查|撤|不要)(要?回|他|她|老板|单位|公司|厂里|把|讨|拿|给|补|赔|钱|工资|全部|工钱|加班费|赔偿|补偿|经济补偿|社保|道歉|尽快|马上)[^？?]{0,40}$|^(就是?|只要?|能)?(把|要|拿|讨)?(我的)?(工钱|工资|血汗钱|钱|全部工资)(都|全|一分不少地?)?(给我)?(要|讨|拿)回来?(就行|就好|就可以)?[。.!！]?$|^(全部|全额|一次)?(付清|结清|补齐|要钱)(就行|就好)?[。.!！]?$/;
const looksAsked = (text: string): boolean => /[?？吗呢]\s*$|怎么|能不能|可以/.test(text);

function wish(): SlotSpec {
  return {
    name: 'wish',
    // Whoever is owed wages wants them: not worth a question. It is read back, and "还要补偿" adds to it.
    prompts: [],
    skip: () => true,
    fromMemory: () => filled(WANTS_WAGES),
    fill: (c) => {
      const wanted = WANTED.exec(c.text.trim())?.[0];
      if (!wanted || looksAsked(c.text)) return null;
      const before = valueOf<string>(c.slots, 'wish');
      const whole = wanted === c.text.trim() ? { whole: true } : {};
      if (before === undefined || before === WANTS_WAGES)
        return { ...filled(wanted.slice(0, 200)), ...whole };
      return before.includes(wanted) ? null : { ...filled(`${before}；${wanted}`.slice(0, 500)), ...whole };
    },
    gathers: { noted: () => '想要的结果记下了。' },
    readBack: (v) =>
      v.status === 'filled' ? `想要：${String(v.value)}（还要别的，比如补偿、社保，直接说）` : null,
  };
}
