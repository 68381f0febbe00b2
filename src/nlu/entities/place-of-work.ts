import { after, before, type Mention } from './mention';

/**
 * How likely a place named is the place of work: −∞ for home (never read), negative for where somebody came from, lives or a
 * firm is registered, positive where the words say work.
 */
export function judgePlace(text: string, at: Mention): number {
  const left = before(text, at.start, 10);
  const right = after(text, at.end, 14);
  const isWorkplace =
    /^(市|县|区|那边|这边|这里|那里)?(的)?[^，,\s老人]{0,4}(工地|厂|公司|上班|打工|干活|项目)/.test(right);
  if (HOME_BEFORE.test(left) && !isWorkplace) return Number.NEGATIVE_INFINITY;
  if (/^(省|市|县|区|那边|这边|农村|乡下|本地)?(老)?人(?!社|民|力|家|事|工)/.test(right))
    return Number.NEGATIVE_INFINITY;
  if (/^(省|市|县|区|那边)?的?(农村|老家|老乡|户口|户籍|籍)/.test(right)) return Number.NEGATIVE_INFINITY;
  if (/(不在|没在|不是|离开了?|没去)$/.test(left)) return Number.NEGATIVE_INFINITY;
  if (SELF_IS.test(left) && /^(省|市|县|区|那边)?(的|嘞|来的|过来的)(，|,|。|\s|$)/.test(right))
    return Number.NEGATIVE_INFINITY;
  if (/^(省|市|县|区|那边)?(来的|过来)/.test(right) || WEAK_BEFORE.test(left)) return -1;
  if (/(我|俺|我们|俺们|咱)$/.test(left) && /^(市|县|区|那边)?(的|嘞)([，,。\s]|$)/.test(right)) return -1;
  if (
    /(以前|之前|原来|过去|曾经|早先|先前)(也|都|是)?(在|去过)?$/.test(left) ||
    /^(市|县|区|那边|这边)?(住|干过|做过|待过|呆过)/.test(right)
  )
    return -1;
  const isAt =
    /(在|到|去|来|于|地点是?|地址是?|工作(是|在)?|打工(是|在)?)(江苏省?|咱|我们|你们|这|那|个|了)*$/.test(
      left,
    );
  const isWork =
    isWorkplace ||
    /^[^，,。]{0,10}(打工|上班|干活|做工|做事|干的|干过|做的|工地|厂|公司|项目|讨薪)/.test(right);
  return (isAt ? 1 : 0) + (isWork ? 1 : 0);
}

const HOME_BEFORE =
  /(老家(是|在|就在|也在)?|来自|家(是|在|住|住在|就在)|户口(本)?(是|在|也在)?|户籍(地)?(是|在)?|籍贯(是)?|原籍(是)?|回(到|了|去)?|祖籍(是)?|老家的|孩子(在|还在)|父母(在|还在)|娘家(在|是)?|身份证(是|地址是?))(江苏省?)?$/;
const SELF_IS = /(我|俺|我们|俺们|咱|都|也)?是$/;
const WEAK_BEFORE =
  /((?<!(欠|拖|干|做|上班|打工))从|打从|注册(地|地址)?(在|是)?|总部(在|是)?|总公司(在|是)?|住(在)?|老婆(在)?|老公(在)?|爱人(在)?|现在人(在)?|老板(是|在|家在)|路过|\bfrom ?|嫁到|转到|送到|医院(在)?)$/;
