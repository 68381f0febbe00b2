import type { EffectDraft, Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Job } from '../../contracts/knowledge';
import type { Line131, Service131 } from '../../contracts/service-131';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { note131, serviceOf } from '../common/service-131';
import { talk131, type Asking131 } from '../common/talk-131';
import { pushOff, pushOn, stopsPush, wantsPush } from './push';
import { added, every, numbersIn, refine, verdictIn, wantsMore, workNamed, type Verdict } from './refine';
import { ASK_WHICH, askPlaceOrTrade, card, head, headed, heardVerdict, nothing, tail } from './replies';
import { matchJobs, type Match, type Wish } from './rules';

/** "至少3个针对性岗位": the notice's 131 service names three. */
const SHOWN_AT_ONCE = 3;

type Asking = 'city' | 'trade' | 'which' | Asking131;
interface JobsData {
  wish: Wish;
  /** Ids of every job shown under this wish. */
  shown: string[];
  /** Ids of the list on the screen, in its order. */
  list: string[];
  asking?: Asking;
  /** What is meant for the job that is being asked about. */
  outcome?: Verdict['outcome'];
  /** How often jobs were shown; the warning about deposits comes with the first. */
  rounds: number;
}

/** Any place will do; "不知道" to the question where means the same. */
const ANYWHERE = /随便|都行|都可以|哪都|哪里都|哪儿都|无所谓|没想好|全省|江苏/;

const ELSEWHERE = /职业指导|约指导|找培训|培训班|找个?班学/;

/**
 * Finds jobs: asks place and trade, shows three that fit and says why, refines in the worker's own words, and notes
 * what was given and turned down for the 131 service.
 */
export const jobs: Skill = {
  id: 'jobs',
  title: '找工作',
  start(context) {
    const { wish } = refine({}, context.text, []);
    return next({ wish: heard(wish, context), shown: [], list: [], rounds: 0 }, context, 0, added({}, wish));
  },
  advance(frame, context) {
    const data = read(frame);
    // Guidance and courses are asked for by name: they are skills of their own.
    if (ELSEWHERE.test(context.text)) return null;
    return besides(data, context) ?? turnedDown(data, context) ?? search(frame, data, context);
  },
};

/** What is said about the service or the list for new jobs; the jobs on the screen stay. */
function besides(data: JobsData, context: SkillContext): SkillResult | null {
  const { asking } = data;
  const talk = talk131(context, asking === 'record' || asking === 'group' ? asking : undefined);
  if (talk) {
    const { asking: open, ...result } = talk;
    return { ...result, frame: frameOf({ ...data, asking: open }, 0) };
  }
  const kept = frameOf({ ...data, asking: undefined }, 0);
  if (stopsPush(context.text)) return { ...pushOff(context), frame: kept };
  if (wantsPush(context.text) && data.wish.city) return { ...pushOn(data.wish), frame: kept };
  return null;
}

/** "第二个不要": noted, and another one is put in its place. */
function turnedDown(data: JobsData, context: SkillContext): SkillResult | null {
  const verdict = data.asking === 'which' ? named(data, context) : verdictIn(context.text, data.list.length);
  if (!verdict) return null;
  if (verdict.which === 'open')
    return {
      replies: [ASK_WHICH],
      frame: frameOf({ ...data, asking: 'which', outcome: verdict.outcome }, 0),
    };
  const { outcome, which } = verdict;
  const refined = refine(data.wish, context.text, onScreen(data, context));
  const wish = heard(refined.wish, context);
  const lines = which.flatMap((index): Line131[] => {
    const ref = data.list[index];
    return ref === undefined ? [] : [{ what: 'job', ref, outcome }];
  });
  const noted = note131(serviceOf(context), lines, context.memory);
  const found = find({ ...data, wish }, context, noted.service131).slice(0, which.length);
  const list = data.list.map((id, index) => found[which.indexOf(index)]?.job.id ?? id);
  const given = note131(noted.service131, found.map(delivered), context.memory);
  const rest = {
    wish,
    list,
    shown: [...data.shown, ...found.map(({ job }) => job.id)],
    rounds: data.rounds + 1,
  };
  const lead = heardVerdict(outcome, which);
  const replies: ReplyDraft[] =
    found.length > 0
      ? [
          headed(found, `${lead}换${found.length}个：`),
          ...found.map((match, i) => card(match, which[i] ?? i)),
          tail(rest.rounds),
        ]
      : [{ text: lead }, nothing(true, rest.rounds, context.knowledge.bureauPhone)];
  return {
    replies,
    service131: given.service131,
    effects: [...noted.effects, ...given.effects],
    frame: frameOf(rest, 0),
  };
}

/** The answer to "which one?". */
function named(data: JobsData, { text }: SkillContext): Verdict | null {
  const outcome = data.outcome ?? 'refused';
  if (/都|全/.test(text)) return { outcome, which: every(data.list.length) };
  const which = numbersIn(text).filter((index) => index < data.list.length);
  return which.length > 0 ? { outcome, which } : null;
}

