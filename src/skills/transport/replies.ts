import type { ReplyDraft, Slots } from '../../contracts/dialogue';
import { chineseDate, valueOf } from '../../contracts/slots';
import { stopName, type Stop } from '../common/stops';
import { KEEP_DAYS } from './form';
import { COACH_SEATS } from './rules';

const NOTICE = { id: 'notice:61', title: '苏人社函〔2021〕21号（第61项）' };

export const OPENING: ReplyDraft = {
  text: '我帮您报名，不收钱。有没有车、坐不坐得上，由当地安排，我不能保证。',
};

/** Read as a promise it would strand people at a bus stop: what it is not comes right after what it is. */
export function signedUp(slots: Slots, replaced: boolean): ReplyDraft[] {
  const origin = stopName(valueOf<Stop>(slots, 'origin'));
  const destination = stopName(valueOf<Stop>(slots, 'destination'));
  const date = valueOf<string>(slots, 'date');
  const heads = valueOf<number>(slots, 'headcount');
  const reachable = slots.phone?.status === 'filled';
  const replies: ReplyDraft[] = [
    {
      text: `报上了：${origin}到${destination}，${date ? chineseDate(date) : '日子没定'}，${heads ? `${heads}个人` : '人数没说'}。${replaced ? '原来报的那条作废。' : ''}`,
    },
    {
      text: `这只是报名，还没有座位。车由当地人社和客运安排，${reachable ? '有消息会打您电话' : '您没留电话，出发前打12333问一声'}。没接到通知，先别去等车。`,
      sources: [NOTICE],
    },
  ];
  if (heads !== undefined && heads > COACH_SEATS) replies.push({ text: '人多，一辆坐不下，可能分几辆走。' });
  replies.push({
    text: `不坐了回“不坐车了”，要改回“改报名”。谁要您交钱、要银行卡号，别给。这些${KEEP_DAYS}天后删。`,
    quickReplies: ['改报名', '不坐车了', '自己买不到票'],
  });
  return replies;
}

export const NOT_AGREED: ReplyDraft = {
  text: '好，不报，刚才说的不交给别人。要坐车可以直接问厂里，或打12333。想报了再回“报名坐车”。',
  quickReplies: ['报名坐车', '自己买不到票'],
};

export const CANCELLED: ReplyDraft = {
  text: '好，返岗车给您撤了，座位留给别人。想再坐，回“报名坐车”。',
  quickReplies: ['报名坐车', '自己买不到票'],
};

export const NOTHING_TO_CANCEL: ReplyDraft = {
  text: '好，不坐了。这里没有您报上的车。在别处报的，跟那边说一声，或打12333。',
  quickReplies: ['自己买不到票', '人工'],
};
