import type { CaseDraft, CaseType } from '../../contracts/case';
import type { Slots } from '../../contracts/dialogue';
import type { SkillContext } from '../../contracts/skill';
import { valueOf } from '../../contracts/slots';
import type { Entities } from '../../contracts/understanding';
import { allDemands, basisOf } from '../common/demands';
import type { People, Place } from '../common/slots';

/** The case that a confirmed form asks for. Everything here was said by the worker; nothing is inferred. */
export function draftOf(slots: Slots, context: SkillContext): CaseDraft {
  const type = valueOf<CaseType>(slots, 'kind') ?? 'other';
  const where = valueOf<Place>(slots, 'place');
  const crowd = valueOf<People>(slots, 'people');
  const employerText = valueOf<string>(slots, 'employer');
  // The employer's name comes from its slot alone: there it was asked for, and read back.
  const { phone: _own, ambiguous: _open, employerText: _heard, ...memory } = context.memory;
  const fields: Entities = {
    ...memory,
    ...(where?.city ? { city: where.city } : {}),
    ...(where?.district ? { district: where.district } : {}),
    ...(employerText ? { employerText } : {}),
    ...(crowd ? (crowd.atLeast ? { headcountMin: crowd.count } : { headcount: crowd.count }) : {}),
  };
  const phone = valueOf<string>(slots, 'phone');
  const contactWhen = valueOf<string>(slots, 'contactTime');
  const wanted = valueOf<string>(slots, 'wish');
  const proof = valueOf<string>(slots, 'evidence');
  const story = [valueOf<string>(slots, 'happened'), where?.text && `地点原话：${where.text}`]
    .filter(Boolean)
    .join('；');
  return {
    type,
    demands: allDemands(
      { type, basis: basisOf(type), ...(wanted ? { wish: wanted } : {}) },
      valueOf<CaseType[]>(slots, 'demands'),
    ),
    ...(employerText ? { employerText } : {}),
    worker: { ...(phone ? { phone } : {}), ...(contactWhen ? { contactTime: contactWhen } : {}) },
    fields,
    notKnown: Object.entries(slots)
      .filter(([, v]) => v.status !== 'filled')
      .map(([name]) => name),
    ...(proof ? { evidenceText: proof } : {}),
    ...(story ? { story } : {}),
    consent: { kind: 'share_with_bureau', at: context.now.toISOString() },
    handoffRequested: false,
  };
}
