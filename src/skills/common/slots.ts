import type { SlotContext, SlotSpec } from '../../contracts/skill';
import type { SlotValue } from '../../contracts/dialogue';
import { declined, filled } from '../../contracts/slots';
import type { Entities } from '../../contracts/understanding';
import { named, wrap } from './free-words';
import { readWhole } from './numerals';

export { employer } from './employer';
export { named, openAnswer, wrap } from './free-words';
export { place, placeName, type Place } from './place';

/** Questions that every complaint asks alike: how many, what proof, how to be reached; where and who have files of their own. */

export interface People {
  count: number;
  /** The count is a lower bound ("十来个"). */
  atLeast: boolean;
}

const PROOF =
  /记录|截图|工资条|合同|考勤|打卡|转账|流水|录音|录像|视频|照片|工牌|工服|欠条|借条|证人|作证|工友|工作证|记工/;

export function people(): SlotSpec {
  const of = (e: Entities): People | null =>
    e.headcount !== undefined
      ? { count: e.headcount, atLeast: false }
      : e.headcountMin !== undefined
        ? { count: e.headcountMin, atLeast: true }
        : null;
  return {
    name: 'people',
    prompts: ['就您一个人，还是还有别的工友？一共几个人？', '大概几个人？就您自己也说一声。'],
    quickReplies: ['就我一个', '3个人', '10个人以上'],
    joint: {
      with: 'employment',
      prompt: '一共几个人被欠？您现在还在那儿干吗？不干了的话，哪天走的？',
      quickReplies: ['就我一个，还在干', '就我一个，已经不干了', '10个人以上，还在干'],
    },
    fromMemory: (m) => wrap(of(m)),
    fill: (c) => {
      const found = of(c.understanding.entities);
      if (found) return filled(found);
      if (
        /[就只](有)?[我俺他她]|我一[个各]|我自己|一个人|单独/.test(c.text) &&
        (c.asked || /[就只](有)?[我俺他她](一[个各]|自己)/.test(c.text))
      )
        return filled({ count: 1, atLeast: false });
      const counted = countIn(c);
      if (counted !== undefined) return filled({ count: counted, atLeast: false });
      if (!c.asked) return null;
      if (/^(就|只有)?(我|俺|本人)(自己)?[。.!！]?$/.test(c.text.trim()))
        return filled({ count: 1, atLeast: false });
      // Beside a second question a figure may be a date: only a count, or a figure alone, is meant for this one.
      const number = (c.joint ? /(\d{1,4})(?=\s*[个人名位]|$)/ : /(\d{1,4})/).exec(c.text.normalize('NFKC'));
      if (number) return filled({ count: Number(number[1]), atLeast: /以上|多|不止/.test(c.text) });
      return declined(c);
    },
    readBack: (v) =>
      v.status === 'filled'
        ? `人数：${(v.value as People).count}人${(v.value as People).atLeast ? '以上' : ''}`
        : '人数：不清楚',
  };
}

/** "一人", "六个人" as an answer; "人数搞错了 是六个" whenever it is said. */
function countIn(c: SlotContext): number | undefined {
  if (!c.asked && !/人数/.test(c.text)) return undefined;
  const said = /(?:^|[，,。\s是就])(\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个人?|人|位|名)[。.!！]?$/.exec(
    c.text.normalize('NFKC').trim(),
  )?.[1];
  return said === undefined ? undefined : readWhole(said);
}

export function evidence(): SlotSpec {
  return {
    name: 'evidence',
    prompts: [
      '手里有什么能证明的？合同、聊天记录、转账、考勤、欠条、工友作证，都算。',
      '是哪几样？有一样算一样。没有就说“没有”，照样能登记。',
    ],
    quickReplies: ['微信聊天和转账', '有欠条', '只有工友能作证', '没有'],
    joint: {
      with: 'steps',
      prompt:
        '手里有什么能证明的？合同、聊天记录、转账、考勤、工友作证都算。之前找过谁没有？比如监察、仲裁、12345。都没有就说“没有”。',
      quickReplies: ['有聊天和转账，没找过谁', '有欠条，打过12345', '都没有'],
    },
    fill: (c) => {
      if (c.asked)
        return c.understanding.answer === 'no' || NONE_AT_ALL.test(c.text.trim())
          ? filled('没有')
          : withoutDoors(named(PROOF, c), c);
      return wrap(clauseWith(HAS_PROOF, c.text));
    },
    readBack: (v) => (v.status === 'filled' ? `证据：${String(v.value)}` : '证据：没说'),
  };
}

