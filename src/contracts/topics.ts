/**
 * The coarse subjects of the hotline. Every intent names one; the queue, the reports and the consoles group by them.
 * The codes are a public contract: they are never renamed or reused.
 */
export const TOPICS = [
  'wage_arrears',
  'overtime_pay',
  'holiday_pay',
  'no_contract',
  'dismissal',
  'work_injury',
  'social_insurance',
  'unemployment_benefit',
  'black_agency',
  'discrimination',
  'job_search',
  'training_subsidy',
  'stay_subsidy',
  'employer_stabilization',
  'relief',
  'return_transport',
  'legal_process',
  'case_status',
  'greeting_smalltalk',
  'human_agent',
  'out_of_scope',
] as const;

export type Topic = (typeof TOPICS)[number];

/** Short Chinese names, as a worker would say them: used when we ask "did you mean …?". */
export const TOPIC_TITLES: Readonly<Record<Topic, string>> = {
  wage_arrears: '工资没发、被拖欠',
  overtime_pay: '加班费',
  holiday_pay: '过节、放假的工资',
  no_contract: '没签合同',
  dismissal: '被辞退、离职',
  work_injury: '工伤',
  social_insurance: '社保',
  unemployment_benefit: '失业金',
  black_agency: '黑中介、招工骗局',
  discrimination: '招工歧视',
  job_search: '找工作',
  training_subsidy: '培训和补贴',
  stay_subsidy: '留下过年的补贴',
  employer_stabilization: '企业稳岗政策',
  relief: '生活困难求助',
  return_transport: '返岗、回家的车',
  legal_process: '投诉、仲裁怎么走',
  case_status: '查我的投诉',
  greeting_smalltalk: '打招呼',
  human_agent: '找人工',
  out_of_scope: '别的事',
};

export function isTopic(value: string): value is Topic {
  return (TOPICS as readonly string[]).includes(value);
}
