import { articleName } from '../../contracts/law-names';
import type { ReplyDraft } from '../../contracts/dialogue';
import type { Knowledge } from '../../contracts/knowledge';
import type { DayKind } from '../../law/calendar';
import { yuanText } from '../../law/money';
import { OVERTIME_PERCENT, type OvertimePart } from '../../law/pay/overtime';
import { lineText, type PayResult } from '../../law/pay/result';
import { payFor, type Wage } from '../../law/pay/wage';
import { packed, sourcesOf } from '../common/bubbles';
import type { Kind, Missing } from './facts';
import type { Outcome } from './outcome';

/** No calculation of ours decides anything. */
export const NO_RULING = '这是估算，最后以仲裁、法院认定为准。';

/** Bubbles of a sum: the figure, how it comes about, what it rests on, and that it is no ruling. */
export function resultReplies(
  outcome: Outcome & { is: 'result' },
  knowledge: Knowledge,
  round: number,
): ReplyDraft[] {
  const { headline, result, more } = outcome;
  return [
    ...packed([headline, ...result.lines.map(lineText)], '\n'),
    ...packed(more, ''),
    ...packed([`我是这样算的：${result.assumptions.join('；')}。`, '有一条不对，告诉我，我重算。'], ''),
    closing(result.articles, knowledge, round),
  ];
}

/** An answer without a sum, with its articles. */
export const saidReplies = (
  outcome: Outcome & { is: 'said' },
  knowledge: Knowledge,
  round: number,
): ReplyDraft[] => [...packed(outcome.texts, ''), closing(outcome.articles, knowledge, round)];

/** The article and that it is no ruling: every calculation ends so, in words that differ from the last time. */
function closing(articles: PayResult['articles'], knowledge: Knowledge, round: number): ReplyDraft {
  const sources = sourcesOf(articles, knowledge);
  const basis = articles[0] ? `依据${articleName(articles[0])}。` : '';
  const wordings = [
    `${basis}${NO_RULING}没给够的，回“登记投诉”。`,
    `还是${basis}只是估算，以仲裁、法院认定为准。要投诉，回“登记投诉”。`,
  ];
  return {
    text: wordings[round % 2] ?? '',
    quickReplies: ['登记投诉', '人工'],
    ...(sources.length > 0 ? { sources } : {}),
  };
}

const QUESTIONS: Readonly<
  Record<Missing, Readonly<Partial<Record<Kind | 'any', readonly [string, string]>>>>
> = {
  wage: {
    any: [
      '您的工资是多少？比如“一个月6000”“一天200”。',
      '只差工资：一个月几千，还是一天几百？不清楚就说“不知道”。',
    ],
    annual_leave: [
      '前12个月平均一个月工资多少？加班费不算。',
      '只差月工资，大概数也行。不清楚就说“不知道”。',
    ],
    severance: ['离职前12个月，平均一个月应得多少？', '只差月工资，大概数也行。不清楚就说“不知道”。'],
    double_wage: ['一个月工资多少？', '只差月工资，大概数也行。不清楚就说“不知道”。'],
    stoppage: ['平时一个月工资多少？', '只差月工资，大概数也行。不清楚就说“不知道”。'],
    probation: ['说好转正后一个月多少？', '只差转正后的月工资。不清楚就说“不知道”。'],
  },
  time: {
    any: [
      '加了多久？比如“周末3天”“国庆2天”“平时10小时”。',
      '一共加了几天、几小时？哪几天？不清楚就说“不知道”。',
    ],
    arrears: ['一共干了几天、几个月？', '干了多久没给钱？几天或几个月都行。'],
    stoppage: ['停工多久了？', '停了几天、几个月？'],
    probation: ['试用期实际一个月给您多少？', '试用期一个月拿到手几千？'],
  },
  kind: {
    any: ['这几天是周末，还是国庆、春节这样的法定节日？', '周末算2倍，法定节日算3倍。是哪一种？'],
  },
  tenure: {
    any: ['在那里干了几年几个月？', '从哪年哪月干到哪年哪月？大概也行。'],
    double_wage: ['从哪天干起，一直没签？干了几个月？', '没签合同干了几个月？大概也行。'],
  },
  leave: { any: ['没休的年假有几天？', '几天没休？不清楚就说干了几年。'] },
  piece_count: { any: ['一共做了多少件？', '做了几件？大概数也行。'] },
};

