import type { Job } from '../../contracts/knowledge';
import { standingOf } from '../../contracts/validity';
import { isFair } from './fair';

export interface Wish {
  city?: string;
  district?: string;
  trade?: string;
  /** Lowest monthly pay, yuan. */
  minPay?: number;
  /** Better paid ones first. */
  payFirst?: boolean;
  noNight?: boolean;
  lodging?: boolean;
  board?: boolean;
  /** Paid by the day or the hour. */
  daily?: boolean;
  /** Work that is not heavy. */
  light?: boolean;
  /** Days off in the week, as the post says it. */
  rest?: boolean;
  /** Nothing outside the place that was named. */
  near?: boolean;
  /** Once the worker said that any trade, or any place, will do. */
  anyTrade?: boolean;
  anyPlace?: boolean;
}

export interface Match {
  job: Job;
  score: number;
  /** Why this one, in the worker's words. Never empty. */
  reasons: string[];
  /** The place and the trade asked for; false for what is only near it. */
  exact: boolean;
}

/** What the search knows beside the wish. */
export interface Seeker {
  /** Ids not to be shown (again). */
  seen?: ReadonlySet<string>;
  /** One of the groups that are helped first: posts made for them come first. */
  priority?: boolean;
}

/** Working days of an average month: turns day and hour rates into a figure that can be compared. */
const MONTH_DAYS = 26;
const DAY_HOURS = 8;

const short = (name: string | null | undefined): string => (name ?? '').replace(/[市区县]$/, '');

/** Monthly pay in yuan at the upper end, for comparing; piece rates cannot be compared and count as unknown (0). */
export function monthly(job: Job): number {
  switch (job.payUnit) {
    case 'month':
      return job.payMax;
    case 'day':
      return job.payMax * MONTH_DAYS;
    case 'hour':
      return job.payMax * DAY_HOURS * MONTH_DAYS;
    case 'piece':
      return 0;
  }
}

/** Posts that may be shown at all: not expired, checked in time, and fair. */
export const isShowable = (job: Job, today: string): boolean =>
  standingOf(job, today) === 'good' && isFair(job);

/**
 * Jobs that fit, best first. What was said firmly (no night shift, least pay) shuts a job out; place and trade rank it.
 * Posts that have expired, that nobody has checked since their review was due, or that ask for what the law forbids
 * are never shown.
 *
 * @param today China date
 */
export function matchJobs(jobs: readonly Job[], wish: Wish, today: string, seeker: Seeker = {}): Match[] {
  return jobs
    .filter((job) => isShowable(job, today) && !seeker.seen?.has(job.id) && suits(job, wish))
    .map((job) => rank(job, wish, seeker.priority ?? false))
    .filter((match) => match.score > 0)
    .sort(
      (a, b) =>
        (wish.payFirst ? Number(b.exact) - Number(a.exact) || monthly(b.job) - monthly(a.job) : 0) ||
        b.score - a.score ||
        monthly(b.job) - monthly(a.job) ||
        a.job.id.localeCompare(b.job.id),
    );
}

const sameCity = (job: Job, wish: Wish): boolean => short(job.city) === short(wish.city);
const sameDistrict = (job: Job, wish: Wish): boolean => short(job.district) === short(wish.district);

/** Heavy by what is done there; whoever asks for light work is not sent to it. */
const HEAVY = /搬|装卸|钢筋|焊|船|打磨|化工|叉车|挖机|外卖|冲压|市政|养护|分拣|20公斤|建筑|工地/;
const LIGHT = /保洁|包装|打包|质检|保安|门卫|仓管|组装|缝纫|客服|看护|护理|配菜|操作工|采摘/;
export const isLight = (job: Job): boolean =>
  !HEAVY.test(`${job.title}${job.requirements}`) && LIGHT.test(job.title);

const suits = (job: Job, wish: Wish): boolean =>
  !(wish.noNight && job.nightShift) &&
  !(wish.lodging && !job.lodging) &&
  !(wish.board && !job.board) &&
  !(wish.daily && job.payUnit !== 'day' && job.payUnit !== 'hour') &&
  !(wish.light && !isLight(job)) &&
  !(wish.rest && !hasDaysOff(job)) &&
  !(wish.near && wish.city && !sameCity(job, wish)) &&
  !(wish.near && wish.district && !sameDistrict(job, wish)) &&
  (wish.minPay === undefined || monthly(job) >= wish.minPay);

const hasDaysOff = (job: Job): boolean => /每周休|双休|单休|休息/.test(job.hours);

/** Kinds of post that public money pays so that people who find no other work have one. */
const FOR_GROUPS: Readonly<Record<string, string>> = {
  temp_public: '临时公益性的岗位，困难的人先问',
  work_relief: '以工代赈的活，困难的人先问',
};

function rank(job: Job, wish: Wish, priority: boolean): Match {
  const reasons: string[] = [];
  let score = wish.city || wish.trade ? 0 : 1;
  if (wish.city && sameCity(job, wish)) {
    score += 4;
    if (wish.district && sameDistrict(job, wish)) {
      score += 3;
      reasons.push(`就在${short(job.district)}`);
    } else reasons.push(`在${short(job.city)}`);
  }
  if (wish.trade && sameTrade(job, wish.trade)) {
    score += 3;
    reasons.push(`对您的手艺：${job.trade}`);
  }
  const forGroups = priority ? FOR_GROUPS[job.type] : undefined;
  if (forGroups && score > 0) {
    score += 5;
    reasons.push(forGroups);
  }
  if (wish.noNight && !job.nightShift) reasons.push('不上夜班');
  if (wish.payFirst && monthly(job) > 0) reasons.push('工资靠前');
  if (wish.lodging && job.lodging) reasons.push('包住');
  if (wish.board && job.board) reasons.push('包吃');
  if (wish.daily) reasons.push(job.payUnit === 'day' ? '按天算钱' : '按小时算钱');
  if (wish.light) reasons.push('活轻一些');
  if (wish.rest) reasons.push('有休息日');
  if (wish.minPay !== undefined) reasons.push(`工资到${wish.minPay}元`);
  if (reasons.length === 0) reasons.push(plainReason(job));
  const exact = (!wish.city || sameCity(job, wish)) && (!wish.trade || sameTrade(job, wish.trade));
  return { job, score, reasons, exact };
}

/** For whoever takes anything anywhere: what speaks for this one. */
function plainReason(job: Job): string {
  if (/不限经验|可学|带教|师傅带|可先培训/.test(job.requirements)) return '没经验也能去';
  if (job.board && job.lodging) return '包吃住，省开销';
  return job.nightShift ? '您说都行' : '不上夜班';
}

function sameTrade(job: Job, trade: string): boolean {
  const bare = trade.replace(/[（(].*$/, '');
  return [job.trade, job.title, job.employer].some((said) => said.includes(bare));
}

/** "6000–7500元/月". */
export function payText(job: Job): string {
  const unit = { month: '月', day: '天', hour: '小时', piece: '件' }[job.payUnit];
  return job.payMin === job.payMax ? `${job.payMin}元/${unit}` : `${job.payMin}–${job.payMax}元/${unit}`;
}
