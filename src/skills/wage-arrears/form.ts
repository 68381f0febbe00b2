import type { FormSpec, SlotContext, SlotSpec } from '../../contracts/skill';
import type { SlotValue } from '../../contracts/dialogue';
import { chineseDate, declined, filled, freeText, valueOf, yuan } from '../../contracts/slots';
import type { Entities } from '../../contracts/understanding';
import { contact, contactTime, employer, evidence, people, place, wrap } from '../common/slots';

export interface Owed {
  amount?: number;
  approx?: boolean;
  range?: [number, number];
  months?: number;
  from?: string;
  to?: string;
  dailyWage?: number;
  days?: number;
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
  slots: [
    place(),
    employer(),
    owed(),
    people(),
    employment(),
    evidence(),
    steps(),
    wish(),
    contact(),
    contactTime(),
  ],
};

function owed(): SlotSpec {
  return {
    name: 'owed',
    prompts: [
      '欠您多少钱？欠了几个月，是哪段时间的？',
      '大概数也行，比如“欠两万，去年十月到十二月”。说不清就说“不知道”。',
    ],
    fromMemory: (m) => wrap(owedOf(m)),
    fill: (c) => {
      const found = owedOf(c.understanding.entities);
      if (found) {
        const before = valueOf<Owed>(c.slots, 'owed');
        return filled({ ...before, ...found });
      }
      return freeTextAs(c, 'owed');
    },
    readBack: (v) => (v.status === 'filled' ? `欠：${owedText(v.value as Owed)}` : '欠多少：说不清'),
  };
}

/** A free answer kept as text when no amount could be read in it. */
function freeTextAs(c: SlotContext, _slot: string): SlotValue | null {
  const text = freeText(c);
  if (text?.status !== 'filled') return text;
  return c.understanding.answer === undefined ? filled({ text: text.value }) : null;
}

function owedOf(e: Entities): Owed | null {
  const found: Owed = {
    ...(e.amountOwed === undefined ? {} : { amount: e.amountOwed, approx: e.amountApprox ?? false }),
    ...(e.amountRange ? { range: e.amountRange } : {}),
    ...(e.monthsOwed === undefined ? {} : { months: e.monthsOwed }),
    ...(e.periodFrom ? { from: e.periodFrom } : {}),
    ...(e.periodTo ? { to: e.periodTo } : {}),
    ...(e.dailyWage === undefined ? {} : { dailyWage: e.dailyWage }),
    ...(e.days === undefined ? {} : { days: e.days }),
  };
  return Object.keys(found).length > 0 ? found : null;
}

/** "12000元，3个月，2026年1月1日到2026年3月31日". */
export function owedText(o: Owed): string {
  const parts: string[] = [];
  if (o.amount !== undefined) parts.push(yuan(o.amount, o.approx));
  else if (o.range) parts.push(`${o.range[0]}到${o.range[1]}元`);
  else if (o.dailyWage !== undefined && o.days !== undefined) parts.push(`${o.dailyWage}元一天，${o.days}天`);
  if (o.months !== undefined) parts.push(`${o.months}个月`);
  if (o.from && o.to) parts.push(`${chineseDate(o.from)}到${chineseDate(o.to)}`);
  else if (o.from) parts.push(`从${chineseDate(o.from)}起`);
  if (parts.length === 0 && o.text) parts.push(o.text);
  return parts.join('，') || '没说清';
}

function employment(): SlotSpec {
  return {
    name: 'employment',
    prompts: ['您现在还在那儿干吗？不干了的话，是哪天离开的？', '还在干，还是已经走了？走了就说大概哪天。'],
    quickReplies: ['还在干', '已经不干了'],
    fromMemory: (m) => (m.resignedOn ? filled({ still: false, leftOn: m.resignedOn }) : null),
    fill: (c) => {
      const leftOn = c.understanding.entities.resignedOn;
      if (leftOn) return filled({ still: false, leftOn });
      if (/还在(干|做|上班|厂里|工地)|没(走|离职|辞)|在职|接着干/.test(c.text))
        return filled({ still: true });
      if (
        /(已经|早就|都)?(不干了|走了|离职了|辞职了|离开了|不做了|没干了|辞了)/.test(c.text) &&
        (c.asked || /我/.test(c.text))
      )
        return filled({ still: false });
      if (!c.asked) return null;
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

function steps(): SlotSpec {
  return {
    name: 'steps',
    prompts: [
      '之前找过谁吗？比如劳动监察、仲裁、法院、12345，或者跟老板谈过。',
      '去过仲裁或法院的要告诉我，路不一样。没找过就说“没有”。',
    ],
    quickReplies: ['没找过', '只跟老板谈过', '打过12345', '已经在仲裁'],
    fill: (c) => (c.asked ? (c.understanding.answer === 'no' ? filled('没找过') : freeText(c)) : null),
    readBack: (v) => (v.status === 'filled' ? `找过谁：${String(v.value)}` : null),
  };
}

function wish(): SlotSpec {
  return {
    name: 'wish',
    prompts: ['您想要什么结果？比如要回全部工资、要加班费、要补偿。', '最想要的是什么？一句话就行。'],
    quickReplies: ['要回全部工资', '工资和补偿都要'],
    fill: (c) => freeText(c),
    readBack: (v) => (v.status === 'filled' ? `想要：${String(v.value)}` : null),
  };
}
