import type { Training } from '../../contracts/knowledge';
import { standingOf } from '../../contracts/validity';

export interface CourseWish {
  /** Canonical trade, as understood. */
  trade?: string;
  /** Words of a course's own title that were said: "月嫂", "数控". */
  subjects?: readonly string[];
  city?: string;
  online?: boolean;
  /** Longest course, days. */
  mostDays?: number;
  /** Anything may be learnt. */
  any?: boolean;
}

export interface CourseMatch {
  course: Training;
  score: number;
  /** Why this one. Never empty. */
  reasons: string[];
}

/** Trades that a course names by a wider word. */
const WIDER: Readonly<Record<string, string>> = {
  厨师: '餐饮',
  服务员: '餐饮',
  配菜工: '餐饮',
  护工: '家政',
  月嫂: '家政',
  叉车司机: '叉车',
  数控工: 'CNC',
  注塑工: '注塑',
  小工: '小工',
};

/** Words of titles that name no subject. */
const COMMON = /样本|上岗|取证|基础|初级|技能|线上|上课|入门|速成|常识|操作|班|和|生产/g;
const short = (name: string | null | undefined): string => (name ?? '').replace(/[市区县]$/, '');

/** Two-letter words of a course's title that a message says. */
export function subjectsIn(text: string, courses: readonly Training[]): string[] {
  const said = new Set<string>();
  for (const { title } of courses)
    for (const part of title
      .replace(/（.*?）/g, '')
      .replace(COMMON, ' ')
      .split(/\s+/))
      for (let at = 0; at + 2 <= part.length; at += 1) {
        const word = part.slice(at, at + 2);
        if (text.includes(word)) said.add(word);
      }
  return [...said];
}

const fitsTrade = ({ trades }: Training, trade: string): boolean =>
  trades.some((one) => one.includes(trade) || one.includes(WIDER[trade] ?? trade));
const fitsSubject = ({ title }: Training, subjects: readonly string[]): string | undefined =>
  subjects.find((word) => title.includes(word));

/**
 * Courses that fit, best first. Only what was asked to be learnt; what is over, or not checked in time, is never
 * shown. A course in another city is the last resort, and its reason says where it is.
 *
 * @param today China date
 * @param seen ids already shown or turned down
 */
export function matchCourses(
  courses: readonly Training[],
  wish: CourseWish,
  today: string,
  seen: ReadonlySet<string> = new Set(),
): CourseMatch[] {
  return courses
    .filter((course) => standingOf(course, today) === 'good' && !seen.has(course.id))
    .filter((course) => !(wish.online && !course.online))
    .filter((course) => wish.mostDays === undefined || course.days <= wish.mostDays)
    .flatMap((course) => rank(course, wish) ?? [])
    .sort(
      (a, b) => b.score - a.score || a.course.days - b.course.days || a.course.id.localeCompare(b.course.id),
    );
}

function rank(course: Training, wish: CourseWish): CourseMatch | null {
  const subject = fitsSubject(course, wish.subjects ?? []);
  const trade = wish.trade !== undefined && fitsTrade(course, wish.trade);
  if (!subject && !trade && !wish.any) return null;
  const reasons: string[] = [];
  let score = subject ? 5 : trade ? 4 : 1;
  if (subject) reasons.push(`您说想学${subject}`);
  else if (trade) reasons.push(`对您说的${wish.trade ?? ''}`);
  if (course.online) {
    score += wish.online ? 3 : 1;
    reasons.push('手机上就能学，不用跑');
  } else if (wish.city && short(course.city) === short(wish.city)) {
    score += 3;
    reasons.push(`就在${short(course.city)}`);
  } else if (course.city) reasons.push(`在${short(course.city)}${wish.city ? '，离您远' : ''}`);
  if (wish.mostDays !== undefined) reasons.push(`${course.days}天能学完`);
  if (reasons.length === 0) reasons.push(`您说学啥都行，这个${course.days}天`);
  return { course, score, reasons };
}

/** Reads what is said about place and time: "网上的", "一个星期以内", "随便学啥". */
export function refineCourse(wish: CourseWish, text: string): { wish: CourseWish; changed: boolean } {
  const plain = text.normalize('NFKC');
  const next: CourseWish = { ...wish };
  if (/网上|线上|手机上?学|网课|在家学|不用跑/.test(plain)) next.online = true;
  if (/(不要|不想|别)(网上|线上|网课)|当面|现场|线下/.test(plain)) next.online = false;
  const days = /(\d{1,2})天(以内|之内|内)/.exec(plain);
  if (days) next.mostDays = Number(days[1]);
  else if (/一(个)?(周|星期|礼拜)(以?内|就)?|快一?点学|短(一?点|一?些|期)|时间短/.test(plain))
    next.mostDays = 7;
  else if (/半个?月(以?内)?/.test(plain)) next.mostDays = 15;
  if (/学?(啥|什么|哪样)都(行|可以|学)|随便|都行|都可以/.test(plain)) next.any = true;
  return { wish: next, changed: JSON.stringify(next) !== JSON.stringify(wish) };
}
