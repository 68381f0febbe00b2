import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Job } from '../../src/contracts/knowledge';
import { biasesIn } from '../../src/skills/common/bias';
import { isFair } from '../../src/skills/jobs/fair';
import { numbersIn, refine, verdictIn, wantsMore } from '../../src/skills/jobs/refine';
import { isLight, matchJobs, monthly, payText } from '../../src/skills/jobs/rules';
import { converse, KNOWLEDGE, meant, said } from '../support/dialogue-builders';

const aJob = (change: Partial<Job> = {}): Job => ({
  id: 'j1',
  title: '电焊工',
  trade: '焊工',
  city: '无锡市',
  district: '江阴市',
  employer: '示例厂',
  payMin: 6000,
  payMax: 8000,
  payUnit: 'month',
  hours: '每天8小时',
  board: false,
  lodging: false,
  nightShift: false,
  type: 'regular',
  requirements: '',
  validTo: '2027-01-01',
  sample: true,
  ...change,
});

describe('matchJobs', () => {
  it('should show no expired, no unwanted and no shown job, whatever is asked', () => {
    const wishes = fc.record({
      city: fc.constantFrom(undefined, '苏州', '无锡'),
      trade: fc.constantFrom(undefined, '焊工', '普工'),
      minPay: fc.constantFrom(undefined, 5000, 9000),
      noNight: fc.boolean(),
      lodging: fc.boolean(),
      board: fc.boolean(),
    });
    fc.assert(
      fc.property(wishes, (wish) => {
        const seen = new Set([KNOWLEDGE.jobs[0]?.id ?? '']);
        return matchJobs(KNOWLEDGE.jobs, wish, '2027-05-01', { seen }).every(
          ({ job }) =>
            job.validTo >= '2027-05-01' &&
            !seen.has(job.id) &&
            !(wish.noNight && job.nightShift) &&
            !(wish.lodging && !job.lodging) &&
            !(wish.board && !job.board) &&
            (wish.minPay === undefined || monthly(job) >= wish.minPay),
        );
      }),
    );
  });

  it('should hold back a post that nobody has checked since its review was due', () => {
    const jobs = [
      aJob({ id: 'stale', reviewBy: '2026-11-23' }),
      aJob({ id: 'fresh', reviewBy: '2026-11-24' }),
    ];
    const found = matchJobs(jobs, { city: '无锡' }, '2026-11-24');
    expect(found.map((match) => match.job.id)).toEqual(['fresh']);
  });

  it('should put place and trade first and say why', () => {
    const jobs = [
      aJob({ id: 'far', city: '苏州市' }),
      aJob({ id: 'near' }),
      aJob({ id: 'other', trade: '保洁', title: '保洁' }),
    ];
    const found = matchJobs(jobs, { city: '无锡', district: '江阴', trade: '焊工' }, '2026-11-24');
    expect(found[0]?.job.id).toBe('near');
    expect(found[0]?.exact).toBe(true);
    expect(found[0]?.reasons).toEqual(['就在江阴', '对您的手艺：焊工']);
    expect(found.slice(1).every((match) => !match.exact)).toBe(true);
  });
});

const NOT_ALLOWED = [
  '限男性',
  '只招女工',
  '35岁以下',
  '18-45周岁',
  '不要河南人',
  '外地人勿扰',
  '已婚已育优先',
  '乙肝携带者免谈',
  '只要汉族',
  '入职交押金300',
];

describe('isFair', () => {
  test.each(NOT_ALLOWED)('should refuse a post that says “%s”', (words) => {
    expect(isFair(aJob({ requirements: `不限经验，${words}` }))).toBe(false);
    expect(isFair(aJob({ title: `普工（${words}）` }))).toBe(false);
  });

  test.each(['男女不限', '年满16岁', '有焊工证', '不收押金'])('should let “%s” pass', (words) =>
    expect(isFair(aJob({ requirements: words }))).toBe(true),
  );

  it('should find every sample post fair, so that none is held back by mistake', () =>
    expect(KNOWLEDGE.jobs.filter((job) => !isFair(job)).map((job) => job.id)).toEqual([]));
});

