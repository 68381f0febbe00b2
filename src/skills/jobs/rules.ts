import type { Job } from '../../contracts/knowledge';
import { standingOf } from '../../contracts/validity';

export interface Wish {
  city?: string;
  district?: string;
  trade?: string;
  /** Lowest monthly pay, yuan. */
  minPay?: number;
  noNight?: boolean;
  lodging?: boolean;
  board?: boolean;
  /** Once the worker said that any trade, or any place, will do. */
  anyTrade?: boolean;
  anyPlace?: boolean;
}

export interface Match {
  job: Job;
  score: number;
  /** Why this one, in the worker's words. */
  reasons: string[];
  /** The place and the trade asked for; false for what is only near it. */
  exact: boolean;
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

/**
 * Jobs that fit, best first. What was said firmly (no night shift, least pay) shuts a job out; place and trade rank it.
 * Posts that have expired, or that nobody has checked since their review was due, are never shown.
 *
 * @param today China date
 * @param seen ids already shown
 */
export function matchJobs(
  jobs: readonly Job[],
  wish: Wish,
  today: string,
  seen: ReadonlySet<string> = new Set(),
): Match[] {
  return jobs
    .filter((job) => standingOf(job, today) === 'good' && !seen.has(job.id))
    .filter((job) => !(wish.noNight && job.nightShift))
    .filter((job) => !(wish.lodging && !job.lodging) && !(wish.board && !job.board))
    .filter((job) => wish.minPay === undefined || monthly(job) >= wish.minPay)
    .map((job) => rank(job, wish))
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score || monthly(b.job) - monthly(a.job) || a.job.id.localeCompare(b.job.id));
}

function rank(job: Job, wish: Wish): Match {
  const reasons: string[] = [];
  let score = wish.city || wish.trade ? 0 : 1;
  if (wish.city && short(job.city) === short(wish.city)) {
    score += 4;
    if (wish.district && short(job.district) === short(wish.district)) {
      score += 3;
      reasons.push(`就在${short(job.district)}`);
    } else reasons.push(`在${short(job.city)}`);
  }
  if (wish.trade && sameTrade(job, wish.trade)) {
    score += 3;
    reasons.push(`对您的手艺：${job.trade}`);
  }
  if (wish.noNight && !job.nightShift) reasons.push('不上夜班');
  if (wish.lodging && job.lodging) reasons.push('包住');
  if (wish.board && job.board) reasons.push('包吃');
  if (wish.minPay !== undefined) reasons.push(`工资到${wish.minPay}元`);
  const exact =
    (!wish.city || short(job.city) === short(wish.city)) && (!wish.trade || sameTrade(job, wish.trade));
  return { job, score, reasons, exact };
}

function sameTrade(job: Job, trade: string): boolean {
  const bare = trade.replace(/[（(].*$/, '');
  return job.trade.includes(bare) || job.title.includes(bare);
}

/** Reads a refinement: "工资再高点", "不要夜班", "要包住的". */
export function refine(wish: Wish, text: string, shown: readonly Job[]): { wish: Wish; changed: boolean } {
  const next: Wish = { ...wish };
  let changed = false;
  const set = <K extends keyof Wish>(key: K, value: Wish[K]): void => {
    next[key] = value;
    changed = true;
  };
  const plain = text.normalize('NFKC');
  if (/(不要|不想|不上|别|没有)(上|倒|有)?(夜班|晚班|两班倒|倒班)|只?(上|要)?(白班|长白班)/.test(plain))
    set('noNight', true);
  if (/(要|得|能|有没有|给)?(包|管|提供)(吃)?住|有宿舍|住宿/.test(plain) && !/不用?(包|管)/.test(plain))
    set('lodging', true);
  if (/(包|管)(住)?吃|管饭|包饭/.test(plain)) set('board', true);
  const least = /(\d{4,5})(块|元)?(以上|往上|起)|(不低于|最少|至少|起码)(\d{4,5})/.exec(plain);
  if (least) set('minPay', Number(least[1] ?? least[5]));
  else if (/(工资|钱|薪|价)(再)?(高|多)(一?点|些)|再高(一?点|些)|太(低|少)了/.test(plain)) {
    // "A little more" than what was shown, not more than the best of it.
    const paid = shown.map(monthly).filter((pay) => pay > 0);
    const mean = paid.reduce((sum, pay) => sum + pay, 0) / (paid.length || 1);
    set('minPay', paid.length > 0 ? Math.ceil(mean / 100) * 100 + 100 : (wish.minPay ?? 5000) + 500);
  }
  if (/(都行|都可以|随便|无所谓|啥都(行|干)|什么都(行|可以|干))/.test(plain)) set('anyTrade', true);
  return { wish: next, changed };
}

export const wantsMore = (text: string): boolean =>
  /还有(别的|其他|吗|没)|换(一批|几个|别的)|再(来|看|给)|别的(呢|吗)|下一批|不合适|没有?合适|看不上|太远|不喜欢|不想干这/.test(
    text,
  );

/** "6000–7500元/月". */
export function payText(job: Job): string {
  const unit = { month: '月', day: '天', hour: '小时', piece: '件' }[job.payUnit];
  return job.payMin === job.payMax ? `${job.payMin}元/${unit}` : `${job.payMin}–${job.payMax}元/${unit}`;
}
