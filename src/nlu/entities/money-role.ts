import { after, before, type Mention } from './mention';

/** What a sum is: still owed, a total, received, a rate, or something that must not be taken for wages (rent, a fine). */
export type MoneyRole = 'remaining' | 'owed' | 'total' | 'received' | 'monthly' | 'daily' | 'other' | 'bare';

const PAY_NOT =
  '没给|没发|不给|不发|没结|不结|未付|未发|没付|没拿到|拿不到|没得|没到手|要不回|要不到|没着落|不付|没见|打水漂|拖着|欠着|没有给|没有发|还没|不把|没把|勿给|勿发|弗发|弗给|没打|没拿';
const UNPAID = /欠|没给|没发|不给|没结|不结|没付|未付|拖/;
const OWED_BEFORE =
  /(欠|差|拖|押|扣着|扣了(?:我|我们|俺)(?=[^，。]{0,4}工资)|压着|没给|没发|不给|不发|没结|未付|未发|该给|该发|应付|应发|讨|要回|少给|少发|少算|白条|欠条|条子|不把)[^。；！？]{0,14}$/;
const OWED_AFTER = new RegExp(`^[^。；！？]{0,12}?(${PAY_NOT}|欠条|的?欠款|要回)`);

/** The order of the tests is the order of certainty: a rate says so at once, a debt often only by the verb. */
export function roleOf(text: string, at: Mention, yuan: number): MoneyRole {
  const left = before(text, at.start, 18);
  const right = after(text, at.end, 18);
  const near = left.replace(/^.*[，,、]/s, '');
  if (
    /^(的)?\s*(一个?小时|每小时|\/小时|一?个钟)/.test(right) ||
    /(时薪|每小时|一个?小时)[^，。]{0,4}$/.test(near)
  )
    return 'other';
  if (OWED_ELSEWHERE.test(near)) return 'other';
  if (isBonus(near) && /^[^，。]{0,4}(没给|没发|不给|不发|没结|不结|拖着|欠着|没有发|没有给)/.test(right))
    return 'owed';
  if (/(补贴|餐补|饭补|房补|车补|津贴|全勤奖?|奖金|高温费|补助)[^，。\d]{0,3}$/.test(near)) return 'other';
  if (
    /^(的)?\s*(一天|每天|\/天|一日|\/日|一个?工|每个?工|天)(?!到)/.test(right) ||
    /(一天|每天|日薪|日工资|日结|一个工|点工|每日|(?<![两三四五六七八九十几半\d])天工资)[^，。个月]{0,5}$/.test(
      near,
    )
  ) {
    return 'daily';
  }
  if (isOther(near, right) || isPieceRate(near, right)) return 'other';
  const owedBefore = OWED_BEFORE.test(left.slice(-16));
  if (/^(的)?\s*(一个月|每个?月|\/月|一月|月薪)/.test(right)) return 'monthly';
  if (
    /(月薪|包月|月包|(?<![个俩仨两\d几一二三四五六七八九十上这本当下])月工资|每个?月|底薪|(?<![十百\d几])一个月|基本工资)[^，。\d共总欠]{0,7}$/.test(
      near,
    ) &&
    !/(欠|差|拖|扣|押|压|少发)[^，。]{0,4}一个月/.test(near)
  )
    return 'monthly';
  if (/(?<![十\d])(一|1)月$/.test(near) && yuan >= 1000) return 'monthly';
  if (/(还欠|还差|尾款|下欠|仍欠|尚欠)[^，。]{0,8}$/.test(near)) return 'remaining';
  if (
    /(还|仍|尚|至今)(有|剩|欠|差)?(大概|差不多|将近)?$/.test(near) &&
    /^[^，。]{0,3}(未付|没付|没给|没结|未结|没拿|没发|未给)/.test(right)
  )
    return 'remaining';
  // "还剩37块" may be all the speaker has left.
  if (
    /(还剩|剩下?|余下|还有)[^，。]{0,8}$/.test(near) &&
    (UNPAID.test(text) || /^[^，。]{0,6}(给|结|发|付|还)(?!了)/.test(right)) &&
    !/还有[^，。]*(押金|补贴)/.test(near)
  )
    return 'remaining';
  if (isReceived(near)) return 'received';
  if (/(一共|总共|拢共|拢总|共计|合计|合起来|合到一起|加起来|总计|一拢|统共)[^，。]{0,8}$/.test(near))
    return 'total';
  if (/(工钱|工钿|血汗钱|辛苦钱|劳务费|尾款)(是|有|还有|共|总共)?(大概|差不多|约)?\s*$/.test(near))
    return 'owed';
  if (owedBefore || OWED_AFTER.test(right)) return 'owed';
  if (/(工资|薪水|工钱)(是|有|才|就|都|谈的是|说好)?(大概|差不多|大约)?$/.test(near) && yuan <= 50_000)
    return 'monthly';
  return 'bare';
}

