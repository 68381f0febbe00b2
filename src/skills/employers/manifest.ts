import type { Skill } from '../../contracts/skill';
import { jobPost } from './job-post';
import { labour } from './labour';
import { returnRoster } from './return-roster';
import { stayRatioSkill } from './stay-ratio';
import { employerSupport } from './support';

/** What a firm can have done here: each is a small form of its own, begun from the answers on 稳岗 policy. */
export const employers: readonly Skill[] = [stayRatioSkill, employerSupport, labour, jobPost, returnRoster];
