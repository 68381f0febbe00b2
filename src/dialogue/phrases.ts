/** Short words with one meaning whatever the model thinks: understanding must never stand between a person and these. */

const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

const HUMAN =
  /^(我要|我想|请|帮我|给我|快|麻烦)?(转|找|要|接|叫|换|来个|来|有没有|有)?(个)?(人工|真人|活人|客服|人工客服|人工服务|工作人员|调解员)(服务|客服|来|吧|呢|啊|在吗|有吗|谢谢)?$/;
const CANCEL =
  /^(stop|cancel|quit|exit|nevermind|forgetit|stopit)$|^(那|那就|好吧|行吧|行)?(算了|不(登记|投诉|填|弄|办|搞|说|报)了|取消(登记|投诉)?|先?不(登记|投诉|填)|不想(登记|投诉|弄)了?|不想(填|说)了|不投诉了?|(我)?不想(登记|投诉).{0,2}(就|只|先)?(是|想)*问问|(我)?(就|只|先)(是|想)*问问|撤回(投诉|登记)?|撤销(投诉)?|退出|停|结束|别问了|不用(登记|投诉)?了|算了不(投诉|登记|弄|填)了|(算了)?(就|先)这样(吧)?)(吧|了|啊)?$/;
const CORRECTION =
  /\b(wrong|incorrect|mistake|not right|should be|actually)\b|不对|错了|说错|搞错|写错|改成|改一下|应该是|更正|不是.{0,12}(是|，是|,是)|记错|弄错/;
const FILE_COMPLAINT =
  /^(好的?|行|可以|那|那就|嗯)?(我要|我想|我还是|还是要?|那?我?现在(就)?|我|帮我|给我|就|要)?(登记|投诉|登记投诉|立案|举报)(一下|吧|他|她|老板|工厂|公司)?$/;
const CHECK_CASE = /^(查|看)(一下|看)?(我的|我)?(投诉|进度|案件|回执|案子|投诉进度|办到哪了?)$/;

const CONTINUE =
  /^(continue|goon|resume)$|^(接着|继续|接到)(刚才的?|前面的?)?(登记|投诉|填|弄|办|说|来)?(投诉)?(吧|了)?$/;
const CONFIRM =
  /^(对|是|行|好|可以|嗯|没错|没问题|都对|全对|就这样|确认|正确)(的|了|啊|吧|呢)?(就这样|没错|没问题)?(提交|登记|交)?(吧|了|上去吧?)?$|^(提交|交吧|交上去吧?|就这样吧?)$/;
const ADDITION = /^(我?(要|想|再|还要|还想)?(补充|更正|补一[下句点条])|还有一[点条件]|忘了说|漏了|刚才忘)/;

/** "不知道叫什么", "记不清了": nothing to say to this question, in more words than a bare one. */
const UNSURE =
  /^(我?(也|都|真)?(不知道|不清楚|不晓得|记不清|记不得|想不起|忘了|忘记|说不清|说不好|不记得|没注意)).{0,8}$/;

/** Signs and pictures alone. */
export const isWordless = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
/** "这个不说", "先不讲这个": one question is left out. */
export const declinesOne = (text: string): boolean =>
  /^(我|这个|这条|这一条|这句)?(先|就|暂时)?不(想|愿意?|方便)?(说|讲|提|答|回答|告诉你)(这[个条句](吧|啊)?|了|吧|啊)?$/.test(
    compact(text),
  );
export const isUnsure = (text: string): boolean => UNSURE.test(compact(text));
/** True when the whole message asks for a person. */
export const asksForHuman = (text: string): boolean =>
  HUMAN.test(compact(text)) ||
  /^(human|ahuman|agent|operator|realperson|person|aperson)$/.test(compact(text));
const GIVES_UP =
  /^(算了|不弄了|不填了|不登了)吧?(太|好|真|也)?(麻烦|费事|费劲|没用|没意思|烦|累|啰嗦)(了|死了)?(不弄了|不填了|不登了)?$/;
