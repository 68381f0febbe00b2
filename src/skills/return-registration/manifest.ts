import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { Skill } from '../../contracts/skill';
import { valueOf } from '../../contracts/slots';
import { agreed, factsOf, wordsOf } from '../common/sign-up';
import { regionOf, type Stop } from '../common/stops';
import { KEEP_DAYS, registrationForm } from './form';

const EQUAL = { id: 'JYCJ-31', title: '《就业促进法》第31条' };

export function registrationEntry(slots: Slots): RegisterDraft {
  const employer = wordsOf(slots, ['company']);
  return {
    kind: 'return_registration',
    region: regionOf(valueOf<Stop>(slots, 'place')),
    facts: { reporter: 'self', headcount: 1, ...factsOf(slots, ['origin', 'arrivedOn']) },
    ...(employer ? { words: employer } : {}),
    consent: 'share_with_bureau',
    keepDays: KEEP_DAYS,
  };
}

const OPENING: ReplyDraft = {
  text: '自愿登记：只记从哪个省来、哪天到、在哪家上班。不问健康，不查健康码，不要身份证。',
};
const DONE: ReplyDraft[] = [
  { text: `登记好了，${KEEP_DAYS}天后自动删。要改就再登记一遍，按新的算。` },
  {
    text: '从哪里来都一样上班。谁因为您是哪里人不要您、多要您办手续，那是歧视，跟我说。',
    sources: [EQUAL],
    quickReplies: ['被嫌是外地人', '还有事要问'],
  },
];
const NOT_AGREED: ReplyDraft = { text: '好，不登记，也不影响您上班。还有别的事就直接讲。' };

/** People who come back to work from elsewhere, by their own word (notice row 95, without its health rules of 2021). */
export const returnRegistration: Skill = {
  id: 'return-registration',
  title: registrationForm.title,
  form: registrationForm,
  begins: ({ text }) =>
    /(想|(?<!不)要|帮我|给我|来)登记|登记(一下|下)|(现在|在这|能)登记|(哪|怎么|咋)登记|登记在哪/.test(text),
  start: () => ({ replies: [OPENING], frame: null }),
  complete: (slots) =>
    agreed(slots)
      ? {
          replies: DONE,
          effects: [
            { kind: 'withdraw_register', registerKind: 'return_registration' },
            { kind: 'register', entry: registrationEntry(slots) },
          ],
          frame: null,
        }
      : { replies: [NOT_AGREED], frame: null },
};
