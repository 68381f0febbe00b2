import { chineseDate } from '../../contracts/slots';
import { addDays } from '../../law/calendar';
import { toFen } from '../../law/money';
import { daysText, overtimePay, pieceOvertime } from '../../law/pay/overtime';
import type { Wage } from '../../law/pay/wage';
import type { Facts, WageSaid } from './facts';
import { done, missing, sum, type At, type Outcome } from './outcome';

/** Pay for overtime, or why the days named are none. */
export function overtime(facts: Facts, { knowledge }: At): Outcome {
  const { parts = [], ordinary = [], wage, outside, worked } = facts;
  if (outside !== undefined) {
    const year = outside.slice(0, 4);
    if (year >= '2014' && year <= '2020')
      return {
        is: 'said',
        texts: [
          `${year}年法定节假日是11天：春节3天（初一、初二、初三），除夕不算；国庆1、2、3号；元旦、清明、五一、端午、中秋各1天。`,
          '这11天上班，另给3倍工资，补休抵不了。其他放假的日子是休息日：先补休，不补休给2倍。',
        ],
        articles: ['FJ2013-2', 'LDF-44'],
      };
    return {
      is: 'said',
      texts: [
        `${year}年的放假表我手上没有，那几天算不算法定节假日，我说不准。打${knowledge.bureauPhone}问。`,
        '算法不变：平时1.5倍，休息日2倍或补休，法定节假日3倍。',
      ],
      articles: ['LDF-44'],
    };
  }
  if (wage?.per === 'piece') {
    if (worked?.per !== 'piece') return missing('piece_count');
    const pieces = pieceOvertime(
      toFen(wage.yuan),
      worked.count,
      parts[0]?.kind ?? facts.dayKind ?? 'workday',
    );
    return done(`定额以外多做的，按加班算约${sum(pieces)}。`, pieces);
  }
  if (parts.length === 0 && ordinary.length > 0) {
    const eve = ordinary.find((day) =>
      [...knowledge.calendar.lunarNewYear.values()].includes(addDays(day, 1)),
    );
    return {
      is: 'said',
      texts: [
        `${chineseDate(ordinary[0] ?? '')}是正常上班日，不是法定节假日${eve ? '：那年除夕不算，2025年起才算' : ''}。当天按平时工资，超过8小时的部分给1.5倍。`,
      ],
      articles: eve ? ['FJ2013-2', 'FJ2024-2', 'LDF-44'] : ['LDF-44'],
    };
  }
  if (parts.length === 0) return missing(facts.looseDays === undefined ? 'time' : 'kind');
  if (!wage) return missing('wage');
  const result = overtimePay(wageOf(wage), parts);
  const hours = parts.some((part) => part.kind === 'workday' && part.unit === 'hour');
  return done(`按您说的，加班费一共约${sum(result)}，平时工资另发。`, result, [
    ...(hours ? ['这些小时按平时加班算。是周末的2倍，法定节假日的3倍，告诉我就重算。'] : []),
    ...(ordinary.length > 0 ? [`${daysText(ordinary)}是正常上班日，没算在里面。`] : []),
  ]);
}

function wageOf({ per, yuan }: WageSaid): Wage {
  if (per === 'month') return { monthly: toFen(yuan) };
  return per === 'day' ? { daily: toFen(yuan) } : { hourly: toFen(yuan) };
}
