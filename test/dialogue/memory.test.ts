import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeMemory, withoutMisheard } from '../../src/dialogue/memory';

describe('mergeMemory', () => {
  it('should keep what was said and lay over it what is said now', () => {
    expect(mergeMemory({ city: '苏州', amountOwed: 8000 }, { amountOwed: 18_000 })).toEqual({
      city: '苏州',
      amountOwed: 18_000,
    });
  });

  it('should drop the district of another city', () => {
    expect(mergeMemory({ city: '苏州', district: '昆山' }, { city: '无锡' })).toEqual({ city: '无锡' });
    expect(mergeMemory({ city: '苏州', district: '昆山' }, { city: '苏州' })).toEqual({
      city: '苏州',
      district: '昆山',
    });
  });

  it('should not call an exact sum rough because an earlier one was', () => {
    const rough = { amountOwed: 20_000, amountApprox: true, amountRange: [1, 2] as [number, number] };
    expect(mergeMemory(rough, { amountOwed: 19_500 })).toEqual({ amountOwed: 19_500 });
  });

  it('should forget what was ambiguous one message ago', () => {
    expect(mergeMemory({ ambiguous: ['鼓楼'] }, { amountOwed: 1 })).toEqual({ amountOwed: 1 });
  });

  it('should change neither of its arguments', () => {
    fc.assert(
      fc.property(fc.record({ city: fc.string(), district: fc.string() }), (entities) => {
        const before = Object.freeze({ ...entities });
        mergeMemory(before, Object.freeze({ city: '南京' }));
        return before.city === entities.city;
      }),
    );
  });
});

describe('withoutMisheard', () => {
  it('should know again what it knew before, and forget what was only misread', () => {
    const before = { city: '苏州', amountOwed: 8000 };
    const after = mergeMemory(before, { amountOwed: 6000, days: 3, trade: '瓦工' });
    expect(withoutMisheard(after, before, ['amountOwed', 'days'])).toEqual({
      city: '苏州',
      amountOwed: 8000,
      trade: '瓦工',
    });
  });
});
