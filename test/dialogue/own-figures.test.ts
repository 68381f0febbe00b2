import { describe, expect, it } from '@jest/globals';
import { converse, meant, said } from '../support/dialogue-builders';

/** A calculation asked for in the middle of a complaint works with its own figures. */
describe('Figures of a calculation inside a form', () => {
  const decisions = converse([
    ['老板欠我工资，我要登记', meant('wage_arrears.file_complaint')],
    [
      '国庆上班的加班费怎么算，我一天200，上了两天',
      meant('holiday_pay.festival_pay', {
        entities: { dailyWage: 200, days: 2, periodFrom: '2026-10-01', periodTo: '2026-10-03' },
        dates: [{ from: '2026-10-01', to: '2026-10-03', kind: 'feast', yearSaid: false, start: 0, end: 2 }],
      }),
    ],
  ]);
  const after = decisions.at(-1);

  it('should be worked out, and the form should go on', () => {
    expect(said(after)).toContain('200×2×300%=1200元');
    expect(said(after)).toContain('接着登记欠薪投诉');
  });

  it('should fill no slot, and not be remembered as owed', () => {
    const slots = after?.state.frames.at(-1)?.slots ?? {};
    expect(Object.keys(slots).filter((name) => ['amount', 'period'].includes(name))).toEqual([]);
    expect(after?.state.memory).toEqual({ dailyWage: 200 });
  });
});
