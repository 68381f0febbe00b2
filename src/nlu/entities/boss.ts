import type { Mention } from './mention';

/** A boss by name: 包工头姓王, 老板叫张伟, 包工头老王, 王老板, 李总. "老板" or "包工头" alone names nobody. */
const ROLE =
  '小?包工头|大?工头|带班(?:的)?|班组长|班长|老板|包工老板|大包|小包|项目经理|老总|队长|站长|厂长|店长';
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const SURNAME = `[${SURNAMES}]`;
/** What follows a name. */
const NAME_ENDS =
  '(?=欠|不|没|说|拖|跑|一直|一共|总共|让|还|就|人|也|都|现在|已经|电话|手机|总|差|勿|拿|把|给|到|从|的|是|在|他|我|俺|失联|关机|，|。|,|、|；|！|\\s|$)';

const CALLED = new RegExp(
  `(?:${ROLE})(?:的)?(?:名字|名)?(?:(?:是|就)?姓${SURNAME}|(?:是|就)?(?:叫|叫做|名叫|是叫)(?:老|小)?[\\u4e00-\\u9fff]{2,3}?${NAME_ENDS}|(?:是)?(?:老|小)${SURNAME}(?![板家实])|(?:是)?${SURNAME}[\\u4e00-\\u9fff]{1,2}?${NAME_ENDS})`,
);
const TITLED = new RegExp(
  `(?<![\\u4e00-\\u9fff])((?:姓)?${SURNAME}[\\u4e00-\\u9fff]?(?:老板|总(?![共是算之])|经理|工头|队长|厂长|主任|班长|站长|老大|头))`,
);
/** 一个姓孙的老板. */
const SURNAMED = new RegExp(`(姓${SURNAME}的(?:老板|包工头|工头|老总|带班))`);
const TITLED_INSIDE = new RegExp(
  `(?:跟着?|给|找|是|叫|的|在|替|帮|欠|老板|工头|被|让|问|和)(${SURNAME}(?:老板|总(?![共是算之])|经理|工头|队长|厂长|站长))`,
);
/** "老板三个月…", "老板天天…": no name follows. */
const NOT_NAMES =
  /(天天|说话|知道|电话|总是|给我|万一|向我|付钱|付我|程序|任何|何时|方便|于是|余下|高兴|钱都|钱没|严重|莫名|段时|石头|白干|白天|马上)/;

/** @param taken places and dates: 江苏老板 is no Mr Jiang */
export function readBoss(text: string, taken: readonly Mention[]): Mention | undefined {
  const called = CALLED.exec(text);
  if (called && !NOT_NAMES.test(called[0]))
    return { start: called.index, end: called.index + called[0].length };
  const titled = SURNAMED.exec(text) ?? TITLED.exec(text) ?? TITLED_INSIDE.exec(text);
  if (!titled) return undefined;
  const name = titled[1] as string;
  const start = titled.index + titled[0].length - name.length;
  if (taken.some((t) => t.start < start + name.length && start < t.end)) return undefined;
  return { start, end: start + name.length };
}
