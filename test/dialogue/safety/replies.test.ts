import { describe, expect, test } from '@jest/globals';
import {
  CRISIS_KINDS,
  CRISIS_LEVELS,
  isSafeAnswer,
  safetyReplies,
  type SafeAnswer,
} from '../../../src/dialogue/safety';

/** The numbers that are verified in the safety rules. */
const VERIFIED = ['110', '120', '119', '122', '12356', '12345', '12333', '12348', '12338', '12355'];
const LEVELS = ['P0', 'P1', 'P2'] as const;
const BUREAU = '0517-80000000';

const cases = [...CRISIS_KINDS, 'something_new', undefined].flatMap((kind) =>
  LEVELS.flatMap((level) =>
    [false, true].flatMap((repeated) =>
      (['zh', 'en', 'other'] as const).map((language) => ({
        kind,
        level,
        repeated,
        language,
        texts: safetyReplies({ level, kind }, { bureauPhone: BUREAU, repeated, language }).map((r) => r.text),
      })),
    ),
  ),
);
const numbers = (text: string): string[] => text.replaceAll(BUREAU, '').match(/\d{3,}/g) ?? [];

describe('first words', () => {
  test('are at most three bubbles of at most eighty characters', () => {
    for (const { texts } of cases) {
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.length).toBeLessThanOrEqual(3);
      for (const text of texts) expect([text, text.length <= 80]).toEqual([text, true]);
    }
  });

  test('name verified numbers only, the first of them in the first bubble', () => {
    for (const { texts } of cases) {
      expect(numbers(texts[0]!).length).toBeGreaterThan(0);
      for (const number of texts.flatMap(numbers)) expect(VERIFIED).toContain(number);
    }
  });

  test('in danger lead to 110, 120 or 119, ask whether they are safe and where, and say that a person is told', () => {
    for (const { texts, level, language } of cases.filter((c) => c.level === 'P0')) {
      expect(level).toBe('P0');
      expect(texts).toHaveLength(3);
      expect(texts[0]).toMatch(/110|119|120|12338|12355|12345/);
      expect(texts[1]).toMatch(language === 'en' ? /safe/ : /安全/);
      expect(texts[2]).toMatch(language === 'en' ? /person on duty/ : /我现在通知值班的人/);
    }
    for (const kind of CRISIS_KINDS.filter((k) => CRISIS_LEVELS[k] === 'P0')) {
      const [first] = safetyReplies({ level: 'P0', kind }, { bureauPhone: '' });
      expect(first!.text).toMatch(/110|119|120/);
    }
  });

  test('hold no promise, no blame, no lecture, no unverified first aid, no request for data', () => {
    const never =
      /一定|保证|肯定能|违反|违法|犯法|罚款|第.{1,4}条|纱布|泡水|断指|点火|开关电器|人工呼吸|按压|密码是|身份证号|银行卡|姓名|400-?161/;
    for (const { texts } of cases) expect(texts.join('\n')).not.toMatch(never);
  });

  test('do not claim to tell a person when no alert is raised', () => {
    for (const { texts } of cases.filter((c) => c.level === 'P2')) {
      expect(texts.join('')).not.toMatch(/通知值班|on duty/);
    }
  });

  test('are worded differently the second time', () => {
    for (const kind of CRISIS_KINDS) {
      const finding = { level: CRISIS_LEVELS[kind], kind };
      const first = safetyReplies(finding, { bureauPhone: BUREAU });
      const second = safetyReplies(finding, { bureauPhone: BUREAU, repeated: true });
      expect(second[0]!.text).not.toBe(first[0]!.text);
    }
  });

  test('are in English for an English message, and silent when nothing was found', () => {
    const [first] = safetyReplies({ level: 'P0', kind: 'suicide' }, { bureauPhone: '', language: 'en' });
    expect(first!.text).not.toMatch(/\p{Script=Han}/u);
    expect(safetyReplies({ level: 'none' }, { bureauPhone: BUREAU })).toEqual([]);
  });

  test('show the line of the bureau only where it helps, and never an empty one', () => {
    expect(
      safetyReplies({ level: 'P2', kind: 'id_withheld' }, { bureauPhone: BUREAU }).at(-1)!.text,
    ).toContain(BUREAU);
    expect(safetyReplies({ level: 'P2', kind: 'id_withheld' }, { bureauPhone: '' })).toHaveLength(1);
    expect(
      JSON.stringify(safetyReplies({ level: 'P0', kind: 'suicide' }, { bureauPhone: BUREAU })),
    ).not.toContain(BUREAU);
  });
});

describe('the answer to "are you safe"', () => {
  test.each<[string, SafeAnswer]>([
    ['安全', 'safe'],
    ['我安全了，在派出所', 'safe'],
    ['嗯', 'safe'],
    ['已经出来了', 'safe'],
    ['没事了', 'safe'],
    ["I'm ok", 'safe'],
    ['暂时安全', 'safe'],
    ['不安全', 'unsafe'],
    ['没有', 'unsafe'],
    ['他们还在打', 'unsafe'],
    ['还在楼顶', 'unsafe'],
    ['出不去', 'unsafe'],
    ['not safe', 'unsafe'],
    ['不太安全，好怕', 'unsafe'],
    ['不想活了', 'unsafe'],
    ['什么叫安全', 'unclear'],
    ['你是谁', 'unclear'],
    ['', 'unclear'],
    ['工资什么时候给', 'unclear'],
    ['安全吗？你说呢', 'unclear'],
  ])('%s → %s', (text, expected) => {
    expect(isSafeAnswer(text)).toBe(expected);
  });
});
