import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Slots } from '../../src/contracts/dialogue';
import { biasesIn, refuseBias } from '../../src/skills/common/bias';
import { jobPostEntry, payIn } from '../../src/skills/employers/job-post';
import { headsIn, stayRatio } from '../../src/skills/employers/stay-ratio';
import { KNOWLEDGE } from '../support/dialogue-builders';

const filled = (value: unknown) => ({ status: 'filled' as const, value });

describe('stayRatio', () => {
  test.each([
    [46, 38, 82.6],
    [120, 90, 75],
    [3, 1, 33.3],
    [7, 7, 100],
    [10, 0, 0],
  ])('should be, of %p with %p who stayed, %p percent', (total, stayed, ratio) =>
    expect(stayRatio(total, stayed)).toBe(ratio),
  );
  test.each([
    [0, 0],
    [5, 6],
    [5, -1],
  ])('should refuse %p and %p', (total, stayed) =>
    expect(() => stayRatio(total, stayed)).toThrow(RangeError),
  );

  it('should always lie between 0 and 100 and grow with those who stay', () => {
    const firm = fc
      .integer({ min: 1, max: 20_000 })
      .chain((total) => fc.tuple(fc.constant(total), fc.nat(total)));
    fc.assert(
      fc.property(firm, ([total, stayed]) => {
        const ratio = stayRatio(total, stayed);
        const more = stayed < total ? stayRatio(total, stayed + 1) : ratio;
        return ratio >= 0 && ratio <= 100 && more >= ratio;
      }),
    );
  });

  test.each([
    ['职工一共46人，留了38个', { total: 46, stayed: 38 }],
    ['全厂120人，90人留岗', { total: 120, stayed: 90 }],
    ['在册两百人', { total: 200 }],
    ['我们公司50个人留了40个，比例多少', { total: 50, stayed: 40 }],
    ['留下三十个', { stayed: 30 }],
    ['46', {}],
  ])('should read both numbers of %p', (text, heads) => expect(headsIn(text)).toEqual(heads));
});

describe('a post that discriminates', () => {
  test.each([
    ['男士优先', 'JYCJ-27'],
    ['招女工5名', 'JYCJ-27'],
    ['只招男的', 'JYCJ-27'],
    ['要两个女服务员，形象好', 'JYCJ-27'],
    ['已婚已育优先', 'FNQY-43'],
    ['限35岁以下', 'RLZY-24'],
    ['18到35岁', 'RLZY-24'],
    ['四十五岁以下', 'RLZY-24'],
    ['20-40周岁', 'RLZY-24'],
    ['不要河南人', 'JYCJ-31'],
    ['外地人勿扰', 'JYCJ-31'],
    ['限本地户口', 'JYCJ-31'],
    ['要本地户口的', 'JYCJ-31'],
    ['不要少数民族', 'JYCJ-26'],
    ['不要乙肝', 'JYCJ-30'],
    ['入职查两对半', 'JYCJ-30'],
    ['先交300押金', 'LHT-9'],
    ['扣身份证', 'LHT-9'],
  ])('should refuse %p by %p, an article that we hold', (text, id) => {
    expect(biasesIn(text).map(({ source }) => source.id)).toContain(id);
    expect(KNOWLEDGE.law.has(id)).toBe(true);
  });

  test.each([
    '昆山示例服装厂',
    '缝纫工',
    '男女不限，年龄不限',
    '6000到8000一个月',
    '早8点到晚6点，一周休一天',
    '8点-20点两班倒',
    '招电焊工三名，要有焊工证',
    '包吃住，女工宿舍四人间',
    '做女装的',
    '不用交押金',
    '不查乙肝',
    '一天260，干满26天',
    '满18岁',
    '30到50人',
    '12月31号',
    '13900001111',
    '苏州工业园区',
  ])('should let %p pass', (text) => expect(biasesIn(text)).toEqual([]));

  it('should say which words, why, and by which article, in one bubble', () => {
    const refusal = refuseBias('招缝纫女工，18到35岁，不要外省人，乙肝勿扰');
    expect(refusal?.text).toContain('女工');
    expect(refusal?.text.length).toBeLessThanOrEqual(120);
    expect(refusal?.sources?.length).toBe(2);
    expect(refuseBias('招缝纫工')).toBeNull();
  });
});

describe('a post for review', () => {
  test.each([
    ['6000到8000一个月', { payMin: 6000, payMax: 8000 }],
    ['6千-8千', { payMin: 6000, payMax: 8000 }],
    ['5500', { payMin: 5500, payMax: 5500 }],
    ['一天260', { payMin: 260, payMax: 260 }],
    ['面议', undefined],
  ])('should read the pay of %p', (text, pay) => expect(payIn(text)).toEqual(pay));

  it('should end some day, even when no day was said', () => {
    const slots: Slots = { title: filled('缝纫工'), agree: filled(true), validTo: { status: 'unknown' } };
    expect(jobPostEntry(slots, '2026-11-24').facts.validTo).toBe('2026-12-24');
    const said = { ...slots, validTo: filled('2026-12-31') };
    expect(jobPostEntry(said, '2026-11-24').facts.validTo).toBe('2026-12-31');
  });
});
