import type { Slots, SourceRef } from '../../contracts/dialogue';
import type { FormSpec, SlotSpec } from '../../contracts/skill';
import { declined, filled, freeText, valueOf } from '../../contracts/slots';
import { stop } from '../common/sign-up';

/** Days after which a referral is deleted; said when consent is asked. */
export const KEEP_DAYS = 90;

export type Need = 'food' | 'bed' | 'fare' | 'illness' | 'other';
const SAID: readonly (readonly [RegExp, Need])[] = [
  [/饭|饿|吃|米|馒头|奶粉/, 'food'],
  [/住|睡|宿舍|房东|露宿|桥洞|过夜/, 'bed'],
  [/路费|车票|买票|回家|回老家|回不去|车费/, 'fare'],
  [/病|医|药|住院|伤|手术|看不起/, 'illness'],
];
export const needsIn = (text: string): Need[] =>
  SAID.filter(([words]) => words.test(text)).map(([, need]) => need);

/** Where somebody is now; where they are from does not matter to help in need (社会救助法 37). */
const HERE = /(?:我|人|现在|目前|困|睡|蹲|躲|住)(?:就|还)?在([\u4e00-\u9fff]{2,14})/;

function where(): SlotSpec {
  const slot = stop({
    name: 'where',
    label: '在哪',
    prompts: [
      '您现在人在哪？哪个市、哪个区或街道？',
      '就说附近有什么也行，比如“无锡火车站”。不想说就说“不说”。',
    ],
    said: (text) => HERE.exec(text)?.[1],
  });
  return {
    ...slot,
    // A street or a shop that we do not know still tells people of the place where to look.
    fill: (c) => {
      const known = slot.fill(c);
      if (known || !c.asked || c.understanding.answer) return known;
      const text = freeText(c);
      const says = text?.status === 'filled' ? String(text.value) : '';
      return says.length >= 2 &&
        says.length <= 30 &&
        needsIn(says).length === 0 &&
        !/[吗呢？?]$|登记|帮|怎么|谢谢|不/.test(says)
        ? { ...filled({ text: says }), loose: true }
        : null;
    },
  };
}

function need(): SlotSpec {
  return {
    name: 'need',
    prompts: ['眼下最缺什么？没饭吃、没地方住、没路费，还是看病没钱？', '说一样也行。'],
    quickReplies: ['没饭吃', '没地方住', '没路费', '看病没钱'],
    fill: (c) => {
      const known = valueOf<Need[]>(c.slots, 'need') ?? [];
      const heard = needsIn(c.text).filter((one) => !known.includes(one));
      if (heard.length > 0) return filled([...known, ...heard]);
      if (known.length > 0) return null;
      if (!c.asked) return null;
      return (
        declined(c) ?? (c.understanding.answer === undefined ? { ...filled(['other']), loose: true } : null)
      );
    },
    gathers: {
      noted: (value, before) => {
        const known = (before?.value as Need[] | undefined) ?? [];
        const fresh = (value.value as Need[]).filter((one) => !known.includes(one));
        return `${fresh.map((one) => NAMES[one]).join('、')}，记下了。`;
      },
    },
    readBack: () => null,
  };
}

const NAMES: Readonly<Record<Need, string>> = {
  food: '没饭吃',
  bed: '没地方住',
  fare: '没路费',
  illness: '看病没钱',
  other: '有难处',
};

function people(): SlotSpec {
  return {
    name: 'people',
    prompts: ['几个人？有没有孩子、老人、怀孕的？', '说个大概就行。不想说就说“不说”。'],
    quickReplies: ['就我一个', '有孩子', '不想说'],
    fill: (c) => {
      const { headcount, headcountMin } = c.understanding.entities;
      const alone = /就我|只有我|我自己|(我|就)一个人|单身/.test(c.text);
      const frail = /孩子|娃|小孩|宝宝|老人|爸|妈|怀孕|孕妇|残疾/.test(c.text);
      const count = headcount ?? headcountMin ?? (alone && !frail ? 1 : undefined);
      if (count !== undefined || (c.asked && frail)) return filled({ ...(count ? { count } : {}), frail });
      if (!c.asked) return null;
      const number = /(\d{1,2}|[一二两三四五六七八九十])\s*(个|口|人|位)/.exec(c.text.normalize('NFKC'));
      if (number) {
        const said = number[1] ?? '';
        const read = /\d/.test(said)
          ? Number(said)
          : '零一二三四五六七八九十'.indexOf(said.replace('两', '二'));
        return filled({ count: read, frail });
      }
      return declined(c) ?? (c.understanding.answer === 'no' ? filled({ frail: false }) : null);
    },
    readBack: () => null,
  };
}

/** How to be reached, and with it the consent: what a number is for is said before it is given. */
function reach(): SlotSpec {
  return {
    name: 'reach',
    prompts: [
      `要我转给当地，请他们找街道和救助站吗？要就留个手机号，没有就回“转，没电话”。只给办事的人看，${KEEP_DAYS}天后删。`,
      '回手机号，或“转，没电话”，或“不用转”。不转也能自己去。',
    ],
    quickReplies: ['转，没电话', '不用转'],
    strict: true,
    fill: (c) => {
      if (!c.asked) return null;
      const { phone } = c.understanding.entities;
      if (/不(用|要|想|必|愿意?)?(转|留了)|别转|不同意|我自己去/.test(c.text)) return { status: 'refused' };
      if (phone) return filled({ phone });
      if (/转|同意|可以/.test(c.text) || c.understanding.answer === 'yes') return filled({});
      return c.understanding.answer ? { status: 'refused' } : null;
    },
    readBack: () => null,
  };
}

const SLOTS: readonly SlotSpec[] = [where(), need(), people(), reach()];

export const reliefForm: FormSpec = {
  id: 'relief',
  title: '问清求助的事',
  correctionExamples: '“在昆山”“没地方住”',
  subject: 'relief',
  asides: {
    cost: '不收钱。有人收钱帮办，别给。',
    howLong: '转了不一定马上有人看到，别干等，急的现在就打12345。',
    secret: `只给办事的人看，${KEEP_DAYS}天后删。`,
  },
  unanswered: '这个打12345问当地民政。',
  hardship: 'no_food_shelter',
  // Somebody who is hungry confirms no summary.
  ends: (slots) => SLOTS.every((slot) => slots[slot.name] !== undefined),
  stops: { words: /不用转了|别转了|撤(回|掉)?转介/, skill: 'relief-cancel' },
  slots: SLOTS,
};

/** Neither silence nor "I don't know" is a yes. */
export const isReferred = (slots: Slots): boolean => slots.reach?.status === 'filled';
export const needsOf = (slots: Slots): Need[] => valueOf<Need[]>(slots, 'need') ?? [];

/** 社会救助法: where to apply, what may be done before papers are complete, what a station gives. */
export const JZF = (article: number): SourceRef => ({
  id: `JZF-${article}`,
  title: `《社会救助法》第${article}条`,
});
