import type { ClockId } from '../../law/clock-table';

/** What happened on a day, and which clocks of the law it starts. */
export interface EventRule {
  id: EventId;
  /** How the message names it. */
  words: RegExp;
  /** In a reply: "收到裁决书那天". */
  day: string;
  clocks: readonly ClockId[];
}

export type EventId =
  | 'left'
  | 'injured'
  | 'injury_accepted'
  | 'award'
  | 'judgment'
  | 'ruling'
  | 'arbitration_accepted'
  | 'arbitration_applied'
  | 'inspection_opened'
  | 'complained'
  | 'agreement'
  | 'mediation'
  | 'payment_order'
  | 'legal_aid'
  | 'petition'
  | 'should_pay';

/** The narrower event stands first: "受理" of an injury is not that of an arbitration. */
export const EVENTS: readonly EventRule[] = [
  rule('injury_accepted', /工伤.{0,8}受理|受理.{0,6}工伤/, '受理', [
    'injury_decision',
    'injury_decision_clear',
  ]),
  rule('should_pay', /(强制)?执行/, '该付钱的最后一天', ['enforcement']),
  rule('payment_order', /支付令/, '申请支付令', ['payment_order_notice']),
  rule('judgment', /判决/, '收到判决书', ['appeal']),
  rule('ruling', /裁定/, '收到裁定书', ['appeal_ruling']),
  rule('award', /裁决|仲裁结果/, '收到裁决书', ['lawsuit']),
  rule('agreement', /调解(协议|书)|司法确认/, '调解协议生效', ['judicial_confirmation']),
  rule('arbitration_accepted', /仲裁.{0,10}受理|受理.{0,8}仲裁|仲裁.{0,6}立案/, '受理', ['award']),
  rule('inspection_opened', /监察.{0,12}立(的)?案|立(的)?案.{0,12}监察/, '立案', ['inspection']),
  rule('injured', /受的?伤|工伤|出的?事|事故|摔|砸|轧|骨折|伤的/, '受伤', [
    'injury_report_employer',
    'injury_report_worker',
  ]),
  rule('legal_aid', /法律援助|法援/, '申请', ['legal_aid_review']),
  rule('petition', /信访|上访/, '收到信访', ['petition_notice']),
  rule(
    'left',
    /离职|离的职|离的厂|辞职|辞工|辞的工|走的|走了|走人|不干|没干了|不做了|辞退|开除|离开|被裁|裁了|裁掉|自离|离厂|合同.{0,14}(?:终止|到期|期满)|(?:把|给)我(?:们)?(?:辞|炒|撵|赶走)|辞了(?:我|工)/,
    '离职',
    ['arbitration_limit'],
  ),
  rule('arbitration_applied', /(申请|交|递|提交).{0,6}仲裁|仲裁.{0,8}(申请|交|递|提交)/, '交仲裁申请', [
    'arbitration_acceptance',
  ]),
  rule('mediation', /调解/, '申请调解', ['mediation']),
  rule('complained', /投诉|举报/, '投诉', ['inspection_acceptance']),
];

/** The event that a message tells of; null when none is named. */
export const eventIn = (text: string): EventRule | null =>
  EVENTS.find((event) => event.words.test(text)) ?? null;

function rule(id: EventId, words: RegExp, day: string, clocks: readonly ClockId[]): EventRule {
  return { id, words, day, clocks };
}
