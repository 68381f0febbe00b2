import type { Mention } from './mention';
import { readBoss } from './boss';

/**
 * The employer in the speaker's own words: a company, plant, shop or site by its ending, a well-known name, or a boss. Only
 * what names somebody: "公司" or "一家电子厂" names nobody. The name is read backwards from its ending to the first word
 * that cannot belong to it: a verb, a pronoun, a place or a date said before it.
 */
export interface EmployerWords {
  /** Endings, by their last character, longest first. */
  endings: ReadonlyMap<string, readonly string[]>;
  /** Names that need no ending: 富士康, 美团. */
  known: RegExp;
}

/** The state builders are numbered. */
const BUILDERS = '中(?:建|铁|交|冶)(?:[一二三四五六七八九十]{1,3}|\\d{1,2})局';

const LONGEST_NAME = 18;

/** @param endings words by which an employer ends; @param known names that stand alone */
export function buildEmployerWords(endings: readonly string[], known: readonly string[]): EmployerWords {
  const byLast = new Map<string, string[]>();
  for (const ending of [...endings].sort((a, b) => b.length - a.length)) {
    const last = ending[ending.length - 1] as string;
    byLast.set(last, [...(byLast.get(last) ?? []), ending]);
  }
  const names = [...known].sort((a, b) => b.length - a.length).map((name) => name.toLowerCase());
  return { endings: byLast, known: new RegExp([BUILDERS, ...names].join('|')) };
}

/** @param taken places and dates: a name never reaches back over them */
export function readEmployer(
  text: string,
  words: EmployerWords,
  taken: readonly Mention[],
): Mention | undefined {
  return (
    readCalled(text) ?? joined(readEnded(text, words, taken), readKnown(text, words)) ?? readBoss(text, taken)
  );
}

/** 饿了么站点: a known name just before an ending belongs to it. */
function joined(ended: Mention | undefined, known: Mention | undefined): Mention | undefined {
  if (!ended || !known) return ended ?? known;
  return known.start < ended.start && ended.start <= known.end
    ? { start: known.start, end: ended.end }
    : ended;
}

/** 厂名叫鸿运制衣厂, 工地叫万科翡翠: the name is announced. */
function readCalled(text: string): Mention | undefined {
  const before = /叫做?([\u4e00-\u9fffa-z0-9]{2,12}?)的(?:那个)?(?:工地|项目|厂|公司|店|楼盘)/.exec(text);
  if (before && !NOT_IN_NAME.test(before[1] as string) && !IS_GENERIC.test(before[1] as string)) {
    const start = before.index + before[0].indexOf(before[1] as string);
    return { start, end: start + (before[1] as string).length };
  }
  const m =
    /(?:工地|厂子?|厂名|公司|项目|楼盘|单位|店|小区|总包|分包)(?:的)?(?:名字|名称|全称|名)?(?:叫做?|就?是叫|名叫|是)([\u4e00-\u9fffa-z0-9（）()]{2,20})/.exec(
      text,
    );
  if (!m) return undefined;
  const start = m.index + m[0].length - (m[1] as string).length;
  const called = (m[1] as string).replace(/^(什么|啥|一个|个|叫)/, '');
  if (called.length !== (m[1] as string).length) return undefined;
  const isSaidBy = /叫/.test(m[0].slice(0, m[0].length - called.length));
  const name = endOfName(called, isSaidBy);
  return name === undefined ? undefined : { start, end: start + name.length };
}

/** What is announced ends at its own ending, or before the next verb. */
function endOfName(called: string, isSaidBy: boolean): string | undefined {
  const ended = /^.{1,16}?(有限公司|公司|集团|厂|店|局|酒店|饭店|超市|学校|医院|中心|花园|府|广场)/.exec(
    called,
  )?.[0];
  if (ended !== undefined && !NOT_IN_NAME.test(ended) && !IS_GENERIC.test(ended)) return ended;
  if (!isSaidBy) return undefined;
  const cut = called.split(
    /欠|不|没|拖|在|老板|我|他|的|跑|一直|已经|现在|包工头|从|干|做|工资|说/,
  )[0] as string;
  return cut.length >= 2 && cut.length <= 10 && !IS_GENERIC.test(cut) ? cut : undefined;
}

