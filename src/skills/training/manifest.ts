import type { Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Outcome131 } from '../../contracts/service-131';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { note131, serviceOf } from '../common/service-131';
import { talk131, type Asking131 } from '../common/talk-131';
import { matchCourses, refineCourse, subjectsIn, type CourseMatch, type CourseWish } from './rules';

interface CourseData {
  wish: CourseWish;
  /** Ids of courses shown. */
  shown: string[];
  /** The course on the screen. */
  current?: string;
  asking?: 'subject' | Asking131;
}

/** Finds a course by trade, place, online and days: one at a time, with a reason, and never one that is over. */
export const training: Skill = {
  id: 'training',
  title: '找培训',
  start(context) {
    const wish = heard({}, context);
    const data: CourseData = { wish, shown: [] };
    if (isKnown(wish)) return show(data, context);
    const answer = context.answer ?? [];
    // The published answer asks by itself what is to be learnt, and tells whom to ask.
    return {
      replies: answer.length > 0 ? answer.map(withoutButtons) : [ASK],
      frame: context.nested ? null : frameOf({ ...data, asking: 'subject' }),
    };
  },
  advance(frame, context) {
    const data: CourseData = { wish: {}, shown: [], ...(frame.data as Partial<CourseData> | undefined) };
    const { asking } = data;
    const talk = talk131(context, asking === 'record' || asking === 'group' ? asking : undefined);
    if (talk) {
      const { asking: open, ...result } = talk;
      return { ...result, frame: frameOf({ ...data, asking: open }) };
    }
    const verdict = data.current === undefined ? null : verdictIn(context.text);
    if (verdict) return turnedDown(data, verdict, context);
    return search(data, context);
  },
};

const ASK: ReplyDraft = {
  text: '想学什么？在哪个市？说一句就行，比如“无锡，学电焊”。',
  quickReplies: ['电工', '焊工', '月嫂', '网上的课', '学啥都行'],
};
const withoutButtons = (reply: ReplyDraft, i: number, all: readonly ReplyDraft[]): ReplyDraft =>
  i === all.length - 1 ? { ...reply, quickReplies: [...(ASK.quickReplies ?? []), '人工'] } : reply;

const isKnown = (wish: CourseWish): boolean =>
  wish.any === true || wish.trade !== undefined || (wish.subjects ?? []).length > 0;

function heard(before: CourseWish, context: SkillContext): CourseWish {
  const { wish } = refineCourse(before, context.text);
  const said = context.understanding.entities;
  const subjects = subjectsIn(context.text, context.knowledge.trainings);
  const city = said.city ?? context.memory.city;
  return {
    ...wish,
    ...(city ? { city } : {}),
    // What somebody does is not what they want to learn: only this message tells.
    ...(said.trade ? { trade: said.trade, subjects: [] } : {}),
    ...(subjects.length > 0 ? { subjects } : {}),
  };
}

function verdictIn(text: string): Exclude<Outcome131, 'delivered'> | null {
  const plain = text.trim();
  if (plain.length > 16 || /[吗呢？?]$|网上|线上/.test(plain)) return null;
  if (/不(太)?合适|不适合|太远|太长|学不(会|了)|不对口/.test(plain)) return 'not_suitable';
  return /不要|不想(学|去)|不学|不喜欢|看不上|没兴趣|不去|不参加/.test(plain) ? 'refused' : null;
}

const wantsMore = (text: string): boolean =>
  /还有(别的|其他|吗|没)|换(一个|个|别的)|别的(呢|班|课)|下一个/.test(text);

function search(before: CourseData, context: SkillContext): SkillResult | null {
  const wish = heard(before.wish, context);
  const changed = JSON.stringify(wish) !== JSON.stringify(before.wish);
  if (!changed && !wantsMore(context.text)) return null;
  const data: CourseData = { ...before, wish, shown: changed ? [] : before.shown, asking: undefined };
  return isKnown(wish)
    ? show(data, context)
    : { replies: [ASK], frame: frameOf({ ...data, asking: 'subject' }) };
}

function turnedDown(
  data: CourseData,
  outcome: Exclude<Outcome131, 'delivered'>,
  context: SkillContext,
): SkillResult {
  const line = { what: 'training', ref: data.current ?? '', outcome } as const;
  const noted = note131(serviceOf(context), [line], context.memory);
  const lead = outcome === 'refused' ? '好，这个不要。' : '好，这个不合适。';
  const shown = show(data, { ...context, service131: noted.service131 }, lead);
  return {
    ...shown,
    service131: shown.service131 ?? noted.service131,
    effects: [...noted.effects, ...(shown.effects ?? [])],
  };
}

function show(data: CourseData, context: SkillContext, lead = ''): SkillResult {
  const service = serviceOf(context);
  const refused = service.lines.filter(({ outcome }) => outcome !== 'delivered').map(({ ref }) => ref);
  const seen = new Set([...data.shown, ...refused]);
  const [best] = matchCourses(context.knowledge.trainings, data.wish, context.today, seen);
  if (!best)
    return { replies: [nothing(data, lead, context)], frame: frameOf({ ...data, current: undefined }) };
  const { id } = best.course;
  const noted = note131(service, [{ what: 'training', ref: id, outcome: 'delivered' }], context.memory);
  return {
    replies: [card(best, lead), data.shown.length === 0 ? WARNING : MORE],
    ...noted,
    frame: frameOf({ ...data, current: id, shown: [...data.shown, id], asking: undefined }),
  };
}

function card({ course, reasons }: CourseMatch, lead: string): ReplyDraft {
  const where = course.online ? '网上学' : (course.city ?? '');
  return {
    text: `${lead}${course.sample ? '【样本数据，不是真的班】\n' : ''}${course.title}\n${where}，${course.days}天\n为什么推给您：${reasons.join('，')}`,
    ...(course.sample ? { sample: true } : {}),
  };
}

const WARNING: ReplyDraft = {
  text: '收不收费、有没有补贴，报名前打12333问。谁要您先交钱、签分期的“培训贷”，别交别签，回来告诉我。',
  quickReplies: ['这个不要', '网上的课', '换一个', '收不收钱'],
  sources: [{ id: 'notice:33', title: '苏人社函〔2021〕21号（第33项）' }],
};
const MORE: ReplyDraft = {
  text: '不想要就回“这个不要”。报名前先问收不收钱，别先交。',
  quickReplies: ['这个不要', '换一个', '131做到哪了'],
};

function nothing({ wish, shown }: CourseData, lead: string, context: SkillContext): ReplyDraft {
  const what = wish.subjects?.[0] ?? wish.trade ?? '';
  const text =
    shown.length > 0 || lead !== ''
      ? `${lead}没有别的班了。换个想学的，或打${context.knowledge.bureauPhone}问当地今年开什么班。`
      : `现在没有${what ? `${what}的` : '这样的'}班。换一样，或打${context.knowledge.bureauPhone}问当地今年开什么班，不收钱。`;
  return { text, quickReplies: ['网上的课', '学啥都行', '人工'] };
}

const frameOf = (data: CourseData): Frame => ({
  skill: 'training',
  slots: {},
  attempts: 0,
  ...(data.asking ? { asked: data.asking } : {}),
  data: { ...data },
});
