/** Legal forms and kinds of place that people add or leave out at will. Longest first. */
const FORMS = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '分公司',
  '子公司',
  '总公司',
  '集团公司',
  '股份公司',
  '个体工商户',
  '公司',
  '集团',
];
const LEADING = /^(?:老板是|老板叫|老板|工头叫|工头|包工头叫|包工头|单位是|单位叫|叫做|叫|在|是)/u;
const PLACES = /(?:江苏省|江苏|中国)/gu;

/**
 * A key under which complaints about the same employer meet ("苏州市 永固 建设有限公司" and "苏州永固建设公司"):
 * warnings about three complaints in a week, and merging, look it up. A hint for people, never a proof of identity.
 * Undefined when nothing usable is left.
 */
export function employerKey(text: string | undefined): string | undefined {
  if (!text) return undefined;
  let key = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(LEADING, '')
    .replace(PLACES, '')
    .replace(/(?<=.{2})[省市](?=.{2})/gu, '');
  for (const form of FORMS) key = key.replaceAll(form, '');
  return key.length >= 2 ? key.slice(0, 60) : undefined;
}