/** Asked together with where somebody has been: the clauses that name proof are the proof. */
function withoutDoors(answer: SlotValue | null, c: SlotContext): SlotValue | null {
  if (!c.joint || answer?.status !== 'filled') return answer;
  const proof = c.text.split(/[，,。；;\s]+/).filter((clause) => PROOF.test(clause));
  return proof.length > 0 ? { ...answer, value: proof.join('，') } : answer;
}

/** "有记工本和微信记录": proof that is told of before it was asked for. */
const HAS_PROOF =
  /^(微信|聊天|转账|录音|录像|照片|截图|欠条|考勤|工资条|记录).{0,3}(上|里)?(我)?(都|也|还)?(有|在|留着)(的|呢)?$|^(我|俺)?(们)?(手里|手上)?(还)?有.{0,12}(记录|截图|工资条|考勤|打卡|转账|流水|录音|录像|视频|照片|工牌|欠条|借条|记工)/;

/** The first clause that says it; undefined when none does. A question tells nothing. */
export const clauseWith = (words: RegExp, text: string): string | undefined =>
  /[?？吗]\s*$/.test(text)
    ? undefined
    : text
        .split(/[，,。；;\s]+/)
        .find((clause) => words.test(clause))
        ?.slice(0, 100);

/** "没有", "都没有": nothing to show, and to a question for two nobody asked either. */
export const NONE_AT_ALL = /^(都|啥都|什么都|全都)?没有?(的|了|啊|呢)?[。.!！]?$/;

export function contact(): SlotSpec {
  return {
    name: 'phone',
    prompts: [
      '怎么联系您？留个手机号，再说下什么时候打方便。只有办事的人能看到，不想留也行。',
      '手机号没看清，再发一遍。不想留就说“不留”，凭回执码也能查。',
    ],
    quickReplies: ['不留'],
    fromMemory: (m) => wrap(m.phone ?? null),
    fill: (c) => {
      const { phone } = c.understanding.entities;
      if (phone) return filled(phone);
      if (/(不留|不想留|不给)(电话|手机号?|号码)/.test(c.text)) return { status: 'refused', whole: true };
      if (c.asked && /不留|不说|不想|不方便|没有?手机/.test(c.text)) return { status: 'refused' };
      return declined(c) ?? (c.asked && c.understanding.answer === 'no' ? { status: 'refused' } : null);
    },
    // Shown in full: this is the form's own output, and a wrong digit would lose the person.
    readBack: (v) => (v.status === 'filled' ? `电话：${String(v.value)}` : '电话：不留，凭回执码查'),
  };
}

/** When somebody can be called: "晚上七点以后", "中午", "都行". */
const CALL_TIME =
  /(随时|都行|都可以|任何时候)|(每天|平时|周[一二三四五六日末天]|星期[一二三四五六日天]|休息日)?(早上|早晨|上午|中午|午休|下午|傍晚|晚上|夜里|白天|下班(以?后)?|下了班)?[\d一二两三四五六七八九十]{1,3}点(半|钟)?(以后|之后|后|以前|之前|前|左右)?|(每天|平时|周末|休息日)?(早上|早晨|上午|中午|午休|下午|傍晚|晚上|夜里|白天|周末|休息日|下班(以?后)?|下了班)(以后|之后|的时候)?/;

export function contactTime(): SlotSpec {
  return {
    name: 'contactTime',
    // Asked together with the number: nobody has to answer a question of its own for it.
    prompts: [],
    skip: () => true,
    fill: (c) => {
      const text = c.text.normalize('NFKC').trim();
      const when = CALL_TIME.exec(text)?.[0];
      if (!when) return null;
      if (c.understanding.entities.phone) return filled(when);
      // Said by itself later on; elsewhere "上午" belongs to the story.
      const alone = text.length <= when.length + 4;
      return alone && c.slots.phone?.status === 'filled' ? { ...filled(when), whole: true } : null;
    },
    readBack: (v) => (v.status === 'filled' ? `方便的时间：${String(v.value)}` : null),
  };
}