/** True when the whole message stops the form. */
export const cancels = (text: string): boolean => CANCEL.test(compact(text)) || GIVES_UP.test(compact(text));
/** True when the message says that something earlier was wrong. */
export const corrects = (text: string): boolean => CORRECTION.test(text);
/** A second mention that stands: "对了 是三个月", "金额是九千八", "公司名字是恒立". */
const RESTATES =
  /^[哦噢啊嗯呃]*[,，\s]*(对了|刚才|其实|准确)|(金额|数目|人数|电话|手机号?|厂名|(公司|单位)(名|全称)[字称]?)(其实)?(应该)?(是|叫)/;
/** True when the message says a fact once more, or at last: what it holds stands, whatever was said before. */
export const restates = (text: string): boolean => RESTATES.test(text.trim());
/** True when a debt of another employer is told: it must not mix with the one being filed. */
export const tellsAnother = (text: string): boolean =>
  /(以前|之前|上一?家|前一?家|另一?家|别家).{0,14}也(欠|没给|没发|拖)/.test(text);
const FILES_NOW =
  /^.{0,6}(我要|我想|那我|那就|还是要?|帮我|现在)再?(登记|投诉|举报)(一下)?(一?[家个])?(公司|厂|工厂|老板|单位|他们?|她)?(吧|啊|了)?$/;
/** True when a short message ends in the wish to file: "好 那我登记吧", "我想投诉一家公司". */
export const filesNow = (text: string): boolean =>
  [compact(text), compact(text.split(/[，,。；;！!\s]+/)[0] ?? '')].some((said) => FILES_NOW.test(said)) &&
  !/不|撤|返工|返岗/.test(text);
/** "唔俾人工": in Cantonese these are wages that are not paid, and no wish for a person. */
export const unpaidInCantonese = (text: string): boolean =>
  /(唔|冇|無)(俾|畀|出)?人工|欠我?.{0,2}人工/.test(text);
export const wantsToFile = (text: string): boolean => FILE_COMPLAINT.test(compact(text));
/** True when a message begins with the wish to file and goes on with what is to be filed: "登记吧 厂叫联讯电子". */
export const beginsToFile = (text: string): boolean => {
  const [first = '', ...more] = text.split(/[，,。；;！!\s]+/).filter(Boolean);
  return more.length > 0 && wantsToFile(first) && !looksLikeQuestion(text);
};
/** Somebody who is tired of the questions. */
export const isWeary = (text: string): boolean =>
  /烦|(还|老|一直|到底).{0,4}问|问(这么|那么)多|多少个(问题)?$|问完|有完没完|啰嗦|罗嗦/.test(text);

/** True when a longer message asks to file, and does not ask how. */
export const asksToFile = (text: string): boolean =>
  /(我要|我想|要|想|帮我|给我|替我)(登记|投诉|举报|立案|告他|告她|告它|告老板)/.test(text) &&
  !looksLikeQuestion(text) &&
  !/怎么|咋|哪里|去哪|找谁/.test(text);
/** True when the message confirms a summary in more words than a bare yes. */
export const confirms = (text: string): boolean => CONFIRM.test(compact(text));
/** True when the message goes on with a form that was left. */
export const continues = (text: string): boolean => CONTINUE.test(compact(text));
/** True when the message says that it adds to what was filed. */
export const addsToCase = (text: string): boolean => ADDITION.test(compact(text));
/** True when the whole message takes the complaint back. */
export const wantsToWithdraw = (text: string): boolean =>
  /^(我要|我想|帮我|给我|请)?(撤回|撤销|取消)(我的)?(投诉|登记|案子|案件)$/.test(compact(text));
/** True when the whole message asks to have one's own telephone number or name corrected. */
export const correctsOwnData = (text: string): boolean =>
  /^(我要|我想|帮我|给我|请|能不能)?(改|换|更正|修改)(一下|下)?(我的|我)?(电话|手机号?|号码|联系方式|名字|姓名)(吧|一下)?$/.test(
    compact(text),
  );
export const wantsCaseStatus = (text: string): boolean => CHECK_CASE.test(compact(text));

