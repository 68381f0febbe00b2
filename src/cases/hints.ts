/**
 * Words in a worker's free text that raise a case's priority (procedures §6, P1). These only ever raise: a miss costs
 * rank in the queue, a false alarm costs a mediator a minute. Danger to life is not looked for here: the safety rules
 * run before any case exists.
 */

const NOT = '(?<!没|没有|不会|不是|怕|怕他|怕老板|担心)';
const BOSS = '(?:老板|工头|包工头|负责人|公司|厂长|厂里|经理|中介)';

const BOSS_GONE = [
  new RegExp(
    `${BOSS}[^，。！？\\n]{0,6}?${NOT}(?:跑了|跑路|跑掉|失联|不见了|消失|拉黑|关机|躲起来|玩失踪)`,
    'u',
  ),
  new RegExp(`${NOT}(?:跑路了|卷款|卷钱|人去楼空|失联了)`, 'u'),
  new RegExp(`${BOSS}[^，。！？\\n]{0,8}?(?:联系不上|找不到人|找不着人|打不通|不接电话|空号)`, 'u'),
  /(?:联系不上|找不到|找不着)(?:老板|工头|包工头|负责人)/u,
  /(?:转移|搬走|搬空|拉走|变卖)[^，。！？\n]{0,6}(?:财产|资产|设备|机器|存货|货)/u,
  /(?:财产|资产|设备|机器|存货)[^，。！？\n]{0,6}(?:转移|搬走|搬空|拉走|变卖|卖掉)/u,
];

const DESTITUTE = [
  /没(?:有)?(?:钱)?(?:饭吃|吃饭|饭钱|地方住|地方睡|住处)/u,
  /吃不(?:上|起)饭|饭都吃不|揭不开锅|饿(?:了|着)?(?:一|两|二|三|几|\d)天|饿肚子/u,
  /睡(?:在)?(?:桥洞|大街|马路|车站|公园)|流落街头|没钱交房租被赶|身无分文/u,
];

const VULNERABLE = [
  /怀孕|孕妇|身孕|哺乳期|残疾|残废|癌|白血病|尿毒症|重病|大病|病危|化疗|透析|等着?(?:钱)?(?:手术|救命)|救命钱/u,
];

const YOUNG = [
  /未成年|童工|未满(?:16|18|十六|十八)|(?<!\d)1[4-7]岁|(?<!二|三|四|五|六|七|八|九)十[四五六七]岁/u,
];

export const hearsBossGone = (text: string): boolean => matchesAny(text, BOSS_GONE);
export const hearsDestitution = (text: string): boolean => matchesAny(text, DESTITUTE);
export const hearsVulnerable = (text: string): boolean => matchesAny(text, VULNERABLE);
export const hearsYoungWorker = (text: string): boolean => matchesAny(text, YOUNG);

function matchesAny(text: string, patterns: readonly RegExp[]): boolean {
  // Cut: a worker may type 4000 characters a message, and the telling words come early.
  const cut = text.slice(0, 8000);
  return patterns.some((pattern) => pattern.test(cut));
}
