import type { CrisisKind } from '../../../src/dialogue/safety';
import { LATE } from './crises-late';
import { LIFE_AND_LIMB } from './crises-life';
import { PEOPLE_AND_HARDSHIP } from './crises-people';
import { SHORT_DANGER } from './crises-short-danger';
import { SHORT_HARDSHIP } from './crises-short-hardship';
import { TOLD_DANGER } from './crises-told-danger';
import { TOLD_HARDSHIP } from './crises-told-hardship';
import { NEAR_MISSES } from './near-misses';
import { NEAR_MISSES_LIFE } from './near-misses-life';
import { MORE_NEAR_MISSES } from './near-misses-more';
import { OFFICE_1 } from './near-misses-office-1';
import { OFFICE_2 } from './near-misses-office-2';
import { SHORT_NEAR_MISSES } from './near-misses-short';

const LISTS = [
  LIFE_AND_LIMB,
  PEOPLE_AND_HARDSHIP,
  TOLD_DANGER,
  TOLD_HARDSHIP,
  SHORT_DANGER,
  SHORT_HARDSHIP,
  LATE,
] as const;

/** Every crisis message with the situation it tells of. */
export const ALL_CRISES: readonly (readonly [kind: CrisisKind, text: string])[] = LISTS.flatMap((list) =>
  Object.entries(list).flatMap(([kind, texts]) => texts.map((text) => [kind as CrisisKind, text] as const)),
);

export const ALL_NEAR_MISSES: readonly string[] = [
  ...NEAR_MISSES,
  ...NEAR_MISSES_LIFE,
  ...SHORT_NEAR_MISSES,
  ...MORE_NEAR_MISSES,
  ...OFFICE_1,
  ...OFFICE_2,
];
