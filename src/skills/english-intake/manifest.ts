import type { CaseDraft, CaseType } from '../../contracts/case';
import type { Slots } from '../../contracts/dialogue';
import type { Skill, SkillContext } from '../../contracts/skill';
import { valueOf } from '../../contracts/slots';
import { basisOf } from '../common/demands';
import { englishForm, type Sum, type WorkPlace } from './form';

/** What was said in English, as it was said; the mark of the language tells the mediator whom to ask to call. */
function draftOf(slots: Slots, context: SkillContext): CaseDraft {
  const type = valueOf<CaseType>(slots, 'kind') ?? 'other';
  const where = valueOf<WorkPlace>(slots, 'place');
  const sum = valueOf<Sum>(slots, 'amount');
  const employerText = valueOf<string>(slots, 'employer');
  const name = valueOf<string>(slots, 'name');
  const phone = valueOf<string>(slots, 'phone');
  const story = [
    valueOf<string>(slots, 'happened'),
    sum && `Owed: ${sum.text}`,
    where?.text && `Place: ${where.text}`,
  ];
  return {
    type,
    demands: [{ type, basis: basisOf(type), ...(sum?.yuan === undefined ? {} : { amount: sum.yuan }) }],
    ...(employerText ? { employerText } : {}),
    worker: { ...(name ? { name } : {}), ...(phone ? { phone } : {}), language: 'en' },
    fields: {
      ...(where?.city ? { city: where.city } : {}),
      ...(where?.district ? { district: where.district } : {}),
      ...(employerText ? { employerText } : {}),
      ...(sum?.yuan === undefined ? {} : { amountOwed: sum.yuan }),
    },
    notKnown: Object.entries(slots)
      .filter(([, v]) => v.status !== 'filled')
      .map(([slot]) => slot),
    story: story.filter(Boolean).join(' / '),
    consent: { kind: 'share_with_bureau', at: context.now.toISOString() },
    handoffRequested: false,
  };
}

/** A complaint of any kind in English: few questions, free answers, read back and confirmed like any other. */
export const englishIntake: Skill = {
  id: englishForm.id,
  title: englishForm.title,
  form: englishForm,
  start: () => ({
    replies: [
      {
        text: 'I can write it down in English, free: what happened, where, the company, your name and phone. “skip” leaves one out, “stop” ends it.',
      },
    ],
    frame: null,
  }),
  complete: (slots, context) => ({
    replies: [
      {
        text: `Sent. Your code: ${context.fresh.receipt}. Write it down; send it here to ask how it stands.`,
      },
      {
        text: `A mediator will read it. Keep your proof. In a hurry, call ${context.knowledge.bureauPhone} or 12345. For a person here, reply “human”.`,
        quickReplies: ['human'],
      },
    ],
    effects: [{ kind: 'open_case', draft: draftOf(slots, context) }],
    frame: null,
    opened: true,
  }),
};
