import { describe, expect, it, test } from '@jest/globals';
import type { Facts, Kind } from '../../src/skills/pay-calculator/facts';
import { doubtOf } from '../../src/skills/pay-calculator/doubt';
import { kindOf } from '../../src/skills/pay-calculator/kinds';
import { payCalculator } from '../../src/skills/pay-calculator/manifest';
import {
  readDays,
  readHours,
  readPieces,
  readTenure,
  toNumber,
} from '../../src/skills/pay-calculator/quantities';
import { readFacts } from '../../src/skills/pay-calculator/read';
import type { SkillContext } from '../../src/contracts/skill';
import type { Understanding } from '../../src/contracts/understanding';
import { createEntityExtractor } from '../../src/nlu/entities/extract';
import { loadNluData } from '../../src/nlu';
import path from 'node:path';
import { aTurnInput, meant, NOTHING } from '../support/dialogue-builders';

const extract = createEntityExtractor(loadNluData(path.join(__dirname, '../../data')));
const TODAY = '2026-11-25';

/** A message as the app reads it; what it is about is given. */
function said(text: string, understanding: Understanding = NOTHING): SkillContext {
  const { entities, spans, dates, answer } = extract(text, { today: TODAY });
  const heard = { ...understanding, entities, spans, dates, ...(answer ? { answer } : {}) };
  return { ...aTurnInput(text, { understanding: heard, today: TODAY }), memory: entities };
}
const read = (kind: Kind, text: string): Facts => readFacts(kind, said(text), undefined);
const start = (intent: string, text: string, nested = false) =>
  payCalculator.start({ ...said(text, meant(intent)), answer: [{ text: '规矩是这样。' }], nested });
const textOf = (result: { replies: { text: string }[] } | null): string =>
  (result?.replies ?? []).map((reply) => reply.text).join('\n');

describe('Quantities', () => {
  test.each([
    ['3', 3],
    ['两', 2],
    ['十五', 15],
    ['二十三', 23],
    ['一百二十', 120],
    ['半', 0.5],
    ['二三', undefined],
  ])('should read %s as %p', (word, value) => expect(toNumber(word)).toBe(value));

  test.each([
    ['加了三天班', 3],
    ['两天半', 2],
    ['上了3个周六', 3],
    ['周六周日一共加了3天', 3],
    ['初五天天加班', null],
    ['一天200', null],
    ['200一天', null],
    ['每天加班', null],
    ['两个周末', null],
    ['一个月休两天', null],
    ['年假没休5天', 5],
    ['加过三天班', 3],
    ['过三天再说', null],
  ])('should read the days of %s as %p', (text, days) => expect(readDays(text)).toBe(days));

  test.each([
    ['加班42小时', { amount: 42, daily: false }],
    ['每天多干两个半小时', { amount: 2.5, daily: true }],
    ['五十个钟', { amount: 50, daily: false }],
    ['一小时26块', null],
    ['一天12小时', null],
    ['一天加班12小时', { amount: 12, daily: true }],
    ['超过八小时怎么给', null],
  ])('should read the hours of %s as %j', (text, hours) => expect(readHours(text)).toEqual(hours));

  test.each([
    ['干了三年七个月', { years: 3, months: 7, more: false, worked: true }],
    ['厂里续了一年，我前后干了两年整', { years: 2, months: 0, more: false, worked: true }],
    ['八个月没签', { years: 0, months: 8, more: false }],
    ['三年零两个月', { years: 3, months: 2, more: false }],
    ['干了四年整，没提前一个月通知', { years: 4, months: 0, more: false, worked: true }],
    ['干了半年', { years: 0, months: 6, more: false, worked: true }],
    ['一年半', { years: 1, months: 6, more: false }],
    ['三年多', { years: 3, months: 0, more: true }],
    ['5000一个月', null],
    ['去年的事', null],
  ])('should read the time worked of %s as %j', (text, tenure) => expect(readTenure(text)).toEqual(tenure));

  test('should read pieces', () => {
    expect(readPieces('做了5200件')).toBe(5200);
    expect(readPieces('三个人')).toBeNull();
  });
});

