import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/law/calendar';
import { leaveWhenJoining, leaveWhenLeaving, unusedLeavePay } from '../../src/law/pay/annual-leave';
import { arrearsTotal } from '../../src/law/pay/arrears';
import { doubleWage, doubleWageStretch, MAX_DOUBLE_MONTHS } from '../../src/law/pay/double-wage';
import { overtimePay, type OvertimePart } from '../../src/law/pay/overtime';
import { severanceMonths, severanceMonthsBetween, severancePay } from '../../src/law/pay/severance';
import { stoppagePay } from '../../src/law/pay/stoppage';

const fen = fc.integer({ min: 30_000, max: 5_000_000 });
const day = fc.integer({ min: 0, max: 6000 }).map((n) => addDays('2010-01-01', n));
const kind = fc.constantFrom('workday' as const, 'rest' as const, 'statutory' as const);
const count = fc.integer({ min: 1, max: 60 });
const hours = (k: OvertimePart['kind'], amount: number): OvertimePart => ({ kind: k, amount, unit: 'hour' });

describe('Overtime pay', () => {
  test('should grow with wage, time and the kind of day', () => {
    fc.assert(
      fc.property(fen, fen, count, count, kind, (a, b, n, more, k) => {
        const low = overtimePay({ monthly: Math.min(a, b) }, [hours(k, n)]).total;
        const high = overtimePay({ monthly: Math.max(a, b) }, [hours(k, n + more)]).total;
        const [work, rest, holiday] = (['workday', 'rest', 'statutory'] as const).map(
          (one) => overtimePay({ monthly: a }, [hours(one, n)]).total,
        );
        return high >= low && (work ?? 0) <= (rest ?? 0) && (rest ?? 0) <= (holiday ?? 0);
      }),
    );
  });

  test('should add up: two stretches cost what one of both costs, to the rounding of a fen', () => {
    fc.assert(
      fc.property(fen, count, count, kind, (monthly, a, b, k) => {
        const apart = overtimePay({ monthly }, [hours(k, a), hours(k, b)]).total;
        const together = overtimePay({ monthly }, [hours(k, a + b)]).total;
        return Math.abs(apart - together) <= 1;
      }),
    );
  });

  test('should cost eight hours a day', () => {
    fc.assert(
      fc.property(fen, count, kind, (monthly, n, k) => {
        const days = overtimePay({ monthly }, [{ kind: k, amount: n, unit: 'day' }]).total;
        return days === overtimePay({ monthly }, [hours(k, n * 8)]).total;
      }),
    );
  });
});

describe('Arrears', () => {
  test('should leave nothing out: earned = owed + received − overpaid', () => {
    fc.assert(
      fc.property(fen, count, fc.array(fen, { maxLength: 5 }), (rate, n, paid) => {
        const sum = paid.reduce((a, b) => a + b, 0);
        const result = arrearsTotal([{ rate, per: 'day', count: n }], paid);
        return (
          result.total === result.owed + sum - result.overpaid && result.owed >= 0 && result.overpaid >= 0
        );
      }),
    );
  });
});

describe('Annual leave', () => {
  test('should never give more than the year, and more the later one leaves', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(5, 10, 15), (on, perYear) => {
        const later = addDays(on, 1);
        const left = leaveWhenLeaving(on, perYear);
        const sameYear = later.slice(0, 4) === on.slice(0, 4);
        return (
          left >= 0 &&
          left <= perYear &&
          leaveWhenJoining(on, perYear) <= perYear &&
          (!sameYear || leaveWhenLeaving(later, perYear) >= left)
        );
      }),
    );
  });

  test('should pay more for more days', () => {
    fc.assert(fc.property(fen, count, (m, n) => unusedLeavePay(m, n + 1).total > unusedLeavePay(m, n).total));
  });
});

describe('Double wage', () => {
  test('should never be more than eleven months, and grow with time', () => {
    fc.assert(
      fc.property(fen, day, fc.integer({ min: 0, max: 900 }), (monthly, hiredOn, worked) => {
        const at = (n: number): number => {
          const stretch = doubleWageStretch({ hiredOn, endsBefore: addDays(hiredOn, n) });
          return stretch ? doubleWage(monthly, stretch).total : 0;
        };
        return at(worked) <= monthly * MAX_DOUBLE_MONTHS && at(worked + 1) >= at(worked) && at(worked) >= 0;
      }),
    );
  });
});

describe('Severance', () => {
  const kinds = ['N', 'N+1', '2N'] as const;
  test('should be in half months, between the years and one more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 480 }), fc.integer({ min: 0, max: 29 }), (months, days) => {
        const n = severanceMonths(0, months, days);
        const years = (months * 30.4 + days) / 365;
        return Number.isInteger(n * 2) && n >= Math.floor(months / 12) && n <= years + 1.1;
      }),
    );
  });

  test('should grow with the time worked', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 5000 }), (hired, worked) => {
        const n = (until: number): number => severanceMonthsBetween(hired, addDays(hired, until)).n;
        return n(worked + 1) >= n(worked);
      }),
    );
  });

  test('should be twice for unlawful dismissal, one month more for notice, and never above the cap', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 1, max: 60 }), fen, (meanMonthly, halves, localMean) => {
        const n = halves / 2;
        const [plain, notice, double] = kinds.map(
          (k) => severancePay({ kind: k, meanMonthly, n, localMean }).total,
        );
        const capped = meanMonthly > localMean * 3;
        const most = capped ? localMean * 3 * 12 : meanMonthly * n;
        return (
          plain !== undefined &&
          notice === plain + meanMonthly &&
          Math.abs((double ?? 0) - 2 * plain) <= 1 &&
          plain <= most + 1
        );
      }),
    );
  });
});

describe('Stoppage pay', () => {
  test('should never promise more than one month', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 1, max: 24 }), (monthly, months) => {
        const result = stoppagePay(monthly, months);
        return result.total === monthly && result.openMonths === months - 1;
      }),
    );
  });
});
