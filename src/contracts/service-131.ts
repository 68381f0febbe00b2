/**
 * The 131 service (notice row 69): at least one career guidance, three jobs that fit, one training that fits. What a
 * person was given is a list of lines, and every figure is counted from lines; there are no counters.
 */
export const SERVICES_131 = ['guidance', 'job', 'training'] as const;
export type Service131Kind = (typeof SERVICES_131)[number];

/** `refused`: they did not want it. `not_suitable`: it did not fit them, so another one is owed. */
export const OUTCOMES_131 = ['delivered', 'refused', 'not_suitable'] as const;
export type Outcome131 = (typeof OUTCOMES_131)[number];

export const TARGETS_131: Readonly<Record<Service131Kind, number>> = { guidance: 1, job: 3, training: 1 };
export const TITLES_131: Readonly<Record<Service131Kind, string>> = {
  guidance: '指导',
  job: '岗位',
  training: '培训',
};

/** Groups that are helped first (重点群体). Told by the person or not at all. */
export const KEY_GROUPS = {
  lifted: '脱贫人口',
  low_income: '农村低收入',
  dibao: '低保',
  disabled: '残疾',
  unemployed: '登记失业',
  hard_to_employ: '就业困难',
} as const;
export type KeyGroup = keyof typeof KEY_GROUPS;

/** One thing that happened, in the order it happened. */
export interface Line131 {
  what: Service131Kind;
  /** Id of the job or course, or how the guidance was given. */
  ref: string;
  outcome: Outcome131;
}

/** What a conversation knows of the service it was given. */
export interface Service131 {
  lines: readonly Line131[];
  /** May the lines be kept in the register? Not asked yet when absent. */
  record?: boolean;
  /** Asked once; `none` also when somebody would rather not say. */
  group?: KeyGroup | 'none';
}

/** How many of each count as given: delivered, and not told to be unsuitable. */
export function progress131(lines: readonly Line131[]): Record<Service131Kind, number> {
  const count = (what: Service131Kind): number => {
    const refs = (outcome: Outcome131): string[] =>
      lines.filter((line) => line.what === what && line.outcome === outcome).map((line) => line.ref);
    const unsuitable = new Set(refs('not_suitable'));
    return new Set(refs('delivered').filter((ref) => !unsuitable.has(ref))).size;
  };
  return { guidance: count('guidance'), job: count('job'), training: count('training') };
}

export const isComplete131 = (progress: Readonly<Record<Service131Kind, number>>): boolean =>
  SERVICES_131.every((what) => progress[what] >= TARGETS_131[what]);

/** "指导1/1，岗位2/3，培训0/1". More than the target is shown as it is. */
export const progressText131 = (progress: Readonly<Record<Service131Kind, number>>): string =>
  SERVICES_131.map((what) => `${TITLES_131[what]}${progress[what]}/${TARGETS_131[what]}`).join('，');