describe('Overtime read from a message', () => {
  test.each<[string, [string, number, string][]]>([
    ['周末加了三天班', [['rest', 3, 'day']]],
    ['周六周日一共加了3天班', [['rest', 3, 'day']]],
    ['国庆那会儿，我上了两天班', [['statutory', 2, 'day']]],
    ['国庆上班，我一天200，上了两天', [['statutory', 2, 'day']]],
    [
      '国庆七天都在上班',
      [
        ['statutory', 3, 'day'],
        ['rest', 4, 'day'],
      ],
    ],
    ['国庆四号五号上班', [['rest', 2, 'day']]],
    ['国庆1到3号上了三天班', [['statutory', 3, 'day']]],
    ['10.1-10.3加班', [['statutory', 3, 'day']]],
    ['初四初五初六上班', [['rest', 3, 'day']]],
    ['除夕到初三都上班', [['statutory', 4, 'day']]],
    [
      '平时加班10小时，周六加了8小时',
      [
        ['workday', 10, 'hour'],
        ['rest', 8, 'hour'],
      ],
    ],
    ['每天加班两小时，一个月22天', [['workday', 44, 'hour']]],
    ['10月3号加班5个小时', [['statutory', 5, 'hour']]],
    ['10月10号加班5个小时', [['workday', 5, 'hour']]], // a Saturday worked instead
  ])('%s', (text, parts) => {
    const found = read('overtime', text).parts ?? [];
    expect(found.map((part) => [part.kind, part.amount, part.unit])).toEqual(parts);
  });

  test.each([
    ['一天260，做了42天，给过3000块', [3000]],
    ['一天260，做了42天，给了三千五', [3500]],
    ['一天260，做了42天，借支过两千，又拿了800', [2000, 800]],
    ['一天260，做了42天，只给了1万', [10_000]],
    ['一天260，做了42天，一分没给', undefined],
    ['一天260，做了42天，给了两回', undefined],
  ])('should read what was paid already: %s', (text, received) => {
    expect(read('arrears', text).received).toEqual(received);
  });

  it('should leave days of an unknown kind to be asked for', () => {
    expect(read('overtime', '加班三天')).toEqual({ looseDays: 3 });
  });

  it('should know an ordinary day from a holiday by the calendar', () => {
    expect(read('overtime', '2024年除夕我上了班')).toMatchObject({ ordinary: ['2024-02-09'] });
  });

  it('should say so when a year is outside the holiday table', () => {
    expect(textOf(start('holiday_pay.festival_pay', '2012年国庆加了三天班，一天200'))).toContain(
      '2012年的放假表我手上没有',
    );
  });

  it('should tell the eleven days of 2014 to 2020, whose table is missing but whose rule is known', () => {
    const said = textOf(start('holiday_pay.spring_festival', '2020年除夕上班算几倍工资'));
    expect(said).toContain('除夕不算');
    expect(said).toContain('3倍');
  });

  it('should count a day once, however often a story names it', () => {
    const story =
      '工友讲年三十上班是三倍，老板说除夕不是。今年二月十六号除夕那天我上了班，日工资230，该给多少';
    expect(textOf(start('holiday_pay.spring_festival', story))).toContain('一共约690元');
  });

  it('should read bare days after a feast as days of its month, and no time off as work', () => {
    const story = '去年国庆我们赶货，一号二号三号全在上班，老板后来给每人补了五天休息，一天200';
    const said = textOf(start('holiday_pay.festival_pay', story));
    expect(said).toContain('10月1日到3日');
    expect(said).not.toContain('11月');
  });

  it('should take the ordinary shift of New Year’s Eve 2024 for no overtime', () => {
    const said = textOf(
      start('holiday_pay.spring_festival', '2024年除夕那天上了八小时，一个月4350，能拿多少'),
    );
    expect(said).toContain('正常上班日');
    expect(said).not.toContain('一共约');
  });

  it('should count the hours of two days in one breath', () => {
    const said = textOf(start('overtime_pay.how_calc', '时薪20，周六加班10小时周日加班8小时，多少钱'));
    expect(said).toContain('一共约720元');
  });
});

describe('The wage read from a message', () => {
  test.each<[string, Facts['wage']]>([
    ['加班费一个月才给300，我月薪5000，加班60小时', { per: 'month', yuan: 5000 }],
    ['平均6000，干了7年', { per: 'month', yuan: 6000 }],
    ['一天200', { per: 'day', yuan: 200 }],
    ['一小时26块', { per: 'hour', yuan: 26 }],
    ['计件八毛一件', { per: 'piece', yuan: 0.8 }],
    ['单价三毛五', { per: 'piece', yuan: 0.35 }],
    ['6000', undefined],
  ])('%s', (text, wage) => expect(read('overtime', text).wage).toEqual(wage));
});

describe('What cannot be meant', () => {
  test.each<[Kind, string]>([
    ['overtime', '月薪5000，加班-5天'],
    ['overtime', '月薪5000，加班负五天'],
    ['overtime', '工资3块，加班5小时'],
    ['overtime', '月薪5000，一天加班40个小时'],
    ['overtime', '月薪5000，加班2000小时'],
    ['annual_leave', '月薪5000，没休年假100天'],
    ['severance', '月薪5000，干了58年'],
  ])('%s: %s should be asked back', (kind, text) => {
    expect(doubtOf(kind, read(kind, text), text)).not.toBeNull();
  });

  test.each<[Kind, string]>([
    ['overtime', '2026-10-05加班3小时，月薪5000'],
    ['overtime', '10月1号-3号上班，一天200'],
    ['severance', '月薪5000，干了40年'],
  ])('%s: %s should be believed', (kind, text) => {
    expect(doubtOf(kind, read(kind, text), text)).toBeNull();
  });
});

