import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { Skill, SkillContext } from '../../contracts/skill';
import { valueOf } from '../../contracts/slots';
import { factsOf } from '../common/sign-up';
import { daysIn, homeOf, surveyForm, type Post } from './form';

/** Figures of a spring season are looked at until the next one. */
const KEEP_DAYS = 365;

/** Anonymous: codes and days, the place of work as far as it was said; no number, no words, no name. */
export function surveyEntry(slots: Slots, context: SkillContext): RegisterDraft {
  const { city, district } = context.memory;
  return {
    kind: 'return_survey',
    region: city ? { city, ...(district ? { district } : {}) } : {},
    facts: factsOf(slots, ['home', 'leaveOn', 'returnOn', 'post']),
    consent: null,
    keepDays: KEEP_DAYS,
  };
}

function thanks(slots: Slots): ReplyDraft {
  const post = valueOf<Post>(slots, 'post');
  const text = '记下了，谢谢。不记名，也没留您的电话，只用来安排车和岗位。';
  return post === 'other' || post === 'undecided'
    ? { text: `${text}想换活，我帮您找。`, quickReplies: ['帮我找新岗位', '有没有包车'] }
    : { text, quickReplies: ['有没有包车', '还有事要问'] };
}

/** Asks four short questions about going home and coming back (notice row 105). */
export const returnSurvey: Skill = {
  id: 'return-survey',
  title: surveyForm.title,
  form: surveyForm,
  begins: ({ text, today }) =>
    /登记|填|参加|报(一)?下|改/.test(text) ||
    Object.keys(daysIn(text, today)).length > 0 ||
    (homeOf(text) !== undefined && !/[吗？?]$|啥|什么/.test(text)),
  start: () => ({
    replies: [{ text: '四个小问题，不记名，不想答的可以不答。' }],
    frame: null,
  }),
  complete: (slots, context) => {
    const answered = Object.values(slots).some((slot) => slot.status === 'filled');
    if (!answered) return { replies: [{ text: '好，不答也行。还有别的事就直接讲。' }], frame: null };
    return {
      replies: [thanks(slots)],
      effects: [
        { kind: 'withdraw_register', registerKind: 'return_survey' },
        { kind: 'register', entry: surveyEntry(slots, context) },
      ],
      frame: null,
    };
  },
};
