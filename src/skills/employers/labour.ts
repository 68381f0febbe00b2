import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { FormSpec, Skill, SlotSpec } from '../../contracts/skill';
import { filled, valueOf } from '../../contracts/slots';
import {
  agree,
  agreed,
  company,
  count,
  factsOf,
  office,
  phone,
  withoutConsent,
  words,
  wordsOf,
} from '../common/sign-up';
import { regionOf, type Stop } from '../common/stops';
import { refuseBias } from '../common/bias';

export const KEEP_DAYS = 180;

type Direction = 'labour_shortage' | 'labour_surplus';
const DIRECTIONS: Readonly<Record<Direction, string>> = {
  labour_shortage: '缺人，要招',
  labour_surplus: '人多了，想借出去',
};

const SURPLUS = /富余|人多(了|出)|多出来|没活(干|做)?|淡季|借(给|出)|想借出|共享员工|订单少/;
const SHORTAGE = /缺|招|不够|要人|借(点)?人来|找人/;

function direction(): SlotSpec {
  return {
    name: 'direction',
    prompts: ['是缺人，还是人多了想借出去？', '缺人就回“缺人”，人多了就回“借出去”。'],
    quickReplies: Object.values(DIRECTIONS),
    fill: (c) => {
      if (SURPLUS.test(c.text)) return filled('labour_surplus');
      if (SHORTAGE.test(c.text)) return filled('labour_shortage');
      // The answer given before says which it is about.
      return c.understanding.intent === 'employer_stabilization.lend_workers' && !c.asked
        ? filled('labour_surplus')
        : null;
    },
    readBack: (v) =>
      v.status === 'filled' ? `余缺：${DIRECTIONS[v.value as Direction]}` : '缺人还是人多：没说',
  };
}

function trade(): SlotSpec {
  const slot = words({
    name: 'trade',
    label: '工种',
    prompts: ['什么工种？', '比如“电焊工”“普工”。几种都写上。'],
  });
  return {
    ...slot,
    strict: true,
    fill: (c) => (c.understanding.entities.trade ? filled(c.understanding.entities.trade) : slot.fill(c)),
  };
}

const isSurplus = (slots: Slots): boolean => valueOf(slots, 'direction') === 'labour_surplus';

const form: FormSpec = {
  id: 'labour',
  title: '登记用工余缺',
  correctionExamples: '“缺30个人”“在昆山”',
  unanswered: '这个打12333问当地人社。',
  ends: withoutConsent,
  refuses: ({ text }) => refuseBias(text),
  slots: [
    direction(),
    company(),
    office({ label: '在哪', prompts: ['单位在哪个市、哪个区县？', '就说地方，比如“苏州昆山”。'] }),
    trade(),
    count({
      name: 'headcount',
      label: '人数',
      unit: '个人|人|名|位|个',
      shown: '人',
      said: true,
      prompts: ['多少人？', '报个人数就行，比如“30人”。'],
    }),
    {
      ...words({
        name: 'pay',
        fits: /[\d一二两三四五六七八九十百千万]|面议|计件|底薪|最低/,
        label: '工资',
        prompts: ['工资怎么算？一个月大概多少？', '比如“计件，6000到8000一个月”。'],
      }),
      skip: isSurplus,
    },
    words({
      name: 'period',
      label: '时间',
      prompts: ['什么时候要，要多久？', '比如“年后初八到六月”“长期”。'],
    }),
    phone(['联系电话是多少？当地人社要跟您对接。', '电话没看清，再发一遍。不想留就说“不留”。']),
    agree([
      `这些交给当地人社对接用工，${KEEP_DAYS}天后删。同意吗？`,
      '您说一声“同意”我才登记。不同意就不登记。',
    ]),
  ],
};

export function labourEntry(slots: Slots): RegisterDraft {
  const number = valueOf<string>(slots, 'phone');
  const said = wordsOf(slots, ['company', 'trade', 'pay', 'period']);
  return {
    kind: isSurplus(slots) ? 'labour_surplus' : 'labour_shortage',
    region: regionOf(valueOf<Stop>(slots, 'place')),
    facts: factsOf(slots, ['headcount']),
    ...(said ? { words: said } : {}),
    ...(number ? { person: { phone: number } } : {}),
    consent: 'share_with_bureau',
    keepDays: KEEP_DAYS,
  };
}

const LENT: ReplyDraft = {
  text: '借人先跟员工商量好，签清楚工资、工伤、社保谁管、借多久。不能强行安排。',
  sources: [{ id: 'notice:31', title: '苏人社函〔2021〕21号（第31项）' }],
};
const DONE = '登记好了，当地人社会看。能不能对上人，要看有没有合适的，我不能保证。登记、对接都不收钱。';

/** Firms that lack workers, and firms with more than they have work for (notice rows 30, 31). */
export const labour: Skill = {
  id: 'labour',
  title: form.title,
  form,
  begins: ({ text }) =>
    /登记|帮(忙|我)?(招|找)|报(一下|个)|缺.{0,4}\d|(缺|多)[一二两三四五六七八九十\d]+/.test(text),
  start: () => ({ replies: [{ text: '我帮您登记，不收钱。' }], frame: null }),
  complete: (slots) =>
    agreed(slots)
      ? {
          replies: [
            ...(isSurplus(slots) ? [LENT] : []),
            { text: DONE, quickReplies: isSurplus(slots) ? ['缺工怎么登记'] : ['发招工信息', '余缺调剂'] },
          ],
          effects: [{ kind: 'register', entry: labourEntry(slots) }],
          frame: null,
        }
      : { replies: [{ text: '好，不登记。想登记了再来。' }], frame: null },
};
