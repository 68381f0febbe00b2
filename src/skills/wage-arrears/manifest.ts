import type { Skill } from '../../contracts/skill';
import { heardSeveral } from '../common/demands';
import { arrearsForm } from './form';
import { filed } from './replies';
import { arrearsDraft } from './rules';

/** Takes a complaint about unpaid wages: asks, reads back, opens the case, hands out the receipt. */
export const wageArrears: Skill = {
  id: 'wage-arrears',
  title: '登记欠薪投诉',
  form: arrearsForm,
  start: (context) => {
    const several = heardSeveral('arrears', context);
    const begun = context.caseNo
      ? '您这边已经有一件在办。这是另一件就接着登记；只是补充，回“补充材料”。'
      : '我帮您登记，免费的。就六七个小问题，不知道的可以不说，随时能停。';
    return { replies: [...(several ? [{ text: several }] : []), { text: begun }], frame: null };
  },
  complete: (slots, context) => ({
    replies: filed(slots, context),
    effects: [{ kind: 'open_case', draft: arrearsDraft(slots, context) }],
    frame: null,
    opened: true,
  }),
};
