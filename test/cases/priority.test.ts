import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparePriority, rankPriority } from '../../src/cases/priority';
import { DEFAULT_CASE_SETTINGS } from '../../src/cases/settings';
import type { CaseDraft } from '../../src/contracts/case';
import { CRISIS_KINDS } from '../../src/dialogue/safety';
import { aDraft, CALENDAR, NOW } from '../support/case-builders';

const rank = (change: Partial<CaseDraft>, now = NOW) =>
  rankPriority(aDraft(change), { now, calendar: CALENDAR });
const fields = (more: CaseDraft['fields']) => ({ fields: { city: '苏州', ...more }, demands: [] });

describe('priority', () => {
  test.each(CRISIS_KINDS)('a person in danger: %s is called by its name', (crisis) => {
    expect(rank({ crisis }).reasons.join()).toMatch(/[^；,]{3,}：(有人身危险|本人有急难)/);
  });

  test.each<[string, Partial<CaseDraft>, string, RegExp]>([
    ['suicide', { crisis: 'suicide' }, 'P0', /人身危险/],
    ['a crisis nobody has named yet', { crisis: 'some_new_kind' }, 'P0', /人身危险/],
    ['a crisis named like an object member', { crisis: 'constructor' }, 'P0', /人身危险/],
    ['no food', { crisis: 'no_food_shelter' }, 'P1', /急难/],
    ['ten people', fields({ headcount: 10 }), 'P1', /10人，集体争议/],
    ['"more than ten" people', fields({ headcountMin: 10 }), 'P1', /至少10人/],
    ['thirty people', fields({ headcount: 30 }), 'P1', /重大集体争议/],
    ['nine people', fields({ headcount: 9 }), 'P2', /9人/],
    ['five people', fields({ headcount: 5 }), 'P2', /5人/],
    ['four people and little money', fields({ headcount: 4, amountOwed: 300 }), 'P3', /一般/],
    ['a boss who ran', { ...fields({}), story: '老板跑路了，电话打不通' }, 'P1', /老板失联/],
    ['a boss who did not run', { ...fields({}), story: '老板没跑路，就是拖着' }, 'P3', /一般/],
    ['machines carried off', { ...fields({}), story: '昨晚把厂里设备都拉走了' }, 'P1', /转移财产/],
    ['nothing to eat', { ...fields({}), story: '已经没钱吃饭了' }, 'P1', /没钱吃饭/],
    ['a pregnant worker', { ...fields({}), story: '我怀孕五个月' }, 'P1', /孕妇/],
    ['ten thousand yuan', fields({ amountOwed: 10000 }), 'P2', /10000元/],
    ['a range that reaches ten thousand', fields({ amountRange: [8000, 10000] }), 'P2', /10000元/],
    ['9999 yuan', fields({ amountOwed: 9999 }), 'P3', /一般/],
    ['three months', fields({ monthsOwed: 3 }), 'P2', /3个月/],
    ['a period of three months', fields({ periodFrom: '2026-08-01', periodTo: '2026-10-31' }), 'P2', /3个月/],
    ['an ID kept', { ...fields({}), type: 'deposit_id' }, 'P2', /证件/],
    ['left almost a year ago', fields({ resignedOn: '2025-11-28' }), 'P1', /时效只剩6天/],
    ['left half a year ago', fields({ resignedOn: '2026-05-28' }), 'P3', /一般/],
    ['something small', fields({ amountOwed: 800 }), 'P3', /一般/],
  ])('should rank %s as it stands in the table', (_name, change, priority, reason) => {
    const ranked = rank(change);
    expect(ranked.priority).toBe(priority);
    expect(ranked.reasons.join('；')).toMatch(reason);
  });

  test('should put arrears first in the seven days before lunar new year, and not eight days before', () => {
    expect(rank(fields({}), new Date('2026-02-10T09:00:00+08:00')).priority).toBe('P1');
    expect(rank(fields({}), new Date('2026-02-09T09:00:00+08:00')).priority).toBe('P3');
    expect(rank(fields({}), new Date('2026-12-30T09:00:00+08:00')).priority).toBe('P3');
    expect(rank({ ...fields({}), type: 'contract' }, new Date('2026-02-10T09:00:00+08:00')).priority).toBe(
      'P3',
    );
  });

  test('should follow the office’s own thresholds', () => {
    const settings = { ...DEFAULT_CASE_SETTINGS, people: { watch: 2, collective: 3, major: 50 } };
    const draft = aDraft(fields({ headcount: 3 }));
    expect(rankPriority(draft, { now: NOW, calendar: CALENDAR, settings }).priority).toBe('P1');
  });

  test('should never become less urgent when there are more people or more money', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(50_000), fc.nat(50_000), (people, more, yuan, extra) => {
        const before = rank(fields({ headcount: people, amountOwed: yuan }));
        const after = rank(fields({ headcount: people + more, amountOwed: yuan + extra }));
        expect(comparePriority(after.priority, before.priority)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('should always give a reason, and never throw for any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (story, crisis) => {
        expect(rank({ story, crisis }).reasons.length).toBeGreaterThan(0);
      }),
    );
  });
});
