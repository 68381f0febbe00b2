import type { Calendar } from '../contracts/knowledge';
import { deadline, type Deadline } from './deadlines';

export interface LimitationFacts {
  /** Still working there. */
  employed: boolean;
  /** The claim is for pay for work done (劳动报酬): wages and overtime pay, but not double wage or severance. */
  forPay: boolean;
  /** China date on which the worker left. */
  leftOn?: string;
  /** China date on which the worker knew of the wrong. */
  knewOn?: string;
  /** China dates of demands, complaints and promises; each starts the year anew. */
  interruptions?: readonly string[];
}

export type Limitation =
  /** Pay owed while the worker is still employed: no limit runs. */
  | { kind: 'none'; articles: readonly string[] }
  /** Nobody said when it began. */
  | { kind: 'unknown'; articles: readonly string[] }
  | {
      kind: 'until';
      /** The date the running year is counted from: the start, or the last interruption that counted. */
      from: string;
      deadline: Deadline;
      /** Interruptions that came in time and started the year anew, oldest first. */
      counted: string[];
      /** Interruptions after the year had run out: they revive nothing by themselves. */
      tooLate: string[];
    };

/**
 * The year within which arbitration must be asked for (TJZC-27). While employed, arrears know no limit; from leaving it
 * is one year, for everything else one year from knowing. Each demand, complaint or promise starts the year anew, if it
 * came before the year was over.
 */
export function limitation(facts: LimitationFacts, calendar: Calendar): Limitation {
  const articles = ['TJZC-27'];
  if (facts.forPay && facts.employed) return { kind: 'none', articles };
  // For pay the day of leaving decides; for other claims the day of knowing, and leaving is the latest it can be.
  const start = facts.forPay ? facts.leftOn : (facts.knewOn ?? facts.leftOn);
  if (start === undefined) return { kind: 'unknown', articles };
  let from = start;
  let current = deadline('arbitration_limit', from, calendar);
  const counted: string[] = [];
  const tooLate: string[] = [];
  for (const day of [...(facts.interruptions ?? [])].sort()) {
    if (day <= from) continue;
    if (day > current.due) tooLate.push(day);
    else {
      from = day;
      current = deadline('arbitration_limit', from, calendar);
      counted.push(day);
    }
  }
  return { kind: 'until', from, deadline: current, counted, tooLate };
}

/**
 * How far back labour inspection looks: two years from the end of the wrong, if nobody complained meanwhile (JCTL-20).
 * A wrong that still goes on has not ended.
 */
export const inspectionLookback = (endedOn: string, calendar: Calendar): Deadline =>
  deadline('inspection_lookback', endedOn, calendar);
