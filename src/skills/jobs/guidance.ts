import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { Skill } from '../../contracts/skill';
import { valueOf } from '../../contracts/slots';
import { note131, serviceOf } from '../common/service-131';
import { agreed, wordsOf } from '../common/sign-up';
import { regionOf, stopName, type Stop } from '../common/stops';
import { BOOKING_DAYS, bookingForm, guidanceForm, PRIORITIES, said, type Priority } from './guidance-form';

/** How the guidance was given, as the ledger names it. */
const SCRIPTED = 'scripted';

const FREE = { id: 'JYCJ-35', title: '《就业促进法》第35条' };

/** What follows from what somebody values most. */
const ADVICE: Readonly<Record<Priority, string>> = {
  pay: '要钱多，问清三样：底薪多少、加班另不另算、哪天发。',
  near: '要离家近，先看本县本镇的，问清几点上下班。',
  easy: '要活轻，先看包装、质检、保洁这类，去前看一眼再定。',
  steady: '要稳定，看签不签合同、交不交社保。',
  learn: '想学手艺，先看有人带的岗位，再挑一个短期培训。',
};

/** The answers back in one bubble, then what to do with them. Nothing is added that was not said. */
export function summaryOf(slots: Slots): ReplyDraft[] {
  const place = valueOf<Stop>(slots, 'where');
  const did = said(slots, 'did');
  const can = said(slots, 'can');
  const limits = said(slots, 'limits');
  const wish = valueOf<Priority>(slots, 'priority');
  const lines = [
    did && `干过：${did}`,
    can && `会：${can}`,
    place && `想去：${stopName(place).slice(0, 14)}`,
    limits && `难处：${limits}`,
    wish && `最看重：${PRIORITIES[wish]}`,
  ].filter((line) => line !== undefined);
  const skill =
    can === undefined
      ? '没手艺不要紧，先挑“不限经验、有人带”的。'
      : /证/.test(can)
        ? '有证的带原件，报名先说有什么证。'
        : '有手艺没证的，先问清这活要不要证。';
  return [
    { text: `给您小结：\n${lines.map((line) => `· ${line}`).join('\n')}` },
    { text: `${skill}${wish ? ADVICE[wish] : ''}${limits ? '难处照实讲，不行就换一家。' : ''}` },
    {
      text: '这是按您说的理的，想跟人聊，回“约职业指导”，不收钱。要找岗位、找培训，点下面。',
      quickReplies: ['帮我找岗位', '找培训', '约职业指导', '131做到哪了'],
      sources: [FREE],
    },
  ];
}

/** Career guidance in five short questions with a summary; counts as the "1" of 131. */
export const guidance: Skill = {
  id: 'guidance',
  title: guidanceForm.title,
  form: guidanceForm,
  start: () => ({
    replies: [{ text: '五个小问题，不想答的可以不答。不收钱，答的只留在这段对话里。' }],
    frame: null,
  }),
  complete: (slots, context) => {
    const told = Object.values(slots).some((slot) => slot.status === 'filled');
    if (!told)
      return {
        replies: [
          { text: '好，不答也行。想跟人聊，回“约职业指导”。', quickReplies: ['约职业指导', '帮我找岗位'] },
        ],
        frame: null,
      };
    const line = { what: 'guidance', ref: SCRIPTED, outcome: 'delivered' } as const;
    return { replies: summaryOf(slots), ...note131(serviceOf(context), [line], context.memory), frame: null };
  },
};

export function bookingEntry(slots: Slots): RegisterDraft {
  const number = valueOf<string>(slots, 'phone');
  const when = wordsOf(slots, ['when']);
  return {
    kind: 'guidance',
    region: regionOf(valueOf<Stop>(slots, 'place')),
    facts: { how: 'person' },
    ...(when ? { words: when } : {}),
    ...(number ? { person: { phone: number } } : {}),
    consent: 'share_with_bureau',
    keepDays: BOOKING_DAYS,
  };
}

/** Books a talk with a person. It counts for 131 when the office has settled it, not when it was asked for. */
export const guidanceBooking: Skill = {
  id: 'guidance-booking',
  title: bookingForm.title,
  form: bookingForm,
  start: () => ({ replies: [{ text: '职业指导不收钱。我替您约，哪天谁来谈由当地定。' }], frame: null }),
  complete: (slots) =>
    agreed(slots)
      ? {
          replies: [
            {
              text: `约上了，当地公共就业服务机构会看。${slots.phone?.status === 'filled' ? '定了会打您电话' : '您没留电话，过几天打12333问一声'}。不想约了回“不约指导了”。`,
              quickReplies: ['不约指导了', '帮我找岗位'],
            },
          ],
          effects: [
            { kind: 'withdraw_register', registerKind: 'guidance' },
            { kind: 'register', entry: bookingEntry(slots) },
          ],
          frame: null,
        }
      : { replies: [{ text: '好，不约。可以自己打12333，问公共就业服务机构的地址。' }], frame: null },
};

/** "不约指导了": the booking is withdrawn at once. */
export const guidanceCancel: Skill = {
  id: 'guidance-cancel',
  title: '取消职业指导',
  start: (context) =>
    context.registered?.includes('guidance')
      ? {
          replies: [{ text: '好，指导不约了，撤了。想约再说。', quickReplies: ['约职业指导', '帮我找岗位'] }],
          effects: [{ kind: 'withdraw_register', registerKind: 'guidance' }],
          frame: null,
        }
      : { replies: [{ text: '好。这里没有您约的指导。', quickReplies: ['约职业指导'] }], frame: null },
};
