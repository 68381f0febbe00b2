import { chineseDate } from '../../contracts/slots';
import { addDays } from '../../law/calendar';
import { toFen, yuanText } from '../../law/money';
import { leaveDays, leaveWhenLeaving, unusedLeavePay } from '../../law/pay/annual-leave';
import { arrearsTotal, type Earned } from '../../law/pay/arrears';
import { doubleMonths, doubleWage, doubleWageLimit, doubleWageStretch } from '../../law/pay/double-wage';
import { boundsOf, checkMinimum } from '../../law/pay/minimum-wage';
import { severanceMonths, severanceMonthsBetween, severancePay } from '../../law/pay/severance';
import { probationShortfall, stoppagePay } from '../../law/pay/stoppage';
import type { Facts, Kind } from './facts';
import { done, missing, sum, type At, type Outcome } from './outcome';
import { overtime } from './overtime-rule';

/** Works out what can be worked out from the facts, or says what is missing first. */
export function workOut(kind: Kind, facts: Facts, at: At): Outcome {
  switch (kind) {
    case 'overtime':
      return overtime(facts, at);
    case 'arrears':
      return arrears(facts);
    case 'annual_leave':
      return annualLeave(facts);
    case 'double_wage':
      return unsigned(facts, at);
    case 'severance':
      return severance(facts, at);
    case 'stoppage':
      return stoppage(facts, at);
    case 'probation':
      return probation(facts);
    case 'minimum_wage':
      return minimumWage(facts, at);
  }
}

function arrears({ wage, worked, received = [] }: Facts): Outcome {
  if (!wage) return missing('wage');
  if (!worked) return missing(wage.per === 'piece' ? 'piece_count' : 'time');
  const rate = toFen(wage.yuan);
  const earned: Earned | null =
    wage.per === worked.per
      ? { rate, per: worked.per, count: worked.count }
      : wage.per === 'month' && worked.per === 'day'
        ? { monthly: rate, days: worked.count }
        : null;
  if (!earned) return missing('time');
  const paid = received.map(toFen);
  const result = arrearsTotal([earned], paid);
  const given = yuanText(paid.reduce((a, b) => a + b, 0));
  if (result.overpaid > 0)
    return done(`按您说的算，应得${sum(result)}，已经给了${given}元，没有少。`, result, [
      '数字不对就告诉我，我重算。',
    ]);
  return done(
    paid.length > 0
      ? `应得${sum(result)}，给了${given}元，还差${yuanText(result.owed)}元。`
      : `按您说的，一共该给${sum(result)}。`,
    result,
  );
}

function annualLeave(facts: Facts): Outcome {
  const { tenure, wage, leftOn } = facts;
  const perYear = tenure ? leaveDays(tenure.years + tenure.months / 12) : undefined;
  const share = perYear !== undefined && leftOn ? leaveWhenLeaving(leftOn, perYear) : undefined;
  const whole = facts.noneTaken && perYear ? perYear : undefined;
  const days = facts.leaveDays ?? share ?? whole;
  if (!wage) {
    if (tenure && days === share) {
      return {
        is: 'said',
        texts: [
          perYear === 0
            ? '连续工作满12个月才有年休假，您说的还不满。'
            : `累计工作${tenure.years}年的，一年有${perYear}天年休假。年头是累计的，以前单位的也算。`,
          ...(share === undefined
            ? []
            : [`${chineseDate(leftOn ?? '')}离职，当年折算下来是${share}天（不满1天的不算）。`]),
          ...(perYear === 0
            ? []
            : [
                '没休成的，每天按日工资的300%给，里面含平时那一份，另补200%。自己写过“不休”的，只给平时那一份。',
              ]),
        ],
        articles: [
          'NXJ-3',
          share === undefined ? 'NXJB-3' : 'NXJB-12',
          ...(perYear === 0 ? [] : ['NXJ-5', 'NXJB-10']),
        ],
      };
    }
    return missing('wage');
  }
  if (days === undefined) return missing('leave');
  if (wage.per !== 'month') return missing('wage');
  const result = unusedLeavePay(toFen(wage.yuan), days);
  return done(`${days}天没休的年假，单位该另补约${sum(result)}。`, result, [
    ...(facts.leaveDays !== undefined
      ? []
      : share !== undefined
        ? ['天数是按离职那年的日子折算的。']
        : [`累计工作${tenure?.years ?? 0}年，一年有${days}天年休假，按全年一天没休算。`]),
  ]);
}

