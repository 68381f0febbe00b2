import type { Frame } from '../../contracts/dialogue';
import type { Skill, SkillContext, SkillResult } from '../../contracts/skill';
import { serviceOf, standing131 } from '../common/service-131';
import { talk131, type Asking131 } from '../common/talk-131';

/**
 * The 131 service by its name: begins it, tells how far it is, and answers what it is. Jobs, courses and guidance are
 * skills of their own that add their lines to it.
 */
export const service131: Skill = {
  id: 'service-131',
  title: '131服务',
  start(context) {
    const talk = talked(context);
    if (talk) return talk;
    const answer = context.answer ?? [];
    const offer = ['要131服务', '做职业指导', '帮我找岗位', '人工'];
    if (answer.length === 0) return { replies: [standing131(serviceOf(context))], frame: null };
    return {
      replies: answer.map((reply, i) =>
        i === answer.length - 1 ? { ...reply, quickReplies: offer } : reply,
      ),
      frame: null,
    };
  },
  advance: (frame, context) => talked(context, frame.asked === 'group' ? 'group' : 'record'),
};

function talked(context: SkillContext, open?: Asking131): SkillResult | null {
  const talk = talk131(context, open);
  if (!talk) return null;
  const { asking, ...result } = talk;
  const frame: Frame | null =
    asking && !context.nested ? { skill: 'service-131', slots: {}, asked: asking, attempts: 0 } : null;
  return { ...result, frame };
}