/** True when the message is put as a question. */
export function looksLikeQuestion(text: string): boolean {
  return /[?？]\s*$|[吗嘛么]\s*[?？。]?\s*$|[^着在干等]呢\s*[?？。]?\s*$|怎么(办|算|要|样|还|写)|[能会要行好对]不[能会要行好对]|啥叫|什么叫|什么是|是什么|是啥|到底|咋(办|算|弄|整|样)|可不可以|是否|合法|违法|几倍|多少钱[?？]?$|要不要钱|凭什么|有没有.{0,12}(规定|补贴|法)|多久|什么时候|为什么|是不是|算不算|去哪|找谁(要|告|说|赔)|(在|到)哪(里|儿)?(办|报名|申请|交|领)|哪个部门|带(什么|啥)|(什么|哪些)(材料|手续)|[要交带]几份|行不行|(怎么|咋)(交|领|申请|报名|投诉|找)|^(那|我)?(该|要|应该)?找谁[啊呢]?$|有没有.{0,4}限制|(给|发|算|按|能|交|签|走)[^，。]{0,8}还是(?!不给|没|不发|不肯|拖|欠)[^，。]{1,8}[?？]?$|(能不能|可以|能)(别|不)让.{0,4}知道/.test(
    text,
  );
}

/** Words that ask, and the turns of speech in which they do not ("什么都没有", "谁也没找", "多少都行"). */
const ASKING_WORD = /什么|啥|哪|谁|几点|几号|几天|咋|怎么|多少|为何/;
const ASKS_NOTHING =
  /不知道|不清楚|不晓得|不记得|记不|忘|说不|没(有)?(什么|啥|谁|找|跟|去|多少|怎么)|不多少|(什么|啥|谁|哪|多少|怎么).{0,3}(都|也)|随便|没(有)?人/;
const LONGEST_BARE_QUESTION = 10;

/** In the middle of a form short words that ask ("在哪上车", "几点走") are no answer, though they lack the marks of a question. */
export function asksInForm(text: string): boolean {
  const bare = compact(text);
  // "不知道全名怎么办" leaves the question open, and asks nothing.
  if (isUnsure(text)) return false;
  return (
    looksLikeQuestion(text) ||
    /^(how|what|when|where|who|why|can|could|do|does|will|is|are)\b[a-z ,'-]+$/i.test(text.trim()) ||
    (bare.length <= LONGEST_BARE_QUESTION && ASKING_WORD.test(bare) && !ASKS_NOTHING.test(bare))
  );
}

/**
 * True for a sentence that tells something, as "老板一直拖着不给" does: no name, no place and no sum, even when one was
 * asked for.
 */
export const tellsSomething = (text: string): boolean =>
  compact(text).length >= 5 &&
  /不给|不发|没发|没给|没签|没交|欠我|拖着|克扣|扣|辞退|开除|受伤|怎么|为什么|凭什么|想问|请问|能不能|你们|工资|谢谢|着急|骗/.test(
    text,
  );

/** The choice made among offered meanings ("1", "第二个", "工伤那个"): its index, -1 for none of them, null when none is named. */
export function chosen(text: string, titles: readonly string[]): number | null {
  const bare = compact(text);
  const numerals: [RegExp, number][] = [
    [/^(选|是|回)?(1|一|第一个?|前面(那个|的)?|头一个|上面(那个)?)(吧|啊)?$/, 0],
    [/^(选|是|回)?(2|二|第二个?|后面(那个|的)?|下面(那个)?|后一个)(吧|啊)?$/, 1],
  ];
  for (const [pattern, index] of numerals) if (pattern.test(bare) && index < titles.length) return index;
  const exact = titles.findIndex((title) => compact(title) === bare);
  if (exact >= 0) return exact;
  if (/^(都不是|都不对|不是|不对|没有|没一个对|两个都不是|0|零)(的|啊|呀)?$/.test(bare)) return -1;
  // Said in words: "加班费那个", "是工伤".
  const named = titles.flatMap((title, index) =>
    bare.length <= 14 && title.split(/[、，,]/).some((part) => bare.includes(compact(part))) ? [index] : [],
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

export const compactText = compact;
