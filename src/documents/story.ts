import type { CaseRecord } from '../contracts/case';
import { chineseDate } from '../contracts/slots';
import { citeAll, employerOf, periodOf, placeOf, type DraftContext } from './facts';
import { figures } from './requests';
import { orBlank, write, type Text } from './text';

/** Facts and reasons in plain sentences, from what the worker said and from nothing else. */
export function storyOf(record: CaseRecord, context: DraftContext): Text[] {
  return [
    employment(record, context),
    wages(record),
    ...owed(record),
    ...rest(record),
    ...reasons(record, context),
  ];
}

function employment(record: CaseRecord, { cities }: DraftContext): Text {
  const { trade, resignedOn } = record.fields;
  const site = record.employer.construction ? '的工地' : '';
  const work = trade ? `，做${trade}` : '';
  const now =
    record.stillEmployed === true
      ? '现在还在那里干活'
      : resignedOn
        ? `${chineseDate(resignedOn)}离开`
        : record.stillEmployed === false
          ? '现在已经离开，离开的日期是'
          : '现在是否还在那里干活：';
  const open = resignedOn || record.stillEmployed === true ? undefined : { blank: missingDay(record) };
  return write`本人从${{ blank: '哪天开始干活' }}起，在${orBlank(placeOf(record, cities), '干活的地方')}${orBlank(
    employerOf(record),
    '单位全称',
  )}${site}干活${work}，${now}${open}。`;
}

const missingDay = (record: CaseRecord): string =>
  record.stillEmployed === false ? '哪天离开的' : '还在干，或者哪天离开的';

function wages(record: CaseRecord): Text {
  const { monthlyWage, dailyWage, days } = record.fields;
  if (monthlyWage !== undefined) return write`说好的工资是每月${figures(monthlyWage)}。`;
  if (dailyWage !== undefined)
    return write`说好的工资是每天${figures(dailyWage)}${days === undefined ? '' : `，干了${days}天`}。`;
  return write`说好的工资是${{ blank: '每月或每天多少元，怎么约定的' }}。`;
}

function owed(record: CaseRecord): Text[] {
  return record.demands.flatMap((demand) => {
    if (demand.type !== 'arrears') return [];
    const period = periodOf(demand);
    const { amount, amountApprox } = demand;
    const sum = amount === undefined ? undefined : `${amountApprox ? '大约' : ''}${figures(amount)}`;
    return [
      write`单位没有发${period ? `${period}的` : ''}工资，${sum ? `欠本人${sum}` : '欠多少见请求部分'}。`,
    ];
  });
}

/** What else was said, in the worker's own words. */
function rest(record: CaseRecord): Text[] {
  const { headcount, story, stepsTaken } = record;
  const asked = stepsTaken?.trim();
  const others = headcount !== undefined && headcount > 1;
  const texts: (Text | null)[] = [
    others
      ? write`同样情况的一共${String(headcount)}人${record.fields.headcountMin === undefined ? '' : '以上'}。`
      : null,
    story?.trim() ? write`经过（本人陈述）：${endSentence(story.trim())}` : null,
    asked ? write`之前找过谁（本人陈述）：${endSentence(asked)}` : null,
  ];
  return texts.filter((text) => text !== null);
}

function reasons(record: CaseRecord, context: DraftContext): Text[] {
  const cited = citeAll(
    record.demands.flatMap((demand) => demand.basis),
    context.law,
  );
  return [cited ? write`综上，依据${cited}，提出上面的请求。` : write`综上，提出上面的请求。`];
}

const endSentence = (text: string): string => (/[。！？.!?]$/.test(text) ? text : `${text}。`);
