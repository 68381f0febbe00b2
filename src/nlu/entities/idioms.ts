/**
 * Sayings in which a number counts nothing ("七上八下", "一分钱没给"), and common slips of pen and speech recognition
 * (公资 for 工资). Both keep the length of the text, so that every offset stays true.
 */
const FILLER = '\u25a1';

const SAYINGS =
  /一五一十|十有八九|十之八九|说一千道一万|千方百计|三番[五两]次|三番四次|一来二去|三来两去|三天两头|隔三差五|七上八下|乱七八糟|七七八八|九牛一毛|百分之[百一二两三四五六七八九十零点]+|千千万万|三言两语|三长两短|四面八方|五花八门|半斤八两|一清二楚|一干二净|接二连三|朝三暮四|丢三落四|不三不四|人五人六|千辛万苦|千真万确|成千上万|四六不懂|三七二十一|一而再|再三|(?<![一二两三四五六七八九几数上十百千\d])万一(?=[^\d万千百十个块元])|(?<![一二两三四五六七八九几数上\d])千万(?=别|不|要|得|给|记|小心|莫|勿|让|求)|一(?:分|毛|角)(?:钱|儿)?(?=也?都|也|没|不|未|木有|冇|拿不|勿|弗)|一个(?:子儿?|铜板)|(?<![\d一二两三四五六七八九十百千万])一块儿?(?=干|发|去|走|来|上|住|做|打|出|找|过|回|进|玩|吃|结|算|儿)/g;

/** Blanks out sayings. One pass, no backtracking over more than a saying. */
export function hideSayings(text: string): string {
  return text.replace(SAYINGS, (saying) => FILLER.repeat(saying.length));
}

/** Wrong characters that sound or look like the right ones; equal lengths. Vocabulary: typing and speech slips of callers. */
const SLIPS: readonly [string, string][] = [
  ['公资', '工资'], ['宫资', '工资'], ['功资', '工资'], ['托欠', '拖欠'], ['拖洽', '拖欠'], ['脱欠', '拖欠'], ['拖歉', '拖欠'],
  ['欠辛', '欠薪'], ['欠新', '欠薪'], ['新水', '薪水'], ['辛水', '薪水'], ['佳班', '加班'], ['老扳', '老板'], ['老版', '老板'], ['抱工头', '包工头'],
  ['瓦功', '瓦工'], ['刚筋', '钢筋'], ['角直', '甪直'],
]; // prettier-ignore
const SLIP = new RegExp(SLIPS.map(([wrong]) => wrong).join('|'), 'g');
const RIGHT = new Map(SLIPS);

/** 三各月, 一各人: the measure word by its sound. */
const MEASURE = /(?<=[\d一二两三四五六七八九十几半多仨])各(?=[月人多半]|工友|星期|小时|$|[\s，,])/g;

/** 一万2, 两千5: one figure in two scripts. */
const MIXED = /(?<=[一二两三四五六七八九十][万千])[1-9](?![\d.]|[万千百个月号年人天点])/g;

export function mendSlips(text: string): string {
  return text
    .replace(SLIP, (wrong) => RIGHT.get(wrong) ?? wrong)
    .replace(MEASURE, '个')
    .replace(MIXED, (digit) => '一二三四五六七八九'[Number(digit) - 1] ?? digit);
}
