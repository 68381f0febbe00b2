import type { FeedbackAnswers } from '../../contracts/case';
import type { SkillContext } from '../../contracts/skill';

/** The questions, in order. */
export type Question = 'contacted' | 'solved' | 'paid' | 'satisfaction' | 'reason';

const NOT_CONTACTED =
  /(没|无)(有)?(人|谁)?.{0,3}(联系|打(过)?电话|找过|理我|管我|来过)|从来没.{0,4}(联系|电话)/;
const CONTACTED = /联系(过|了|上)|打(过|了)?电话|(来|找)过(我|了)?/;
const NOT_SOLVED = /没(有)?(解决|处理|办好|办成|弄好)|(解决|处理)不了/;
const PARTLY_SOLVED = /(解决|处理|办)了?(一部分|一半|一点)|没(有)?(全|完全)(部)?解决/;
const SOLVED = /(解决|处理好|办好|弄好)了?/;
const UNPAID =
  /(一分|一毛|一块)(钱)?(都|也)?(没|不)|(钱|工资|款|工钱)(还是|一直|根本|都|也|还)?(没|未)(有)?(到|给|收|见|拿|打|发)|没(有)?(到账|收到|拿到|给我?钱|见到?钱|打钱|打过来)|分文/;
const PARTLY_PAID =
  /(到|给|收|拿|打)(了|到)?(一部分|一半|一点|部分)|还(差|欠|剩)|没(有)?(给|到|付)(全|齐|清|够)|只(给|到|拿|收)/;
const PAID =
  /(全|都|已经|已|钱)(部)?(到账?|给|收到|拿到|付|结)(了|清)|到账了|收到(钱)?了|拿到(钱)?了|结清|付清|全到|全给|一分不少/;
const MARKS: readonly (readonly [RegExp, number])[] = [
  [/(很|非常|太|特别|十分|极|一点也|一点都)不满意|差评|太差/, 1],
  [/不(太|怎么|是很)?满意|不好/, 2],
  [/一般|还行|凑合|马马虎虎|过得去/, 3],
  [/(很|非常|太|特别|十分)满意|谢谢你们|太好/, 5],
  [/满意|挺好|不错|可以/, 4],
];
const DIGITS = '一二三四五';

/**
 * What a message says about a closed case, whatever was asked. Bare yes and no answer the question at hand; what denies is
 * looked for first, because "没解决" also holds "解决".
 */
export function readFeedback(
  context: Pick<SkillContext, 'text' | 'understanding'>,
  asked: Question | undefined,
): FeedbackAnswers {
  const text = context.text.normalize('NFKC').trim();
  const found: FeedbackAnswers = {};
  if (NOT_CONTACTED.test(text)) found.contacted = false;
  else if (CONTACTED.test(text)) found.contacted = true;
  if (PARTLY_SOLVED.test(text)) found.solved = 'part';
  else if (NOT_SOLVED.test(text)) found.solved = 'no';
  else if (SOLVED.test(text)) found.solved = 'yes';
  if (PARTLY_PAID.test(text)) found.paid = 'part';
  else if (UNPAID.test(text)) found.paid = 'none';
  else if (PAID.test(text)) found.paid = 'full';
  const mark = markIn(text, asked);
  if (mark !== undefined) found.satisfaction = mark;
  return Object.keys(found).length > 0 ? found : bare(context, asked);
}

function markIn(text: string, asked: Question | undefined): number | undefined {
  const named = /(?:^|[^\d])([1-5一二三四五])\s*分(?!钱|没|都|也|不)/.exec(text)?.[1];
  const alone = asked === 'satisfaction' ? /^(?:打|给)?([1-5一二三四五])[。.]?$/.exec(text)?.[1] : undefined;
  const digit = named ?? alone;
  if (digit !== undefined) return /\d/.test(digit) ? Number(digit) : DIGITS.indexOf(digit) + 1;
  // "可以", "不好" are about us only when that was asked.
  const words = asked === 'satisfaction' ? MARKS : MARKS.filter(([pattern]) => /满意/.test(pattern.source));
  return words.find(
    ([pattern]) => pattern.test(text) && (asked === 'satisfaction' || /满意/.test(text)),
  )?.[1];
}

function bare(
  { text, understanding }: Pick<SkillContext, 'text' | 'understanding'>,
  asked: Question | undefined,
): FeedbackAnswers {
  const yes = understanding.answer === 'yes';
  const no = understanding.answer === 'no' || /^(没|没有|没呢|还没)(有)?[。.!！]?$/.test(text.trim());
  if (!yes && !no) return {};
  switch (asked) {
    case 'contacted':
      return { contacted: yes && !no };
    case 'solved':
      return { solved: no ? 'no' : 'yes' };
    case 'paid':
      return { paid: no ? 'none' : 'full' };
    default:
      return {};
  }
}