/** What others are owed, or the speaker owes: 老板欠银行两千万, 我欠老板两千, 医药费欠着两万; rent and loans by the month. */
const OWED_ELSEWHERE =
  /欠(了|着)?(别人|人家|银行|供应商|材料商|材料款|外债|贷款|亲戚|朋友|邻居|信用卡|网贷|房东|其他人)[^，。\s]{0,6}$|(我|俺)(还|也|又|倒)?欠(了|着)?(老板|公司|厂里|他|中介|工友|朋友)[^，。\s]{0,4}$|(医药费|医疗费|住院费|房租|学费|贷款|信用卡|网贷|水电费)(还)?欠[^，。\s]{0,4}$|(每个?月|各)(都|还)?(欠|差|少发?|拖欠)[^，。\d\s]{0,4}$|(房租|房贷|车贷|租金|利息)[^，。\d]{0,6}$|生活费(每月|每个月|一个月|一月|是|只|发|给)*\s*$|(不是|不对是)$/;

/** Pay by another name: claimed like wages when it is said to be unpaid. */
function isBonus(near: string): boolean {
  return /(奖金|年终奖|提成|绩效|加班费|高温费|补贴|补助|津贴|全勤奖?|十三薪)(是|有|共)?(大概|差不多)?$/.test(
    near,
  );
}

function isReceived(near: string): boolean {
  if (/(没|不|未|欠)[^，。]{0,3}$/.test(near)) return false;
  return (
    /(给了|发了|付了|只给|只发|只付|才给|才发|就给|就发|已发|已付|已给|已经给|已经发|先给|先发|预支|借支|支了|支给|拿了|拿到|领了|转了|结了|收到|到手|到账|打给|微信转)(我|我们|俺|俺们|咱)?[^，。；没不欠]{0,5}$/.test(
      near,
    ) || /(?<!没)(?<!不)(打了)[^，。；没不欠条]{0,5}$/.test(near)
  );
}

const NOT_WAGES =
  '最低工资|最低工资标准|差旅费|报销款?|年薪|年收入|车票|高铁票|火车票|机票|学费|房贷|车贷|话费|油费|彩礼|押金|保证金|服装费|培训费|体检费|中介费|介绍费|手续费|房租|水电费|伙食费|生活费|饭钱|罚款|罚|赔偿金?|补偿金?|医药费|医疗费|车费|路费|社保费?|补贴|奖金|红包|贷款|定金|报名费|材料费';
const OTHER_BEFORE = new RegExp(
  `(${NOT_WAGES}|扣了?|花了?|交了?|交给|收了?|收我|要我交|买|借了?|赔了?)(我|我们|俺|他|他们|去|是|了|掉|走|押)*(大概|差不多)?$`,
);
const OTHER_AFTER = new RegExp(`^(的)?(${NOT_WAGES})(?!.{0,4}工资)`);

/** 一个3毛, 一件1块2, 5块一条: what is paid for a piece. */
function isPieceRate(near: string, right: string): boolean {
  return (
    /(一|每|1)(个(?![月工人])|件|只|条|双|套|米|斤|单|平|平方|方|箱|袋|吨|车|趟|棵|块砖|包|根)[^，。\d]{0,3}$/.test(
      near,
    ) ||
    /^(钱)?\s*(一|每|1|\/)(个(?![月工人])|件|只|条|双|套|米|斤|单|平|方|箱|袋|吨|车|趟|棵|包|根)(?![^，。]{0,4}(没给|没发))/.test(
      right,
    )
  );
}

function isOther(near: string, right: string): boolean {
  return OTHER_BEFORE.test(near) || OTHER_AFTER.test(right);
}
