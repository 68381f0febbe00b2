import type { DueItem } from '../contracts/api/staff';
import type { TopicIntent } from '../contracts/content-service';
import type { Knowledge } from '../contracts/knowledge';
import { daysAfter } from '../shared/clock';

/** A fact with an end, as the list of what runs out sees it. */
export type DatedItem = Omit<DueItem, 'due' | 'why' | 'overdue'> & {
  validTo: string | null;
  reviewBy: string | null;
};

/**
 * Facts of `data/` that run out: rules in force, jobs, trainings. A rule that is kept as history has run out for good
 * and needs nobody's attention.
 */
export function datedItems(fixed: Pick<Knowledge, 'policies' | 'jobs' | 'trainings'>): DatedItem[] {
  return [
    ...fixed.policies
      .filter((policy) => !policy.expired)
      .map((policy) => ({
        kind: 'policy' as const,
        id: policy.id,
        title: `${policy.kind}：${policy.amount}`,
        place: [policy.city ?? policy.province, policy.district].filter(Boolean).join(''),
        sample: false,
        ...ends(policy),
      })),
    ...fixed.jobs.map((job) => ({
      kind: 'job' as const,
      id: job.id,
      title: job.title,
      place: [job.city, job.district].filter(Boolean).join(''),
      sample: job.sample,
      ...ends(job),
    })),
    ...fixed.trainings.map((training) => ({
      kind: 'training' as const,
      id: training.id,
      title: training.title,
      place: training.city ?? '',
      sample: training.sample,
      ...ends(training),
    })),
  ];
}

/**
 * What has run out or must be looked at again within so many days, the most urgent first. One row an item: of its last
 * day and its day of review the earlier one counts.
 *
 * @param today China date
 */
export function dueWithin(
  intents: readonly TopicIntent[],
  items: readonly DatedItem[],
  today: string,
  days: number,
): DueItem[] {
  const last = daysAfter(today, days);
  return [...intents.flatMap(answerOf), ...items]
    .flatMap(({ validTo, reviewBy, ...item }): DueItem[] => {
      const expires = validTo !== null && (reviewBy === null || validTo <= reviewBy);
      const due = expires ? validTo : reviewBy;
      if (due === null || due > last) return [];
      return [{ ...item, due, why: expires ? 'expires' : 'review', overdue: due < today }];
    })
    .sort((a, b) => compare(a.due, b.due) || compare(a.kind, b.kind) || compare(a.id, b.id));
}

function answerOf(intent: TopicIntent): DatedItem[] {
  if (!intent.answer) return [];
  const { place, reviewer, validTo, reviewBy } = intent.answer;
  const { id, title } = intent;
  return [{ kind: 'answer', id, title, place, reviewer, sample: false, validTo, reviewBy }];
}

const ends = (fact: { reviewer?: string; validTo?: string | null; reviewBy?: string | null }) => ({
  reviewer: fact.reviewer ?? '',
  validTo: fact.validTo ?? null,
  reviewBy: fact.reviewBy ?? null,
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