function unsigned(facts: Facts, { today, knowledge }: At): Outcome {
  const { wage, tenure, hiredOn, leftOn, signedOn } = facts;
  const stretch = hiredOn
    ? doubleWageStretch({
        hiredOn,
        endsBefore: signedOn ?? addDays(leftOn ?? today, 1),
      })
    : null;
  const months = tenure ? doubleMonths(tenure.years * 12 + tenure.months) : undefined;
  if (!hiredOn && months === undefined) return missing('tenure');
  if (hiredOn ? !stretch : months === 0)
    return {
      is: 'said',
      texts: ['入职满1个月以后还没签，才开始算双倍。您说的时间还没到。单位最晚要在1个月内签合同。'],
      articles: ['LHT-82', 'LHT-10', 'LHTSS-6'],
    };
  const length = stretch ?? { months: months ?? 0, extraDays: 0, monthDays: 30 };
  const counted = stretch
    ? `双倍从${chineseDate(stretch.from)}算到${chineseDate(stretch.to)}。`
    : `头1个月不算，能算${months ?? 0}个月，最多11个月。`;
  const limit = stretch ? doubleWageLimit(stretch, knowledge.calendar) : undefined;
  const more = [
    counted,
    limit && limit.until < today
      ? '双倍工资也有1年仲裁时效，您这个很可能过了，马上问12348。'
      : `双倍工资也有1年仲裁时效，从哪天算各地看法不一样${limit ? `，最晚也要在${chineseDate(limit.until)}前提` : ''}。越早提越好，拿不准问12348。`,
  ];
  if (!wage) return missing('wage');
  if (wage.per !== 'month') return missing('wage');
  const result = doubleWage(toFen(wage.yuan), length);
  return done(`没签合同，另外多给的那一份约${sum(result)}。`, result, more);
}

/** From here up a month's wage may lie above three times the local mean, which nobody has on record here. */
const HIGH_WAGE = 15_000;

function severance(facts: Facts, { knowledge }: At): Outcome {
  const { wage, tenure, hiredOn, leftOn } = facts;
  // "前年九月进厂…前后干了两年整": the length that was said, not months of which only the names were.
  const said = tenure?.worked === true && !tenure.more;
  const between = hiredOn && leftOn && !said ? severanceMonthsBetween(hiredOn, leftOn) : undefined;
  const n =
    between?.n ?? (tenure ? severanceMonths(tenure.years, tenure.months, tenure.more ? 1 : 0) : undefined);
  if (n === undefined) return missing('tenure');
  if (!wage || wage.per !== 'month') return missing('wage');
  const meanMonthly = toFen(wage.yuan);
  const base = {
    meanMonthly,
    n,
    ...(facts.localMean === undefined ? {} : { localMean: toFen(facts.localMean) }),
    ...(between?.before2008 ? { before2008: true } : {}),
  };
  const kind = facts.severance ?? 'N';
  const result = severancePay({ ...base, kind });
  const title = { N: '经济补偿（N）', 'N+1': '经济补偿加代通知（N+1）', '2N': '违法辞退的赔偿金（2N）' }[
    kind
  ];
  const more: string[] = [];
  if (facts.localMean === undefined && wage.yuan >= HIGH_WAGE)
    more.push(
      `月工资高过当地平均3倍的，要封顶：按3倍算，最多12年。当地平均是多少告诉我，我重算；不知道打${knowledge.bureauPhone}问。`,
    );
  if (tenure?.more && !between) {
    const high = severancePay({ ...base, n: tenure.years + 1, kind });
    more.push(`多出来的要是满6个月，就是${sum(high)}。`);
  }
  if (facts.severance === undefined) {
    const notice = severancePay({ ...base, kind: 'N+1' });
    const unlawful = severancePay({ ...base, kind: '2N' });
    more.push(`该提前30天书面通知没通知的（N+1）：${sum(notice)}。违法辞退的（2N）：${sum(unlawful)}。`);
    more.push('自己辞职的，一般没有补偿；因为欠薪、不交社保走的，可以有。');
  }
  return done(`${title}约${sum(result)}。`, result, more);
}

