import type { EffectDraft, Slots } from '../../contracts/dialogue';
import type { RegisterDraft } from '../../contracts/register';
import { valueOf } from '../../contracts/slots';
import { factsOf, wordsOf } from '../common/sign-up';
import { regionOf, type Stop } from '../common/stops';
import { KEEP_DAYS } from './form';

/** Seats of an ordinary coach; what the office's manifest reckons with unless told. */
export const COACH_SEATS = 45;

/** The entry that a confirmed sign-up asks for. Everything in it was said; nothing is inferred. */
export function transportEntry(slots: Slots): RegisterDraft {
  const origin = valueOf<Stop>(slots, 'origin');
  const destination = valueOf<Stop>(slots, 'destination');
  const number = valueOf<string>(slots, 'phone');
  const said = {
    ...(origin ? { origin: origin.text } : {}),
    ...(destination ? { destination: destination.text } : {}),
  };
  return {
    kind: 'transport',
    region: regionOf(destination, origin),
    facts: {
      ...(origin?.province ? { originProvince: origin.province } : {}),
      ...(origin?.name ? { origin: origin.name } : {}),
      ...(destination?.name ? { destination: destination.name } : {}),
      ...factsOf(slots, ['date', 'headcount']),
    },
    ...(Object.keys(said).length > 0 ? { words: said } : wordsOf(slots, [])),
    ...(number ? { person: { phone: number } } : {}),
    consent: 'share_with_bureau',
    keepDays: KEEP_DAYS,
  };
}

/** A new sign-up replaces the one before: nobody holds two seats by mistake. */
export const signUpEffects = (slots: Slots): EffectDraft[] => [
  { kind: 'withdraw_register', registerKind: 'transport', doneToo: true },
  { kind: 'register', entry: transportEntry(slots) },
];

/** True when a message asks for a seat: it says so, or tells where from and where to. */
export const wantsSeat = (text: string): boolean =>
  /报名|报个名|登记|预约|订座|(我|我们|想|要|帮我)(们)?(坐|搭|乘)(你们|您们)?(这|那)?(个|趟)?(返岗|返工|回去的?)?(包车|专车|大巴|车|点对点)|改(日子|日期|时间|人数)/.test(
    text,
  );
