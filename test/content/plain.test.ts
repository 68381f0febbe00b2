import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { answerTexts, spokenTexts } from '../../src/cli/shown-texts';
import { commonCharacters, measurePlain, plainTotals } from '../../src/content/plain';
import { readTopicFiles } from '../../src/content/read-intents';

const files = readTopicFiles(path.join(__dirname, '../../intents'));
const common = commonCharacters(files.flatMap((file) => file.intents.flatMap((intent) => intent.examples)));
const measure = (text: string) => measurePlain({ where: 'here', text }, common);

describe('plain words, measured', () => {
  it('should count sentences between full stops, not between commas', () => {
    expect(measure('工资没发，找劳动监察。打12333！')).toMatchObject({ length: 18, longest: 10, breaks: [] });
  });

  it.each([
    ['一个太长的气泡', '工资。'.repeat(41), ['bubble']],
    ['一句没有停顿的话', '工资没发'.repeat(16), ['sentence']],
    ['没人写的字', '饕餮觊觎工资', ['rareShare']],
    ['官话', '请携带材料，逾期不予办理', ['officialese']],
  ])('should name what is wrong with %s', (_name, text, breaks) => {
    expect(measure(text).breaks).toEqual(breaks);
  });

  it('should count two Latin letters as one character, and stop at their full stops', () => {
    expect(measure('Call 12333. It is free.')).toMatchObject({ length: 12, longest: 6, breaks: [] });
    expect(measure('wages '.repeat(30)).breaks).toEqual(['sentence']);
  });

  it('should take for common what workers write themselves, three times at least', () => {
    expect([...commonCharacters(['工资', '工钱', '工地', '资料'])]).toEqual(['工']);
  });
});

describe('everything that is said', () => {
  const answers = answerTexts(files).map((text) => measurePlain(text, common));
  const spoken = spokenTexts().map((text) => measurePlain(text, common));

  it('should reach the answers, the questions of forms and the first words in a danger', () => {
    expect(answers.length).toBeGreaterThan(500);
    expect(spoken.some(({ where }) => where.startsWith('wage-arrears: '))).toBe(true);
    expect(spoken.some(({ where }) => where.startsWith('danger: '))).toBe(true);
  });

  it('should keep every bubble and sentence short, its characters common, and speak no officialese', () => {
    expect([...answers, ...spoken].filter(({ breaks }) => breaks.length > 0)).toEqual([]);
  });

  it('should be short and common on the whole', () => {
    const totals = plainTotals(answers);
    expect(totals.meanSentence).toBeLessThanOrEqual(24);
    expect(totals.rareShare).toBeLessThanOrEqual(0.02);
  });
});
