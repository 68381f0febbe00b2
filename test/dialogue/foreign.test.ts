import { describe, expect, it } from '@jest/globals';
import { asksForPersonInEnglish, foreignAnswer } from '../../src/dialogue/foreign';
import { KNOWLEDGE } from '../support/dialogue-builders';

const answer = (text: string, language: 'en' | 'other' = 'en') => foreignAnswer(text, language, KNOWLEDGE);
const saying = (text: string, language: 'en' | 'other' = 'en') =>
  answer(text, language)
    .replies.map((reply) => reply.text)
    .join('\n');

describe('foreignAnswer', () => {
  it.each([
    ['My boss did not pay me for two months', 'wage_arrears'],
    ['they owe me 8000 yuan', 'wage_arrears'],
    ['no salary since August, what can I do', 'wage_arrears'],
    ["The factory hasn't paid us", 'wage_arrears'],
    ['I hurt my back at work and they give me no money', 'work_injury'],
    ['my friend fell from a ladder', 'work_injury'],
    ['I was fired yesterday without reason', 'dismissal'],
    ['Manager keeps my passport', 'black_agency'],
    ['they want a deposit before I start and will not give it back', 'black_agency'],
    ['How much is overtime on Sunday?', 'overtime_pay'],
    ['I worked on the national holiday, is the pay higher', 'overtime_pay'],
    ['looking for a job near Suzhou', 'job_search'],
    ['hello', null],
    ['what is the weather', null],
    ['my hand phone is broken', null],
  ])('should take %p for %p', (text, topic) => expect(answer(text).topic).toBe(topic));

  it.each([
    ['did not get my wages', ['12333', '12345', '5 working days', '1 year', '12348']],
    ['injured by a machine', ['120', '30 days', '1 year']],
    ['got fired', ['12333', '12348', 'double']],
    ['they took my id card', ['110', '12333']],
    ['overtime', ['1.5 times', '2 times', '3 times']],
    ['good morning', ['12333', '12345']],
  ])('should tell %p the figures that matter', (text, facts) => {
    for (const fact of facts) expect(saying(text)).toContain(fact);
  });

  it('should end every answer with the numbers for danger and the way to a person', () => {
    for (const text of [
      'unpaid',
      'hurt',
      'fired',
      'kept my passport',
      'overtime',
      'find a job',
      'hello',
      '???',
    ]) {
      const { replies } = answer(text);
      expect(replies.at(-1)?.text).toMatch(/110.*120.*人工.*human/);
      expect(replies.at(-1)?.quickReplies).toEqual(['人工']);
      expect(replies.length).toBeLessThanOrEqual(4);
    }
  });

  it('should rest on articles that are known', () => {
    for (const text of ['unpaid', 'hurt', 'fired', 'kept my passport', 'overtime', 'find a job'])
      expect(answer(text).replies.at(-1)?.sources?.length).toBeGreaterThan(0);
  });

  it.each([
    'ông chủ không trả lương',
    'အလုပ်ရှင်က လစာမပေးဘူး',
    '給料が払われません',
    '월급을 못 받았어요',
    'صاحب العمل لا يدفع راتبي',
    'นายจ้างไม่จ่ายเงินเดือน',
  ])('should answer %s in English and in Chinese, with the numbers', (text) => {
    const said = saying(text, 'other');
    for (const part of ['12333', '12345', '110', '120', '人工', 'labour bureau', '中文'])
      expect(said).toContain(part);
    expect(answer(text, 'other').topic).toBeNull();
  });

  it('should keep every bubble short enough for a phone', () => {
    const all = ['unpaid', 'hurt', 'fired', 'kept my passport', 'overtime', 'find a job', 'hello'].flatMap(
      (text) => answer(text).replies,
    );
    for (const { text } of [...all, ...answer('x', 'other').replies])
      expect(text.length).toBeLessThanOrEqual(160);
  });
});

describe('asksForPersonInEnglish', () => {
  it.each(['I want to talk to a person', 'human please', 'can I speak with someone', 'please call me'])(
    'should hear it in %p',
    (text) => expect(asksForPersonInEnglish(text)).toBe(true),
  );
  it.each(['the person who owes me money left', 'he spoke to me', 'human resources did not pay'])(
    'should not hear it in %p',
    (text) => expect(asksForPersonInEnglish(text)).toBe(false),
  );
});
