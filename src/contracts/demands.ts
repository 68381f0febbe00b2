import { TOPIC_CASE_TYPES, type CaseType } from './case';
import type { Understanding } from './understanding';

/** Demands against an employer or an agency; a hardship or a ride home is asked of the office and is its own matter. */
const DEMANDS: ReadonlySet<CaseType> = new Set<CaseType>([
  'arrears',
  'contract',
  'dismissal',
  'social_insurance',
  'injury',
  'hours_leave',
  'deposit_id',
  'agency',
  'discrimination',
]);

/** From here up a clause's subject is taken for a grievance of its own. */
const SURE = 0.6;

/** The kinds of demand told in one message, the main one first. A question about a right is told by its topic, too. */
export function demandsHeard(understanding: Understanding): CaseType[] {
  const main =
    understanding.decision === 'answer' && understanding.confidence >= SURE ? [understanding.topic] : [];
  const further = understanding.furtherTopics.filter((t) => t.confidence >= SURE).map((t) => t.topic);
  const types = [...main, ...further].map((topic) => TOPIC_CASE_TYPES[topic]);
  return [...new Set(types.filter((type) => type !== undefined && DEMANDS.has(type)))] as CaseType[];
}
