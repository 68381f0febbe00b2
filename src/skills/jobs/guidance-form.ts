import type { Slots } from '../../contracts/dialogue';
import type { FormSpec, SlotSpec } from '../../contracts/skill';
import { filled, valueOf } from '../../contracts/slots';
import { agree, office, phone, stop, withoutConsent, words } from '../common/sign-up';

/** What matters most to somebody, in the order of the buttons. */
export const PRIORITIES = {
  pay: '钱多',
  near: '离家近',
  easy: '活轻松',
  steady: '稳定',
  learn: '能学手艺',
} as const;
export type Priority = keyof typeof PRIORITIES;
const PRIORITY_WORDS: readonly (readonly [RegExp, Priority])[] = [
  [/钱|工资|挣|赚/, 'pay'],
  [/近|回家|接(娃|孩子)|顾家/, 'near'],
  [/轻|不累|省力/, 'easy'],
  [/稳|长期|交社保|正规/, 'steady'],
  [/手艺|技术|学/, 'learn'],
];

function priority(): SlotSpec {
  return {
    name: 'priority',
    prompts: ['最后一个：挑活最看重哪样？', '钱多、离家近、活轻松、稳定、能学手艺，选一样。'],
    quickReplies: Object.values(PRIORITIES),
    fill: (c) => {
      if (!c.asked) return null;
      const named = PRIORITY_WORDS.find(([pattern]) => pattern.test(c.text))?.[1];
      if (named) return filled(named);
      return c.understanding.answer === undefined ? null : { status: 'unknown' };
    },
    readBack: () => null,
  };
}

/** "没有" is a full answer to what somebody can do, and to what they cannot. */
function open(
  name: 'did' | 'can' | 'limits',
  prompts: readonly [string, string],
  quickReplies?: string[],
): SlotSpec {
  const slot = words({ name, label: '', prompts, ...(quickReplies ? { quickReplies } : {}) });
  return {
    ...slot,
    story: true,
    fill: (c) => (c.asked && c.understanding.answer === 'no' ? filled('没有') : slot.fill(c)),
  };
}

function where(): SlotSpec {
  const slot = stop({
    name: 'where',
    label: '',
    prompts: ['第三个：想在哪干？哪个市、区县？', '就说地方，比如“昆山”。没想好就说“没想好”。'],
    quickReplies: ['没想好'],
  });
  return {
    ...slot,
    fill: (c) =>
      c.asked && /没想好|都行|随便|哪都|无所谓/.test(c.text) ? { status: 'unknown' } : slot.fill(c),
    fromMemory: ({ city, district }) =>
      city === undefined
        ? null
        : filled({ text: `${city}${district ?? ''}`, name: `${city}${district ?? ''}` }),
  };
}

const SLOTS: readonly SlotSpec[] = [
  open('did', ['第一个：以前都干过什么？干了多久？', '随便说几样，比如“工地小工，三年”。']),
  open('can', ['第二个：会什么手艺？有证吗？', '比如“会烧电焊，有证”。没有就说“没有”。'], ['没有']),
  where(),
  open(
    'limits',
    [
      '第四个：有什么干不了的？比如夜班、重活、要接孩子。',
      '身体、家里有什么难处，想说就说。没有就说“没有”。',
    ],
    ['不上夜班', '干不了重活', '要接孩子', '没有'],
  ),
  priority(),
];

const answered = (slots: Slots): boolean => SLOTS.every((slot) => slots[slot.name] !== undefined);

export const guidanceForm: FormSpec = {
  id: 'guidance',
  title: '做职业指导',
  correctionExamples: '“我会烧电焊”',
  unanswered: '这个我答不准，打12333问，或回“约职业指导”。',
  // The summary is the guidance itself: nothing is filed that would have to be confirmed.
  ends: answered,
  stops: { words: /约(职业)?指导|找人指导|当面指导/, skill: 'guidance-booking' },
  slots: SLOTS,
};

/** "都行" is thanks to nobody: it answers when somebody is free. */
function when(): SlotSpec {
  const slot = words({
    name: 'when',
    label: '方便的时间',
    prompts: ['哪天、什么时候方便？', '大概就行，比如“周六上午”“下了班”。'],
    quickReplies: ['周末', '工作日白天', '都行'],
  });
  return {
    ...slot,
    fill: (c) =>
      c.asked && /^(都行|都可以|随时|随便|哪天都行)(都行|都可以)?[。!！]?$/.test(c.text.trim())
        ? filled('都行')
        : slot.fill(c),
  };
}

/** Days after which a booking is deleted; said when consent is asked. */
export const BOOKING_DAYS = 90;

export const bookingForm: FormSpec = {
  id: 'guidance-booking',
  title: '约职业指导',
  correctionExamples: '“在昆山”“周六上午”',
  unanswered: '这个打12333问。',
  ends: withoutConsent,
  slots: [
    office({ label: '在哪', prompts: ['想在哪里做指导？哪个市、哪个区县？', '就说地方，比如“苏州昆山”。'] }),
    when(),
    phone(['留个手机号，指导老师好联系您。', '手机号没看清，再发一遍。不想留就说“不留”。']),
    agree([
      `这些只交给当地公共就业服务机构约时间，${BOOKING_DAYS}天后删。同意吗？`,
      '您说一声“同意”我才约。不同意就不约，什么都不留。',
    ]),
  ],
};

/** What was said, cut to what a summary can hold. */
export const said = (slots: Slots, name: string): string | undefined => {
  const text = valueOf<string>(slots, name);
  return text === undefined || text === '没有'
    ? undefined
    : text.length > 14
      ? `${text.slice(0, 14)}…`
      : text;
};
