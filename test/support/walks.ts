import { intakeForm } from '../../src/skills/rights-intake/form';
import { arrearsForm } from '../../src/skills/wage-arrears/form';
import type { Walk } from './interruptions';

/** The complaint forms, each walked with plain answers. */
export const WALKS: readonly Walk[] = [
  {
    form: arrearsForm,
    type: 'arrears',
    opening: ['登记投诉'],
    answers: [
      ['place', '徐州睢宁'],
      ['employer', '恒达电子厂'],
      ['amount', '一共欠我九千块'],
      ['period', '三个月的'],
      ['people', '就我一个'],
      ['employment', '还在干'],
      ['evidence', '有工资条'],
      ['steps', '没找过'],
      ['phone', '13800001234'],
    ],
    correction: { say: '地方不对，是在徐州沛县', shows: '徐州沛县' },
    grievance: '老板还把我的身份证扣着',
  },
  {
    form: intakeForm,
    type: 'discrimination',
    opening: ['招工嫌我是外地人', '登记投诉'],
    answers: [
      ['place', '盐城大丰'],
      ['employer', '永兴玩具厂'],
      ['happened', '昨天去面试，门卫一看身份证就让我走'],
      ['people', '就我一个'],
      ['evidence', '有录音'],
      ['wish', '要他们道歉'],
      ['phone', '13800001234'],
    ],
    correction: { say: '地方不对，是在盐城东台', shows: '盐城东台' },
    grievance: '上一家还欠我工资没给',
  },
];
