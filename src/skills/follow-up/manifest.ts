import type { CaseBrief, CaseType, OutcomeKind } from '../../contracts/case';
import type { EffectDraft, Frame, ReplyDraft } from '../../contracts/dialogue';
import type { FeedbackAnswers } from '../../contracts/case';
import { isAboutMoney, weighFeedback } from '../../contracts/feedback';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { readFeedback, type Question } from './understand';

const ID = 'follow-up';
/** A call-back is kept as long as an office's yearly figures need it. */
const KEEP_DAYS = 366;
/** A mark up to here is asked why. */
const ASK_WHY = 3;
const MOST_OF_A_REASON = 500;
/** From here up another subject is believed in the middle of the questions. */
const SURELY_ELSEWHERE = 0.6;

const QUESTIONS: Readonly<Record<Question, { text: string; again: string; quickReplies: string[] }>> = {
  contacted: {
    text: '办的时候，调解员联系过您吗？',
    again: '调解员有没有给您打过电话、在这里说过话？',
    quickReplies: ['联系过', '没人联系'],
  },
  solved: {
    text: '事情解决了吗？',
    again: '事情算不算解决了？全解决、一部分，还是没解决？',
    quickReplies: ['解决了', '解决了一部分', '没解决'],
  },
  paid: {
    text: '钱到您手里了吗？',
    again: '钱是全到了、到了一部分，还是没到？',
    quickReplies: ['钱全到了', '到了一部分', '钱没到账'],
  },
  satisfaction: {
    text: '这次办得怎么样？打个分，5分最好，1分最差。',
    again: '打几分？回1到5的一个数就行。',
    quickReplies: ['5分', '4分', '3分', '2分', '1分'],
  },
  reason: {
    text: '哪里没办好？一句话就行，不想说回“不说”。',
    again: '一句话就行，不想说回“不说”。',
    quickReplies: ['不说'],
  },
};

/** What the frame remembers. */
interface Memory {
  caseNo: string;
  type: CaseType;
  outcome?: OutcomeKind;
  answers: FeedbackAnswers;
  /** Questions that were answered with "I don't know". */
  skipped: Question[];
}
type About = Pick<Memory, 'caseNo' | 'type' | 'outcome'>;

/** The first question after a case was closed. Closed is our word; whether the money came, the worker says. */
export function askFirst(about: About): { replies: ReplyDraft[]; frame: Frame } {
  return {
    replies: [
      { text: '结案是我们这边办完了，钱到没到账，您说了算。耽误您一分钟，问几句。' },
      ask('contacted'),
    ],
    frame: frameOf({ ...about, answers: {}, skipped: [] }, 'contacted'),
  };
}

/** Understands the answers after closing (回访) and puts them with the case. */
export const followUp: Skill = {
  id: ID,
  title: '回访',
  takes: (context) => {
    const brief = finishedCase(context);
    return brief !== undefined && weighFeedback(readFeedback(context, undefined), brief) !== 'fine';
  },
  start(context) {
    const brief = finishedCase(context);
    if (!brief) {
      const text = '您的事还没结案，结案了我再问您。';
      return { replies: [{ text, quickReplies: ['查我的投诉', '人工'] }], frame: null };
    }
    const { caseNo, type, outcome } = brief;
    const heard = readFeedback(context, undefined);
    const about: About = { caseNo, type, ...(outcome ? { outcome } : {}) };
    return Object.keys(heard).length > 0
      ? take({ ...about, answers: {}, skipped: [] }, heard, context)
      : askFirst(about);
  },
  advance(frame, context) {
    const memory = frame.data as Memory | undefined;
    const asked = frame.asked as Question | undefined;
    if (!memory || !asked) return null;
    const { answer } = context.understanding;
    const refused = answer === 'refuse' || NOT_NOW.test(context.text.trim());
    if (asked === 'reason') {
      const reason = refused || answer === 'no' ? undefined : context.text.slice(0, MOST_OF_A_REASON);
      return finish(memory, reason === undefined ? {} : { reason }, context, THANKS);
    }
    if (refused) return finish(memory, {}, context, `好，不问了。${WAYS}`);
    const heard = readFeedback(context, asked);
    if (Object.keys(heard).length > 0) return take(memory, heard, context);
    if (answer === 'unknown') return goOn({ ...memory, skipped: [...memory.skipped, asked] }, {}, context);
    if (isElsewhere(context)) return null;
    return frame.attempts > 0
      ? finish(memory, {}, context, `好，先不问了。${WAYS}`)
      : { replies: [ask(asked, true)], frame: { ...frameOf(memory, asked), attempts: 1 } };
  },
};

