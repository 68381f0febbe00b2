import type { Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { FormSpec, Skill, SlotSpec } from '../../contracts/skill';
import { filled, valueOf } from '../../contracts/slots';
import { originOf } from '../common/origins';
import {
  agree,
  agreed,
  company,
  count,
  day,
  factsOf,
  office,
  phone,
  withoutConsent,
  words,
  wordsOf,
} from '../common/sign-up';
import { regionOf, type Stop } from '../common/stops';

export const KEEP_DAYS = 90;

function origins(): SlotSpec {
  const slot = words({
    name: 'origin',
    label: '从哪来',
    prompts: ['主要从哪个省回来？', '说省份就行，比如“四川”。几个省就报人最多的。'],
  });
  return {
    ...slot,
    strict: true,
    fill: (c) => {
      const found = originOf(c.text);
      if (found && (c.asked || /从|回来|返/.test(c.text)) && (c.asked || found.province !== '江苏'))
        return filled(found.province);
      return c.asked && c.understanding.answer ? slot.fill(c) : null;
    },
  };
}

/** ID numbers and health have no place in this list: a message with them is not taken in. */
const TOO_MUCH = /[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])\d{2}\d{3}[\dXx]|核酸|健康码|体温|行程码/;

const form: FormSpec = {
  id: 'return-roster',
  title: '登记返工人数',
  correctionExamples: '“50人”“从四川来”',
  unanswered: '这个打12333问当地人社。',
  ends: withoutConsent,
  refuses: ({ text }) =>
    TOO_MUCH.test(text)
      ? {
          text: '身份证号、核酸、健康码都不要发，这里只记人数、省份、日子。员工的信息少收少存。',
          sources: [{ id: 'PIPL-28-30', title: '《个人信息保护法》第28条' }],
        }
      : null,
  slots: [
    company(),
    office({ label: '在哪', prompts: ['单位在哪个市、哪个区县？', '就说地方，比如“苏州昆山”。'] }),
    count({
      name: 'headcount',
      label: '返工人数',
      unit: '个人|人|名|位|个',
      shown: '人',
      said: true,
      prompts: ['这批回来多少人？', '报个人数就行，名字不用报。'],
    }),
    origins(),
    day({
      name: 'arrivedOn',
      label: '哪天到',
      direction: 'nearest',
      prompts: ['哪天到？', '说个日子，比如“正月初八”。没定就说“没定”。'],
      said: (text) => /到|回来|返/.test(text),
    }),
    phone(['联系电话是多少？', '电话没看清，再发一遍。不想留就说“不留”。']),
    agree([
      `这些交给当地人社做返工统计，${KEEP_DAYS}天后删。同意吗？`,
      '您说一声“同意”我才登记。不同意就不登记。',
    ]),
  ],
};

export function rosterEntry(slots: Slots): RegisterDraft {
  const number = valueOf<string>(slots, 'phone');
  const said = wordsOf(slots, ['company']);
  return {
    kind: 'return_registration',
    region: regionOf(valueOf<Stop>(slots, 'place')),
    facts: { reporter: 'employer', ...factsOf(slots, ['headcount', 'origin', 'arrivedOn']) },
    ...(said ? { words: said } : {}),
    ...(number ? { person: { phone: number } } : {}),
    consent: 'share_with_bureau',
    keepDays: KEEP_DAYS,
  };
}

/** A firm tells how many of its people come back, from where and when; never who. */
export const returnRoster: Skill = {
  id: 'return-roster',
  title: form.title,
  form,
  begins: ({ text }) =>
    /(想|(?<!不)要|帮我|给我|来)(登记|报)(?![^，。]*[吗？?])|登记(一下|下)|报(一下|个)|\d+(多|来)?(个|名)?人/.test(
      text,
    ),
  start: () => ({
    replies: [{ text: '自愿登记，只记人数、省份、哪天到。不要名单、身份证号，也不问健康。' }],
    frame: null,
  }),
  complete: (slots) =>
    agreed(slots)
      ? {
          replies: [
            {
              text: '登记好了。员工从哪里来都一样上班；因为是哪里人不让上班，是歧视。',
              sources: [{ id: 'JYCJ-31', title: '《就业促进法》第31条' }],
              quickReplies: ['缺工怎么登记', '点对点包车'],
            },
          ],
          effects: [{ kind: 'register', entry: rosterEntry(slots) }],
          frame: null,
        }
      : { replies: [{ text: '好，不登记。' }], frame: null },
};
