import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import type { Skill, SkillContext } from '../../contracts/skill';
import { chineseDate, valueOf } from '../../contracts/slots';
import { heardSeveral } from '../common/demands';
import type { Place } from '../common/slots';
import { arrearsForm, type Employment } from './form';
import { alreadyInProceedings, arrearsDraft, limitationEnds } from './rules';

/** Takes a complaint about unpaid wages: asks, reads back, opens the case, hands out the receipt. */
export const wageArrears: Skill = {
  id: 'wage-arrears',
  title: '登记欠薪投诉',
  form: arrearsForm,
  start: (context) => {
    const several = heardSeveral('arrears', context.understanding);
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

function filed(slots: Slots, context: SkillContext): ReplyDraft[] {
  const place = valueOf<Place>(slots, 'place');
  const employment = valueOf<Employment>(slots, 'employment');
  const replies: ReplyDraft[] = [
    { text: `登记好了。回执码：${context.fresh.receipt}。请截图或抄下来，凭它查进度。` },
    {
      text: `接下来：${place?.district ?? place?.city ?? '当地'}的调解员会看您的情况，有消息在这里告诉您${slots.phone?.status === 'filled' ? '，也会打您电话' : ''}。`,
    },
  ];
  if (alreadyInProceedings(valueOf<string>(slots, 'steps'))) {
    replies.push({
      text: '您说已经在仲裁或法院了：同一件事劳动监察就不再受理，按那边的程序走。我们可以帮着调解，也能告诉您找法律援助12348。',
      sources: [{ id: 'JCTL-21', title: '《劳动保障监察条例》第21条' }],
    });
  }
  if (employment && !employment.still && employment.leftOn) {
    const until = limitationEnds(employment.leftOn, context.knowledge.calendar);
    const late = until < context.today;
    replies.push({
      text: late
        ? `您离开已经超过一年，申请仲裁的时效可能过了。要是中间讨要过、对方答应过，时间会重新算，留好证据，问12348。`
        : `记住一个日子：申请劳动仲裁一般要在${chineseDate(until)}之前（离开后一年内）。讨要过、对方答应过的，时间重新算。`,
      sources: [{ id: 'TJZC-27', title: '《劳动争议调解仲裁法》第27条' }],
    });
  }
  replies.push({
    text: '聊天记录别删，手机别换号。有照片、欠条可以点“传照片”发来。',
    quickReplies: ['还要什么证据', '补充材料', '查我的投诉', '人工'],
  });
  return replies;
}
