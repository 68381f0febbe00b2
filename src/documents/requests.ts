import { CASE_TYPES, type CaseRecord, type Demand } from '../contracts/case';
import { citeAll, periodOf, type DraftContext } from './facts';
import { writeOut } from './money';
import { write, type Blank, type Text } from './text';

/** Wishes that say no more than "I want the wages": the first request says it already. */
const ONLY_WAGES = /^[^，,、；;]{0,6}(工资|工钱|钱|薪水|血汗钱)[^，,、；;]{0,4}$/;
const ASKS_MORE = /补偿|赔偿|加班|社保|工伤|合同|押金|证|利息|年假|双倍|二倍/;

/** What is asked for, one numbered request a demand, each with the verified articles it rests on. */
export function requestsOf(record: CaseRecord, context: DraftContext): Text[] {
  return record.demands.flatMap((demand) => {
    const basis = citeAll(demand.basis, context.law);
    const because = basis ? `依据：${basis}。` : '';
    const own = demand.type === 'arrears' ? arrears(demand, record, because) : other(demand, because);
    const wish = demand.type === 'arrears' ? demand.wish?.trim() : undefined;
    return wish && (ASKS_MORE.test(wish) || !ONLY_WAGES.test(wish))
      ? [own, write`其他要求（本人原话）：“${wish}”。`]
      : [own];
  });
}

function arrears(demand: Demand, record: CaseRecord, because: string): Text {
  const period = periodOf(demand);
  return write`支付拖欠的工资${amountOf(demand, record)}${period ? `（${period}）` : { blank: '哪天到哪天的工资' }}。${because}`;
}

function other(demand: Demand, because: string): Text {
  const wish = demand.wish?.trim();
  const money = demand.amount === undefined ? '' : `，金额${figures(demand.amount)}`;
  const wanted: string | Blank = wish ? `“${wish}”（本人原话）` : { blank: '要单位做什么；要钱的写清多少' };
  return write`就${CASE_TYPES[demand.type]}一事，要求：${wanted}${money}。${because}`;
}

/** The amount in figures and written out. A rough one, a range and a missing one leave room for the exact one. */
function amountOf(demand: Demand, record: CaseRecord): string | Blank {
  const { amount, amountApprox } = demand;
  const range = record.fields.amountRange;
  if (amount !== undefined)
    return amountApprox ? { blank: `准确的数，本人说大约${figures(amount)}` } : figures(amount);
  if (range) return { blank: `准确的数，本人说${range[0]}元到${range[1]}元` };
  return { blank: '一共欠多少元，数字和大写都写' };
}

/** "12000元（大写：人民币壹万贰仟元整）". */
export const figures = (yuan: number): string =>
  `${Math.round(yuan * 100) / 100}元（大写：${writeOut(yuan)}）`;
