import type { Job } from '../../contracts/knowledge';
import { biasesIn } from '../common/bias';

/**
 * True when a post asks for nothing that the law forbids to ask for (sex, age, origin, marriage, hepatitis B, a
 * deposit: 就业促进法 26–31, 人力资源市场暂行条例 24, 劳动合同法 9). A post that is not fair is never shown, whoever put
 * it into the list.
 */
export const isFair = (job: Job): boolean =>
  [job.title, job.requirements, job.hours].every((text) => biasesIn(text).length === 0);
