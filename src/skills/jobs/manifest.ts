import type { Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { matchJobs, payText, refine, wantsMore, type Match, type Wish } from './rules';

/** "至少3个针对性岗位": the notice's 131 service names three. */
const SHOWN_AT_ONCE = 3;

interface JobsData {
  wish: Wish;
  shown: string[];
  asking?: 'city' | 'trade';
  /** How often jobs were shown; the warning about deposits comes with the first. */
  rounds: number;
}

/** Any place will do; "不知道" to the question where means the same. */
const ANYWHERE = /随便|都行|都可以|哪都|哪里都|哪儿都|无所谓|没想好|全省|江苏/;

/** Finds jobs: asks place and trade, shows three that fit, and refines in the worker's own words. */
export const jobs: Skill = {
  id: 'jobs',
  title: '找工作',
  start(context) {
    const { wish } = refine({}, context.text, []);
    return next({ wish: heard(wish, context), shown: [], rounds: 0 }, context, 0);
  },
  advance(frame, context) {
    const data = read(frame);
    const { understanding, text } = context;
    const refined = refine(
      data.wish,
      text,
      context.knowledge.jobs.filter((j) => data.shown.slice(-SHOWN_AT_ONCE).includes(j.id)),
    );
    // "都行" to the question where is no answer to the question what.
    const anyTrade = data.asking === 'city' ? data.wish.anyTrade : refined.wish.anyTrade;
    const wish = heard({ ...refined.wish, anyTrade }, context);
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
      if (!data.asking || understanding.decision === 'answer' || frame.attempts >= 1) return null;
      return ask(data, frame.attempts + 1);
    }
    // A changed wish may bring back a job that was shown under the old one.
    const shown = placed || refined.changed ? [] : data.shown;
    return next({ wish, shown, rounds: data.rounds }, context, 0);
  },
};

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

function next(data: JobsData, context: SkillContext, attempts: number): SkillResult {
  if (!data.wish.city && !data.wish.anyPlace) return ask({ ...data, asking: 'city' }, attempts);
  if (!data.wish.trade && !data.wish.anyTrade) return ask({ ...data, asking: 'trade' }, attempts);
  return show(data, context);
}

function ask(data: JobsData, attempts: number): SkillResult {
  const city = data.asking === 'city';
  const wording = city
    ? ['想在哪里干？说个市或区县就行。', '就说地方，比如“昆山”“无锡”。']
    : ['想干什么活？会什么手艺？没有就说“都行”。', '比如电工、普工、保洁。都行就说“都行”。'];
  const reply: ReplyDraft = {
    text: wording[Math.min(attempts, 1)] ?? '',
    quickReplies: city ? ['苏州', '昆山', '无锡', '南京'] : ['普工', '电工', '保洁', '都行'],
  };
  return { replies: [reply], frame: frameOf(data, attempts) };
}

function show(data: JobsData, context: SkillContext): SkillResult {
  const found = matchJobs(context.knowledge.jobs, data.wish, context.today, new Set(data.shown));
  const picked = found.slice(0, SHOWN_AT_ONCE);
  const kept: JobsData = {
    wish: data.wish,
    shown: [...data.shown, ...picked.map((m) => m.job.id)],
    rounds: data.rounds + 1,
  };
  if (picked.length === 0) {
    const phone = context.knowledge.bureauPhone;
    const text =
      data.shown.length === 0
        ? `这些条件现在没有合适的。放宽一点，比如换个区，或者工种都行？也可以打${phone}问，免费。`
        : data.rounds % 2 === 0
          ? `真没别的了。换个地方、换个工种再找？说一声就行。要人帮着找，回“人工”。`
          : `合适的就这些了。条件放宽一点再找？也可以打${phone}，问当地公共就业服务机构，免费。`;
    return { replies: [{ text, quickReplies: ['工种都行', '人工'] }], frame: frameOf(kept, 0) };
  }
  const sample = picked.some((m) => m.job.sample);
  const head: ReplyDraft = {
    text: `${sample ? '【样本数据，不是真岗位】' : ''}${heading(picked, data)}`,
    ...(sample ? { sample: true } : {}),
  };
  const tail: ReplyDraft = {
    text: TAILS[Math.min(data.rounds, 1) + (data.rounds > 1 && data.rounds % 2 === 0 ? 1 : 0)] ?? '',
    quickReplies: ['工资再高点', '不要夜班', '包住的', '换一批'],
    sources: [{ id: 'notice:69', title: '苏人社函〔2021〕21号（第69项）' }],
  };
  return { replies: [head, ...picked.map(card), tail], frame: frameOf(kept, 0) };
}

/** What comes after the jobs: the warning first, then how to go on, never twice the same. */
const TAILS = [
  '找工作不用交钱。谁要您先交押金、服装费，先别给，回来告诉我。',
  '不合适就说哪里不合适，我再挑。',
  '还不满意就接着说：工资、地方、吃住、班次，都能换。',
];

/** Says plainly when what was asked for is not among them. */
function heading(picked: readonly Match[], data: JobsData): string {
  const { city, trade } = data.wish;
  const again = data.rounds % 2 === 1 ? '照您说的再挑' : '又给您挑';
  const found = `${data.rounds === 0 ? '给您挑' : again}了${picked.length}个：`;
  if (picked.some((match) => match.exact) || !city || !trade) return found;
  return `${city}现在没有${trade}的活，先看看相近的。${found}`;
}

function card(match: Match, index: number): ReplyDraft {
  const { job } = match;
  const extras = [job.board && '包吃', job.lodging && '包住', job.nightShift ? '有夜班' : '没夜班']
    .filter(Boolean)
    .join('、');
  const place = [job.city, job.district].filter(Boolean).join('');
  const why = match.reasons.length > 0 ? `\n为什么推给您：${match.reasons.join('，')}` : '';
  return {
    text: `${index + 1}. ${job.title}${job.sample ? '（样本）' : ''}\n${job.employer}，${place}\n${payText(job)}，${job.hours}\n${extras}${why}`,
    ...(job.sample ? { sample: true } : {}),
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
  rounds: 0,
  ...(frame.data as Partial<JobsData> | undefined),
});