const WAYS = '钱没到账、不满意，随时回“人工”。';
const THANKS = '记下了，谢谢您。以后有事，随时在这里说。';
const NOT_NOW = /^(没空|没时间|不方便|在忙|忙着|以后再说|不想说|不说|不答|别问了)/;

const finishedCase = (context: SkillContext): CaseBrief | undefined =>
  context.cases.find((brief) => brief.status === 'closed' || brief.status === 'followed_up');

/** Another matter, put clearly, instead of an answer. */
const isElsewhere = ({ understanding, text }: SkillContext): boolean =>
  understanding.decision === 'answer' &&
  understanding.topic !== 'case_status' &&
  understanding.topic !== 'greeting_smalltalk' &&
  (understanding.confidence >= SURELY_ELSEWHERE || /[?？吗]\s*$/.test(text));

/** Puts what was heard with the rest. Money that did not come is acted on at once: whoever is asked on may go away. */
function take(memory: Memory, heard: FeedbackAnswers, context: SkillContext): SkillResult {
  const all: Memory = { ...memory, answers: { ...memory.answers, ...heard } };
  if (verdictOf(all) !== 'reopen') return goOn(all, heard, context);
  const text = '钱没到账，就不算完。这件事重新办了，已经在叫人，会再联系您和单位。';
  return {
    replies: [
      { text, quickReplies: ['人工', '帮我写申请书'] },
      { text: `等不及就打${context.knowledge.bureauPhone}。欠条、聊天都留好，先别签“已结清”。` },
    ],
    effects: [keep(all, heard, true), forOffice(all, context)],
    frame: null,
    handoff: true,
  };
}

/** The next question; why, only after a bad mark. Nothing left: the call-back is done. */
function goOn(memory: Memory, heard: FeedbackAnswers, context: SkillContext): SkillResult {
  const question = ORDER.find((name) => isOpen(name, memory));
  const { satisfaction } = memory.answers;
  const why = satisfaction !== undefined && satisfaction <= ASK_WHY;
  const asked = question ?? (why ? 'reason' : undefined);
  if (!asked) return finish(memory, heard, context, THANKS);
  const effects = Object.keys(heard).length > 0 ? [keep(memory, heard, false)] : [];
  return { replies: [ask(asked)], effects, frame: frameOf(memory, asked) };
}

const ORDER = ['contacted', 'solved', 'paid', 'satisfaction'] as const;
const isOpen = (name: (typeof ORDER)[number], memory: Memory): boolean =>
  memory.answers[name] === undefined &&
  !memory.skipped.includes(name) &&
  (name !== 'paid' || isAboutMoney(memory));

function finish(memory: Memory, heard: FeedbackAnswers, context: SkillContext, text: string): SkillResult {
  const all: Memory = { ...memory, answers: { ...memory.answers, ...heard } };
  const said = Object.keys(all.answers).length > 0;
  const flagged = verdictOf(all) === 'flag';
  return {
    replies: [
      ...(flagged ? [{ text: '您说的，主管会看到。想接着办，回“人工”。' }] : []),
      { text, quickReplies: flagged ? ['人工', '去仲裁怎么走'] : ['人工'] },
    ],
    effects: said ? [keep(all, heard, true), ...(flagged ? [forOffice(all, context)] : [])] : [],
    frame: null,
  };
}

/** The case was closed when its worker was asked; the record itself decides again when the answers arrive. */
const verdictOf = ({ answers, outcome }: Memory): ReturnType<typeof weighFeedback> =>
  weighFeedback(answers, { status: 'closed', ...(outcome ? { outcome } : {}) });

const keep = ({ caseNo }: Memory, heard: FeedbackAnswers, done: boolean): EffectDraft => ({
  kind: 'amend_case',
  caseNo,
  patch: { feedback: { ...heard, ...(done ? { done } : {}) } },
});

/** A line on the list that supervisors work off. */
function forOffice(memory: Memory, context: SkillContext): EffectDraft {
  const { reason, ...codes } = memory.answers;
  const region = context.cases.find((brief) => brief.caseNo === memory.caseNo)?.region ?? {};
  return {
    kind: 'register',
    entry: {
      kind: 'feedback',
      region,
      facts: { caseNo: memory.caseNo, verdict: verdictOf(memory), ...codes },
      ...(reason ? { words: { reason } } : {}),
      consent: 'share_with_bureau',
      keepDays: KEEP_DAYS,
    },
  };
}

function ask(question: Question, again = false): ReplyDraft {
  const { text, again: reworded, quickReplies } = QUESTIONS[question];
  return { text: again ? reworded : text, quickReplies: [...quickReplies] };
}

const frameOf = (memory: Memory, asked: Question): Frame => ({
  skill: ID,
  slots: {},
  asked,
  attempts: 0,
  data: { ...memory },
});
