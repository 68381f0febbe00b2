/** Fixed texts of the worker page, shared by the server-rendered page and the app so that they look and read the same. */

/** Longest message, in UTF-16 units. A test holds it equal to the contract's MAX_TEXT_CHARS, which would pull zod in. */
export const MAX_CHARS = 4000;

export const NAME = '工友热线';
export const TAGLINE = '人社部门 · 免费';

export const GREETING = {
  hello: '您好，有事慢慢说。',
  can: ['工资、工伤、社保，告诉您怎么办', '帮您登记投诉，有专人跟进', '查补贴、找工作'],
  ask: '点一个，或直接打字：',
} as const;

export interface Starter {
  label: string;
  /** Words sent when it is pressed; `status` opens the receipt dialog instead where scripts run. */
  text: string;
  status?: boolean;
}
export const STARTERS: readonly Starter[] = [
  { label: '工资没发', text: '工资没发' },
  { label: '过年补贴', text: '过年补贴' },
  { label: '找工作', text: '找工作' },
  { label: '查进度', text: '查进度', status: true },
];

export const PRIVACY = '说的话只给办事的人看。急事打110';

export interface Hotline {
  number: string;
  what: string;
  urgent?: boolean;
}
export const HOTLINES: readonly Hotline[] = [
  { number: '110', what: '报警', urgent: true },
  { number: '120', what: '急救', urgent: true },
  { number: '12345', what: '政务热线' },
  { number: '12333', what: '人社咨询' },
  { number: '12356', what: '心理援助' },
];

/** A neutral page for the quick exit: nobody wonders about the weather. */
export const EXIT_URL = 'https://www.weather.com.cn/';
/** Route that forgets the cookie of the page without scripts and then goes to {@link EXIT_URL}. */
export const EXIT_PATH = '/exit';

export const SAMPLE_NOTE = '样本，不是真实信息';

/** “调解员 王芳”: the title comes first unless the name already has one. */
export function staffLabel(name: string | undefined): string {
  if (!name) return '调解员';
  return /^(调解员|主管|工作人员)/.test(name) ? name : `调解员 ${name}`;
}
