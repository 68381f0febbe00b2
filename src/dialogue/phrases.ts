/** Short words with one meaning whatever the model thinks: understanding must never stand between a person and these. */

const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

const HUMAN =
  /^(我要|我想|请|帮我|给我|快|麻烦)?(转|找|要|接|叫|换|来个|来|有没有|有)?(个)?(人工|真人|活人|客服|人工客服|人工服务|工作人员|调解员)(服务|客服|来|吧|呢|啊|在吗|有吗|谢谢)?$/;
const CANCEL =
  /^(算了|不(登记|投诉|填|弄|办|搞|说|报)了|取消(登记|投诉)?|先?不(登记|投诉|填)|退出|停|结束|别问了|不用(登记|投诉)?了|算了不(投诉|登记|弄|填)了|先这样(吧)?)(吧|了|啊)?$/;
const CORRECTION = /不对|错了|说错|搞错|写错|改成|改一下|应该是|更正|不是.{0,12}(是|，是|,是)|记错|弄错/;
const FILE_COMPLAINT = /^(我要|我想|帮我|给我|现在)?(登记|投诉|登记投诉|立案|举报)(一下|吧|老板|工厂|公司)?$/;
const CHECK_CASE = /^(查|看)(一下|看)?(我的|我)?(投诉|进度|案件|回执|案子|投诉进度|办到哪了?)$/;

/** True when the whole message asks for a person. */
export const asksForHuman = (text: string): boolean =>
  HUMAN.test(compact(text)) || /^(human|agent|operator|realperson)$/.test(compact(text));
/** True when the whole message stops the form. */
export const cancels = (text: string): boolean => CANCEL.test(compact(text));
/** True when the message says that something earlier was wrong. */
export const corrects = (text: string): boolean => CORRECTION.test(text);
export const wantsToFile = (text: string): boolean => FILE_COMPLAINT.test(compact(text));
export const wantsCaseStatus = (text: string): boolean => CHECK_CASE.test(compact(text));

/** True when the message is put as a question. */
export function looksLikeQuestion(text: string): boolean {
  return /[?？]\s*$|[吗嘛么]\s*[?？。]?\s*$|怎么(办|算|要|样)|能不能|可不可以|合法|违法|几倍|多少钱[?？]?$|要不要钱|凭什么|有没有.{0,12}(规定|补贴|法)|多久|什么时候|为什么|是不是|算不算/.test(
    text,
  );
}

/** The choice made among `count` offered meanings: "1", "第二个", "后面那个"; null when none is named. */
export function chosen(text: string, titles: readonly string[]): number | null {
  const bare = compact(text);
  const numerals: [RegExp, number][] = [
    [/^(1|一|第一个?|前面(那个|的)?|头一个|上面(那个)?)$/, 0],
    [/^(2|二|第二个?|后面(那个|的)?|下面(那个)?)$/, 1],
  ];
  for (const [pattern, index] of numerals) if (pattern.test(bare) && index < titles.length) return index;
  const exact = titles.findIndex((title) => compact(title) === bare);
  if (exact >= 0) return exact;
  const neither = /^(都不是|不是|都不对|没有)$/.test(bare);
  return neither ? -1 : null;
}

export const compactText = compact;
