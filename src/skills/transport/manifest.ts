import type { Skill } from '../../contracts/skill';
import { agreed } from '../common/sign-up';
import { transportForm } from './form';
import { tellsJourney } from './journey';
import { CANCELLED, NOT_AGREED, NOTHING_TO_CANCEL, OPENING, signedUp } from './replies';
import { signUpEffects, wantsSeat } from './rules';

/** Signs up for a coach that offices of both ends organise (点对点): where from, where to, when, how many. */
export const transport: Skill = {
  id: 'transport',
  title: transportForm.title,
  form: transportForm,
  begins: ({ text }) => wantsSeat(text) || tellsJourney(text),
  start: () => ({ replies: [OPENING], frame: null }),
  complete: (slots, context) =>
    agreed(slots)
      ? {
          replies: signedUp(slots, context.registered?.includes('transport') ?? false),
          effects: signUpEffects(slots),
          frame: null,
        }
      : { replies: [NOT_AGREED], frame: null },
};

/** "不坐车了": the sign-up is withdrawn at once, whatever else is going on. */
export const transportCancel: Skill = {
  id: 'transport-cancel',
  title: '取消返岗车',
  start: (context) =>
    context.registered?.includes('transport')
      ? {
          replies: [CANCELLED],
          effects: [{ kind: 'withdraw_register', registerKind: 'transport', doneToo: true }],
          frame: null,
        }
      : { replies: [NOTHING_TO_CANCEL], frame: null },
};
