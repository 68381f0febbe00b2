import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { FormSpec, Skill, SlotSpec } from '../../contracts/skill';
import { declined, filled, freeText, valueOf } from '../../contracts/slots';
import { agree, agreed, factsOf, phone, stop, withoutConsent, words, wordsOf } from '../common/sign-up';
import { regionOf, type Stop } from '../common/stops';

/** Days after which a request is deleted; said when consent is asked. */
const KEEP_DAYS = 90;

/** Who is to be looked after. */
const WHO = { alone: '我自己，一个人在外', old: '家里老人', child: '家里孩子', ill: '病人' } as const;
type Who = keyof typeof WHO;
const SAID: readonly (readonly [RegExp, Who])[] = [
  [/病|住院|瘫|起不来|残/, 'ill'],
  [/孩子|娃|小孩|儿子|女儿|孙/, 'child'],
  [/老人|爸|妈|爹|娘|父|母|爷|奶|姥|外公|外婆/, 'old'],
  [/我(自己)?(就)?(一个|独自)|一个人(在外|过年|在宿舍|在出租)|单身|老师傅/, 'alone'],
];

function who(): SlotSpec {
  return {
    name: 'who',
    prompts: ['想请人看谁？', '是老人、孩子、病人，还是您自己？'],
    quickReplies: Object.values(WHO),
    fill: (c) => {
      const picked = (Object.keys(WHO) as Who[]).find((code) => WHO[code] === c.text.trim());
      const told = picked ?? SAID.find(([pattern]) => pattern.test(c.text))?.[1];
      if (told) return filled(told);
      if (!c.asked) return null;
      return /自己|我$|就我/.test(c.text) ? filled('alone') : declined(c);
    },
    readBack: (v) => `看谁：${v.status === 'filled' ? WHO[v.value as Who] : '没说'}`,
  };
}

/** Words that ask, wish or command: no place has them. */
const NO_PLACE = /[吗呢？?]$|登记|帮|想|要|怎么|不|来|看|告诉|谢谢/;

const HERE = /(?:老家|家|人|我|住)(?:就|还)?(?:在|是)([\u4e00-\u9fff]{2,14})/;
const CORRECTED = /(?:不对|错了|改成|应该)[，,、\s]*(?:是)?在?([\u4e00-\u9fff]{2,14})/;

/** Home may be in any province: its name is kept in their own words when we do not know it. */
function where(): SlotSpec {
  const slot = stop({
    name: 'where',
    label: '在哪',
    prompts: ['人在哪里？哪个省、哪个市县？村和街道也行。', '就说地方，比如“河南周口扶沟县”。外省的也行。'],
    said: (text) => HERE.exec(text)?.[1] ?? CORRECTED.exec(text)?.[1],
  });
  return {
    ...slot,
    fill: (c) => {
      const known = slot.fill(c);
      if (known || !c.asked || c.understanding.answer) return known;
      const text = freeText(c);
      const says = text?.status === 'filled' ? String(text.value) : '';
      return /[\u4e00-\u9fff]{2}/.test(says) && says.length <= 30 && !NO_PLACE.test(says)
        ? { ...filled({ text: says }), loose: true }
        : null;
    },
  };
}

export const visitForm: FormSpec = {
  id: 'visit',
  title: '登记上门看看',
  correctionExamples: '“在徐州睢宁”“是我妈”',
  subject: 'relief',
  asides: {
    where: '不用跑，在这里说完就登记了，我转给当地工会、民政或妇联。',
    how: '不用跑，在这里说完就登记了，我转给当地工会、民政或妇联。',
    bring: '不用带东西，也别发身份证号。',
    cost: '登记、上门都不收钱。有人收钱，别给。',
    money: '来的人带不带东西、给不给钱，由当地定，我不能替他们答应。',
    howLong: '来不来、哪天来，由当地定，我不能保证。',
    secret: `只交给当地工会、民政或妇联，只用来上门看看，${KEEP_DAYS}天后删。`,
  },
  unanswered: '这个由当地定，打当地12345问。',
  ends: withoutConsent,
  stops: { words: /不用(来|去)?看了|不用上门了|别(来|去)看了|不用来了/, skill: 'visit-cancel' },
  slots: [
    who(),
    where(),
    words({
      name: 'situation',
      label: '什么情况',
      prompts: ['什么情况，想请人帮什么？一两句就行。', '比如“一个人在家，想有人去看看”。不想说也行。'],
    }),
    phone(['留个手机号，当地好找您。不想留也行。', '手机号没看清，再发一遍。不想留就说“不留”。']),
    agree([
      `这些交给当地工会、民政或妇联，只用来上门看看，${KEEP_DAYS}天后删。同意吗？`,
      '您说一声“同意”我才登记。不同意就不登记，什么都不留。',
    ]),
  ],
};

export function visitEntry(slots: Slots): RegisterDraft {
  const where = valueOf<Stop>(slots, 'where');
  const number = valueOf<string>(slots, 'phone');
  return {
    kind: 'visit',
    region: regionOf(where),
    facts: { ...factsOf(slots, ['who']), ...(where?.province ? { originProvince: where.province } : {}) },
    words: { ...(where ? { where: where.text } : {}), ...wordsOf(slots, ['situation']) },
    ...(number ? { person: { phone: number } } : {}),
    consent: 'share_with_bureau',
    keepDays: KEEP_DAYS,
  };
}

function done(slots: Slots): ReplyDraft[] {
  const where = valueOf<Stop>(slots, 'where');
  const ours = where?.city !== undefined;
  const child = valueOf<Who>(slots, 'who') === 'child';
  return [
    {
      text: ours
        ? '登记好了，交给当地。来不来、哪天来，由当地定，我不能保证。'
        : '登记好了。不在江苏或地方没说清的，我们只能帮着联系，来不来由那边定。',
    },
    {
      text: `一直没人来，打当地12345，或找村委、社区。${child ? '孩子心里难受打12355。' : ''}人病重、联系不上，先打当地120、110。`,
      quickReplies: ['不用来看了', '没饭吃', '人工'],
      sources: [{ id: 'notice:22', title: '苏人社函〔2021〕21号（第22项）' }],
    },
  ];
}

const ASKS = /登记|报名|申请|(派|叫|请|找|有)(个)?人(来|去|能|上门)|(来|去)(家里)?看看|上门/;

/** Asks for a visit: to somebody alone, ill, or to family left at home, in whatever province. */
export const visit: Skill = {
  id: 'visit',
  title: visitForm.title,
  form: visitForm,
  begins: ({ text }) => ASKS.test(text) && !/怎么|什么时候|哪天|来不来|有没有规定/.test(text),
  start: () => ({
    replies: [{ text: '我帮您登记，不收钱。来不来由当地定。急病、联系不上，别等，先打120、110。' }],
    frame: null,
  }),
  complete: (slots) =>
    agreed(slots)
      ? {
          replies: done(slots),
          effects: [
            { kind: 'withdraw_register', registerKind: 'visit' },
            { kind: 'register', entry: visitEntry(slots) },
          ],
          frame: null,
        }
      : { replies: [{ text: '好，不登记，什么都没留。可以自己打当地12345，或找村委、社区。' }], frame: null },
};

export const visitCancel: Skill = {
  id: 'visit-cancel',
  title: '取消上门看看',
  start: (context) =>
    context.registered?.includes('visit')
      ? {
          replies: [{ text: '好，上门的事撤了。想请人来看，再跟我说。' }],
          effects: [{ kind: 'withdraw_register', registerKind: 'visit' }],
          frame: null,
        }
      : { replies: [{ text: '好。这里没有您登记的上门。' }], frame: null },
};
