import type { Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import type { FormSpec, Skill, SlotSpec } from '../../contracts/skill';
import { declined, filled, valueOf } from '../../contracts/slots';
import { daysAfter } from '../../shared/clock';
import { bareCount, countOf } from '../common/numerals';
import {
  agree,
  agreed,
  company,
  day,
  factsOf,
  office,
  phone,
  withoutConsent,
  words,
  wordsOf,
} from '../common/sign-up';
import { regionOf, type Stop } from '../common/stops';
import { refuseBias } from '../common/bias';

export const KEEP_DAYS = 180;
/** A post without an end would be shown for ever. */
const DAYS_SHOWN = 30;

/** Lowest and highest pay of a post in yuan: "6000到8000", "一个月5500", "6千-8千". */
export function payIn(text: string): { payMin: number; payMax: number } | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/(\d(?:\.\d)?)\s*(千|k)/gi, (_, n: string) => String(Number(n) * 1000));
  const range = /(\d{2,5})\s*(?:元|块)?\s*(?:-|~|—|到|至)\s*(\d{2,5})/.exec(plain);
  const [low, high] = range
    ? [Number(range[1]), Number(range[2])]
    : [/(\d{2,5})/.exec(plain)?.[1], undefined].map(Number);
  if (low === undefined || Number.isNaN(low)) return undefined;
  const top = high === undefined || Number.isNaN(high) ? low : high;
  return { payMin: Math.min(low, top), payMax: Math.max(low, top) };
}

function keep(): SlotSpec {
  return {
    name: 'keep',
    prompts: ['包吃住吗？', '包吃、包住，还是都不包？'],
    quickReplies: ['包吃包住', '只包吃', '只包住', '都不包'],
    fill: (c) => {
      if (/都?不(包|管)(吃住)?$|不包吃住|自理/.test(c.text) || (c.asked && c.understanding.answer === 'no'))
        return filled('none');
      const board = /(包|管|供|有)(吃|伙食|三餐|饭)|包餐|工作餐/.test(c.text);
      const lodging = /(包|管|供|提供|有)(住|宿|宿舍)|吃住|食宿|包吃住|包吃包住/.test(c.text);
      const both = /吃住|食宿|包吃包住|吃包住/.test(c.text) || (c.asked && c.understanding.answer === 'yes');
      if (both || (board && lodging)) return filled('both');
      if (board) return filled('board');
      return lodging ? filled('lodging') : declined(c);
    },
    readBack: (v) => `吃住：${v.status === 'filled' ? KEEP[String(v.value)] : '没说'}`,
  };
}
const KEEP: Readonly<Record<string, string>> = {
  both: '包吃包住',
  board: '只包吃',
  lodging: '只包住',
  none: '都不包',
};

function openings(): SlotSpec {
  return {
    name: 'headcount',
    prompts: ['招几个人？', '报个人数，比如“5个”。'],
    strict: true,
    fill: (c) => {
      const found = countOf(c.text, '个人|人|名|位|个') ?? (c.asked ? bareCount(c.text) : undefined);
      return found ? filled(found) : declined(c);
    },
    readBack: (v) => `人数：${v.status === 'filled' ? `${String(v.value)}人` : '没说'}`,
  };
}

/** Each slot is one of the things that a post must say (就业服务 rules behind notice row 65). */
export const jobPostForm: FormSpec = {
  id: 'job-post',
  title: '登记招工信息',
  correctionExamples: '“工资6500”“招5个人”',
  unanswered: '这个打12333问当地人社。',
  ends: withoutConsent,
  refuses: ({ text }) => refuseBias(text),
  slots: [
    company(),
    words({ name: 'title', label: '岗位', prompts: ['招什么岗位？', '比如“缝纫工”“电焊工”“服务员”。'] }),
    openings(),
    office({ label: '上班地点', prompts: ['在哪里上班？哪个市、哪个区县？', '就说地方，比如“苏州昆山”。'] }),
    words({
      name: 'pay',
      fits: /[\d一二两三四五六七八九十百千万]|面议|计件|底薪|最低/,
      label: '工资',
      prompts: ['工资怎么算？多少钱？', '写实在的，比如“6000到8000一个月”“一天260”。'],
    }),
    words({
      name: 'hours',
      fits: /[\d一二两三四五六七八九十]|班|小时|休|灵活/,
      label: '上班时间',
      prompts: ['几点上到几点？一周休几天？', '比如“早8点到晚6点，一周休一天，有夜班”。'],
    }),
    keep(),
    day({
      name: 'validTo',
      label: '有效到',
      prompts: ['这条信息有效到哪天？', `说个日子，比如“12月31号”。没定就说“没定”，按${DAYS_SHOWN}天算。`],
      quickReplies: ['正月十五', '没定'],
    }),
    phone(['招工联系电话是多少？', '电话没看清，再发一遍。']),
    agree([
      `当地人社先审，审过了才会给找活的人看，${KEEP_DAYS}天后删。同意吗？`,
      '您说一声“同意”我才交上去审。不同意就不发。',
    ]),
  ],
};

export function jobPostEntry(slots: Slots, today: string): RegisterDraft {
  const number = valueOf<string>(slots, 'phone');
  const said = wordsOf(slots, ['company', 'title', 'pay', 'hours']);
  return {
    kind: 'job_post',
    region: regionOf(valueOf<Stop>(slots, 'place')),
    facts: {
      validTo: daysAfter(today, DAYS_SHOWN),
      ...factsOf(slots, ['headcount', 'keep', 'validTo']),
      ...payIn(valueOf<string>(slots, 'pay') ?? ''),
    },
    ...(said ? { words: said } : {}),
    ...(number ? { person: { phone: number } } : {}),
    consent: 'publish_after_review',
    keepDays: KEEP_DAYS,
  };
}

/** Takes a post for review. Nobody sees it before a person of the office has let it through. */
export const jobPost: Skill = {
  id: 'job-post',
  title: jobPostForm.title,
  form: jobPostForm,
  begins: ({ text }) => /发|登记|挂|招/.test(text),
  start: () => ({ replies: [{ text: '我帮您登记招工信息，不收钱。十个小问题，写实话。' }], frame: null }),
  complete: (slots, context) =>
    agreed(slots)
      ? {
          replies: [
            {
              text: '交上去了，当地人社先审。审过才给找活的人看；缺项、写得不实的，会打电话问您，或者退回。',
              sources: [{ id: 'RLZY-24', title: '《人力资源市场暂行条例》第24条' }],
              quickReplies: ['发招工信息', '缺工怎么登记'],
            },
          ],
          effects: [{ kind: 'register', entry: jobPostEntry(slots, context.today) }],
          frame: null,
        }
      : { replies: [{ text: '好，不发，刚才写的不交给别人。' }], frame: null },
};
