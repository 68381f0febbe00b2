import {
  CASE_MOVES,
  CASE_STATUSES,
  CASE_TYPES,
  withdrawalNeedsPerson,
  type CaseBrief,
} from '../../contracts/case';
import type { Frame } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';

const ID = 'withdraw-case';

/** A wish, in the worker's own name; a question about withdrawing, or pressure to, is answered and not acted on. */
const WISH = /撤(回|销|掉|诉|了|吧|单)|(取消|删掉).{0,6}(投诉|登记|单子|案)|不(告|投诉|追究)了/;
const NO_WISH =
  /怎么|咋|该不该|要不要|能不能|可不可以|行不行|[吗呢?？]|逼|叫我|让我|要我|喊我|厂里|人事|先撤|只要我|工友们|反悔|以后/;

export const wantsWithdrawal = (text: string): boolean => WISH.test(text) && !NO_WISH.test(text);

/** Takes a complaint back: says what that means, asks once, and hands to a person what is not one person's to decide. */
export const withdrawCase: Skill = {
  id: ID,
  title: '撤回投诉',
  takes: (context) => wantsWithdrawal(context.text),
  start: (context) => begin(context, 0),
  advance(frame, context) {
    if (frame.asked === 'receipt') {
      const named = context.cases.length > 0 || context.unknownReceipts.length > 0;
      return named ? begin(context, frame.attempts + 1) : null;
    }
    const brief = context.cases.find((one) => one.caseNo === frame.data?.caseNo);
    if (!brief) return null;
    if (staysOpen(context)) {
      const text = '好，不撤，照旧在办。还有要说的就直接讲。';
      return { replies: [{ text, quickReplies: ['查我的投诉', '人工'] }], frame: null };
    }
    if (confirms(context)) return withdraw(brief);
    if (
      context.understanding.decision === 'answer' &&
      context.understanding.intent !== 'case_status.withdraw'
    )
      return null;
    if (frame.attempts > 0) {
      const text = '没撤，案子照旧在办。想撤时再说“撤回投诉”。';
      return { replies: [{ text, quickReplies: ['人工'] }], frame: null };
    }
    const text = '还没撤。真要撤就回“确定撤回”，不撤就回“先不撤”。';
    return {
      replies: [{ text, quickReplies: ['确定撤回', '先不撤', '人工'] }],
      frame: { ...frame, attempts: 1 },
    };
  },
};

const staysOpen = ({ text, understanding }: SkillContext): boolean =>
  understanding.answer === 'no' || /不撤|先不|别撤|再想想|等等|算了/.test(text);
const confirms = ({ text, understanding }: SkillContext): boolean =>
  (understanding.answer === 'yes' && !/^(有|要什么)/.test(text.trim())) ||
  /^(我)?(确定|确认|真的?要|要|就)?(撤回|撤销|撤)(投诉|了)?(吧)?[。.!！]?$|^确(定|认)/.test(text.trim());

function begin(context: SkillContext, attempts: number): SkillResult {
  const [brief, second] = context.cases;
  if (!brief) {
    const frame: Frame = { skill: ID, slots: {}, attempts, asked: 'receipt' };
    const text =
      context.unknownReceipts.length > 0
        ? '这个回执码没查到。对一下再发一遍，码丢了就回“人工”。'
        : '这里没有登记过。要撤哪一件，把它的回执码发给我。码丢了就回“人工”。';
    return { replies: [{ text, quickReplies: ['回执码丢了', '人工'] }], frame };
  }
  if (second) {
    const text = '一次撤一件。要撤哪一件，只发那一件的回执码。';
    return { replies: [{ text }], frame: { skill: ID, slots: {}, attempts, asked: 'receipt' } };
  }
  if (!CASE_MOVES[brief.status].includes('withdrawn')) return tooLate(brief);
  if (withdrawalNeedsPerson(brief)) return byPerson(brief, whyPerson(brief));
  return {
    replies: [
      {
        text: `撤回就是：${nameOf(brief)}不再往下办，我们不再找单位要。钱没到手的，先别撤。`,
      },
      {
        text: '撤了还能再登记。离开单位的，要在一年内申请仲裁，别拖过了。确定撤回吗？',
        sources: [{ id: 'TJZC-27', title: '《劳动争议调解仲裁法》第27条' }],
        quickReplies: ['确定撤回', '先不撤', '老板逼我撤', '人工'],
      },
    ],
    frame: { skill: ID, slots: {}, attempts: 0, asked: 'confirm', data: { caseNo: brief.caseNo } },
  };
}

/** The case may have moved on since it was asked: then the wish is noted with it, and a person asks. */
function withdraw(brief: CaseBrief): SkillResult {
  if (withdrawalNeedsPerson(brief)) return byPerson(brief, whyPerson(brief));
  if (!CASE_MOVES[brief.status].includes('withdrawn')) return tooLate(brief);
  return {
    replies: [
      {
        text: `${nameOf(brief)}撤回了。记录还在，想再办就回“登记投诉”。有人逼您撤的，打110，或回“人工”。`,
        quickReplies: ['登记投诉', '人工'],
      },
    ],
    effects: [{ kind: 'amend_case', caseNo: brief.caseNo, patch: { withdraw: true } }],
    frame: null,
  };
}

const whyPerson = (brief: CaseBrief): string =>
  brief.crisis
    ? '这件事关系到您的安全，不能光凭一句话撤。'
    : `这件里有${brief.headcount}个人，不能一个人撤。`;

/** Nothing is withdrawn; a person asks. On another phone the answer goes to where the case was filed. */
function byPerson(brief: CaseBrief, why: string): SkillResult {
  const own = brief.via === 'conversation';
  const next = own ? '我叫人来跟您核对。' : '我记下了，会有人联系登记时留的电话。';
  return {
    replies: [{ text: `${why}${next}有人逼您撤，打110。`, quickReplies: ['老板逼我撤'] }],
    effects: [
      { kind: 'amend_case', caseNo: brief.caseNo, patch: { withdraw: true, handoffRequested: true } },
    ],
    frame: null,
    ...(own ? { handoff: true } : {}),
  };
}

function tooLate(brief: CaseBrief): SkillResult {
  switch (brief.status) {
    case 'withdrawn':
      return done('这件已经撤回了，不用再撤。想再办就回“登记投诉”。', ['登记投诉', '人工']);
    case 'agreed':
    case 'performing':
      return byPerson(brief, '已经谈成协议了，这时候撤不了，要核对一下。');
    default:
      return done(`这件现在是“${CASE_STATUSES[brief.status]}”，没有在往下要，不用撤。有别的想法回“人工”。`, [
        '查我的投诉',
        '人工',
      ]);
  }
}

const done = (text: string, quickReplies: string[]): SkillResult => ({
  replies: [{ text, quickReplies }],
  frame: null,
});

const nameOf = (brief: CaseBrief): string => `${CASE_TYPES[brief.type]}案（${brief.caseNo}）`;
