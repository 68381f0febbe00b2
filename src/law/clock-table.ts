import type { Period } from './calendar';

/** What a clock of the law needs to be counted. Times are those of 办事步骤; each names its article in `data/law.json`. */
export interface ClockRule {
  /** Plain Chinese, as a worker would say it. */
  name: string;
  /** The day that starts it, as a worker would say it. That day itself is not counted. */
  from: string;
  length: Period;
  /** Counted backwards from the starting day ("开庭5日前"). */
  backwards?: true;
  /** How much longer it may become, where the law says so. */
  extension?: Period;
  /** True when demanding, complaining or a promise starts it anew. */
  restarts?: true;
  /** Whose time it is: the worker must act, or waits for an authority or the employer. */
  whose: 'worker' | 'authority' | 'employer' | 'both';
  articles: readonly string[];
}

/**
 * Every clock that the law sets in a wage or injury matter. Left out on purpose: the time limits of 12345, which each
 * place sets for itself and which nobody has verified for Jiangsu.
 */
export const CLOCKS = {
  mediation: rule('调解', '调解组织收到申请那天', { days: 15 }, 'authority', ['TJZC-14']),
  judicial_confirmation: rule('申请司法确认', '调解协议生效那天', { days: 30 }, 'both', [
    'RMTJ-33',
    'MSF-205',
  ]),
  confirmation_acceptance: rule('法院决定收不收司法确认', '法院收到申请那天', { days: 3 }, 'authority', [
    'SFQR-3-5',
  ]),
  confirmation_decision: rule('法院作出司法确认', '法院受理那天', { days: 15 }, 'authority', ['SFQR-3-5'], {
    extension: { days: 10 },
  }),
  inspection_acceptance: rule('监察受理', '投诉那天', { workingDays: 5 }, 'authority', ['JCGD-18']),
  inspection: rule('监察调查', '立案那天', { workingDays: 60 }, 'authority', ['JCTL-17'], {
    extension: { workingDays: 30 },
  }),
  inspection_lookback: rule('监察追溯', '违法行为结束那天', { years: 2 }, 'worker', ['JCTL-20']),
  arbitration_limit: rule('仲裁时效', '知道吃亏那天；欠薪的从离职那天', { years: 1 }, 'worker', ['TJZC-27'], {
    restarts: true,
  }),
  arbitration_acceptance: rule('仲裁受理', '仲裁委收到申请那天', { days: 5 }, 'authority', ['TJZC-29']),
  arbitration_copy: rule('仲裁委把申请送给单位', '受理那天', { days: 5 }, 'authority', ['TJZC-30']),
  arbitration_defence: rule('单位交答辩书', '单位收到副本那天', { days: 10 }, 'employer', ['TJZC-30']),
  defence_forwarding: rule('仲裁委把答辩书送给你', '仲裁委收到答辩那天', { days: 5 }, 'authority', [
    'TJZC-30',
  ]),
  hearing_notice: rule('开庭通知', '开庭那天', { days: 5 }, 'authority', ['TJZC-35'], { backwards: true }),
  hearing_postponement: rule('申请延期开庭', '开庭那天', { days: 3 }, 'worker', ['TJZC-35'], {
    backwards: true,
  }),
  award: rule('仲裁裁决', '受理那天', { days: 45 }, 'authority', ['TJZC-43'], { extension: { days: 15 } }),
  lawsuit: rule('不服裁决去起诉', '收到裁决书那天', { days: 15 }, 'worker', ['TJZC-48', 'TJZC-50']),
  award_annulment: rule('单位申请撤销终局裁决', '单位收到裁决书那天', { days: 30 }, 'employer', ['TJZC-49']),
  court_filing: rule('法院立案', '递交起诉状那天', { days: 7 }, 'authority', ['MSF-126']),
  payment_order_notice: rule('法院答复支付令收不收', '申请那天', { days: 5 }, 'authority', ['MSF-226']),
  payment_order: rule('法院发支付令', '受理那天', { days: 15 }, 'authority', ['MSF-227']),
  payment_order_objection: rule('对方还钱或提异议', '对方收到支付令那天', { days: 15 }, 'employer', [
    'MSF-227',
  ]),
  appeal: rule('不服判决上诉', '收到判决书那天', { days: 15 }, 'worker', ['MSF-171']),
  appeal_ruling: rule('不服裁定上诉', '收到裁定书那天', { days: 10 }, 'worker', ['MSF-171']),
  enforcement: rule('申请强制执行', '该付钱的最后一天', { years: 2 }, 'worker', ['MSF-250']),
  legal_aid_review: rule('法律援助审查', '法援机构收到申请那天', { days: 7 }, 'authority', ['FYF-43']),
  legal_aid_assignment: rule('法律援助派人', '决定援助那天', { days: 3 }, 'authority', ['FYF-43']),
  injury_report_employer: rule('单位报工伤', '受伤那天', { days: 30 }, 'employer', ['GSBX-17']),
  injury_report_worker: rule('自己报工伤', '受伤那天', { years: 1 }, 'worker', ['GSBX-17']),
  injury_decision: rule('工伤认定', '人社受理那天', { days: 60 }, 'authority', ['GSBX-20']),
  injury_decision_clear: rule('工伤认定（事情清楚的）', '人社受理那天', { days: 15 }, 'authority', [
    'GSBX-20',
  ]),
  petition_notice: rule('信访告知', '信访收到那天', { days: 15 }, 'authority', ['XFGZ-23']),
  petition_decision: rule('信访办结', '信访受理那天', { days: 60 }, 'authority', ['XFGZ-34'], {
    extension: { days: 30 },
  }),
} as const satisfies Record<string, ClockRule>;

export type ClockId = keyof typeof CLOCKS;

type Extra = Pick<ClockRule, 'backwards' | 'extension' | 'restarts'>;

function rule(
  name: string,
  from: string,
  length: Period,
  whose: ClockRule['whose'],
  articles: readonly string[],
  extra: Extra = {},
): ClockRule {
  return { name, from, length, whose, articles, ...extra };
}
