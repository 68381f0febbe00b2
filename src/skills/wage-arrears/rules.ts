import type { CaseDraft, CaseType, EmployerRole } from '../../contracts/case';
import type { Slots } from '../../contracts/dialogue';
import type { Calendar } from '../../contracts/knowledge';
import { valueOf } from '../../contracts/slots';
import type { SkillContext } from '../../contracts/skill';
import type { Entities } from '../../contracts/understanding';
import { deadline, type Deadline } from '../../law/deadlines';
import { allDemands, basisOf } from '../common/demands';
import type { People, Place } from '../common/slots';
import { roleIn } from './payer';
import { totalOf, type Amount, type Employment, type Period } from './form';

/** The case that a confirmed form asks for. Everything here was said by the worker; nothing is inferred. */
export function arrearsDraft(slots: Slots, context: SkillContext): CaseDraft {
  const place = valueOf<Place>(slots, 'place');
  const owed = valueOf<Amount>(slots, 'amount');
  const period = valueOf<Period>(slots, 'period');
  const people = valueOf<People>(slots, 'people');
  const employment = valueOf<Employment>(slots, 'employment');
  const employerText = valueOf<string>(slots, 'employer');
  const phone = valueOf<string>(slots, 'phone');
  const amount = totalOf(owed);
  const site = valueOf<boolean>(slots, 'site') ?? context.memory.construction;
  const role = valueOf<EmployerRole>(slots, 'payer') ?? roleIn(employerText);
  // The employer's name comes from its slot alone: there it was asked for, and read back.
  const { phone: _own, ambiguous: _open, employerText: _heard, ...memory } = context.memory;
  const fields: Entities = {
    ...memory,
    ...(place?.city ? { city: place.city } : {}),
    ...(place?.district ? { district: place.district } : {}),
    ...(employerText ? { employerText } : {}),
    ...(amount === undefined ? {} : { amountOwed: amount }),
    ...(owed?.approx ? { amountApprox: true } : {}),
    ...(owed?.range ? { amountRange: owed.range } : {}),
    ...(period?.months === undefined ? {} : { monthsOwed: period.months }),
    ...(period?.from ? { periodFrom: period.from } : {}),
    ...(period?.to ? { periodTo: period.to } : {}),
    ...(people ? (people.atLeast ? { headcountMin: people.count } : { headcount: people.count }) : {}),
    ...(employment?.leftOn ? { resignedOn: employment.leftOn } : {}),
  };
  const wish = valueOf<string>(slots, 'wish');
  const evidenceText = valueOf<string>(slots, 'evidence');
  const stepsTaken = valueOf<string>(slots, 'steps');
  const contactTime = valueOf<string>(slots, 'contactTime');
  const story = [
    place?.text && `地点原话：${place.text}`,
    owed?.text && `金额原话：${owed.text}`,
    period?.text && `时间原话：${period.text}`,
  ]
    .filter(Boolean)
    .join('；');
  return {
    type: 'arrears',
    demands: allDemands(
      {
        type: 'arrears',
        ...(amount === undefined ? {} : { amount }),
        ...(owed?.approx ? { amountApprox: true } : {}),
        ...(period?.months === undefined ? {} : { monthsOwed: period.months }),
        ...(period?.from ? { periodFrom: period.from } : {}),
        ...(period?.to ? { periodTo: period.to } : {}),
        basis: basisOf('arrears'),
        ...(wish ? { wish } : {}),
      },
      valueOf<CaseType[]>(slots, 'demands'),
    ),
    ...(employerText ? { employerText } : {}),
    ...(role ? { employerRole: role } : {}),
    ...(site === undefined ? {} : { construction: site }),
    worker: { ...(phone ? { phone } : {}), ...(contactTime ? { contactTime } : {}) },
    fields,
    notKnown: Object.entries(slots)
      .filter(([, v]) => v.status !== 'filled')
      .map(([name]) => name),
    ...(employment ? { stillEmployed: employment.still } : {}),
    ...(evidenceText ? { evidenceText } : {}),
    ...(stepsTaken ? { stepsTaken } : {}),
    ...(story ? { story } : {}),
    consent: { kind: 'share_with_bureau', at: context.now.toISOString() },
    handoffRequested: context.understanding.topic === 'human_agent',
  };
}

/** Already before arbitration or a court: inspection does not take the same claim up again (劳动保障监察条例 21). */
export const alreadyInProceedings = (steps: string | undefined): boolean =>
  !!steps &&
  /仲裁|法院|起诉|开庭|判决|裁决/.test(steps) &&
  !/没(有|去|找|打)?.{0,4}(仲裁|法院|起诉)|没找过/.test(steps);

/** The year within which arbitration must be asked for after leaving (TJZC-27). */
export const limitationEnds = (leftOn: string, calendar: Calendar): Deadline =>
  deadline('arbitration_limit', leftOn, calendar);
