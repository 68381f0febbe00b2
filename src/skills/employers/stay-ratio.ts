import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import type { FormSpec, Skill, SlotContext, SlotSpec } from '../../contracts/skill';
import { declined, filled, valueOf } from '../../contracts/slots';
import { bareCount, readWhole } from '../common/numerals';

/** 留工比例 = 留岗人数 ÷ 职工数 (notice row 38). How both are counted, and what follows from it, a local paper says. */
export interface Heads {
  total?: number;
  stayed?: number;
}

const N = '([\\d,]{1,6}|[一二两三四五六七八九十百千零]{1,7})';
const TOTAL = new RegExp(
  `(?:一共|总共|全厂|全公司|职工(?:总数|数)?|员工(?:总数|数)?|在册|总人数|总数|公司|厂里?|单位)(?:是|有|共|一共)?\\s*${N}\\s*(?:个|人|名|$|[，,。；;])`,
);
const STAYED = [
  new RegExp(
    `(?:留岗|留下|留了|留着|留工|在岗|没走|没回|过年留)(?:的|来|人数|职工|员工|了|有|是|过年)*\\s*${N}\\s*(?:个|人|名|$|[，,。；;])`,
  ),
  new RegExp(`${N}\\s*(?:个|人|名)+(?:职工|员工|工人|工)?(?:过年)?(?:留|在岗|没走|没回|不走)`),
];

/** Both numbers, as far as a message names which is which. */
export function headsIn(text: string): Heads {
  const plain = text.normalize('NFKC');
  const number = (patterns: readonly RegExp[]): number | undefined => {
    const said = patterns.map((pattern) => pattern.exec(plain)?.[1]).find((found) => found !== undefined);
    return said === undefined ? undefined : readWhole(said);
  };
  const [total, stayed] = [number([TOTAL]), number(STAYED)];
  return { ...(total ? { total } : {}), ...(stayed !== undefined ? { stayed } : {}) };
}

/** In percent with one decimal. @throws RangeError when the numbers cannot be a part and its whole */
export function stayRatio(total: number, stayed: number): number {
  if (!(total > 0) || stayed < 0 || stayed > total) throw new RangeError('stayed must be within total');
  return Math.round((stayed / total) * 1000) / 10;
}

function heads(
  name: keyof Heads,
  prompts: readonly [string, string],
  fits: (n: number, c: SlotContext) => boolean,
): SlotSpec {
  return {
    name,
    prompts,
    strict: true,
    fill: (c) => {
      const told = headsIn(c.text);
      const alone =
        c.asked && told.total === undefined && told.stayed === undefined ? bareCount(c.text) : undefined;
      const found = told[name] ?? alone;
      return found !== undefined && fits(found, c) ? filled(found) : declined(c);
    },
    readBack: (v) =>
      `${name === 'total' ? '职工数' : '留岗人数'}：${v.status === 'filled' ? `${String(v.value)}人` : '没说'}`,
  };
}

const SLOTS = [
  heads('total', ['职工一共多少人？', '报个数就行，比如“46”。不知道就说“不知道”。'], (n) => n > 0),
  heads(
    'stayed',
    ['过年留岗的有多少人？', '报个数就行，不会比职工数多。不知道就说“不知道”。'],
    (n, c) => n <= (valueOf<number>(c.slots, 'total') ?? Infinity),
  ),
];

const form: FormSpec = {
  id: 'stay-ratio',
  title: '算留工比例',
  correctionExamples: '“职工46人”“留岗38人”',
  unanswered: '这个打12333问当地人社。',
  ends: (slots) => SLOTS.every(({ name }) => slots[name] !== undefined),
  slots: SLOTS,
};

const NOTICE = { id: 'notice:38', title: '苏人社函〔2021〕21号（第38项）' };

function result(slots: Slots): ReplyDraft[] {
  const [total, stayed] = [valueOf<number>(slots, 'total'), valueOf<number>(slots, 'stayed')];
  if (total === undefined || stayed === undefined)
    return [
      {
        text: '缺一个数，算不出来。公式是：留工比例＝留岗人数÷职工数。数查到了再来算。',
        quickReplies: ['算留工比例', '登记企业咨询'],
      },
    ];
  return [
    { text: `留工比例＝留岗人数÷职工数＝${stayed}÷${total}＝${stayRatio(total, stayed)}%。` },
    {
      text: '职工数按在册还是按参保算，看当地文件。补不补、预拨多少，由当地人社部门定，我说了不算。2021年那轮已经过期。',
      sources: [NOTICE],
      quickReplies: ['登记企业咨询', '稳岗返还', '以工代训'],
    },
  ];
}

/** Works out the share of workers who stayed over the holiday, and says who decides what it is worth. */
export const stayRatioSkill: Skill = {
  id: 'stay-ratio',
  title: form.title,
  form,
  begins: ({ text }) => /算|比例|多少人|留工率/.test(text) || Object.keys(headsIn(text)).length > 0,
  start: () => ({ replies: [{ text: '我帮您算，两个数就够。' }], frame: null }),
  complete: (slots) => ({ replies: result(slots), frame: null }),
};
