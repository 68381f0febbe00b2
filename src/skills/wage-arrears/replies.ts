import type { ReplyDraft, Slots, SourceRef } from '../../contracts/dialogue';
import { documentsFor } from '../../contracts/documents';
import type { SkillContext } from '../../contracts/skill';
import { chineseDate, valueOf } from '../../contracts/slots';
import { deadline } from '../../law/deadlines';
import type { Place } from '../common/slots';
import type { Employment, Period } from './form';
import { alreadyInProceedings, limitationEnds } from './rules';

/** What a worker hears once the complaint is filed: the receipt, who comes next, the steps in order, their own dates. */
export function filed(slots: Slots, context: SkillContext): ReplyDraft[] {
  const inProceedings = alreadyInProceedings(valueOf<string>(slots, 'steps'));
  return [
    { text: `登记好了。回执码：${context.fresh.receipt}。请截图或抄下来，凭它查进度。` },
    whoComes(slots),
    ...(inProceedings ? [PROCEEDINGS] : [ladder(context)]),
    ...ownDates(slots, context),
    ...shortcuts(slots),
    { text: '想自己去仲裁、投诉或调解的，申请书照您说的写好了：', downloads: documentsFor('arrears') },
    {
      text: '聊天记录别删，手机别换号。有照片、欠条可以点“传照片”发来。',
      quickReplies: ['还要什么证据', '补充材料', '查我的投诉', '人工'],
    },
  ];
}

function whoComes(slots: Slots): ReplyDraft {
  const place = valueOf<Place>(slots, 'place');
  const where = place?.district ?? place?.city ?? '当地';
  const called = slots.phone?.status === 'filled' ? '，也会打您电话' : '';
  return { text: `接下来：${where}的调解员会看您的情况，有消息在这里告诉您${called}。` };
}

const source = (id: string, title: string): SourceRef => ({ id, title });

/** Inspection does not take up what is before arbitration or a court (JCTL-21). */
const PROCEEDINGS: ReplyDraft = {
  text: '您说已经在仲裁或法院了：同一件事劳动监察就不再受理，按那边的程序走。我们可以帮着调解，法律援助打12348。',
  sources: [source('JCTL-21', '《劳动保障监察条例》第21条')],
};

/** The ladder of procedures §1, in order; all of it is free. */
function ladder(context: SkillContext): ReplyDraft {
  const answer = deadline('inspection_acceptance', context.today, context.knowledge.calendar).due;
  return {
    text: `路是这样走，都不收费：①监察${chineseDate(answer)}前说收不收，立案后60个工作日查完；②调解15天谈不成，就去仲裁；③仲裁45天裁；④不服，15天内起诉。`,
    sources: [
      source('JCGD-18', '《关于实施〈劳动保障监察条例〉若干规定》第18条'),
      source('JCTL-17', '《劳动保障监察条例》第17条'),
      source('TJZC-14', '《劳动争议调解仲裁法》第14、43、50条'),
    ],
  };
}

/** The dates that run for this very worker. */
function ownDates(slots: Slots, context: SkillContext): ReplyDraft[] {
  const { today, knowledge } = context;
  const employment = valueOf<Employment>(slots, 'employment');
  const replies: ReplyDraft[] = [];
  if (employment?.leftOn && !employment.still) {
    const { plain, due } = limitationEnds(employment.leftOn, knowledge.calendar);
    // The day itself is the safe one to remember; that a rest day moves it is said beside it.
    const moved = plain === due ? '' : `（那天休息，最晚${chineseDate(due)}）`;
    replies.push({
      text:
        due < today
          ? '您离开已经超过一年，申请仲裁的时效可能过了。要是中间讨要过、对方答应过，时间会重新算，留好证据，问12348。'
          : `记住一个日子：申请劳动仲裁一般要在${chineseDate(plain)}之前${moved}，就是离开后一年内。讨要过、对方答应过的，时间重新算。`,
      sources: [source('TJZC-27', '《劳动争议调解仲裁法》第27条')],
    });
  } else if (employment?.still) {
    replies.push({
      text: '您还在那儿干，欠薪仲裁不受一年的限制。哪天走了，从那天起一年内要申请。',
      sources: [source('TJZC-27', '《劳动争议调解仲裁法》第27条')],
    });
  }
  const ended = valueOf<Period>(slots, 'period')?.to;
  if (ended && deadline('inspection_lookback', ended, knowledge.calendar).due < today) {
    replies.push({
      text: '这笔钱过去两年多了，劳动监察可能不再查。仲裁、法院的路还可以问12348。',
      sources: [source('JCTL-20', '《劳动保障监察条例》第20条')],
    });
  }
  return replies;
}

/** Shorter ways that this very case has: the main contractor on a site, an IOU. */
function shortcuts(slots: Slots): ReplyDraft[] {
  const replies: ReplyDraft[] = [];
  if (valueOf<boolean>(slots, 'site')) {
    replies.push({
      text: '工地的活：分包欠薪，总包先给钱，再找分包算账。工地门口有维权牌，上面有总包劳资专管员的电话，拍下来。',
      sources: [
        source('BZNMG-30', '《保障农民工工资支付条例》第30条'),
        source('BZNMG-34', '《保障农民工工资支付条例》第34条'),
      ],
    });
  }
  if (/欠条|借条|结算单/.test(valueOf<string>(slots, 'evidence') ?? '')) {
    replies.push({
      text: '您有工资欠条。只要这笔工钱的话，可以直接去法院起诉，不用先仲裁。',
      sources: [source('JS1-15', '最高法劳动争议司法解释（一）第15条')],
    });
  }
  return replies;
}
