import type { SlotContext, SlotSpec } from '../../contracts/skill';
import type { SlotValue } from '../../contracts/dialogue';
import { declined, filled, freeText } from '../../contracts/slots';
import type { Entities } from '../../contracts/understanding';
import { readWhole } from './numerals';

/** Questions that every complaint asks alike: where, who, how many, what proof, how to be reached. */

export interface Place {
  city?: string;
  district?: string;
  text?: string;
}
export interface People {
  count: number;
  /** The count is a lower bound ("十来个"). */
  atLeast: boolean;
}

export function placeName({ city = '', district = '', text = '' }: Place): string {
  if (!city && !district) return text;
  // Some development zones carry their city's name: "南京江北新区".
  return district.startsWith(city) ? district : `${city}${district}`;
}

/** A sentence that tells or asks something; a name or a place has none of these words. */
const SENTENCE =
  /不给|不发|没发|没给|没签|没交|欠|拖|扣|打我|骂|不让|^你|^您|^先|辞退|开除|受伤|怎么|为什么|凭什么|请问|能不能|工资|谢谢|^([嗯恩啊哦呃][，,\s]*)?(现在|人|我)?(是|很|挺|都)?安全|证据|^提交|干的活|[吗呢？?]$/;
/** A bare figure with its unit: a time, a sum or a count. */
const FIGURE =
  /^(大概|差不多|快|就|是|有)?[\d.一二两俩三仨四五六七八九十百千万半几来多]+个?半?(月|天|年|块|元|钱|人|万|千|号|w|k)*(左右|多)?$/i;
/** True for free words that cannot be a name or a place, whatever was asked. */
const isNoName = (c: SlotContext): boolean =>
  c.understanding.answer === 'yes' ||
  c.understanding.answer === 'no' ||
  SENTENCE.test(c.text.trim()) ||
  FIGURE.test(c.text.trim()) ||
  isPlainlyOther(c);
/** A sentence that the model knows well, and that ends like no name does. */
const isPlainlyOther = (c: SlotContext): boolean =>
  c.understanding.decision !== 'unknown' &&
  c.understanding.confidence >= 0.9 &&
  c.text.trim().length >= 6 &&
  !NAME_ENDING.test(c.text.trim());
const NAME_ENDING =
  /(厂|公司|集团|店|馆|工地|项目|项目部|小区|市|区|县|镇|乡|村|路|街|园|港|队|部|院|局|站|哥|姐|总|工|老板|师傅|头|那边|附近|里|上)$/;
/** Signs and emoji alone answer nothing. */
const isWordless = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) || /^[哦噢喔啊额呃嗯哎唉哈呵嘿]+[。.!！~～]*$/.test(text.trim());
/** Digits alone are a telephone number or a slip, never a story. */
const isDigits = (text: string): boolean => /^[\d\s+-]+$/.test(text.normalize('NFKC'));

/** Free words as an answer to an open question; a bare "yes" is none: it only says that there is something to say. */
export function openAnswer(c: SlotContext): SlotValue | null {
  if (isWordless(c.text) || isDigits(c.text) || c.understanding.answer === 'yes') return null;
  return freeText(c);
}

/** Free words that name what was asked for are its answer, whatever else they tell. */
export function named(words: RegExp, c: SlotContext): SlotValue | null {
  const answer = openAnswer(c);
  return answer?.loose && words.test(c.text) ? filled(answer.value) : answer;
}
const PROOF =
  /记录|截图|工资条|合同|考勤|打卡|转账|流水|录音|录像|视频|照片|工牌|工服|欠条|借条|证人|作证|工友|工作证|记工/;

/** Words for an employer that find nobody: they are no answer to "what is it called". */
const NAMELESS =
  /^(我们|我|那个|这个|他们?)?(的)?(老板|公司|厂|工厂|厂里|厂子|单位|工地|包工头|工头|中介|店|饭店|站点|平台)(里|上|们)?(已经|都|快)?([\d一二两三四五六七八九十半几]+个?(多)?(月|年|天|星期))?$/;

/** Words that were read as a name though they tell what somebody does. */
const NO_NAME = /知道|赖账|欠|跑|拖|不|没|说|骗/;
const isName = (said: string | undefined): said is string =>
  said !== undefined && said.length >= 2 && !NAMELESS.test(said) && !NO_NAME.test(said);

export const wrap = (value: unknown): SlotValue | null =>
  value === null || value === undefined ? null : filled(value);

/** Words that can be a place outside our list; "你先说" is none. */
const PLACE_LIKE =
  /[省市县区镇乡村街路园港湾桥洲]|工地|开发区|上海|北京|天津|重庆|浙江|安徽|山东|河南|湖北|湖南|广东|福建|江西|四川|贵州|云南|广西|海南|河北|山西|陕西|甘肃|宁夏|青海|新疆|西藏|内蒙|辽宁|吉林|黑龙江|江苏|杭州|宁波|温州|义乌|合肥|深圳|广州/;

