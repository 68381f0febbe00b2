import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sourceRef } from '../../src/contracts/sources';
import { fillIn, renderAnswer } from '../../src/dialogue/answer';
import { anAnswer } from '../support/content-builders';
import { KNOWLEDGE } from '../support/dialogue-builders';

const intentWith = (change: Parameters<typeof anAnswer>[0]) => ({
  id: 'wage_arrears.not_paid',
  topic: 'wage_arrears' as const,
  title: '工资没发',
  skill: null,
  harm: 'normal' as const,
  examples: [],
  answer: anAnswer(change),
});

describe('fillIn', () => {
  it('should replace what it knows, every time', () => {
    expect(fillIn('{{city}}打{{bureau_phone}}，{{city}}的', { city: '苏州', bureau_phone: '12333' })).toBe(
      '苏州打12333，苏州的',
    );
  });

  it.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{toString}}',
    '{{ city }}',
    '{{city.length}}',
    '${process.exit(1)}',
    '<script>alert(1)</script>',
    '{{unknown_name}}',
  ])('should leave %s as it stands', (text) => {
    expect(fillIn(text, { city: '苏州' })).toBe(text);
  });

  it('should not read a value as a text with variables of its own', () => {
    expect(fillIn('{{city}}', { city: '{{district}}', district: '昆山' })).toBe('{{district}}');
  });

  it('should change nothing in any text without known variables', () => {
    fc.assert(fc.property(fc.string(), (text) => fillIn(text, {}) === text));
  });
});

describe('renderAnswer', () => {
  it('should say first that an answer is past its date', () => {
    const replies = renderAnswer(
      intentWith({ bubbles: ['补贴五百元。'], validTo: '2021-03-31' }),
      KNOWLEDGE,
      {},
      '2026-11-24',
    );
    expect(replies[0]?.text).toContain('只管到2021年3月31日');
    expect(replies[0]?.text).toContain('12333');
    expect(replies[1]?.text).toBe('补贴五百元。');
  });

  it('should say nothing of the kind on the last day', () => {
    const replies = renderAnswer(
      intentWith({ bubbles: ['补贴五百元。'], validTo: '2026-11-24' }),
      KNOWLEDGE,
      {},
      '2026-11-24',
    );
    expect(replies.map((reply) => reply.text)).toEqual(['补贴五百元。']);
  });

  it.each([
    ['past its last day', { validTo: '2026-11-23' }, '只管到2026年11月23日'],
    ['past its review', { reviewBy: '2026-11-23' }, '该复核的日子（2026年11月23日）'],
    ['not begun', { validFrom: '2026-11-25' }, '2026年11月25日才开始管'],
  ])('should offer a person first when it is %s', (_case, change, words) => {
    const replies = renderAnswer(
      intentWith({ bubbles: ['补贴五百元。'], quickReplies: ['有没有补贴', '找人工'], ...change }),
      KNOWLEDGE,
      {},
      '2026-11-24',
    );
    expect(replies[0]?.text).toContain(words);
    expect(replies[0]?.text).toContain('12333');
    expect(replies.at(-1)?.quickReplies).toEqual(['人工', '有没有补贴']);
  });

  it('should put sources and buttons under the last bubble only', () => {
    const replies = renderAnswer(
      intentWith({ bubbles: ['一', '二'], sources: ['LHT-30', 'service'], quickReplies: ['登记投诉'] }),
      KNOWLEDGE,
      {},
      '2026-11-24',
    );
    expect(replies[0]).toEqual({ text: '一' });
    expect(replies[1]?.quickReplies).toEqual(['登记投诉']);
    expect(replies[1]?.sources?.map((source) => source.id)).toEqual(['LHT-30']);
  });

  it('should say 当地 for a city that is not known', () => {
    const [reply] = renderAnswer(intentWith({ bubbles: ['去{{city}}人社局'] }), KNOWLEDGE, {}, '2026-11-24');
    expect(reply?.text).toBe('去当地人社局');
  });
});

describe('sourceRef', () => {
  it.each([
    ['notice:45', '苏人社函〔2021〕21号（第45项）'],
    ['procedures', '按法条整理的办事步骤'],
  ])('should name %s in words', (id, title) => expect(sourceRef(id, KNOWLEDGE)).toEqual({ id, title }));

  it('should name an article with its law', () => {
    expect(sourceRef('TJZC-27', KNOWLEDGE)?.title).toMatch(/调解仲裁法.*27/);
  });

  it.each(['service', 'no-such-thing', ''])('should cite nothing for %p', (id) =>
    expect(sourceRef(id, KNOWLEDGE)).toBeNull(),
  );
});
