import { before, type Mention } from './mention';
import type { NumberHit } from './numbers';
import type { CountMention } from './work';

const PEOPLE =
  /^(来|多|几)?(?:个|号|名|位|口)?(来|多)?(?:人|工友|工人|农民工|民工|同事|兄弟|老乡|伙计|师傅|员工|姐妹|弟兄|打工的|女工|男工|大姐|学生工|(?<=[名位号])工)(?!民币|工资|事[^都]|社|力|家|会|类|行|格|次|份|均)/;
const GROUP = /^(来|多|几)?(个|号|口|位)(来|多)?(?![月半小钟头工样地字点星礼季厂公])/;
const GROUP_BEFORE =
  /(我们|俺们|咱们|咱|伲|阿拉|我们这|大家|工友|一拢|一共|总共|拢共|有|连我|带着|剩下|还有|我带|班组|车间|宿舍|厂里|工地上?|都是|一帮|一伙|兄弟|老乡|姐妹)(一共|总共|拢共|一拢|有|还有|班组|宿舍|车间|工地|这里|这边|几个|大概|差不多|这|就|都|快|将近|上|是|带我)*$/;
const LOWER_BOUND = /(不止|不少于|至少|起码|超过|最少|少说|少讲|多于)(也)?(有|得有)?$/;
/** "三个老板", "两个律师": people, but not those who are owed. */
const OTHERS =
  /^[^，。]{0,3}(老板|领导|管理|经理|中介|骗子|包工头|工头|孩子|小孩|娃|儿子|女儿|律师|警察|保安|股东|人事|公司|单位|工地|厂|项目|证人|客户|方案|问题|办法|选择|原因|条件)/;

/** How many people it concerns: 我们一拢8个人, 十来个, 二三十号人, 100多人, 就我一个人, 我和我老婆. */
export function findHeadcount(text: string, numbers: readonly NumberHit[]): CountMention | undefined {
  let best: CountMention | undefined;
  for (const n of numbers) {
    const hit = readCount(text, n);
    if (hit && (!best || hit.value > best.value)) best = hit;
  }
  return best ?? pairOrTrio(text) ?? family(text) ?? alone(text);
}

function readCount(text: string, n: NumberHit): CountMention | undefined {
  if (n.vague || n.value > 100_000 || n.value === 0 || !Number.isInteger(n.value)) return undefined;
  const tail = text.slice(n.end, n.end + 8);
  const left = before(text, n.start, 10);
  const direct = PEOPLE.exec(tail);
  const m = direct ?? readGroup(text, n, left);
  if (!m || /(第|每|哪|另|前|后|其他|上|下)$/.test(left.replace(/上$/, n.scaled ? '' : '上')))
    return undefined;
  if (OTHERS.test(text.slice(n.end, n.end + 8)) || (direct && isAboutOthers(text, n, direct[0])))
    return undefined;
  const withMe = /我(和|跟|带着?|还有|加|加上|同|领着?)(另外)?$/.test(left) ? 1 : 0;
  if (n.value === 1 && withMe === 0 && !/我(自己|自个儿?|一)?(就|只有|是)?$|就我$|只有我$/.test(left))
    return undefined;
  const end = n.end + m[0].length;
  const over = /^(左右|上下)?(以上|开外|往上|不止)/.exec(text.slice(end, end + 6));
  const atLeast =
    n.approx ||
    [m[1], m[2], m[3]].some((part) => part === '来' || part === '多' || part === '几') ||
    over !== null ||
    LOWER_BOUND.test(left) ||
    (n.scaled && left.endsWith('上'));
  return { start: n.start, end, value: n.value + withMe, atLeast };
}

/** A count of nothing but 个: people only where a group is spoken of, or as an answer by itself. */
function readGroup(text: string, n: NumberHit, left: string): RegExpExecArray | null {
  const group = GROUP.exec(text.slice(n.end, n.end + 6));
  if (!group) return null;
  const only =
    text.length <= 10 &&
    /^[\s大概差不多有约]*$/.test(text.slice(0, n.start)) &&
    /^[吧左右的样子呢啊。，,.\s]*$/.test(text.slice(n.end + group[0].length));
  const rest = text.slice(n.end + group[0].length, n.end + group[0].length + 3);
  const open = /^([，,。；;\s！!?？都也就没全被欠在拿要一跟和的呢啊吧]|$)/.test(rest) || group[2] === '号';
  return only || (open && GROUP_BEFORE.test(left)) ? group : null;
}

