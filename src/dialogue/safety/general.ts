/**
 * Danger as a subject: somebody asks what the law says, or what would be if. Nobody is in danger, and the question
 * deserves its ordinary answer. Kept narrow, because "要是再不给钱我就跳下去" is a threat and not a supposition: there the
 * danger stands outside the clause of the "if".
 */

/** Longer messages tell a story. */
const LONGEST_QUESTION = 36;

const ASKS_THE_LAW =
  /(?:什么|啥|哪[种些]|多大|几条?)罪|罪怎么|(?:怎么|如何|咋)(?:界定|认定|定义|规定|判(?!死)|处罚|定罪|量刑|算的?)|(?:法律|劳动法|法规|国家)[^|]{0,4}(?:怎么|如何|有没有|咋|是)[^|]{0,4}(?:规定|说|定)|(?:犯法|违法|合法|算违法|犯罪)(?:吗|么|不|嘛|的吗)?|合不合法|(?:会|要)(?:不会)?(?:被)?(?:抓|拘留|判|坐牢|罚)[^|]{0,3}(?:吗|么|几年|多久|多少)?|判(?:几年|多久|多少年)|罚(?:多少|款多少|几万)|(?:多少|多久|几个?)(?:小时|天|钱|金额|人)?[^|]{0,2}(?:能|才|可以|会)?(?:立案|构成|追究|入刑)|(?:是|指)(?:指|什么意思|多少岁|多大|几岁)|(?<!活[^|]{0,5})(?<!没[^|]{0,3})什么意思|什么(?:叫|是|算)|(?:算|属于)不?(?:算|属于)?工伤|(?:公司|单位|老板|企业|谁|用人单位|承包方|总包)(?:的|有|负|承担)*责任(?:吗|么|认定|划分|多大|$)|(?:定义|标准|规定|法规|法律|知识)(?:$|是|有)|(?:自杀|跳楼)算(?!了|球|逑|拉)|(?:急救|预防)[^|]{0,4}(?:培训|知识|方法|措施)|听人(?:问|说)|别人(?:拉|去)/u;
const SOMEBODY =
  /我(?!国)|俺|咱|老公|老婆|工友|老乡|同事|孩子|儿子|女儿|闺女|弟|妹|爸|妈|哥|姐|他|她|有人|现在|刚刚|刚才|今天|今晚|昨晚|昨天|明天|救|快来|(?<!不)让(?:上|干|下|做|去)(?!班时)|[0-9一二三四五六七八九十几百]+多?(?:个|号|名)(?:人|工|兄)/u;

/** "要是被打怎么办", "家暴算不算离婚理由": the whole message is the question. */
const WHOLE_QUESTION =
  /^(?:如果|假如|假设|万一|要是)(?!不|没|再|今|明)[^|]{1,8}[|]?(?:该?打(?:什么|哪个)电话|怎么(?:办|赔|算|处理)|咋办|找谁|赔多少|算工伤[吗么不])$|算不算[^|]{0,8}(?:理由|违法|犯法|过错|证据)|童工(?:是)?(?:几岁|多大|多少岁)|(?:几岁|多大|多少岁)(?:以下|才)?(?:算|叫|是)(?:不算)?(?:童工|未成年)/u;

/** "被同事打伤算不算工伤": the same about work injuries, whoever else stands in it. */
const WORK_INJURY_QUESTION =
  /^[^|我俺]{1,14}(?:算不算|能不能算|能算|算|能认定?|属不属于|是不是)(?:是)?工伤(?:吗|么|不|嘛|啊)?$/u;

/** "触电怎么急救，写安全交底要用": somebody teaches, learns or prepares; longer than a question, and about no one. */
const TEACHES =
  /(?:怎么|如何|咋)(?:样)?(?:去)?(?:预防|防止|防范|避免|防)|应急预案|(?:救援|急救|疏散|处置)(?:流程|方法|步骤|知识|措施)|安全交底|宣传(?:栏|册|画|资料)|考试题|事故案例|做(?:个)?培训|培训(?:用|课|材料|老师)|安全月|黑板报/u;
const LONGEST_LESSON = 60;
const HAPPENS =
  /现在|刚(?:刚|才)|正在|今晚|快来|救命|救救|救人|流血|不醒|我(?:不敢|怕|好怕)|怎么办|又(?:打|来)|他(?:又|还)|(?:我|俺)(?:头|被|快|要|不|老公|爸|妈|男人)/u;

/** "矿上招下井的不", "带电作业班招人": a trade is looked for; what may happen in it happens to nobody. */
const LOOKS_FOR_WORK =
  /^[^|我俺]{1,16}(?:招人|招工|招聘|招不招|要人|要不要人|招[^|]{0,6}(?=[吗不么没]))[吗不么没呢啊]*$/u;
const NO_TRADE = /缅|柬|国外|境外|小孩|娃|童工|押金|交钱|骗|死|救|陪|岁|卖/u;

/** "家暴怎么界定", "雇童工会被罚多少", "拉横幅犯法吗": a question about the law in which nobody appears. */
export function isGeneralQuestion(text: string): boolean {
  if (text.length <= LONGEST_LESSON && TEACHES.test(text) && !HAPPENS.test(text)) return true;
  if (LOOKS_FOR_WORK.test(text) && !NO_TRADE.test(text)) return true;
  if (text.length <= LONGEST_QUESTION && WORK_INJURY_QUESTION.test(text) && !HAPPENS.test(text)) return true;
  if (text.length > LONGEST_QUESTION || SOMEBODY.test(text)) return false;
  return ASKS_THE_LAW.test(text) || WHOLE_QUESTION.test(text);
}

const IF = /(?:如果|假如|假设|万一|要是|倘若|以后|将来|比如说?)[^|]{0,8}$/u;
const THEN_ASKS =
  /^[^|]{0,8}[|]?[^|]{0,6}(?:找谁|谁(?:赔|管|负责|来)|该?怎么(?:办|处理|赔|投诉|算)|咋(?:办|整|弄)|找哪|该?打(?:什么|哪个|哪|几号)|哪里(?:投诉|举报)|能(?:不能)?(?:赔|告|报|投诉|拿)|有(?:没有)?(?:赔|奖|补|钱|人管|责任|规定|用)|给(?:不给)?(?:赔|奖|补|钱)|责任|犯|违|算(?:不算|工伤|谁)|赔(?:多少|吗)|可以(?:报警|告|不)|吗$|么$|有用)/u;
const IN_EARNEST = /现在|今天|今晚|刚|又|不敢|害怕|好怕|救|门口|追|躲|威胁|放话|扬言|血|已经|天天|每天|正在/u;

/** "如果老板打人该找谁": the danger stands in the clause of the "if", and a calm question follows. */
export function isSupposed(text: string, start: number, end: number): boolean {
  return (
    IF.test(text.slice(Math.max(0, start - 12), start)) &&
    THEN_ASKS.test(text.slice(end, end + 22)) &&
    !IN_EARNEST.test(text)
  );
}
