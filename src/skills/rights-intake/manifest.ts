import { caseTypeOf } from '../../contracts/case';
import { documentsFor } from '../../contracts/documents';
import type { Skill } from '../../contracts/skill';
import { heardSeveral } from '../common/demands';
import { draftOf } from './draft';
import { intakeForm } from './form';

/** Takes a complaint about anything but unpaid wages. The answer always comes first; nobody has to file to be told. */
export const rightsIntake: Skill = {
  id: intakeForm.id,
  title: intakeForm.title,
  form: intakeForm,
  start: (context) => {
    const own = caseTypeOf(context.understanding);
    const several = own ? heardSeveral(own, context) : null;
    const begun = '要登记的话，我问几个问题，免费。不想登记就回“算了”。';
    return { replies: [...(several ? [{ text: several }] : []), { text: begun }], frame: null };
  },
  complete: (slots, context) => {
    const draft = draftOf(slots, context);
    const papers = documentsFor(draft.type);
    return {
      replies: [
        { text: `登记好了。回执码：${context.fresh.receipt}。请截图或抄下来，凭它查进度。` },
        {
          text: '调解员会看您的情况，有消息在这里告诉您。证据别删，能拍照的拍下来。',
          quickReplies: ['查我的投诉', '人工'],
        },
        ...(papers.length > 0
          ? [
              {
                text: '想自己去仲裁、投诉或调解的，申请书照您说的写好了：',
                downloads: papers,
                quickReplies: ['查我的投诉', '人工'],
              },
            ]
          : []),
      ],
      effects: [{ kind: 'open_case', draft }],
      frame: null,
      opened: true,
    };
  },
};