export function place(): SlotSpec {
  const of = (e: Entities): Place | null =>
    e.city || e.district
      ? { ...(e.city ? { city: e.city } : {}), ...(e.district ? { district: e.district } : {}) }
      : null;
  return {
    name: 'place',
    strict: true,
    prompts: ['您在哪里干的活？哪个市、哪个区县？', '干活的地方是哪里？比如“苏州昆山”。不在江苏也直说。'],
    joint: {
      with: 'employer',
      prompt: '您在哪里干的活（哪个市、区县）？单位、工地或老板叫什么？知道多少说多少。',
    },
    fromMemory: (memory) => wrap(of(memory)),
    fill: (c) => {
      const found = of(c.understanding.entities);
      if (found) return filled(found);
      const ambiguous = c.understanding.entities.ambiguous;
      if (ambiguous && ambiguous.length > 0) return null;
      const text = freeText(c);
      return text?.status === 'filled'
        ? PLACE_LIKE.test(String(text.value)) && String(text.value).length <= 30 && !isNoName(c)
          ? { ...filled({ text: text.value }), loose: true }
          : null
        : text;
    },
    readBack: (v) =>
      v.status === 'filled' ? `干活的地方：${placeName(v.value as Place)}` : '干活的地方：没说',
  };
}

/** What may stand after a place and names no employer: "昆山打工", "新吴那边", "梅村街道". */
const WHEREABOUTS =
  /干活|干的|干过|打工|上班|做工|工作|那边|这边|那里|这里|附近|那块|旁边|(镇|街道|村|路|街|乡|园区|开发区|的|上|里)$|[\d一二两三四五六七八九十]/;

/** "常州武进 大发五金厂": the name that stands after a place, when both were asked for and it ends like a name. */
function besidePlace(c: SlotContext): string | undefined {
  const ends = c.understanding.spans
    .filter((span) => span.entity === 'city' || span.entity === 'district')
    .map((span) => span.end);
  if (ends.length === 0) return undefined;
  const rest = c.text
    .slice(Math.max(...ends))
    .replace(/^[市区县的\s,，、。]+|^(那边|这边|那里|这里|附近)/, '')
    .trim()
    .split(/[，,。；;\s]+/, 1)
    .join('');
  const isNamed = NAME_ENDING.test(rest) ? rest.length <= 20 : rest.length >= 2 && rest.length <= 10;
  const isOther = [SENTENCE, NAMELESS, WHEREABOUTS].some((words) => words.test(rest));
  return rest.length >= 2 && isNamed && !isOther ? rest : undefined;
}

/** "公司名字是恒立机械", "叫宏达劳务": a name that is said to be one. */
const CALLED =
  /^(?:不对|不是)?(?:我们|我|那个|一个|一家)?(?:公司|厂子?|单位|中介|饭?店|站点|工地|包工头)?的?(?:(?:名字|名称|全称)(?:是|叫)|(?:就?是)?叫[做啥]?)([\u4e00-\u9fffA-Za-z]{2,15})$/u;
/** A clause that is nothing but a firm's name. */
const FIRM =
  /^(?!在|去|进|想|找|我|做|一[个家]|那|这|个)[\u4e00-\u9fffA-Za-z]{2,16}(?:公司|集团|厂|建材|建筑|建工|建设|机械|电子|服装|食品|纺织|物流|劳务|餐饮|科技|实业|酒业|五金|包装|纸业|家具|化工|制衣|鞋业)$/u;
/** Kinds of works, and no one's name: "电子厂". */
const KIND = /^.{0,2}(?:电子|服装|食品|纺织|机械|五金|家具|化工|塑料|砖|鞋|纸|酒|水泥|玩具)厂$/;

/** The employer's name in a message that was asked for something else, or for more than that. */
function nameIn(text: string): string | undefined {
  for (const clause of text.trim().split(/[，,。；;\s]+/)) {
    const name = CALLED.exec(clause)?.[1] ?? (FIRM.test(clause) && !KIND.test(clause) ? clause : undefined);
    if (name && isName(name) && !SENTENCE.test(name) && !/^[我你他她人大]/.test(name)) return name;
  }
  return undefined;
}

export function employer(): SlotSpec {
  return {
    name: 'employer',
    strict: true,
    prompts: [
      '单位、工地或老板叫什么？知道多少说多少。',
      '单位叫什么？厂名、工地名、老板的姓都行。不知道就说“不知道”。',
    ],
    fromMemory: (m) => wrap(isName(m.employerText) ? m.employerText : null),
    fill: (c) => {
      const said = c.understanding.entities.employerText;
      if (isName(said)) return filled(said);
      const beside = c.asked ? besidePlace(c) : undefined;
      const called = nameIn(c.text);
      if (called) return filled(called);
      if (beside) return filled(beside);
      if (isNoName(c) || isWordless(c.text)) return null;
      const text = freeText(c);
      return text?.status === 'filled' && NAMELESS.test(c.text.trim()) ? null : text;
    },
    readBack: (v) => (v.status === 'filled' ? `单位或老板：${String(v.value)}` : '单位或老板：名字不清楚'),
  };
}

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
        /就我|只有我|我一个|我自己|一个人|单独/.test(c.text) &&
        (c.asked || /就我一个|只有我一个|就我自己|只有我自己/.test(c.text))
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
  /^(我|俺)?(们)?(手里|手上)?(还)?有.{0,12}(记录|截图|工资条|考勤|打卡|转账|流水|录音|录像|视频|照片|工牌|欠条|借条|记工)/;

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