function stoppage({ wage, tenure }: Facts, { knowledge }: At): Outcome {
  const months = tenure ? tenure.years * 12 + tenure.months : undefined;
  if (months === undefined) return missing('time');
  if (!wage || wage.per !== 'month') return missing('wage');
  if (months < 1)
    return {
      is: 'said',
      texts: [`停工不满一个月的，这个月${wage.yuan}元照发，不许扣。`],
      articles: ['GZZF-12'],
    };
  const result = stoppagePay(toFen(wage.yuan), months);
  return done(`停工头一个月工资照发：${sum(result)}。`, result, [
    ...(result.openMonths > 0
      ? [
          `一个月以后：叫您干活的，不低于最低工资；没活的发生活费，给多少我手上没核实，打${knowledge.bureauPhone}问当地。`,
        ]
      : []),
  ]);
}

function probation({ wage, probation: paid, tenure }: Facts): Outcome {
  if (!wage || wage.per !== 'month') return missing('wage');
  if (!paid) return missing('time');
  const agreed = toFen(wage.yuan);
  const got = paid.yuan === undefined ? Math.round((agreed * (paid.percent ?? 0)) / 100) : toFen(paid.yuan);
  const months = tenure && tenure.years === 0 ? Math.max(1, tenure.months) : 1;
  const result = probationShortfall(agreed, got, months);
  if (result.total === 0)
    return {
      is: 'said',
      texts: [
        `试用期不能低于${wage.yuan}元的80%，就是${yuanText(Math.round(agreed * 0.8))}元。您拿${yuanText(got)}元，没低于。也不能低于当地最低工资。`,
      ],
      articles: ['LHT-20'],
    };
  return done(`试用期最少给${wage.yuan}元的80%。少给了约${sum(result)}。`, result);
}

function minimumWage({ wage, on }: Facts, { today, knowledge }: At): Outcome {
  const table = knowledge.minimumWages;
  const day = on ?? today;
  const ask = `现在您那里是多少，打${knowledge.bureauPhone}问准。`;
  const articles = ['LDF-48', 'LHT-85'];
  const check = checkMinimum(wage?.per === 'month' ? toFen(wage.yuan) : 0, day, table);
  const rule = check.kind === 'unknown' ? check.before : check.rule;
  if (!rule)
    return { is: 'said', texts: [`${day.slice(0, 4)}年的最低工资，我手上没有核实过的数。${ask}`], articles };
  const figures = `江苏${chineseDate(rule.from)}到${rule.to ? chineseDate(rule.to) : '现在'}：${Object.entries(
    rule.monthly,
  )
    .map(([name, yuan]) => `${name}${yuan}元`)
    .join('、')}。`;
  if (check.kind === 'unknown') {
    const low = wage?.per === 'month' && toFen(wage.yuan) < boundsOf(rule).lowest;
    return {
      is: 'said',
      texts: [
        `${day.slice(0, 4)}年的最低工资，我手上没核实过。${figures}`,
        `${low ? `您的${wage.yuan}元比那时最低的一档还少，很可能低了。` : ''}${ask}`,
        '加班费、中夜班和高温津贴不算在里面。',
      ],
      articles,
    };
  }
  if (!wage)
    return { is: 'said', texts: [figures, `哪里算哪一类，打${knowledge.bureauPhone}问准。`], articles };
  const verdict = {
    below: `${wage.yuan}元比最低的一档还少：低于最低工资，差的要补给您。`,
    enough: `${wage.yuan}元不低于最高的一档。不过加班费、高温津贴要先扣掉再比。`,
    depends: `${wage.yuan}元够不够，要看您那里是哪一类。打${knowledge.bureauPhone}问准。`,
  }[check.kind];
  return { is: 'said', texts: [figures, verdict], articles };
}
