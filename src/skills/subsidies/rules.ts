import type { Knowledge, Policy } from '../../contracts/knowledge';
import { standingOf } from '../../contracts/validity';

export interface PolicyFinding {
  /** Verified rules in force on the day. */
  inForce: Policy[];
  /** Verified rules of that place that have run out, newest first. */
  expired: Policy[];
}

export interface Place {
  city: string;
  district?: string;
}

const short = (name: string): string => name.replace(/[市区县]$/, '');

/**
 * A place outside Jiangsu that a message names and that the table of rules knows ("杭州", "义乌"), verified or not: that
 * nothing is verified of it has to be said, and the table of regions holds Jiangsu alone. A district is taken before a city. Who compares ("义乌给过，江苏呢") asks about here.
 */
export function placeElsewhere(text: string, knowledge: Knowledge): Place | null {
  if (/江苏|我们这|咱们?这|这边|这里|本地/.test(text)) return null;
  const rules = knowledge.policies.filter((p) => p.province !== '江苏');
  for (const { city, district } of rules)
    if (city && district && text.includes(short(district))) return { city, district };
  const named = rules.find(({ city }) => city !== null && text.includes(short(city)));
  return named?.city ? { city: named.city } : null;
}

/** "苏州昆山"; a district that is called after its city stands alone. */
export const placeName = ({ city, district }: Place): string =>
  district?.startsWith(city) ? district : `${city}${district ?? ''}`;

/**
 * The holiday-stay rules of a place on a day. Only facts that were verified are ever returned: a single press report
 * about a subsidy is not something to tell a person who counts on it.
 *
 * @param on China date `YYYY-MM-DD`
 * @param year asks for the rules of that year, in force or not
 */
export function findPolicies(knowledge: Knowledge, place: Place, on: string, year?: number): PolicyFinding {
  const here = knowledge.policies.filter(
    (p) =>
      p.confidence === 'verified' &&
      p.city !== null &&
      short(p.city) === short(place.city) &&
      (p.district === null ||
        (place.district !== undefined && short(p.district) === short(place.district))) &&
      (year === undefined || p.year === year),
  );
  const inForce = here.filter((p) => isInForce(p, on));
  const expired = here.filter((p) => hasRunOut(p, on)).sort((a, b) => b.year - a.year);
  return { inForce, expired };
}

/**
 * Whether a rule may be told as one that counts today. Without an end date it is not: an unknown end promises nothing.
 * Nor is one that nobody has looked at since its review was due.
 */
export function isInForce(policy: Policy, on: string): boolean {
  return !policy.expired && Boolean(policy.validTo) && standingOf(policy, on) === 'good';
}

/** Whether a rule may be told as history. One that is only overdue for review is neither: nothing is known of it. */
function hasRunOut(policy: Policy, on: string): boolean {
  return policy.expired || standingOf(policy, on) === 'expired';
}

/** "二零二一年", "二三年春节", "21年过年": with the year's last two figures. */
const SHORT_YEAR =
  /(?<![\d一二三四五六七八九十])(?:[二2][零〇0])?([12一二][0-9零〇一二三四五六七八九])年(?![多来半前后了])/;
const figureOf = (c: string): number =>
  /\d/.test(c) ? Number(c) : '零一二三四五六七八九'.indexOf(c === '〇' ? '零' : c);

/** The year a message asks about: "2021年", "去年", "前年"; undefined when none is named. */
export function yearAsked(text: string, today: string): number | undefined {
  const thisYear = Number(today.slice(0, 4));
  // "欠我2000块" names no year.
  const digits = /(?<!\d)(20[0-4]\d)(?:\s*年|(?![\d块元多人个几.]))/.exec(text.normalize('NFKC'));
  if (digits) return Number(digits[1]);
  const short = SHORT_YEAR.exec(text.normalize('NFKC'));
  if (short) return 2000 + Number([...(short[1] ?? '')].map((c) => figureOf(c)).join(''));
  if (/大前年/.test(text)) return thisYear - 3;
  if (/前年/.test(text)) return thisYear - 2;
  if (/去年|上一?年/.test(text)) return thisYear - 1;
  return undefined;
}
