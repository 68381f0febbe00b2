import type { CaseBrief } from '../../contracts/case';
import { DOCUMENT_KINDS, documentsFor, type DocumentKind } from '../../contracts/documents';
import type { ReplyDraft } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';

const ID = 'documents';

/** Which paper is meant, by words that only one of them has. */
const NAMED: readonly (readonly [RegExp, DocumentKind])[] = [
  [/仲裁/, 'arbitration'],
  [/监察|投诉书|投诉信/, 'complaint'],
  [/调解/, 'mediation'],
];

/** Offers the papers that can be drafted from a case, or explains that a case has to be told first. */
export const documents: Skill = {
  id: ID,
  title: '写申请书',
  start: (context) => offer(context, namedIn(context.text)),
  advance(_frame, context) {
    const named = namedIn(context.text);
    const brief = context.cases[0];
    const asked = context.text.trim().length <= MOST_OF_A_NAME;
    return named && brief && asked ? offer(context, named) : null;
  },
};

/** "仲裁的那个", "调解申请书": longer messages are about something else. */
const MOST_OF_A_NAME = 12;

const namedIn = (text: string): DocumentKind | null => {
  const named = NAMED.filter(([pattern]) => pattern.test(text));
  return named.length === 1 ? (named[0]?.[1] ?? null) : null;
};

function offer(context: SkillContext, named: DocumentKind | null): SkillResult {
  const brief = context.cases[0];
  if (!brief) return { replies: withoutCase(), frame: null };
  const kinds = documentsFor(brief.type);
  if (kinds.length === 0) {
    const text = '您登记的这件事用不上申请书，会有人帮您办。要问别的就直接讲。';
    return { replies: [{ text, quickReplies: ['查我的投诉', '人工'] }], frame: null };
  }
  return {
    replies: withCase(brief, named ? [named] : kinds, named !== null),
    frame: { skill: ID, slots: {}, attempts: 0 },
  };
}

function withCase(brief: CaseBrief, kinds: DocumentKind[], one: boolean): ReplyDraft[] {
  const what = one
    ? `${kinds.map((kind) => DOCUMENT_KINDS[kind].title).join('')}，照您登记的写好了。`
    : '照您登记的，能写三种：申请仲裁用仲裁申请书，找劳动监察用投诉书，想调解用调解申请书。';
  const own = brief.via === 'conversation';
  const how = own
    ? '点下面就能下载。看不到按钮，就打开网页，在“查进度”里下载。'
    : '点“查进度”，填上回执码，就能下载。';
  return [
    { text: `${what}${how}`, ...(own ? { downloads: kinds } : {}) },
    {
      text: '您没说的，都留了空，标了黄。自己填好、签名再交。填不来，打12348问法律援助。',
      quickReplies: ['要哪些证据', '去仲裁怎么走', '人工'],
    },
  ];
}

function withoutCase(): ReplyDraft[] {
  return [
    { text: '能帮您写：仲裁申请书、监察投诉书、调解申请书，不收钱。先把事情登记下来，我照您说的写。' },
    {
      text: '登记过的，把回执码发给我。写字难也不要紧，仲裁可以当面口头申请，让工作人员记。',
      sources: [{ id: 'TJZC-28', title: '《劳动争议调解仲裁法》第28条' }],
      quickReplies: ['登记投诉', '人工'],
    },
  ];
}
