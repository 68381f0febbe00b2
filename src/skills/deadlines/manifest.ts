import { articleName } from '../../contracts/law-names';
import type { Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import type { EntityName } from '../../contracts/understanding';
import { askedPart } from '../../contracts/question';
import { packed, sourcesOf } from '../common/bubbles';
import type { EventId } from './events';
import { readDeadline, type DeadlineFacts } from './read';
import { tell, type Told } from './rules';

interface Data {
  facts: DeadlineFacts;
  asked?: 'demand' | 'date';
  rounds: number;
}

/** Dates of a deadline are not the time for which wages are owed. */
const NOT_OWED: readonly EntityName[] = ['periodFrom', 'periodTo'];

/** What may be told to have a deadline counted, by intent, and what a bare date then is. */
const OFFERS: Readonly<Record<string, { text: string; event?: EventId }>> = {
  'legal_process.time_limit': { text: '告诉我哪天离职的，我给您算到哪天。', event: 'left' },
  'legal_process.how_long': { text: '告诉我哪天投诉、哪天受理的，我给您算到哪天。' },
  'legal_process.lawsuit_enforce': { text: '告诉我哪天收到裁决书的，我给您算最后一天。', event: 'award' },
  'legal_process.count_days': { text: '告诉我是什么事、从哪天起，我给您算到哪天。' },
  'work_injury.apply': { text: '告诉我哪天受的伤，我给您算最后一天。', event: 'injured' },
};

/** A last day is asked for, in so many words. */
const ASKS_LAST_DAY =
  /最晚|最迟|最后一天|(到|是|在)(哪一?天|几号|什么时候)(为止|截止|到期|之前|以前|过期|$|[?？])|(哪一?天|几号|什么时候)(为止|截止|到期|之前|以前|过期|就?满)|截止(日期|到)|来得?及|来不及|赶(不赶)?得?上|晚不晚|晚了[吗没]|(过|作)没?(过|作)?期|过期|过了?(时效|期)|过没过|超没超|超过?(了)?(时效|一年|1年)|时效(到|还|过|是|有)|还(能|可以)(去)?(申请)?(仲裁|起诉|告)[^，。]{0,6}[吗不么]|还管[吗不么]|哪一?天(前|之前|以前|要)|时间(还)?够|年了?[^，。]{0,10}还能(不能)?要|还够[吗不]|超(了|期|过).{0,4}[吗没不]|是不是(已经)?超|(仲裁|起诉|告|投诉)[^，。]{0,4}(行不行|行吗|成不成|有用吗)/;

const ASKS_TIME = /多久|多长|几天|几年|几个?月|哪一?天|几号|什么时候|期限|时间|多少天|截止/;

/** A story with dates whose question is of another kind ("…有没有更快的办法") gets the answer, not a last day. */
function asksOther({ text }: SkillContext): boolean {
  const question = askedPart(text);
  return question !== text && !ASKS_LAST_DAY.test(question) && !ASKS_TIME.test(question);
}

/** Counts deadlines: a question without a date gets the published answer and an offer, one with a date its last day. */
export const deadlines: Skill = {
  id: 'deadlines',
  title: '算期限',
  ownFigures: true,
  claims: (context) =>
    ASKS_LAST_DAY.test(askedPart(context.text)) &&
    tell(readDeadline(context, undefined), context.today, context.knowledge.calendar) !== null
      ? 'legal_process.count_days'
      : null,
  start(context) {
    const plain = [...(context.answer ?? [])];
    const facts = withMemory(readDeadline(context, undefined), context);
    const told = asksOther(context) ? null : tell(facts, context.today, context.knowledge.calendar);
    if (told) return answer({ facts, rounds: 0 }, told, context);
    const offered = OFFERS[context.understanding.intent];
    if (!offered || context.nested) return { replies: plain, frame: null };
    const last = plain.at(-1);
    const replies = plain.map((reply) => (reply === last ? { text: reply.text } : reply));
    const kept = { ...facts, event: offered.event ?? facts.event };
    return {
      replies: [...replies, { ...last, text: offered.text }],
      frame: frameOf({ facts: kept, rounds: 0 }, 0),
    };
  },
  advance(frame, context) {
    const data: Data = { facts: {}, rounds: 0, ...(frame.data as Partial<Data> | undefined) };
    const { understanding } = context;
    const heard = readDeadline(context, data.asked);
    const dated = heard.on !== undefined || heard.interruptions !== undefined || heard.employed === true;
    if (!dated) {
      if (!data.asked) return null;
      const no =
        understanding.answer === 'no' ||
        understanding.answer === 'unknown' ||
        understanding.answer === 'refuse';
      if (no) return neverAsked();
      if (understanding.decision === 'answer' && understanding.answer === undefined) return null;
      if (frame.attempts >= 1) return neverAsked();
      return { replies: [askDate()], frame: frameOf(data, frame.attempts + 1) };
    }
    // A sentence about another matter that happens to hold a date is not for us.
    const other =
      understanding.decision === 'answer' &&
      !isOurs(understanding.intent) &&
      !data.asked &&
      context.text.length > 14;
    if (other) return null;
    const facts = { ...data.facts, ...heard };
    const told = tell(facts, context.today, context.knowledge.calendar);
    return told ? answer({ ...data, facts }, told, context) : null;
  },
};

const isOurs = (intent: string): boolean => /^(legal_process|case_status)\./.test(intent) || intent in OFFERS;

/** The day of leaving that was told earlier still holds. */
function withMemory(facts: DeadlineFacts, { memory, understanding }: SkillContext): DeadlineFacts {
  const asksLimit = understanding.intent === 'legal_process.time_limit' || facts.event === 'left';
  return asksLimit && facts.on === undefined && memory.resignedOn && !facts.employed
    ? { ...facts, event: 'left', on: memory.resignedOn }
    : facts;
}

function answer(data: Data, told: Told, context: SkillContext): SkillResult {
  const { knowledge, nested } = context;
  const sources = sourcesOf(told.articles, knowledge);
  const basis = told.articles[0] ? `依据${articleName(told.articles[0])}。` : '';
  const wordings = [
    `${basis}我是按您说的日子算的，最后以仲裁、法院认定为准。`,
    `还是${basis}日子以文书上的为准，最后由仲裁、法院认定。`,
  ];
  const closing: ReplyDraft = {
    text: wordings[data.rounds % 2] ?? '',
    quickReplies: ['怎么申请仲裁', '登记投诉', '人工'],
    ...(sources.length > 0 ? { sources } : {}),
  };
  const ask = told.askDemand === true && !nested;
  const replies = [...packed(told.lines, '\n'), closing];
  const next: Data = {
    facts: data.facts,
    rounds: data.rounds + 1,
    ...(ask ? { asked: 'demand' as const } : {}),
  };
  return {
    replies: ask ? [...replies, DEMAND] : replies,
    frame: nested ? null : frameOf(next, 0),
    misheard: NOT_OWED,
  };
}

const DEMAND: ReplyDraft = {
  text: '这1年里，您找单位要过吗？投诉过、他答应过也算。最近一次是哪天？',
  quickReplies: ['没有', '记不清', '人工'],
};
const askDate = (): ReplyDraft => ({
  text: '大概哪年哪月要过？比如“去年三月”。没有就说“没有”。',
  quickReplies: ['没有', '人工'],
});

/** No demand that could have started the year anew. */
const neverAsked = (): SkillResult => ({
  replies: [
    {
      text: '那时效很可能过了。先翻翻聊天记录、欠条、投诉回执，有一样就可能重新算。打12348免费问律师。',
      quickReplies: ['找法律援助', '人工'],
    },
  ],
  frame: null,
});

const frameOf = (data: Data, attempts: number): Frame => ({
  skill: 'deadlines',
  slots: {},
  attempts,
  ...(data.asked ? { asked: data.asked } : {}),
  data: { ...data },
});
