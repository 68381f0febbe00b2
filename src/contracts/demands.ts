import { caseTypeOf, type CaseType } from './case';
import type { Understanding } from './understanding';

/** Demands against an employer or an agency; a hardship or a ride home is asked of the office and is its own matter. */
const DEMANDS: ReadonlySet<CaseType> = new Set<CaseType>([
  'arrears',
  'contract',
  'dismissal',
  'social_insurance',
  'injury',
  'hours_leave',
  'deposit_id',
  'agency',
  'discrimination',
]);

/** From here up a clause's subject is taken for a grievance of its own. */
const SURE = 0.6;

/** Words of somebody who tells of a wrong. "有合同" is about a contract, and no grievance. */
const GRIEVANCE =
  /没有?(跟|和|给|替|帮|为)?.{0,5}(签|交|发|结|买|缴|给)|不(给|交|发|签|让|结|买|缴|算|赔|认|要我)|未(签|交|缴|付|发)|欠|扣|押|骗|克扣|拖|赖|嫌|歧视|受伤|伤了|断了|逼|被(辞|开|打|赶|裁|拒)|辞退|开除|只招|不招|少(给|发|算)/;

/** An intent that only asks for the form. */
export const isCommand = (intent: string): boolean => intent.endsWith('.file_complaint');
/** Who is turned away, and for what. A home village or an age that is only mentioned is no discrimination. */
const SLIGHT =
  /歧视|嫌|(只|不)(招|要|收|用|录)|拒|优先|限|(太|年纪|岁数)(老|大)|骚扰|怀孕|孕|结婚|生(孩子|小孩|娃|育)|残疾|乙肝|体检|民族|因为我是/;

/** The kinds of demand told in one message, the main one first; none when no wrong is told in it. */
export function demandsHeard(understanding: Understanding, text: string): CaseType[] {
  if (!GRIEVANCE.test(text)) return [];
  // "我要投诉" tells that something is to be filed, not what.
  const main = understanding.decision === 'answer' && understanding.confidence >= SURE ? [understanding] : [];
  const further = understanding.furtherTopics.filter((t) => t.confidence >= SURE && !isCommand(t.intent));
  const types = [...main, ...further].map((meant) => caseTypeOf(meant));
  // Overtime beside unpaid wages is a matter of its own; alone it is wages, too.
  const topics = [...main, ...further].map((meant) => meant.topic);
  if (topics.includes('wage_arrears') && topics.includes('overtime_pay')) types.push('hours_leave');
  // The rules know a kept identity card better than any model.
  if (understanding.safety.kind === 'id_withheld') types.push('deposit_id');
  return [
    ...new Set(
      types.filter(
        (type) => type !== undefined && DEMANDS.has(type) && (type !== 'discrimination' || SLIGHT.test(text)),
      ),
    ),
  ] as CaseType[];
}
