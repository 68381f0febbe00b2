import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Entities } from '../../../src/contracts/understanding';
import { createEntityExtractor, type EntityExtractor } from '../../../src/nlu/entities/extract';
import { loadNluData } from '../../../src/nlu/load-data';

const TODAY = '2026-11-24';
let extract: EntityExtractor;

beforeAll(() => {
  extract = createEntityExtractor(loadNluData(path.join(__dirname, '../../../data')));
});

const CASES: [string, Entities][] = [
  ['老板欠我两千五', { amountOwed: 2500 }],
  ['小两万的工资要不回来', { amountOwed: 20_000, amountApprox: true, amountRange: [18_000, 20_000] }],
  ['欠三四千', { amountApprox: true, amountRange: [3000, 4000] }],
  ['260一天×42天', { amountOwed: 10_920, dailyWage: 260, days: 42 }],
  ['工资5000一个月，欠了三个月', { monthlyWage: 5000, monthsOwed: 3 }],
  ['一天300干了12天没给钱', { dailyWage: 300, days: 12 }],
  ['总共2万6，给了5000，还差两万一', { amountOwed: 21_000 }],
  ['公司拖欠工资3个月，每月7500元，共计22500元', { amountOwed: 22_500, monthlyWage: 7500, monthsOwed: 3 }],
  ['欠我8000多块', { amountOwed: 8000, amountApprox: true }],
  ['大概五千八左右', { amountOwed: 5800, amountApprox: true }],
  ['老闆欠我兩萬五千塊錢', { amountOwed: 25_000 }],
  ['压了我500押金', {}],
  ['每小时18块', {}],
  ['干了3个半月一分钱没给', { monthsOwed: 3.5 }],
  ['合同签了三年', {}],
  ['三个月试用期', {}],
  ['等两天再说', {}],
  ['我们一拢8个人', { headcount: 8 }],
  ['十来个工友都没拿到钱', { headcountMin: 10 }],
  ['二三十号人的工资', { headcountMin: 20 }],
  ['就我一个人', { headcount: 1 }],
  ['我在鼓楼区打工', { ambiguous: ['鼓楼'] }],
  ['徐州鼓楼的', { city: '徐州', district: '鼓楼' }],
  ['淮安这边的厂', { city: '淮安', ambiguous: ['淮安'] }],
  ['园区上班', { ambiguous: ['园区'] }],
  ['苏州园区的', { city: '苏州', district: '苏州工业园区' }],
  ['昆山花桥那边', { city: '苏州', district: '昆山' }],
  ['宿州那边', { ambiguous: ['宿州'] }],
  ['包工头老王跑了', { construction: true, employerText: '包工头老王' }],
  ['不是工地', { construction: false }],
  ['江苏鑫达建设有限公司欠我工资', { employerText: '江苏鑫达建设有限公司' }],
  ['身份证320102199001011234', {}],
];

describe('entities', () => {
  test.each(CASES)('should read %s', (text, entities) => {
    expect(extract(text, { today: TODAY }).entities).toEqual(entities);
  });

  test('should take the place of work, not of origin', () => {
    const { entities } = extract('我老家淮安的，在常熟一家服装厂踩缝纫机', { today: TODAY });
    expect(entities).toMatchObject({ city: '苏州', district: '常熟', trade: '缝纫工', construction: false });
  });

  test('should keep the spans on the original text', () => {
    const text = '老闆欠我２５００塊，電話138-1234-5678';
    const { spans, entities } = extract(text, { today: TODAY });
    expect(entities).toMatchObject({ amountOwed: 2500, phone: '13812345678' });
    expect(spans.map((s) => s.text)).toEqual(['２５００塊', '138-1234-5678']);
  });

  test('should not throw for any string, and every span should quote the text', () => {
    const pieces = fc.constantFrom(
      '欠',
      '三千',
      '一天',
      '昆山',
      '去年',
      '腊月',
      '15号',
      '块',
      '个人',
      '到现在',
      '1381234',
      '😭',
      '\ud800',
      '\u0000',
      '，',
      'k',
      '多',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 20 }).map((a) => a.join('')),
    );
    fc.assert(
      fc.property(text, (s) => {
        for (const span of extract(s, { today: TODAY }).spans)
          expect(s.slice(span.start, span.end)).toBe(span.text);
      }),
    );
  });
});
