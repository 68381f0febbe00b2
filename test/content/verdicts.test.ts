import { describe, expect, it } from '@jest/globals';
import { verdictOf } from '../../src/contracts/verdict';
import { sourceRef } from '../../src/contracts/sources';
import { KNOWLEDGE } from '../support/dialogue-builders';

const { verdicts, intents } = KNOWLEDGE;
const found = (text: string): string | undefined => verdictOf(verdicts, text)?.id;

/** A message for which each verdict is meant. */
const MEANT: Record<string, string> = {
  probation_contract: '主管说试用期先不签合同，三个月后转正再签，这么做行吗',
  unsigned_is_employed: '没签合同是不是就不算劳动关系',
  expired_not_renewed: '合同六月到期没续签，我一直上着班，能要双倍吗',
  pregnant_contract_ends: '我怀孕五个月，合同下月到期，单位说不签了可以吗',
  cause_to_leave: '老板欠我三个月工资，我自己辞职有没有补偿',
  no_work_no_swipe: '公司把我门禁停了不让我上班，说我自动离职，有没有赔偿',
  unemployed_licence: '老板没有营业执照，是不是告不了他',
  year_end_pay: '包工头说工钱年底一起结，是行规，合法吗',
  short_stint_pay: '不满七天不给工资，有这规定吗',
  left_without_notice_pay: '自离就没有工资对吗',
  rural_register: '我是城镇户口，农民工条例保护我吗',
  passed_around: '劳动局和住建局互相推，谁都不管怎么办',
  relief_fund: '老板跑了，政府会先垫工资吗',
  receipt_not_wages: '工头的条子写的是材料款，能拿这个欠条去法院吗',
  iou_out_of_time: '有工资欠条，仲裁时效过了还能要吗',
  double_wages_owed: '拖欠工资是不是赔一倍',
  holiday_time_off: '国庆上班给补休就不给钱，行吗',
  red_packet_for_pay: '初一上班发个红包就算加班费了吗',
  stoppage_allowance: '停工待岗的生活费是最低工资的百分之几',
  injured_by_carelessness: '自己操作不当压了手，能算工伤吗',
  first_day_injury: '第一天上班就砸伤了脚，算工伤吗',
  over_age_injury: '我六十二岁，干活摔伤，厂里要管吗',
  accident_policy: '厂里买了意外险，说代替工伤保险，行吗',
  minor_in_nightlife: '我弟十七岁在酒吧上班，合法吗',
  minor_hard_work: '我儿子十七岁，厂里能安排他喷漆吗',
  sixty_days: '劳动仲裁是不是60天内申请',
  lawyer_needed: '仲裁必须请律师吗',
  inspection_after_arbitration: '已经申请仲裁了，还能打12333投诉吗',
  inspection_retaliation: '我投诉以后被老板开除，这是报复吗',
  pregnant_night: '怀孕八个月还排我夜班，能不能不上',
  nursing_night: '孩子四个多月还在吃奶，厂里能给我排夜班吗',
  severance_base: '补偿是按到手工资还是按社保基数算',
  seniority_kept: '公司被收购，新老板说工龄重新算可以吗',
  resign_needs_no_leave: '厂里规定辞职要提前两个月、厂长批，作数吗',
  double_wage_limit: '双倍工资的仲裁时效是多久',
  proof_without_contract: '没签合同，只有转账记录，够当证据吗',
  private_household: '给人家做住家保姆，工钱没给找谁要',
  leave_fined_double: '请一天假扣三天工资，能这样扣吗',
  heat_allowance: '江苏高温补贴一个月多少',
  injury_without_contract: '没签劳动合同能认工伤吗',
  rural_insurance: '农村户口是不是可以不交社保',
  child_wage: '我弟十五岁干了半个月，工钱厂里给不给',
  arbitration_refused: '仲裁不予受理，能去法院吗',
  agreement_broken: '街道签的调解协议，老板不给钱怎么办',
  full_time_called_part_time: '老板说我是兼职，可我每天干十个小时，算兼职吗',
  signed_all_settled: '离职时签了工资结清再无纠纷，还能反悔吗',
  old_debt_void: '欠的工资过了两年就自动作废了吗',
  over_age_minimum: '我爸六十八岁，一个月给一千八，低于最低工资吗',
  night_allowance: '夜班费一个晚上多少',
  marriage_leave_days: '婚假放几天',
  site_deposit_rate: '工地的工资保证金比例是多少',
  stay_subsidy_kept: '过年留岗补贴老板拿了没给我，能要吗',
  contract_backdated: '老板让补签合同，日期写成入职那天，我签不签',
  intern: '老板说我是实习生，没有工资，对吗',
  commission_after_leaving: '离职了上个月的提成不发，能要吗',
  dispatched_holiday: '我是派遣工，春节在岗的三倍加班费找谁要',
  arbitration_beside_inspection: '监察还没办完，是不是不能去仲裁',
  employer_against_final_award: '终局裁决公司不服能起诉吗',
  private_building: '给东家盖房子，工钱差我八千不给，去哪里要',
  promise_by_chat: '老板说微信上答应的工资不算数，对吗',
  interest_from_wages: '工头说垫了工资要扣利息，能扣吗',
  complaint_free: '投诉要不要交钱',
  promise_not_to_leave: '签了承诺书五年内离职要赔三万，有用吗',
  rules_must_be_shown: '厂里说我违反规章开除我，没给我看过规章，合法吗',
};

/** Close to one, and none of it. */
const NEAR = [
  '试用期最长几个月',
  '没签合同能要双倍工资吗',
  '年底的年终奖发不发是老板说了算吗',
  '上了60天班没给钱，找谁要',
  '过年留在厂里有没有红包',
  '放假前调休上班那天算加班吗',
  '我爸六十岁多久能退休',
  '怀孕三个月想请假，主管不批',
  '孩子上学要什么材料',
  '我是农村户口，社保卡丢了怎么补',
  '辞职报告怎么写',
  '一天扣多少钱算合理',
];

describe('the short verdicts', () => {
  it.each(verdicts.map((verdict) => [verdict.id, verdict] as const))(
    'should rest %s on known sources and lead to a published answer',
    (_id, { sources, intent }) => {
      expect(sources.filter((source) => sourceRef(source, KNOWLEDGE) === null)).toEqual([]);
      if (intent) expect([...intents.keys()]).toContain(intent);
    },
  );

  it('should each be meant by a message', () => {
    expect(Object.fromEntries(Object.keys(MEANT).map((id) => [id, found(MEANT[id] ?? '')]))).toEqual(
      Object.fromEntries(verdicts.map(({ id }) => [id, id])),
    );
  });

  it.each(NEAR)('should not speak up for “%s”', (text) => {
    expect(found(text)).toBeUndefined();
  });
});
