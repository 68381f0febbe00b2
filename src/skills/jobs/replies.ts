import type { ReplyDraft } from '../../contracts/dialogue';
import { added } from './refine';
import { payText, type Match, type Wish } from './rules';

const NOTICE = { id: 'notice:69', title: '苏人社函〔2021〕21号（第69项）' };

/** A job with its place in the list, why it fits, and the mark of invented data. */
export function card({ job, reasons }: Match, index: number): ReplyDraft {
  const extras = [job.board && '包吃', job.lodging && '包住', job.nightShift ? '有夜班' : '没夜班']
    .filter(Boolean)
    .join('、');
  const place = [job.city, job.district].filter(Boolean).join('');
  return {
    text: `${index + 1}. ${job.title}${job.sample ? '（样本）' : ''}\n${job.employer}，${place}\n${payText(job)}，${job.hours}\n${extras}\n为什么推给您：${reasons.slice(0, MOST_REASONS).join('，')}`,
    ...(job.sample ? { sample: true } : {}),
  };
}
/** More would not fit on a small screen. */
const MOST_REASONS = 3;

/** The line above the jobs. Says plainly when what was asked for is not among them. */
export function head(picked: readonly Match[], wish: Wish, rounds: number): ReplyDraft {
  const again = rounds % 2 === 1 ? '照您说的再挑' : '又给您挑';
  const found = `${rounds === 0 ? '给您挑' : again}了${picked.length}个：`;
  const { city, trade } = wish;
  const missing = city && trade && !picked.some((match) => match.exact);
  // One that was shut out by a condition is there all the same.
  const fitting = added({}, { ...wish, payFirst: false }) === '' ? '' : '合您条件的';
  return headed(picked, `${missing ? `${city}现在没有${fitting}${trade}的活，先看看相近的。` : ''}${found}`);
}

/** A heading of one's own above jobs; invented ones are marked before they are read. */
export function headed(picked: readonly Match[], text: string): ReplyDraft {
  const sample = picked.some(({ job }) => job.sample);
  return { text: `${sample ? '【样本数据，不是真岗位】' : ''}${text}`, ...(sample ? { sample: true } : {}) };
}

/** What comes after the jobs: the warning first, then how to go on, never twice the same. */
const TAILS = [
  '找工作不用交钱。谁要您先交押金、服装费，先别给，回来告诉我。还有免费的“131”：指导、岗位、培训，要就回“131”。',
  '不合适就说哪里不合适，我再挑。',
  '还不满意就接着说：工资、地方、吃住、班次，都能换。',
];

export const tail = (rounds: number): ReplyDraft => ({
  text: TAILS[Math.min(rounds, 1) + (rounds > 1 && rounds % 2 === 0 ? 1 : 0)] ?? '',
  quickReplies: [
    '工资再高点',
    '不要夜班',
    '包住的',
    '换一批',
    ...(rounds === 0 ? ['要131服务'] : ['有合适的再告诉我']),
  ],
  sources: [NOTICE],
});

/** Nothing fits: what else may be tried, and whom to ask. */
export function nothing(shownBefore: boolean, rounds: number, phone: string): ReplyDraft {
  const text = !shownBefore
    ? rounds % 2 === 1
      ? `还是没有合适的。哪一条能放宽：工资、休息、地方？说一声我再找，或打${phone}问，免费。`
      : `这些条件现在没有合适的。放宽一点，比如换个区，或者工种都行？也可以打${phone}问，免费。`
    : rounds % 2 === 0
      ? `真没别的了。换个地方、换个工种再找？说一声就行。要人帮着找，回“人工”。`
      : `合适的就这些了。条件放宽一点再找？也可以打${phone}，问当地公共就业服务机构，免费。`;
  return { text, quickReplies: ['工种都行', '有合适的再告诉我', '人工'] };
}

export function askPlaceOrTrade(asking: 'city' | 'trade', attempts: number): ReplyDraft {
  const city = asking === 'city';
  const wording = city
    ? ['想在哪里干？说个市或区县就行。', '就说地方，比如“昆山”“无锡”。']
    : ['想干什么活？会什么手艺？没有就说“都行”。', '比如电工、普工、保洁。都行就说“都行”。'];
  return {
    text: wording[Math.min(attempts, 1)] ?? '',
    quickReplies: city ? ['苏州', '昆山', '无锡', '南京'] : ['普工', '电工', '保洁', '都行'],
  };
}

/** What was turned down, in the worker's order: "第2个不要". */
export function heardVerdict(outcome: 'refused' | 'not_suitable', which: readonly number[]): string {
  const names = which.map((index) => index + 1).join('、');
  return outcome === 'refused' ? `好，第${names}个不要。` : `好，第${names}个不合适。`;
}

export const ASK_WHICH: ReplyDraft = {
  text: '是哪一个？回1、2、3，或者回“都不要”。',
  quickReplies: ['第1个', '第2个', '第3个', '都不要'],
};
