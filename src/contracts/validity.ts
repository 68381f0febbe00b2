import { chineseDate } from './slots';

/** The dates that a fact carries: an answer, a policy, a job, a training. All are China dates, both ends included. */
export interface Dated {
  validFrom?: string | null;
  validTo?: string | null;
  /** Somebody of the office must have looked at it again by this day. */
  reviewBy?: string | null;
}

/** How far a fact may be relied on: fully; not before its first day; not after its last; not until somebody checks it. */
export type Standing = 'good' | 'not_yet' | 'expired' | 'unreviewed';

/**
 * What a fact is worth on a day. Past its last day counts more than past its review: that it has ended is known.
 *
 * @param on China date, `YYYY-MM-DD`
 */
export function standingOf(fact: Dated, on: string): Standing {
  if (fact.validTo && fact.validTo < on) return 'expired';
  if (fact.validFrom && on < fact.validFrom) return 'not_yet';
  return fact.reviewBy && fact.reviewBy < on ? 'unreviewed' : 'good';
}

/**
 * What a worker is told before a fact that cannot be relied on; null before one that can. An old rule told as a new one
 * is the worst thing we could say, so it always ends with whom to ask.
 */
export function cautionFor(fact: Dated, on: string, phone: string): string | null {
  switch (standingOf(fact, on)) {
    case 'good':
      return null;
    case 'expired':
      return `下面这条只管到${chineseDate(fact.validTo ?? on)}，现在可能变了。别照着办，先打${phone}问准，或回“人工”。`;
    case 'not_yet':
      return `下面这条${chineseDate(fact.validFrom ?? on)}才开始管，以前的事不照它算。先打${phone}问准，或回“人工”。`;
    case 'unreviewed':
      return `下面这条过了该复核的日子（${chineseDate(fact.reviewBy ?? on)}），可能有变。办之前打${phone}问准，或回“人工”。`;
  }
}
