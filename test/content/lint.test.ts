import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LintFinding } from '../../src/contracts/api/staff';
import type { TopicIntent } from '../../src/contracts/content-service';
import { lintIntents } from '../../src/content/lint';
import { findSimilar, normaliseSentence } from '../../src/content/near-duplicates';
import { anAnswer, anIntent, JOBS } from '../support/content-builders';

const context = { today: '2026-11-24', lawIds: new Set(['BZNMG-3']) };
const rules = async (...intents: TopicIntent[]) =>
  (await lintIntents(intents, context)).map((finding) => `${finding.level}:${finding.rule}`);

describe('lint', () => {
  test('should find nothing in clean intents', async () => {
    expect(await lintIntents([anIntent(), JOBS], context)).toEqual([]);
  });

  test.each<[string, Partial<TopicIntent>, LintFinding['level'], LintFinding['rule']]>([
    ['an answer without a source', { answer: anAnswer({ sources: [] }) }, 'error', 'missing_source'],
    ['a source that nobody knows', { answer: anAnswer({ sources: ['XYZ-1'] }) }, 'warning', 'unknown_source'],
    [
      'a source named like an object member',
      { answer: anAnswer({ sources: ['constructor'] }) },
      'warning',
      'unknown_source',
    ],
    [
      'an unknown variable',
      { answer: anAnswer({ bubbles: ['请打{{phone}}'] }) },
      'warning',
      'unknown_variable',
    ],
    [
      'a hostile variable',
      { answer: anAnswer({ bubbles: ['{{constructor}}'] }) },
      'warning',
      'unknown_variable',
    ],
    ['an expired answer', { answer: anAnswer({ validTo: '2026-11-23' }) }, 'warning', 'expired'],
    [
      'an answer beyond the limit',
      { answer: anAnswer({ bubbles: ['啊'.repeat(4001)] }) },
      'error',
      'too_long',
    ],
    [
      'a bubble that fills the phone',
      { answer: anAnswer({ bubbles: ['啊'.repeat(121)] }) },
      'warning',
      'too_long',
    ],
    ['an empty bubble', { answer: anAnswer({ bubbles: [' '] }) }, 'error', 'empty_answer'],
    ['no answer and no skill', { answer: null }, 'error', 'empty_answer'],
    ['too few sentences', { examples: ['欠薪找谁'] }, 'warning', 'too_few_examples'],
    [
      'the same sentence twice',
      { examples: [...anIntent().examples, '欠薪，找谁？'] },
      'warning',
      'duplicate',
    ],
    ['an id of another topic', { id: 'job_search.x' }, 'error', 'schema'],
  ])('should find %s', async (_what, change, level, rule) => {
    expect(await rules(anIntent(change))).toContain(`${level}:${rule}`);
  });

  test('should know our own variables and sources', async () => {
    const bubbles = ['{{bureau_phone}} {{ receipt }} {{city}} {{district}} {{today}}'];
    const answer = anAnswer({ bubbles, sources: ['notice:45', 'procedures', 'safety', 'service'] });
    expect(await rules(anIntent({ answer }))).toEqual([]);
  });

  test('should ask no source of small talk, and no answer where a skill or the engine answers', async () => {
    const small = anIntent({ id: 'greeting_smalltalk.hi', topic: 'greeting_smalltalk' });
    expect(await rules({ ...small, answer: anAnswer({ sources: [] }) })).toEqual([]);
    expect(await rules(anIntent({ skill: 'wage-arrears', answer: null }))).toEqual([]);
  });

  test('should name both sides when two intents hold the same sentence, whatever its punctuation', async () => {
    const other = { ...JOBS, examples: [...JOBS.examples, '欠薪找谁？！'] };
    const findings = (await lintIntents([anIntent(), other], context)).filter((one) => one.level === 'error');
    expect(findings.map((one) => [one.rule, one.intentId])).toEqual([
      ['duplicate', 'wage_arrears.what_to_do'],
      ['duplicate', 'job_search.find_job'],
    ]);
  });

  test('should warn of sentences that nearly clash between intents', async () => {
    const other = { ...JOBS, examples: [...JOBS.examples, '老板不发工资怎么办呢'] };
    expect(await rules(anIntent(), other)).toEqual(['warning:clash', 'warning:clash']);
  });

  test('should put errors first and stay within a readable length', async () => {
    const examples = Array.from({ length: 100 }, (_, n) => `第${n}句话说的是欠薪的事情`);
    const findings = await lintIntents(
      [anIntent({ examples }), { ...JOBS, examples }, anIntent({ answer: null })],
      context,
    );
    expect(findings.length).toBeLessThanOrEqual(500);
    const levels = findings.map((one) => one.level);
    expect(levels).toEqual(levels.toSorted());
  });
});

describe('near duplicates', () => {
  const sentence = fc.string({
    unit: fc.constantFrom(...'工资不发老板欠钱了吗'),
    minLength: 1,
    maxLength: 14,
  });

  test('should find exactly the pairs that comparing everything with everything finds', async () => {
    const grams = (text: string) => {
      const c = [...normaliseSentence(text)];
      return new Set(c.length < 3 ? [c.join('')] : c.slice(2).map((_, i) => c.slice(i, i + 3).join('')));
    };
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { maxLength: 30 }), async (texts) => {
        const sentences = texts.map((text, n) => ({ intentId: `i${n}`, text }));
        const found = (await findSimilar(sentences)).map(({ a, b }) => [a.intentId, b.intentId].join());
        const expected: string[] = [];
        sentences.forEach((a, i) =>
          sentences.slice(i + 1).forEach((b) => {
            const [x, y] = [grams(a.text), grams(b.text)];
            const shared = [...x].filter((gram) => y.has(gram)).length;
            if (shared / (x.size + y.size - shared) >= 0.8) expected.push([a.intentId, b.intentId].join());
          }),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