/** One question for what is missing, in the wording for this time of asking. */
export function askFor(kind: Kind, what: Missing, attempts: number): ReplyDraft {
  const [first, again] = QUESTIONS[what][kind] ?? QUESTIONS[what].any ?? ['', ''];
  const buttons = what === 'kind' ? ['周末', '法定节假日', '不知道'] : ['不知道', '人工'];
  return { text: attempts === 0 ? first : again, quickReplies: buttons };
}

/** How it is worked out, with an example, for somebody who cannot name a figure. */
const FORMULAS: Readonly<Record<Kind, readonly string[]>> = {
  overtime: [
    '公式：月工资÷21.75是一天的钱，再÷8是一小时的钱。平时×1.5，休息日×2，法定节假日×3。',
    '例：月工资4350元，一天200元。周末加1天，200×2=400元；国庆加1天，200×3=600元。',
  ],
  arrears: [
    '公式：说好的价钱×干的天数（或月数、件数），减去已经给的。',
    '例：一天200元，干了30天，给过1000元：200×30-1000=5000元。',
  ],
  annual_leave: [
    '公式：月工资÷21.75×没休的天数×2。平时那1倍已经发了，所以另补2倍。',
    '例：月工资4350元，5天没休：200×5×2=2000元。',
  ],
  double_wage: [
    '公式：月工资×没签的月数，头1个月不算，最多11个月。',
    '例：月工资5000元，干8个月没签：5000×7=35000元。',
  ],
  severance: [
    '公式：月平均工资×年数。满6个月算1年，不到6个月算半年。违法辞退的×2。',
    '例：平均5000元，干了3年7个月，算4个月：5000×4=20000元。',
  ],
  stoppage: ['公式：头一个月工资照发。以后的，各地不一样。'],
  probation: [
    '公式：试用期工资不低于说好工资的80%，也不低于当地最低工资。',
    '例：说好5000元，试用期最少4000元。',
  ],
  minimum_wage: ['最低工资不算加班费、中夜班和高温津贴，去掉这些再比。'],
};

export function formulaReplies(kind: Kind): ReplyDraft[] {
  return [
    ...FORMULAS[kind].map((text) => ({ text })),
    { text: `${NO_RULING}知道数字了随时发来，我再算。`, quickReplies: ['登记投诉', '人工'] },
  ];
}

/** Invites to a calculation after a plain answer. */
const OFFERS: Readonly<Record<Kind, string>> = {
  overtime: '把月工资和加班天数（或小时）告诉我，我给您算。',
  arrears: '把工价和干的天数告诉我，我给您算。',
  annual_leave: '把月工资和没休的天数告诉我，我给您算。',
  double_wage: '把入职日期和月工资告诉我，我给您算。',
  severance: '把干了几年几个月、平均月工资告诉我，我给您算。',
  stoppage: '把月工资和停了多久告诉我，我给您算。',
  probation: '把转正工资和试用期工资告诉我，我给您算。',
  minimum_wage: '把月工资和地方告诉我，我帮您比一比。',
};
export const offerFor = (kind: Kind): string => OFFERS[kind];

const TIMES: Readonly<Record<DayKind, string>> = {
  workday: '平时加班，1.5倍',
  rest: '休息日，2倍，也可以安排补休',
  statutory: '法定节假日，3倍，补休抵不了',
};

/** What the days named are, when no wage is known yet: "10月1日到3日：法定节假日，3倍，补休抵不了". */
export const verdictOn = (parts: readonly OvertimePart[]): ReplyDraft[] =>
  packed(
    parts
      .filter((part) => part.when !== undefined)
      .map((part) => `${part.when ?? ''}：${TIMES[part.kind]}。`),
    '\n',
  );

/** What one hour costs at a known wage. */
export function ratesAt(wage: Wage): string {
  const [work, rest, holiday] = (['workday', 'rest', 'statutory'] as const).map((kind) =>
    yuanText(payFor(wage, { amount: 1, unit: 'hour' }, OVERTIME_PERCENT[kind]).amount),
  );
  return `按您的工资，加班1小时：平时${work}元，休息日${rest}元，法定节假日${holiday}元。`;
}
