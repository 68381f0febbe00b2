import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Job } from '../../src/contracts/knowledge';
import { matchJobs, monthly, payText, refine, wantsMore } from '../../src/skills/jobs/rules';
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
        return matchJobs(KNOWLEDGE.jobs, wish, '2027-05-01', seen).every(
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

describe('refine', () => {
  const none: Job[] = [];
  test.each([
    ['不要夜班', { noNight: true }],
    ['只上白班', { noNight: true }],
    ['要包住的', { lodging: true }],
    ['管饭不', { board: true }],
    ['工资6000以上', { minPay: 6000 }],
    ['至少七千', {}],
    ['最少7000', { minPay: 7000 }],
    ['干啥都行', { anyTrade: true }],
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
  test.each(['换一批', '还有别的吗', '都看不上'])('should hear it in %s', (text) =>
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
