import { CASE_STATUSES, CASE_TYPES } from '../../contracts/case';
import type { EffectDraft, Frame, Holdings, ReplyDraft, SourceRef } from '../../contracts/dialogue';
import { REGISTER_KINDS } from '../../contracts/register';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { chineseDate } from '../../contracts/slots';

const ID = 'personal-data';
/** A request stays on the office's list this long. */
const KEEP_DAYS = 366;
const MOST_LISTED = 3;

/** The right to look, to copy and to have deleted. */
const LAW: SourceRef = { id: 'PIPL-45-47', title: '《个人信息保护法》第45-47条' };

const ERASE =
  /(删|清|抹|去|销).{0,8}(信息|资料|数据|记录|聊天|对话)|(信息|资料|数据|记录|聊天).{0,10}(删|清掉|去掉|抹掉|销)/;
const CORRECT =
  /(改|换|更正).{0,6}(电话|手机号?|号码|名字|姓名)|(电话|手机号?|号码|名字|姓名).{0,8}(要改|改一下|换了|写错|错了|不对)/;
const LOOK =
  /(存|留|收集|记|保存)(着|了|有)?.{0,6}(我)?.{0,4}(什么|哪些|啥|多少)|(什么|哪些|啥).{0,4}(信息|资料|数据|记录)|(看看?|查|给|导|要|想要).{0,8}(全部|所有|我的).{0,6}(信息|资料|数据|记录)|(记录|信息|资料|数据).{0,6}(导|发|给).{0,4}(一份|给我)|保存多久|留多久/;

type Ask = 'look' | 'erase' | 'correct';
const askOf = (text: string): Ask | null =>
  ERASE.test(text) ? 'erase' : CORRECT.test(text) ? 'correct' : LOOK.test(text) ? 'look' : null;

/** What we hold, correcting it, deleting it. Other questions about privacy have their plain answer. */
export const personalData: Skill = {
  id: ID,
  title: '查改个人信息',
  takes: (context) => askOf(context.text) !== null,
  start: (context) => serve(context, askOf(context.text) ?? 'look'),
  advance(frame, context) {
    if (frame.asked === 'erase') return confirmed(frame, context);
    if (frame.asked === 'correct') return corrected(frame, context);
    const ask = askOf(context.text);
    return ask ? serve(context, ask) : null;
  },
};

function serve(context: SkillContext, ask: Ask): SkillResult {
  switch (ask) {
    case 'look':
      return { replies: held(context), frame: frameOf(undefined) };
    case 'correct':
      return askWhat(context);
    case 'erase':
      return askToErase(context);
  }
}

const frameOf = (asked: string | undefined, data?: Record<string, unknown>): Frame => ({
  skill: ID,
  slots: {},
  attempts: 0,
  ...(asked ? { asked } : {}),
  ...(data ? { data } : {}),
});

const holdingsOf = ({ holdings }: SkillContext): Holdings =>
  holdings ?? { messages: 0, cases: [], register: [] };

/** Kinds and counts, never the data itself: whoever looks over a shoulder learns little. The copy has it all. */
function held(context: SkillContext): ReplyDraft[] {
  const { messages, cases, register } = holdingsOf(context);
  const files = cases
    .slice(0, MOST_LISTED)
    .map((one) => `${CASE_TYPES[one.type]}案${one.caseNo}（${CASE_STATUSES[one.status]}）`);
  const lists = register
    .slice(0, MOST_LISTED)
    .map((one) => `${REGISTER_KINDS[one.kind]}（留到${chineseDate(one.keepUntil)}）`);
  return [
    {
      text: `这个对话里存了：聊天${messages}条；案件${files.length > 0 ? `：${files.join('、')}` : '没有'}；登记${lists.length > 0 ? `：${lists.join('、')}` : '没有'}。`,
    },
    {
      text: '案件里有您说的事、留的电话和传的照片，加密存。办您案子的人才能看，谁看过都有记录。身份证号、银行卡号我们不收。',
    },
    {
      text: `登记到期自动删。聊天和案件没有自动删除的日子，案件档案留多久打${context.knowledge.bureauPhone}问。要一份全部的，点下面。`,
      sources: [LAW],
      downloads: ['my_data'],
      quickReplies: ['改我的电话', '删掉我的信息', '人工'],
    },
  ];
}

function askWhat(context: SkillContext): SkillResult {
  const brief = holdingsOf(context).cases[0];
  const value = valueIn(context);
  if (value && brief) return correctIn(brief.caseNo, value);
  if (!brief) {
    const text = '这里没有您的案件，没什么要改的。登记时再说对的就行；别处登记的，把回执码发给我。';
    return { replies: [{ text, quickReplies: ['登记投诉', '人工'] }], frame: null };
  }
  const name = /名字|姓名/.test(context.text);
  return {
    replies: [{ text: name ? '好，正确的姓名是什么？只写姓名。' : '好，把新号码发给我，我改到案子里。' }],
    frame: frameOf('correct', { what: name ? 'name' : 'phone', caseNo: brief.caseNo }),
  };
}