function readEnded(text: string, words: EmployerWords, taken: readonly Mention[]): Mention | undefined {
  for (let i = 1; i < text.length; i++) {
    const ending = words.endings.get(text[i] as string)?.find((e) => text.startsWith(e, i - e.length + 1));
    if (ending === undefined || GOES_ON.test(text.slice(i + 1, i + 3))) continue;
    // A longer ending may begin inside this one: "…公司" of "…有限公司" is met first at the same last character.
    const name = nameBefore(text, i + 1 - ending.length, i + 1, taken);
    if (name) return name;
  }
  return undefined;
}

/** 厂长, 公司财务: somebody of the firm, not the firm. */
const GOES_ON = /^[长商头房家铺面门牌区妹哥弟服]/;

function nameBefore(
  text: string,
  bodyEnd: number,
  end: number,
  taken: readonly Mention[],
): Mention | undefined {
  let start = bodyEnd;
  while (start > 0 && bodyEnd - start < LONGEST_NAME && IN_NAME.test(text[start - 1] as string)) start--;
  const isLegal = /公司$|集团$/.test(text.slice(0, end)) && /有限公司$|股份公司$/.test(text.slice(0, end));
  for (const t of taken) {
    if (t.start >= bodyEnd || t.end <= start) continue;
    // 江苏鑫达建设有限公司, 盐城市宏达机械有限公司: the place belongs to the registered name.
    if (isLegal && t.start >= start) continue;
    start = Math.max(start, Math.min(t.end, bodyEnd));
  }
  const body = text.slice(start, bodyEnd);
  start += lastCut(body);
  start += LEADING.exec(text.slice(start, bodyEnd))?.[0].length ?? 0;
  const name = text.slice(start, bodyEnd);
  if (WEAK_END.test(text.slice(bodyEnd, end)) && (NO_NAME_END.test(name) || ORDINARY.test(name)))
    return undefined;
  if (
    name.length === 0 ||
    name.length > 16 ||
    NOT_IN_NAME.test(name) ||
    IS_GENERIC.test(name) ||
    KIND.test(name)
  )
    return undefined;
  return { start, end };
}

const IN_NAME = /[\u4e00-\u9fffa-z0-9（）()·]/;

/** Words that end before a name begins. The offset behind the last of them. */
const CUT =
  /在|给|替|帮|跟着?|从|进|是|叫|(?<!广)告|被|把|说|让|问|对|我们?|俺们?|咱们?|你们?|您|他们?|她|伲|阿拉|那个|这个|这家|那家|那里|这里|那边|这边|一家|两家|某家?|家(?![具政纺电居庭乐装园福润])|位|的|了|过|着|里(?![程奥昂维])|吗|呢|吧|啊|就|都(?!江)|也|还|又|太(?![仓湖阳平极古原])|去(?!年)|欠|拖|干(?![洗货果])|上班|打工|现在|之前|以前|今年|去年|前年|后来|因为|所以|但是|而且|可是|如果|然后|突然|投诉|举报|起诉|离开|工资|老板|被|与|向(?![阳荣日])|由|于|往|请问|通过|经过|没有|有|勒拉|开始|后|结果|发现|听说|介绍|阿姨|师傅|工友|工人|公司|医院|工厂|注册|好像|离职|入职|辞职|上个?月|下个?月|期间|时候|做(?!工)|到(?!达)|找|和(?![谐平兴信顺美盛达泰丰润]|[\u4e00-\u9fff]{1,3}$)|[0-9一二三四五六七八九十]+(?:月份?|号|年|天|个月|点)/g;

function lastCut(body: string): number {
  let cut = 0;
  for (const m of body.matchAll(CUT)) cut = m.index + m[0].length;
  return cut;
}

const LEADING =
  /^(个|家(?![具政纺电居庭乐装园福润])|间|这|那|到|来|去|进|回|入|开|打|因|但|且|而|只|想|要|一个|一家|一间|某|省|市|区|县|镇|那边|这边|附近|边上|旁边|，|爸爸?|妈妈?|老公|老婆|爱人|儿子|女儿|弟弟?|哥哥?|姐姐?|妹妹?|叔叔?|舅舅?|父亲|母亲|对象|丈夫|妻子)+/;
const NOT_IN_NAME =
  /[不没吗呢吧啊怎什哪谁了给欠拖拿您□]|老板|工资|合同|劳动法|社保|加班|上班|下班|离职|辞退|之后|以后|怀孕|因为|请问|仲裁|收到|知道|打算|准备|申请|通知|签|介绍|工作/;
