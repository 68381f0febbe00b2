import type { CaseStatus, CaseType, FeedbackAnswers, OutcomeKind } from './case';

/** Cases in which money should have come. */
const MONEY: ReadonlySet<CaseType> = new Set([
  'arrears',
  'contract',
  'dismissal',
  'hours_leave',
  'injury',
  'deposit_id',
  'agency',
  'dispatch',
  'platform',
  'over_age',
  'women_minor',
]);

/** Outcomes that say, or promise, that the money is there. Anything less than that makes them wrong. */
const SAYS_PAID: ReadonlySet<OutcomeKind> = new Set(['paid_full', 'paid_part', 'agreement']);
/** True when it makes sense to ask whether the money came. */
export const isAboutMoney = ({ type, outcome }: { type: CaseType; outcome?: OutcomeKind }): boolean =>
  MONEY.has(type) || (outcome !== undefined && SAYS_PAID.has(outcome));
/** From here down a mark is a complaint about us. */
const DISSATISFIED = 2;

/**
 * What follows from the answers. `reopen`: the record says paid, or solved, and the worker says it is not so. `flag`: the
 * matter lies elsewhere (arbitration, a court) or is over, but somebody should know.
 */
export function weighFeedback(
  answers: FeedbackAnswers,
  record: { status: CaseStatus; outcome?: OutcomeKind },
): 'reopen' | 'flag' | 'fine' {
  const { paid, solved, contacted, satisfaction } = answers;
  const unpaid = paid === 'none' || (paid === 'part' && record.outcome !== 'paid_part');
  const wrong = record.outcome !== undefined && SAYS_PAID.has(record.outcome) && unpaid;
  const finished = record.status === 'closed' || record.status === 'followed_up';
  if (finished && wrong) return 'reopen';
  const unhappy = satisfaction !== undefined && satisfaction <= DISSATISFIED;
  return unpaid || solved === 'no' || contacted === false || unhappy ? 'flag' : 'fine';
}
