import { describe, expect, it } from '@jest/globals';
import type { FeedbackAnswers } from '../../src/contracts/case';
import { readFeedback, type Question } from '../../src/skills/follow-up/understand';
import { aTurnInput, NOTHING } from '../support/dialogue-builders';

const read = (text: string, asked?: Question): FeedbackAnswers => readFeedback(aTurnInput(text), asked);

describe('Answers after a case was closed', () => {
  it.each<[string, FeedbackAnswers]>([
    ['联系过', { contacted: true }],
    ['没人联系我', { contacted: false }],
    ['从来没有人打电话', { contacted: false }],
    ['没解决', { solved: 'no' }],
    ['解决了一部分', { solved: 'part' }],
    ['事情解决了', { solved: 'yes' }],
    ['钱一分没到', { paid: 'none' }],
    ['工资还没给', { paid: 'none' }],
    ['钱没到账', { paid: 'none' }],
    ['只给了一半', { paid: 'part' }],
    ['还差三千', { paid: 'part' }],
    ['钱全到了', { paid: 'full' }],
    ['已经结清了', { paid: 'full' }],
    ['收到钱了', { paid: 'full' }],
    ['不满意', { satisfaction: 2 }],
    ['非常不满意', { satisfaction: 1 }],
    ['很满意', { satisfaction: 5 }],
    ['给3分', { satisfaction: 3 }],
    ['联系了，钱没到账，不满意', { paid: 'none', satisfaction: 2, contacted: true }],
    ['加班费怎么算', {}],
    ['你好', {}],
  ])('should read “%s”', (text, answers) => {
    expect(read(text)).toEqual(answers);
  });

  it('should take a bare yes or no as the answer to the question at hand, and to no other', () => {
    const yes = { ...NOTHING, answer: 'yes' as const };
    const no = { ...NOTHING, answer: 'no' as const };
    const bare = (understanding: typeof yes | typeof no, asked: Question) =>
      readFeedback(aTurnInput('…', { understanding }), asked);
    expect(bare(yes, 'paid')).toEqual({ paid: 'full' });
    expect(bare(no, 'paid')).toEqual({ paid: 'none' });
    expect(bare(no, 'contacted')).toEqual({ contacted: false });
    expect(bare(yes, 'satisfaction')).toEqual({});
    expect(read('4', 'satisfaction')).toEqual({ satisfaction: 4 });
    expect(read('4', 'paid')).toEqual({});
    expect(read('还没有', 'paid')).toEqual({ paid: 'none' });
  });
});
