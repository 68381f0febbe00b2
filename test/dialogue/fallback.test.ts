import { describe, expect, it } from '@jest/globals';
import { askBack, candidates, notUnderstood, offerTitle } from '../../src/dialogue/fallback';
import { KNOWLEDGE, NOTHING } from '../support/dialogue-builders';

const ranked = (intent: string, topic: 'wage_arrears' | 'out_of_scope' | 'overtime_pay') => ({
  intent,
  topic,
  confidence: 0.4,
});

describe('candidates', () => {
  it('should be the two likeliest that can be answered here', () => {
    const topics = [
      ranked('out_of_scope.nonsense', 'out_of_scope'),
      ranked('wage_arrears.not_paid', 'wage_arrears'),
      ranked('wage_arrears.no_such_intent', 'wage_arrears'),
      ranked('overtime_pay.unpaid', 'overtime_pay'),
    ];
    const found = candidates({ ...NOTHING, topics }, KNOWLEDGE);
    expect(found.map((c) => c.intent)).toEqual(['wage_arrears.not_paid', 'overtime_pay.unpaid']);
  });
});

describe('offerTitle', () => {
  it('should name the topic, and the intent when two are of one topic', () => {
    const one = ranked('wage_arrears.not_paid', 'wage_arrears');
    const two = ranked('wage_arrears.deduction', 'wage_arrears');
    expect(offerTitle(one, KNOWLEDGE, [one])).toBe('工资没发、被拖欠');
    expect(offerTitle(two, KNOWLEDGE, [one, two])).toBe(
      KNOWLEDGE.intents.get('wage_arrears.deduction')?.title,
    );
  });
});

describe('askBack', () => {
  it('should number two meanings and leave a way out', () => {
    const reply = askBack(['加班费', '工伤']);
    expect(reply.text).toMatch(/1\. 加班费\n2\. 工伤/);
    expect(reply.quickReplies).toEqual(['加班费', '工伤', '都不是']);
  });
});

describe('notUnderstood', () => {
  it('should never say the same twice running, and offer a person from the second time on', () => {
    let before = '';
    for (let misses = 0; misses < 12; misses += 1) {
      const { text, quickReplies } = notUnderstood(misses, KNOWLEDGE);
      expect(text).not.toBe(before);
      expect(quickReplies).toContain('人工');
      if (misses > 0) expect(text).toContain('人工');
      before = text;
    }
  });
});
