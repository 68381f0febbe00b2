import type { DialogueState, TurnInput } from '../contracts/dialogue';
import type { Topic } from '../contracts/topics';
import { compactText } from './phrases';

/** What may be asked in three words right after an answer. */
type Kind = 'where' | 'howLong' | 'bring' | 'cost' | 'how' | 'money' | 'until' | 'secret';

/** Longer questions name their own subject. */
const SHORT = 12;

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['secret', /匿名|保密|别让老板知道|老板会?不?会?知道/],
  ['until', /什么时候(之|以)?前|多久(之|以)?内|多长时间(之|以)?内|有(没有)?(时间|期限)限制|(会不会)?过期/],
  [
    'howLong',
    /^(那|这)?(一般|大概)?(要|需要|得)?(等)?(多久|多长时间|几天)(能|可以)?(办)?(好|下来|出结果)?[啊呢]?$/,
  ],
  [
    'bring',
    /^(那|我)?(要|需要|得)?(带|准备|交|用)(些|哪些)?(什么|啥)(材料|东西|手续|证件)?(去|过去)?[啊呢]?$|^(那)?(要|需要)?(什么|哪些|啥)(材料|手续|证件)[啊呢]?$/,
  ],
  ['cost', /^(那|这)?个?(要不要(钱|费)|(要|收|得?花)(钱|费)[吗么不]|免费的?[吗么])$/],
  ['money', /^(那|这)?(我)?(一共|大概)?(能|可以|该|应该)?(要|赔|拿|得)(到|回)?多少(钱)?(补偿|赔偿)?[啊呢]?$/],
  [
    'where',
    /^(那|我|那我)?(要|该|应该|得)?(去|到|在|上|找)(哪|哪里|哪儿|哪个部门|什么地方|谁)(里)?(去)?(办|申请|报名|弄|投诉|告|交)?[啊呢]?$/,
  ],
  ['how', /^(那|那我|我)?(要|该|应该)?(怎么|咋)(办|办理|申请|弄|投诉|告|办手续)[啊呢]?$/],
];

const FILING: Readonly<Partial<Record<Kind, string>>> = {
  where: 'legal_process.complain_where',
  how: 'legal_process.complain_where',
  cost: 'legal_process.complain_where',
  howLong: 'case_status.how_long',
  bring: 'legal_process.evidence',
  until: 'legal_process.time_limit',
  secret: 'case_status.personal_data',
};
const ARBITRATION: typeof FILING = {
  ...FILING,
  where: 'legal_process.arbitrate_how',
  how: 'legal_process.arbitrate_how',
  cost: 'legal_process.arbitrate_how',
};

/** Where each subject's short questions lead. Subjects that are not here answer by themselves. */
const LEADS: Readonly<Partial<Record<Topic, typeof FILING>>> = {
  wage_arrears: { ...FILING, money: 'wage_arrears.how_much' },
  overtime_pay: { ...FILING, money: 'overtime_pay.how_calc' },
  holiday_pay: FILING,
  social_insurance: FILING,
  black_agency: FILING,
  discrimination: FILING,
  legal_process: ARBITRATION,
  no_contract: { ...ARBITRATION, money: 'no_contract.double_wage' },
  dismissal: { ...ARBITRATION, money: 'dismissal.how_much' },
  work_injury: {
    ...FILING,
    where: 'work_injury.apply',
    how: 'work_injury.apply',
    bring: 'work_injury.apply',
    until: 'work_injury.apply',
    howLong: 'work_injury.apply',
    money: 'work_injury.compensation',
  },
  unemployment_benefit: {
    where: 'unemployment_benefit.how_apply',
    how: 'unemployment_benefit.how_apply',
    bring: 'unemployment_benefit.how_apply',
    until: 'unemployment_benefit.how_apply',
    howLong: 'unemployment_benefit.duration_amount',
    money: 'unemployment_benefit.duration_amount',
  },
  training_subsidy: {
    where: 'training_subsidy.find_course',
    how: 'training_subsidy.find_course',
    cost: 'training_subsidy.course_fee',
  },
};

/**
 * "那要多久", "去哪办", "要带什么": the words alone tell the model nothing, so right after an answer they are about that
 * answer. Undefined when the message is no such question, or its subject has nothing to add.
 *
 * @param subject what was talked about last
 */
export function followQuestion(subject: DialogueState['lastTopic'], input: TurnInput): string | undefined {
  const bare = compactText(input.text);
  if (subject === undefined || bare.length > SHORT) return undefined;
  const { decision, topic, confidence } = input.understanding;
  // Something surely said about this very subject needs no help.
  if (decision === 'answer' && topic === subject && confidence >= 0.8) return undefined;
  const kind = KINDS.find(([, words]) => words.test(bare))?.[0];
  const intent = kind && LEADS[subject]?.[kind];
  return intent !== undefined && input.knowledge.intents.has(intent) ? intent : undefined;
}

/** "合法吗", "这算违法吗": what was answered says it. @returns the intent that was answered */
export function asksWhetherLawful(state: DialogueState, input: TurnInput): string | undefined {
  const bare = compactText(input.text);
  return state.lastTopic !== undefined &&
    LEADS[state.lastTopic] &&
    /^(那|这)?样?(也|算)?(合法|违法|犯法|合理)[吗么不嘛]?$/.test(bare)
    ? state.lastIntent
    : undefined;
}

/** Subjects whose answer is another one in another place or year. */
const LOCAL: ReadonlySet<Topic> = new Set([
  'stay_subsidy',
  'training_subsidy',
  'employer_stabilization',
  'relief',
]);

/** "无锡呢", "2021年的呢": the same question again, for another place or year. */
export function asksElsewhere(state: DialogueState, input: TurnInput): string | undefined {
  const bare = compactText(input.text);
  if (state.lastTopic === undefined || !LOCAL.has(state.lastTopic) || bare.length > SHORT) return undefined;
  if (!/^(那|那么|在)?.{2,9}(呢|有吗|有没有)$/.test(bare)) return undefined;
  const { city, district } = input.understanding.entities;
  return city || district || /20\d\d|去年|今年|前年/.test(bare) ? state.lastIntent : undefined;
}