describe('What is never shown', () => {
  const anyJob = fc.record({
    id: fc.uuid(),
    city: fc.constantFrom('苏州市', '无锡市', '徐州市'),
    trade: fc.constantFrom('焊工', '普工(操作工)', '保洁'),
    type: fc.constantFrom('regular', 'temp_public', 'work_relief'),
    payUnit: fc.constantFrom('month' as const, 'day' as const, 'hour' as const, 'piece' as const),
    requirements: fc.constantFrom('不限经验', '有证', ...NOT_ALLOWED),
    validTo: fc.constantFrom('2026-11-23', '2026-11-24', '2027-06-30'),
    reviewBy: fc.constantFrom(null, '2026-11-20', '2027-01-01'),
  });
  const anyWish = fc.record({
    city: fc.constantFrom(undefined, '苏州', '无锡'),
    trade: fc.constantFrom(undefined, '焊工', '普工'),
    light: fc.boolean(),
    daily: fc.boolean(),
    near: fc.boolean(),
  });

  it('should be expired, unreviewed and discriminatory posts, whoever asks', () =>
    fc.assert(
      fc.property(fc.array(anyJob, { maxLength: 12 }), anyWish, fc.boolean(), (posts, wish, priority) => {
        const today = '2026-11-24';
        return matchJobs(posts.map(aJob), wish, today, { priority }).every(
          ({ job, reasons }) =>
            job.validTo >= today &&
            (!job.reviewBy || job.reviewBy >= today) &&
            biasesIn(job.requirements).length === 0 &&
            reasons.length > 0 &&
            !(wish.daily && !['day', 'hour'].includes(job.payUnit)) &&
            !(wish.light && !isLight(job)) &&
            !(wish.near && wish.city && !job.city.startsWith(wish.city)),
        );
      }),
    ));

  it('should put posts made for people in hardship first for those who say so, and for nobody else', () => {
    const jobs = [
      aJob({ id: 'plain' }),
      aJob({ id: 'public', type: 'temp_public', trade: '保洁', title: '保洁' }),
    ];
    const wish = { city: '无锡', trade: '焊工' };
    expect(matchJobs(jobs, wish, '2026-11-24', { priority: true })[0]?.job.id).toBe('public');
    expect(matchJobs(jobs, wish, '2026-11-24')[0]?.job.id).toBe('plain');
  });
});

describe('verdictIn', () => {
  test.each([
    ['第二个不要', { outcome: 'refused', which: [1] }],
    ['1和3不合适', { outcome: 'not_suitable', which: [0, 2] }],
    ['这几个都看不上', { outcome: 'refused', which: [0, 1, 2] }],
    ['都不合适', { outcome: 'not_suitable', which: [0, 1, 2] }],
    ['这个不要', { outcome: 'refused', which: 'open' }],
    ['第三个太远', { outcome: 'not_suitable', which: [2] }],
    ['不要夜班', null],
    ['不要太累的', null],
    ['工资再高点', null],
    ['第一个要不要押金？', null],
  ])('should read “%s”', (text, expected) => expect(verdictIn(text, 3)).toEqual(expected));

  it('should mean the only one there is', () =>
    expect(verdictIn('不要', 1)).toEqual({ outcome: 'refused', which: [0] }));

  it('should turn nothing down before anything was shown', () => expect(verdictIn('都不要', 0)).toBeNull());

  it('should take no sum for a number of the list', () => expect(numbersIn('工资3000的不要')).toEqual([]));
});

describe('refine', () => {
  const none: Job[] = [];
  test.each([
    ['不要夜班', { noNight: true }],
    ['只上白班', { noNight: true }],
    ['要包住的', { lodging: true }],
    ['管饭不', { board: true }],
    ['工资6000以上', { minPay: 6000 }],
    ['至少七千', { minPay: 7000 }],
    ['最少7000', { minPay: 7000 }],
    ['干啥都行', { anyTrade: true }],
    ['工资六千五以上', { minPay: 6500 }],
    ['要日结的', { daily: true }],
    ['年纪大了有没有轻点的', { light: true }],
    ['近一点的', { near: true }],
    ['要双休的', { rest: true }],
    ['今天天气好', {}],
  ])('should read “%s”', (text, expected) => expect(refine({}, text, none).wish).toEqual(expected));

  it('should take "a little more" from what was shown', () => {
    const { wish } = refine({}, '工资再高点', [aJob({ payMax: 6000 }), aJob({ payMax: 8000 })]);
    expect(wish.minPay).toBe(7100);
  });
});

describe('payText', () => {
  test.each([
    [{}, '6000–8000元/月'],
    [{ payMin: 30, payMax: 30, payUnit: 'hour' as const }, '30元/小时'],
  ])('should write %p', (change, text) => expect(payText(aJob(change))).toBe(text));
});

describe('wantsMore', () => {
  test.each(['换一批', '还有别的吗', '没有合适的'])('should hear it in %s', (text) =>
    expect(wantsMore(text)).toBe(true),
  );
});

describe('Looking for work', () => {
  const asks = meant('job_search.find_job');
  const inCity = { ...asks, entities: { city: '苏州' } };

  it('should ask for place and trade, show three and mark every one as a sample', () => {
    const [first, second, third] = converse([['找工作', asks], ['苏州', inCity], ['都行']]);
    expect(said(first)).toContain('想在哪里干');
    expect(said(second)).toContain('想干什么活');
    expect(said(third)).toContain('样本数据，不是真岗位');
    const cards = third?.replies.filter((reply) => /^\d\. /.test(reply.text)) ?? [];
    expect(cards).toHaveLength(3);
    expect(cards.every((card) => card.sample === true && card.text.includes('（样本）'))).toBe(true);
  });

  it('should let go of a message that is about something else', () => {
    const wages = meant('wage_arrears.not_paid');
    const turns = converse([['找工作', inCity], ['都行'], ['老板欠我工资', wages]]);
    expect(turns[2]?.state.frames.map((frame) => frame.skill)).toEqual(['wage-arrears']);
  });
});
