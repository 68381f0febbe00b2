import type { Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { FormSpec, Skill, SlotSpec } from '../../contracts/skill';
import { filled, valueOf } from '../../contracts/slots';
import {
  agree,
  agreed,
  company,
  factsOf,
  office,
  phone,
  withoutConsent,
  words,
  wordsOf,
} from '../common/sign-up';
import { regionOf, type Stop } from '../common/stops';

export const KEEP_DAYS = 180;

const SUBJECTS = {
  refund: '稳岗返还',
  work_as_training: '以工代训',
  training_advance: '培训补贴',
  stay_reward: '留工奖补',
  other: '别的事',
} as const;
type Subject = keyof typeof SUBJECTS;
const SAID: readonly [RegExp, Subject][] = [
  [/返还|退(失业)?保险|稳岗补贴/, 'refund'],
  [/以工代训/, 'work_as_training'],
  [/培训/, 'training_advance'],
  [/留工|留岗|奖/, 'stay_reward'],
];

function subject(): SlotSpec {
  return {
    name: 'subject',
    prompts: ['想问哪件事？', '稳岗返还、以工代训、培训补贴，还是别的？'],
    quickReplies: Object.values(SUBJECTS),
    fill: (c) => {
      const named = SAID.find(([pattern]) => pattern.test(c.text))?.[1];
      if (named) return filled(named);
      return c.asked && c.understanding.answer === undefined ? filled('other') : null;
    },
    readBack: (v) => `问什么：${v.status === 'filled' ? SUBJECTS[v.value as Subject] : '没说'}`,
  };
}

const form: FormSpec = {
  id: 'employer-support',
  title: '登记企业咨询',
  correctionExamples: '“在昆山”“问稳岗返还”',
  unanswered: '这个打12333问当地人社。',
  ends: withoutConsent,
  slots: [
    subject(),
    company(),
    office({ label: '参保地', prompts: ['在哪个市、哪个区县交社保？', '就说地方，比如“苏州昆山”。'] }),
    {
      ...words({
        name: 'question',
        label: '要问的',
        prompts: ['是什么事？一两句就行。', '几个字也行，比如“招工的事”。'],
      }),
      skip: (slots) => valueOf(slots, 'subject') !== 'other',
    },
    phone(['联系电话是多少？当地人社好回您。', '电话没看清，再发一遍。不想留就说“不留”。']),
    agree([`这些交给当地人社，${KEEP_DAYS}天后删。同意吗？`, '您说一声“同意”我才登记。不同意就不登记。']),
  ],
};

export function supportEntry(slots: Slots): RegisterDraft {
  const number = valueOf<string>(slots, 'phone');
  const said = wordsOf(slots, ['company', 'question']);
  return {
    kind: 'employer_support',
    region: regionOf(valueOf<Stop>(slots, 'place')),
    facts: factsOf(slots, ['subject']),
    ...(said ? { words: said } : {}),
    ...(number ? { person: { phone: number } } : {}),
    consent: 'share_with_bureau',
    keepDays: KEEP_DAYS,
  };
}

/** A firm's question that only the office can answer: this year's rules, its own file. */
export const employerSupport: Skill = {
  id: 'employer-support',
  title: form.title,
  form,
  begins: ({ text, understanding }) =>
    understanding.intent === 'employer_stabilization.contact_bureau' ||
    /登记|联系我|回(我)?电|帮我问/.test(text),
  start: () => ({ replies: [{ text: '我把您的问题登记给当地人社，不收钱。' }], frame: null }),
  complete: (slots) =>
    agreed(slots)
      ? {
          replies: [
            {
              text: '登记好了，当地人社会看。急的直接打12333，报企业名称。补不补、补多少，由他们定。',
              quickReplies: ['算留工比例', '还有事要问'],
            },
          ],
          effects: [{ kind: 'register', entry: supportEntry(slots) }],
          frame: null,
        }
      : { replies: [{ text: '好，不登记。可以自己打12333问。' }], frame: null },
};