interface Correction {
  phone?: string;
  name?: string;
}

function valueIn(context: SkillContext): Correction | null {
  const { phone } = context.understanding.entities;
  if (phone) return { phone };
  const name = /(?:名字|姓名).{0,8}(?:叫|是|改成|应该是)([\p{Script=Han}]{2,4})[。.]?$/u.exec(
    context.text.trim(),
  )?.[1];
  return name ? { name } : null;
}

function corrected(frame: Frame, context: SkillContext): SkillResult | null {
  const caseNo = String(frame.data?.caseNo);
  const name = /^(?:我?(?:叫|是|姓名是|名字是))?([\p{Script=Han}·]{2,10})[。.]?$/u.exec(
    context.text.trim(),
  )?.[1];
  const phone = context.understanding.entities.phone;
  if (frame.data?.what === 'phone' && phone) return correctIn(caseNo, { phone });
  if (frame.data?.what === 'name' && name) return correctIn(caseNo, { name });
  if (frame.attempts > 0) return null;
  const text = '没看清，再写一遍，只写要改成的那一项。不改了就回“算了”。';
  return { replies: [{ text, quickReplies: ['算了', '人工'] }], frame: { ...frame, attempts: 1 } };
}

const correctIn = (caseNo: string, worker: Correction): SkillResult => ({
  replies: [
    {
      text: `改好了，案子${caseNo}里用新的${worker.phone ? '电话' : '姓名'}。改过会留一条记录。`,
      quickReplies: ['查我的投诉', '人工'],
    },
  ],
  effects: [{ kind: 'amend_case', caseNo, patch: { worker: { ...worker } } }],
  frame: null,
});

/** Says honestly what goes and what stays, and asks once. */
function askToErase(context: SkillContext): SkillResult {
  const { cases, register } = holdingsOf(context);
  const lists = register.length > 0 ? `登记${register.length}条、` : '';
  const kept = cases.length > 0;
  return {
    replies: [
      ...(kept
        ? [
            {
              text: `您有案件在册（${cases
                .map((one) => one.caseNo)
                .slice(0, MOST_LISTED)
                .join(
                  '、',
                )}）。案件和里面的聊天是办案材料，我不能在这里删。要不要删、哪天删，由办案单位核实，我替您记一条。`,
            },
          ]
        : []),
      {
        text: kept
          ? `能删的：${lists}没填完的表。删了找不回来。确定删吗？`
          : `能删的：${lists}聊天记录、没填完的表、没用上的照片。删了找不回来。确定删吗？`,
        sources: [LAW],
        quickReplies: ['确定删除', '先不删', '人工'],
      },
    ],
    frame: frameOf('erase'),
  };
}

function confirmed(frame: Frame, context: SkillContext): SkillResult | null {
  const { answer } = context.understanding;
  const text = context.text.trim();
  if (answer === 'no' || /不删|先不|算了/.test(text)) {
    return { replies: [{ text: '好，都没删。', quickReplies: ['人工'] }], frame: null };
  }
  if (
    answer === 'yes' ||
    /^(确定|确认|是的?|对)?.{0,2}(删|删除|删掉|删吧)(吧|了)?[。.!！]?$|^确(定|认)/.test(text)
  )
    return erase(context);
  if (frame.attempts > 0) return { replies: [{ text: '没删。想删时再说“删掉我的信息”。' }], frame: null };
  const again = '还没删。真要删就回“确定删除”，不删就回“先不删”。';
  return {
    replies: [{ text: again, quickReplies: ['确定删除', '先不删'] }],
    frame: { ...frame, attempts: 1 },
  };
}

function erase(context: SkillContext): SkillResult {
  const { cases, register } = holdingsOf(context);
  const kept = cases.length > 0;
  const effects: EffectDraft[] = [
    { kind: 'erase', transcript: !kept, files: [] },
    // After the deletion, so that it is not deleted with the rest. Nothing of the person stands in it.
    {
      kind: 'register',
      entry: {
        kind: 'data_request',
        region: cases[0]?.region ?? {},
        facts: {
          request: 'erase',
          deletedEntries: register.length,
          transcriptDeleted: !kept,
          ...(cases[0] ? { caseNo: cases[0].caseNo } : {}),
        },
        consent: null,
        keepDays: KEEP_DAYS,
      },
    },
  ];
  const text = kept
    ? '登记和没填完的表删了。案件和里面的聊天还在，您要删的事记下了，会有人核实后答复您。'
    : '删好了：聊天、登记、没填完的表都没了。以后有事，从头说就行。';
  return { replies: [{ text, quickReplies: ['人工'] }], effects, frame: null };
}