/** "两个人24小时互倒", "他们五个人打我": a roster, somebody else. */
function isAboutOthers(text: string, n: NumberHit, unit: string): boolean {
  if (/(他们|对方|招|要招|缺|需要|招聘|来了?|叫了?|找了?|派了?|打我的?)(有)?$/.test(before(text, n.start, 6)))
    return true;
  return (
    /^(一组|一班|一间|住|一个班|一台|操作)/.test(text.slice(n.end + unit.length)) &&
    !/我/.test(before(text, n.start, 8))
  );
}

const KIN =
  '老婆|媳妇|爱人|对象|老公|丈夫|妻子|爸|妈|父亲|母亲|儿子|女儿|哥|弟|姐|妹|哥哥|弟弟|姐姐|妹妹|堂弟|堂哥|表弟|表哥|叔|舅|老乡|朋友|工友|同事|女朋友|男朋友|我爸|我妈|侄子|女婿|徒弟';
const WITH_KIN = new RegExp(
  `(?<!和|跟)(?:我|俺)(?:和|跟|同|与|还有|加上|带着?)(?:我|俺|一个)?(?:${KIN})(?!们)`,
  'g',
);
const AND_KIN = new RegExp(`^(?:、|和|跟|还有|与)(?:我|俺)?(?:${KIN})(?!们)`);
/** Told of the work itself; "我和我老婆离婚" counts nobody. */
const NOT_WORK = /^[^，。]{0,4}(离婚|结婚|都?是|吵|说|商量|分居|打架|借|买|认识|谈)/;

/** 我和我老婆 → 2, 我跟我爸还有我弟 → 3. */
function family(text: string): CountMention | undefined {
  for (const m of text.matchAll(WITH_KIN)) {
    let end = m.index + m[0].length;
    if (NOT_WORK.test(text.slice(end, end + 8))) continue;
    let value = 2;
    for (
      let more = AND_KIN.exec(text.slice(end, end + 8));
      more;
      more = AND_KIN.exec(text.slice(end, end + 8))
    ) {
      value++;
      end += more[0].length;
    }
    return { start: m.index, end, value, atLeast: false };
  }
  return undefined;
}

const TOGETHER =
  /(?:我们|俺们|咱们|我|俺|咱|伲|夫妻|夫妇|两口子|兄弟|父子|母子|爷|爷儿|姐妹|姐弟|兄妹|母女|父女|哥|姊妹)([俩仨]|(?<=夫妻|兄弟|父子|姐妹|夫妇)[两三]个)(?![个月块千百万天年礼周])|(?:我们|俺们|咱|俺)(?:小|老)?两口子?|(?:我们|俺们)(?:夫妻|夫妇)/;

/** 我俩, 我们仨, 夫妻俩, 两口子. */
function pairOrTrio(text: string): CountMention | undefined {
  const m = TOGETHER.exec(text);
  if (!m || NOT_WORK.test(text.slice(m.index + m[0].length))) return undefined;
  const at: Mention = { start: m.index, end: m.index + m[0].length };
  return { ...at, value: m[1] === '仨' || m[1] === '三个' ? 3 : 2, atLeast: false };
}

/** 就我一个, 只有我自己: nobody else. */
function alone(text: string): CountMention | undefined {
  const whole = /^(?:我|俺)(?:自己|自个儿?)?(?:一个)?人?[。！\s]*$/.exec(text);
  if (whole && /自|一个/.test(text))
    return { start: 0, end: text.trimEnd().length, value: 1, atLeast: false };
  const m = /(?:就|只有|光)(?:我|俺)(?:自己|自个儿?)?(?:一个|1个|(?=$|[。，,\s]))(?:人)?(?![月个半])/.exec(
    text,
  );
  return m ? { start: m.index, end: m.index + m[0].length, value: 1, atLeast: false } : undefined;
}
