import type { SafetyLevel } from '../../contracts/understanding';

/**
 * The 23 situations of the safety rules, in the order in which they win when one message tells of several that are
 * equally urgent: first death and what kills a whole room, then violence, from the most to the least particular.
 */
export const CRISIS_LEVELS = {
  suicide: 'P0',
  revenge_threat: 'P0',
  gas_poisoning: 'P0',
  fire_collapse: 'P0',
  sexual_harassment: 'P0',
  domestic_violence: 'P0',
  child_labour: 'P0',
  minor_worker: 'P1',
  forced_labour: 'P0',
  confined: 'P0',
  beaten: 'P0',
  injury_emergency: 'P0',
  collective_action: 'P0',
  mass_illness: 'P1',
  heat_cold_exhaustion: 'P1',
  debt_trafficking: 'P1',
  family_emergency: 'P1',
  no_food_shelter: 'P1',
  incoherent_drunk: 'P1',
  electric_height_hazard: 'P1',
  job_fraud: 'P1',
  pregnancy: 'P2',
  id_withheld: 'P2',
} as const satisfies Readonly<Record<string, SafetyLevel>>;

export type CrisisKind = keyof typeof CRISIS_LEVELS;
export type CrisisLevel = Exclude<SafetyLevel, 'none'>;

export const CRISIS_KINDS = Object.keys(CRISIS_LEVELS) as CrisisKind[];

export function isCrisisKind(kind: string | undefined): kind is CrisisKind {
  return kind !== undefined && Object.hasOwn(CRISIS_LEVELS, kind);
}