/** Endings that also stand alone as a subject: what comes before must look like a name. */
const WEAK_END = /^(公司|工厂|厂|医院|学校|中介|酒店|工地|集团|单位|超市)$/;
const NO_NAME_END =
  /[期时下上内中后前些钱份条样况续部人像求促迁规写点经但可向止状天次年月日号间以让们此每各那这（(和到于由自为及等叫所仅只再才仍均应该已被]$/;
const ORDINARY =
  /要求|催促|情况|手续|全部|本人|企业|员工|违规|搬迁|多次|一直|可以|这样|状态|期间|全体|确和|能像|第三方|双方|个人|公家|人家|哺乳|产假|试用|书写|正常|正式|近日|目前|当时|平时|今天|昨天|明天|每天|回国|出国|痘痘|合法|无故|单位|部门|领导|法院|电话|身份|健康|定点|人力资源$/;

/** What says of which sort, not which one. */
const IS_GENERIC =
  /^(的|个|家|所|工|一|大|小|私|私人|私立|老|新|本|各|几|电|全|整|总|分|子|母|该|其他|别的|上家|上个|前|原|现|外|外资|国有|国营|民营|合资|台资|正规|什么|有|用|用人|每|原来|人|开|办|出|离|关|换|招|代|加|停|倒闭|破产|当地|附近|同一|另外?|某|某某|两|三|多|很多|许多|公办|民办|县|市|镇|区|省|村|乡|中|小型|大型|连锁|线上|网络|网上|承包|发包|转|保|造|修|接收|甲方|乙方|劳务派遣|建筑|乱|招聘)*$/;
/** Lines of business: "塑料厂", "保险公司" say what it does, not what it is called. */
const KIND =
  /^(一个|一所|一家|一|个|家|所|小|大|老|新|制)*(电子|服装|制衣|塑料|玻璃|家具|五金|食品|纺织|印染|织布|机械|模具|化工|造纸|皮革|皮鞋|鞋|箱包|玩具|木材|板材|水泥|砖|钢|铁|钢铁|铝材|不锈钢|电镀|注塑|印刷|包装|船|造船|汽车|汽配|配件|轴承|电池|地铁|高铁|高速|隧道|桥梁|光伏|新能源|半导体|芯片|灯具|家电|电器|电缆|油漆|涂料|肥料|饲料|屠宰|面粉|纸箱|加工|保险|餐饮|绿化|园林|建筑|建设|装修|装饰|工程|物业|快递|物流|劳务|派遣|劳务派遣|人力|人力资源|中介|劳务中介|家政|保洁|清洁|保安|安保|科技|网络|贸易|外贸|销售|房产|房地产|地产|教育|培训|传媒|广告|直播|旅游|运输|货运|出租车|公交|外卖|配送|电商|美容|美发|火锅|烧烤|早餐|奶茶|快餐|面|小吃|理发|便利|足疗|洗浴|民营|私立|公立|人民|中心|附属|专科|乡镇|卫生|中小|职业|技工|驾驶|驾|农业|螃蟹|龙虾|水产|养鱼|养虾|渔业|种植|养猪|养鸡|建材|石材|瓷砖|门窗|防水|保温|路桥|市政|水电|消防|安装|钢结构|设备|总包|分包|外包|承包|出国劳务)+(分|总|子|有限|责任|股份|制造|加工|服务|管理|生产|工程)*$/;

/** 在富士康, 海底捞的: a name that everybody knows stands alone, with 站点 or 门店 behind it if said. */
function readKnown(text: string, words: EmployerWords): Mention | undefined {
  const m = words.known.exec(text);
  // 跑滴滴, 送美团: a trade, not yet an employer.
  if (!m || /[跑送开刷]$/.test(text.slice(0, m.index))) return undefined;
  if (/^(司机|骑手|师傅|员工?|小哥)/.test(text.slice(m.index + m[0].length))) return undefined;
  const tail = /^(的)?(站点|门店|网点|店|公司|集团|物流|快递|外卖|众包|专送)/.exec(
    text.slice(m.index + m[0].length),
  );
  const isWhole = tail !== null && tail[1] === undefined && !/外卖|众包|专送|快递/.test(tail[0]);
  return { start: m.index, end: m.index + m[0].length + (isWhole ? tail[0].length : 0) };
}
