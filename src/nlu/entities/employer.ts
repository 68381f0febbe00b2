import type { Mention } from './mention';

/**
 * The employer in the speaker's own words: a company, plant, shop or site by its ending, or a boss by name. Only what
 * names somebody: "公司" alone names nobody.
 */
const NAME = '[\\u4e00-\\u9fffa-z0-9（）()·]';
const LEAD =
  /^.*(?:就?在|给|替|帮|跟着|跟|到|去|进了?|从|是|叫做?|名叫|找|告|欠钱的是|和|与|被|把|说|让|问|对|我们|俺们|咱们|我|俺|你|他们?|那个|这个|这家|那家|一家|一个|某家?|家|个|的|了|过|里|是在|现在|之前|以前|今年|去年|前年|投诉|举报|老板是|单位是|公司是|厂子是|工资|拖欠|欠|干活)/;
const PERSON =
  /(?:包工头|工头|带班(?:的)?|班组长|老板|大包|小包工头|包工老板|项目经理|老总)(?:叫|姓|是|名叫|名字叫|就是)?((?:老|小)?[\u4e00-\u9fff]{1,3}?)(?=欠|不|没|说|拖|跑|一直|让|还|就|人|电话|总|，|。|,|\s|$)/;
const TITLED = /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,2}(?:老板|总|经理|工头|队长))/;

const GENERIC =
  /^(的|个|家|工|一|大|小|私|老|新|本|各|几|电|全|整|总|分|子|母|该|其他|别的|上家|上个|前|原|现|外|哪家?|什么|没有?|有|不|用|用人|他|她|你|我|咱|们|每|原来|人|是|家|开|办|进|出|离|关|换|招|代|加|停|倒闭|破产)*$/;
const FORBIDDEN = /[不没吗呢吧啊怎什哪谁了给发欠拖拿想要找问说被让叫跑能会可]/;

/** @param endings words by which an employer ends, longest first */
export function buildEmployerPattern(endings: readonly string[]): RegExp {
  const sorted = [...endings].sort((a, b) => b.length - a.length);
  return new RegExp(`(${NAME}{1,24}?)(${sorted.join('|')})(?![长商头房家铺面])`, 'g');
}

export function readEmployer(text: string, pattern: RegExp): Mention | undefined {
  for (const m of text.matchAll(pattern)) {
    const body = m[1] as string;
    const lead = LEAD.exec(body)?.[0].length ?? 0;
    const name = body.slice(lead);
    if (name.length === 0 || name.length > 16 || GENERIC.test(name) || FORBIDDEN.test(name)) continue;
    return { start: m.index + lead, end: m.index + m[0].length };
  }
  return readPerson(text);
}

const NOT_NAMES =
  /^([一二两三四五六七八九十几半]|上个|下个|前年|去年|今年|这|那|拿|用|们|也|都|欠|跑|娘|说|就|还|不|没|把|让|给|拖|人|和|的|又|太|真|是|电|一|总|在|来|去|老是|天天|已经|现在|今天|突然|要|找|姓|家|骂|打|扣|骗|关|失|拉|消|躲)/;

function readPerson(text: string): Mention | undefined {
  const person = PERSON.exec(text);
  if (person && !NOT_NAMES.test(person[1] as string))
    return { start: person.index, end: person.index + person[0].length };
  const titled = TITLED.exec(text);
  if (
    titled &&
    !/^(我|你|他|她|这|那|找|和|跟|大|小|前|新|黑|女|男|个|是|当|做|有|让|问|给|没|不|骂|告|老)/.test(
      titled[1] as string,
    )
  ) {
    return { start: titled.index, end: titled.index + (titled[1] as string).length };
  }
  return undefined;
}
