import type { SlotContext, SlotSpec } from '../../contracts/skill';
import { filled, freeText } from '../../contracts/slots';
import { isNoName, isWordless, NAME_ENDING, SENTENCE, wrap } from './free-words';

/** Words for an employer that find nobody: they are no answer to "what is it called". */
const NAMELESS =
  /^(我们|我|那个|这个|他们?)?(的)?(老板|公司|厂|工厂|厂里|厂子|单位|工地|包工头|工头|中介|店|饭店|站点|平台)(里|上|们)?(已经|都|快)?([\d一二两三四五六七八九十半几]+个?(多)?(月|年|天|星期))?$/;

/** Words that were read as a name though they tell what somebody does. */
const NO_NAME = /知道|赖账|欠|跑|拖|不|没|说|骗/;
const isName = (said: string | undefined): said is string =>
  said !== undefined && said.length >= 2 && !NAMELESS.test(said) && !NO_NAME.test(said);

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