function search(frame: Frame, before: JobsData, context: SkillContext): SkillResult | null {
  const { understanding, text } = context;
  const data: JobsData = isSearch(before.asking) ? before : { ...before, asking: undefined };
  const refined = refine(data.wish, text, onScreen(data, context));
  // "都行" to the question where is no answer to the question what.
  const anyTrade = data.asking === 'city' ? data.wish.anyTrade : refined.wish.anyTrade;
  const told = heard({ ...refined.wish, anyTrade }, context);
  const named = data.asking === 'trade' && !told.trade ? workIn(context) : undefined;
  const wish = named === undefined ? told : { ...told, trade: named };
  const placed = JSON.stringify(wish) !== JSON.stringify(data.wish);
  const ours =
    refined.changed ||
    placed ||
    wantsMore(text) ||
    (understanding.topic === 'job_search' && understanding.decision === 'answer');
  if (data.asking === 'city' && (understanding.answer !== undefined || ANYWHERE.test(text)))
    return next({ ...data, wish: { ...wish, anyPlace: true } }, context, 0);
  if (data.asking === 'trade' && understanding.answer !== undefined && understanding.answer !== 'yes')
    return next({ ...data, wish: { ...wish, anyTrade: true } }, context, 0);
  if (!ours) {
    if (!isSearch(data.asking) || understanding.decision === 'answer' || frame.attempts >= 1) return null;
    return ask(data, data.asking, frame.attempts + 1);
  }
  // A changed wish may bring back a job that was shown under the old one.
  const shown = placed || refined.changed ? [] : data.shown;
  const moved = data.asking === 'trade' && wish.city !== data.wish.city ? `在${wish.city ?? ''}找` : '';
  const learnt = [moved, added(data.wish, wish)].filter(Boolean).join('、');
  return next({ wish, shown, list: data.list, rounds: data.rounds }, context, 0, learnt);
}

/**
 * What kind of work is meant, in free words: all that a message holds besides a known place and wishes of other kinds
 * ("昆山 电子厂 不要夜班"). Undefined when something else was understood in it.
 */
function workIn({ understanding, text }: SkillContext): string | undefined {
  const { answer, decision, topic, entities } = understanding;
  const place = `${entities.city ?? ''}${entities.district ?? ''}`;
  const parts = text.split(/[\s\p{P}]+/u).filter(Boolean);
  const places = parts.filter((part) => part.length > 1 && place.includes(part));
  const wishes = parts.filter((part) => refine({}, part, []).changed);
  const [only = '', ...more] = parts.filter((part) => !places.includes(part) && !wishes.includes(part));
  const ours = decision !== 'answer' || wishes.length > 0 || (topic === 'job_search' && places.length > 0);
  // A place that was not left out stands among the words, which then name more than work.
  const placeInside = place !== '' && places.length === 0;
  return ours && answer === undefined && more.length === 0 && !placeInside ? workNamed(only) : undefined;
}

const isSearch = (asking: Asking | undefined): asking is 'city' | 'trade' =>
  asking === 'city' || asking === 'trade';

const onScreen = (data: JobsData, context: SkillContext): Job[] =>
  context.knowledge.jobs.filter(({ id }) => data.list.includes(id));

function heard(wish: Wish, context: SkillContext): Wish {
  const { memory } = context;
  const said = context.understanding.entities;
  const e = { ...memory, ...said };
  const anyTrade = wish.anyTrade && !said.trade;
  return {
    ...wish,
    anyTrade,
    ...(e.city ? { city: e.city } : {}),
    ...(e.district ? { district: e.district } : {}),
    ...(e.trade ? { trade: e.trade } : {}),
    ...(anyTrade ? { trade: undefined } : {}),
  };
}

/** @param learnt what this message added to the wish, said back before the next question */
function next(data: JobsData, context: SkillContext, attempts: number, learnt = ''): SkillResult {
  if (!data.wish.city && !data.wish.anyPlace) return ask(data, 'city', attempts, learnt);
  if (!data.wish.trade && !data.wish.anyTrade) return ask(data, 'trade', attempts, learnt);
  return show(data, context);
}

function ask(data: JobsData, asking: 'city' | 'trade', attempts: number, learnt = ''): SkillResult {
  const question = askPlaceOrTrade(asking, attempts);
  const said = learnt === '' ? question : { ...question, text: `记下了：${learnt}。${question.text}` };
  return { replies: [said], frame: frameOf({ ...data, asking }, attempts) };
}

/** Jobs not on the screen yet and not turned down before, best first. */
function find(data: JobsData, context: SkillContext, service: Service131): Match[] {
  const refused = service.lines.filter((line) => line.outcome !== 'delivered').map((line) => line.ref);
  return matchJobs(context.knowledge.jobs, data.wish, context.today, {
    seen: new Set([...data.shown, ...refused]),
    priority: service.group !== undefined && service.group !== 'none',
  });
}

const delivered = ({ job }: Match): Line131 => ({ what: 'job', ref: job.id, outcome: 'delivered' });

function show(data: JobsData, context: SkillContext): SkillResult {
  const service = serviceOf(context);
  const picked = find(data, context, service).slice(0, SHOWN_AT_ONCE);
  const kept: JobsData = {
    wish: data.wish,
    shown: [...data.shown, ...picked.map((m) => m.job.id)],
    list: picked.length > 0 ? picked.map((m) => m.job.id) : data.list,
    rounds: data.rounds + 1,
  };
  if (picked.length === 0) {
    const { bureauPhone } = context.knowledge;
    return { replies: [nothing(data.shown.length > 0, data.rounds, bureauPhone)], frame: frameOf(kept, 0) };
  }
  const noted: { service131: Service131; effects: EffectDraft[] } = note131(
    service,
    picked.map(delivered),
    context.memory,
  );
  return {
    replies: [head(picked, data.wish, data.rounds), ...picked.map(card), tail(data.rounds)],
    ...noted,
    frame: frameOf(kept, 0),
  };
}

const frameOf = (data: JobsData, attempts: number): Frame => ({
  skill: 'jobs',
  slots: {},
  attempts,
  ...(data.asking ? { asked: data.asking } : {}),
  data: { ...data },
});
const read = (frame: Frame): JobsData => ({
  wish: {},
  shown: [],
  list: [],
  rounds: 0,
  ...(frame.data as Partial<JobsData> | undefined),
});
