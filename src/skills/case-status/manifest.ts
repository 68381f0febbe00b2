import { caseNumbersIn, plainCaseNumber } from '../../contracts/case-numbers';
import { CASE_MOVES, CASE_STATUSES, CASE_TYPES, type CaseBrief, type CaseStatus } from '../../contracts/case';
import type { Frame, ReplyDraft } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { articleName } from '../../contracts/law-names';
import { chineseDate } from '../../contracts/slots';
import { chinaDate } from '../../shared/clock';

/** What the worker may expect next, in plain words. */
export const NEXT_STEP: Readonly<Record<CaseStatus, string>> = {
  pending: '正在等调解员受理。',
  accepted: '已经受理，调解员会联系您和单位。',
  rejected: '没有受理，原因已经发给您。还可以走仲裁或打12333问。',
  transferred: '已经转给别的单位办。',
  contacted: '调解员联系过双方了，下一步约时间谈。',
  mediating: '正在调解。',
  agreed: '谈成了，等对方按说好的给。到时候没给，马上告诉我们。',
  performing: '对方正在按协议给。没按时给就告诉我们。',
  fulfilled: '协议已经履行。钱没到账就告诉我们。',
  failed: '没谈成。可以申请劳动仲裁，不收费，调解员的话里有办法。',
  withdrawn: '您已经撤回。想再办随时说。',
  closed: '已经结案。钱没到账或不满意，回“人工”。',
  followed_up: '已经回访过。还有问题就回“人工”。',
  archived: '已经归档。还有问题就回“人工”。',
};

/** Tells where a case stands, by receipt, or by the conversation that opened it. */
export const caseStatus: Skill = {
  id: 'case-status',
  title: '查投诉进度',
  start: (context) => answer(context, 0),
  advance(frame, context) {
    if (caseNumbersIn(context.text).length > 0) return answer(context, frame.attempts);
    if (context.cases.length > 0 || context.unknownReceipts.length > 0)
      return answer(context, frame.attempts);
    if (/丢|找不到|没了|没有码|忘|没记|没存/.test(context.text)) {
      const text = '码丢了，事情不会丢。回“人工”，工作人员核对一下就帮您找回，不用重新投诉。';
      return { replies: [{ text, quickReplies: ['人工'] }], frame: null };
    }
    if (context.understanding.decision === 'answer' && context.understanding.topic !== 'case_status')
      return null;
    if (frame.attempts >= 1) return null;
    return answer(context, frame.attempts + 1);
  },
};

function answer(context: SkillContext, attempts: number): SkillResult {
  const [number] = caseNumbersIn(context.text);
  const isHeld = context.cases.some(({ caseNo }) => plainCaseNumber(caseNo) === number);
  const byReceipt = context.cases.some(({ via }) => via === 'receipt');
  if (number !== undefined && !isHeld && !byReceipt) return unknownNumber(number, context, attempts);
  if (context.cases.length > 0)
    return { replies: context.cases.flatMap((brief) => describe(brief, context)), frame: null };
  const frame = context.nested ? null : waiting(attempts);
  if (context.unknownReceipts.length > 0) {
    return {
      replies: [
        { text: '这个回执码没查到。对一下有没有抄错，再发一遍。码丢了就回“人工”。', quickReplies: ['人工'] },
      ],
      frame,
    };
  }
  const text =
    attempts === 0
      ? '把回执码发给我，12位字母和数字，登记完给您的那个。'
      : '没看到回执码。它像这样：ABCD-2345-EFGH。丢了就回“人工”。';
  return { replies: [{ text, quickReplies: ['回执码丢了', '人工'] }], frame };
}

/** Waits for the receipt. */
const waiting = (attempts: number): Frame => ({
  skill: 'case-status',
  slots: {},
  attempts,
  asked: 'receipt',
});

/**
 * A number that is not of this conversation's case. Whether such a case exists is not told: the number is known to
 * others, and whoever has it is not thereby its worker.
 */
function unknownNumber(number: string, context: SkillContext, attempts: number): SkillResult {
  const own = context.cases[0];
  const replies: ReplyDraft[] = [
    {
      text: `您这里没找到编号${number.slice(0, 24)}的案子。看看有没有抄错。光凭编号我不能查，怕别人看到您的事。`,
    },
    own
      ? {
          text: `您在这里登记的是${own.caseNo}，要查就回“查我的投诉”。`,
          quickReplies: ['查我的投诉', '人工'],
        }
      : {
          text: '把12位回执码发给我就能查，像ABCD-2345-EFGH。码丢了回“人工”，报上编号，工作人员核对了帮您找。',
          quickReplies: ['回执码丢了', '人工'],
        },
  ];
  return { replies, frame: own || context.nested ? null : waiting(attempts) };
}

/** Where it stands and what comes next; then the clocks that run, in plain words, the nearest first. */
function describe(brief: CaseBrief, context: SkillContext): ReplyDraft[] {
  const state = `您的${CASE_TYPES[brief.type]}案（${brief.caseNo}），${chineseDate(dayOf(brief.openedAt))}登记。现在：${CASE_STATUSES[brief.status]}。${NEXT_STEP[brief.status]}`;
  const quickReplies = buttonsFor(brief);
  const dates = datesOf(brief, context.today);
  if (!dates) return [{ text: state, quickReplies }];
  return [{ text: state }, { ...dates, quickReplies }];
}

const buttonsFor = (brief: CaseBrief): string[] => {
  if (brief.status === 'closed') return ['钱没到账', '回访', '人工'];
  const open = CASE_MOVES[brief.status].includes('withdrawn');
  return ['补充材料', '帮我写申请书', ...(open ? ['撤回投诉'] : []), '人工'];
};

/** More dates than this are a table, not an answer. */
const MOST_DATES = 3;

function datesOf(brief: CaseBrief, today: string): ReplyDraft | null {
  const clocks = [...brief.clocks].sort((a, b) => a.due.localeCompare(b.due)).slice(0, MOST_DATES);
  if (clocks.length === 0) return null;
  const sources = clocks.flatMap(({ kind, basis }) =>
    kind === 'statutory' && /-\d+$/.test(basis) ? [{ id: basis, title: articleName(basis) }] : [],
  );
  return {
    text: clocks.map((clock) => sayClock(clock, today)).join(''),
    ...(sources.length > 0 ? { sources } : {}),
  };
}

function sayClock({ id, name, kind, due }: CaseBrief['clocks'][number], today: string): string {
  const day = due.length > 10 ? dayOf(due) : due;
  const late = day < today;
  const date = chineseDate(day);
  const which = /（.+）$/.exec(name)?.[0] ?? '';
  switch (id.split(':')[0]?.replace(/_\d+$/, '')) {
    case 'first_contact':
      return late ? `说好${date}前联系您，过了，回“人工”催。` : `${date}前会有人联系您。`;
    case 'inspection_acceptance':
      return late
        ? `监察受不受理，${date}就该告诉您了，回“人工”催。`
        : `监察受不受理，${date}前要告诉您${which}。`;
    case 'mediation':
      return late ? `调解过了${date}还没成，可以去仲裁了。` : `${date}前调解没谈成，就可以去仲裁。`;
    case 'arbitration_limit':
      return late
        ? `仲裁时效${date}到了${which}，打12348问还能不能办。`
        : `您自己记住：申请仲裁别过${date}${which}。`;
    default:
      return `${kind === 'statutory' ? '法定期限' : '我们答应的'}：${name}，${date}${late ? '已到' : '前'}。`;
  }
}

const dayOf = (instant: string): string => chinaDate(new Date(instant));
