import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { datedItems, dueWithin, type DatedItem } from '../../src/content/expiring';
import { loadKnowledge } from '../../src/content/load-knowledge';
import { anAnswer, anIntent } from '../support/content-builders';

const TODAY = '2026-11-24';
const dated = (id: string, validTo: string | null, reviewBy: string | null) =>
  anIntent({ id: `wage_arrears.${id}`, answer: anAnswer({ validTo, reviewBy, reviewer: '老陈' }) });
const aPost = (change: Partial<DatedItem> = {}): DatedItem => ({
  kind: 'job',
  id: 'job-1',
  title: '普工',
  place: '苏州市昆山市',
  reviewer: '',
  sample: false,
  validTo: '2026-12-01',
  reviewBy: null,
  ...change,
});
const ids = (...args: Parameters<typeof dueWithin>) => dueWithin(...args).map((item) => item.id);

describe('dueWithin', () => {
  it('should list what is overdue and what soon will be, the most urgent first', () => {
    const intents = [
      dated('far', null, '2027-11-24'),
      dated('soon', null, '2026-12-20'),
      dated('over', '2026-10-31', null),
      dated('never', null, null),
    ];
    expect(dueWithin(intents, [aPost()], TODAY, 60)).toEqual([
      expect.objectContaining({
        id: 'wage_arrears.over',
        due: '2026-10-31',
        why: 'expires',
        overdue: true,
        reviewer: '老陈',
      }),
      expect.objectContaining({ id: 'job-1', kind: 'job', due: '2026-12-01', overdue: false }),
      expect.objectContaining({ id: 'wage_arrears.soon', why: 'review', overdue: false }),
    ]);
  });

  it('should count the last day ahead, and no day more', () => {
    const [item] = [aPost({ validTo: '2026-12-24' })];
    expect(ids([], [item], TODAY, 30)).toEqual(['job-1']);
    expect(ids([], [item], TODAY, 29)).toEqual([]);
  });

  it.each([
    ['2026-12-01', '2026-12-15', '2026-12-01', 'expires'],
    ['2026-12-15', '2026-12-01', '2026-12-01', 'review'],
    ['2026-12-01', '2026-12-01', '2026-12-01', 'expires'],
  ])('should take the earlier of %s and %s, in one row', (validTo, reviewBy, due, why) => {
    const rows = dueWithin([dated('both', validTo, reviewBy)], [], TODAY, 60);
    expect(rows).toEqual([expect.objectContaining({ due, why })]);
  });

  it('should not call a fact overdue on its last day', () => {
    expect(dueWithin([], [aPost({ validTo: TODAY })], TODAY, 1)).toMatchObject([{ overdue: false }]);
  });

  it('should pass over an intent that only a skill answers', () => {
    expect(dueWithin([anIntent({ answer: null, skill: 'jobs' })], [], TODAY, 400)).toEqual([]);
  });
});

describe('datedItems', () => {
  const fixed = loadKnowledge(path.join(__dirname, '../../data'), '12333');

  it('should hold every job and training of the data, marked as sample where it is one', () => {
    const items = datedItems(fixed);
    expect(items.filter((item) => item.kind === 'job')).toHaveLength(fixed.jobs.length);
    expect(items.filter((item) => item.kind === 'training')).toHaveLength(fixed.trainings.length);
    expect(items.filter((item) => item.sample).length).toBeGreaterThan(0);
  });

  it('should ask nobody to look after a rule that is kept as history', () => {
    const [first] = fixed.policies;
    if (!first) throw new Error('no policies in the data');
    const policies = [
      { ...first, id: 'old', expired: true },
      { ...first, id: 'new', expired: false, validTo: '2027-03-31' },
    ];
    expect(datedItems({ policies, jobs: [], trainings: [] })).toMatchObject([
      { kind: 'policy', id: 'new', validTo: '2027-03-31' },
    ]);
  });
});