describe('The skill', () => {
  it('should tell which calculation is meant', () => {
    expect(kindOf('dismissal.how_much', '能赔多少')).toBe('severance');
    expect(kindOf('no_contract.terms', '试用期只给60%，转正5000')).toBe('probation');
    expect(kindOf('no_contract.terms', '违约金合法吗')).toBeNull();
  });

  it('should answer a question without figures at once, and offer', () => {
    const result = start('overtime_pay.how_calc', '加班费几倍');
    expect(textOf(result)).toMatch(/^规矩是这样。[^]*我给您算/);
    expect(result.frame?.asked).toBeUndefined();
  });

  it('should ask nothing while a form waits, and leave it the floor', () => {
    expect(start('overtime_pay.how_calc', '月薪6000，加班费几倍', true)).toMatchObject({ frame: null });
    expect(start('overtime_pay.how_calc', '月薪6000，周末加班3天', true)).toMatchObject({ frame: null });
  });

  it('should end every calculation with who decides', () => {
    const asks: [string, string][] = [
      ['overtime_pay.how_calc', '月薪6000，周末加班3天'],
      ['dismissal.how_much', '月薪6000，干了3年'],
      ['no_contract.double_wage', '月薪6000，8个月没签'],
      ['holiday_pay.annual_leave_pay', '月薪6000，5天年假没休'],
      ['holiday_pay.shutdown_pay', '月薪6000，停工两个月'],
      ['wage_arrears.min_wage', '月薪1900，低不低'],
      ['wage_arrears.how_much', '一天200，干了42天，给了3000'],
    ];
    for (const [intent, text] of asks) {
      const last = start(intent, text).replies.at(-1);
      expect(last?.text).toContain('以仲裁、法院认定为准');
      expect(last?.sources?.length).toBeGreaterThan(0);
    }
  });

  it('should keep every bubble short', () => {
    const long = start('overtime_pay.how_calc', '平时加班10小时，周六加了2天，国庆七天都上班，月薪6543');
    for (const reply of long.replies) expect(reply.text.length).toBeLessThanOrEqual(120);
  });

  it('should keep its figures out of what is owed', () => {
    expect(start('overtime_pay.how_calc', '日薪180，星期天干了四天').misheard).toContain('days');
    expect(start('wage_arrears.how_much', '一天200，干了42天').misheard).toBeUndefined();
  });

  it('should take a bare number for the wage only when it asked for one', () => {
    const asked = start('dismissal.how_much', '干了三年被辞退能赔多少');
    if (!asked.frame) throw new Error('the wage should be asked for');
    const answered = payCalculator.advance?.(asked.frame, said('6000')) ?? null;
    expect(textOf(answered)).toContain('6000×3=18000元');
    expect(answered?.misheard).toContain('amountOwed');
  });

  it('should give way to another matter', () => {
    const result = start('overtime_pay.how_calc', '月薪6000，周末加班3天');
    if (!result.frame) throw new Error('a result stays at hand');
    const other = said('老板欠我三个月工资没发', meant('wage_arrears.not_paid'));
    expect(payCalculator.advance?.(result.frame, other)).toBeNull();
  });
});

describe('Sums told in a story', () => {
  it('should take off what was received, in whatever words', () => {
    for (const paid of ['已给4000', '先给了四千', '中间给过四千块生活费', '预支4000'])
      expect(textOf(start('wage_arrears.how_much', `日结260，干了41天，${paid}，还差多少`))).toContain(
        '还差6660元',
      );
  });

  it('should not take a day rate for money received', () => {
    expect(textOf(start('wage_arrears.how_much', '一天只给200，干了10天一分没给，该给我多少'))).toContain(
      '2000元',
    );
  });

  it('should apply the cap when the local mean is told, and warn of it when it is not', () => {
    const told = '我一个月四万五，干了十五年，当地平均工资3倍是三万，公司裁我给多少补偿';
    expect(textOf(start('dismissal.how_much', told))).toContain('360000元');
    const mean = '一个月45000，干了15年，社平工资10000，裁我给多少补偿';
    expect(textOf(start('dismissal.how_much', mean))).toContain('360000元');
    expect(textOf(start('dismissal.how_much', '一个月45000，干了15年，裁我给多少补偿'))).toContain('要封顶');
  });

  it('should count wages by months and a half, and no pieces in them', () => {
    expect(
      textOf(start('wage_arrears.how_much', '做了五个半月，一个月5500，只拿了一万二，欠我多少')),
    ).toContain('还差18250元');
  });

  it('should pay the days of a feast as overtime, though the question sounds like wages', () => {
    const story =
      '厂里十月一号到七号让我们全上班，说多发一千块过节费就算清了。我日工资220，七天都上了，他应该给我多少';
    const said = textOf(start('wage_arrears.how_much', story));
    expect(said).toContain('1980元');
    expect(said).not.toContain('7天（3倍）');
    const may = '一天工资180，五月一号二号上班，三号也上班了，三天一共该多给多少';
    expect(textOf(start('wage_arrears.how_much', may))).toContain('一共约1440元');
  });
});
