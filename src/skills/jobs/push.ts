import type { EffectDraft, Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import type { Entities } from '../../contracts/understanding';

/** Days that a wish to be told of jobs is kept; said when it is written down. */
const PUSH_DAYS = 90;

/** "有合适的再告诉我", "来了新岗位通知我一声". */
export const wantsPush = (text: string): boolean =>
  !stopsPush(text) &&
  /(有|来)(了)?(新的?|合适的?|别的|好的)?(活|岗位?|工作|厂)?[，,]?(再|就|也|麻烦)?(告诉|通知|叫|喊|发给|推给|提醒)(我|一声)|(给我|帮我|每天|每周)推(送)?(几个|一下|岗位)|订阅|推送(岗位|给我)/.test(
    text,
  );

export const stopsPush = (text: string): boolean =>
  /(别|不要|不用|不想|能不能别)(再)?(给我|老|要|收到?)?(推|通知|发|收)(了|送|岗位|招聘|招工|短信|给我)|(取消|停|停掉|退订|关掉)(了)?(岗位|那个)?(推送|订阅)|推送(停|关|取消)/.test(
    text,
  );

/** What a push needs to know: where and what. No name, no number. */
export function pushOn({ city, district, trade }: Pick<Entities, 'city' | 'district' | 'trade'>): {
  replies: ReplyDraft[];
  effects: EffectDraft[];
} {
  const what = [`${city ?? ''}${district ?? ''}`, trade ?? '工种不限'].filter(Boolean).join('、');
  return {
    replies: [
      {
        text: `登记上了：${what}。交当地人社的推送名单，不记名字电话，${PUSH_DAYS}天后删。有没有消息我不能保证，您也可以常来问。`,
        quickReplies: ['别再推了', '换一批'],
      },
    ],
    effects: [
      { kind: 'withdraw_register', registerKind: 'job_push' },
      {
        kind: 'register',
        entry: {
          kind: 'job_push',
          region: city ? { city, ...(district ? { district } : {}) } : {},
          facts: { ...(city ? { city } : {}), trade: trade ?? '不限' },
          consent: 'push_jobs',
          keepDays: PUSH_DAYS,
        },
      },
    ],
  };
}

export function pushOff(context: Pick<SkillContext, 'registered'>): {
  replies: ReplyDraft[];
  effects: EffectDraft[];
} {
  const had = context.registered?.includes('job_push') ?? false;
  return {
    replies: [
      {
        text: had
          ? '好，不推了，名单上撤了。想再要，回“有合适的再告诉我”。'
          : '这里没有给您推。收到的是短信的，回“人工”，请工作人员停掉。',
        quickReplies: had ? ['有合适的再告诉我'] : ['人工', '有合适的再告诉我'],
      },
    ],
    effects: had ? [{ kind: 'withdraw_register', registerKind: 'job_push' }] : [],
  };
}

/** Puts somebody on the list for new jobs, and takes them off it, by their own word. */
export const jobPush: Skill = {
  id: 'job-push',
  title: '岗位推送',
  start(context) {
    if (stopsPush(context.text)) return { ...pushOff(context), frame: null };
    if (!wantsPush(context.text)) return { replies: [...(context.answer ?? [])], frame: null };
    return placed(context);
  },
  advance(_frame, context) {
    return context.understanding.entities.city === undefined ? null : placed(context);
  },
};

/** A list for nowhere is no use to anybody: the place is asked for once. */
function placed(context: SkillContext): SkillResult {
  if (context.memory.city !== undefined) return { ...pushOn(context.memory), frame: null };
  if (context.nested)
    return { replies: [{ text: '想要哪个市的岗位？弄完这件，回“有合适的再告诉我”。' }], frame: null };
  return {
    replies: [
      {
        text: '想要哪个市、什么活的？说一句就行，比如“无锡，焊工”。',
        quickReplies: ['苏州', '无锡', '南京'],
      },
    ],
    frame: ASKED,
  };
}
const ASKED: Frame = { skill: 'job-push', slots: {}, asked: 'city', attempts: 0 };
