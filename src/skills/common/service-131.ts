import type { EffectDraft } from '../../contracts/dialogue';
import {
  KEY_GROUPS,
  progress131,
  progressText131,
  TARGETS_131,
  type KeyGroup,
  type Line131,
  type Service131,
} from '../../contracts/service-131';
import type { SkillContext } from '../../contracts/skill';
import type { Entities } from '../../contracts/understanding';

/** Days after which a line of the ledger is deleted: long enough for the figures of a year. Said when consent is asked. */
export const LEDGER_DAYS = 365;

export const serviceOf = (context: Pick<SkillContext, 'service131'>): Service131 =>
  context.service131 ?? { lines: [] };

/** What a skill hands back about the service: how it stands now, and the entries that it wishes for. */
export interface Noted131 {
  service131: Service131;
  effects: EffectDraft[];
}

/**
 * Adds lines to what was given. They go into the register only when the person agreed; the same line is never written
 * twice.
 */
export function note131(service: Service131, lines: readonly Line131[], memory: Entities): Noted131 {
  const known = new Set(service.lines.map(keyOf));
  const fresh = lines.filter((line) => !known.has(keyOf(line)) && known.add(keyOf(line)));
  return {
    service131: { ...service, lines: [...service.lines, ...fresh] },
    effects: service.record === true ? fresh.map((line) => entryOf(line, memory)) : [],
  };
}

const keyOf = ({ what, ref, outcome }: Line131): string => `${what} ${ref} ${outcome}`;

/** Agreed: what was given so far is written too, so that the ledger is whole. */
export function agree131(service: Service131, memory: Entities): Noted131 {
  const agreed: Service131 = { ...service, record: true };
  return { service131: agreed, effects: service.lines.map((line) => entryOf(line, memory)) };
}

/** Not agreed, or not any more: nothing is written from here on, and what was written is withdrawn. */
export const forget131 = (service: Service131): Noted131 => ({
  service131: { ...service, record: false },
  effects: service.record === true ? [{ kind: 'withdraw_register', registerKind: 'service_131' }] : [],
});

function entryOf({ what, ref, outcome }: Line131, memory: Entities): EffectDraft {
  const { city, district } = memory;
  return {
    kind: 'register',
    entry: {
      kind: 'service_131',
      region: city ? { city, ...(district ? { district } : {}) } : {},
      facts: { what, ref, outcome },
      consent: 'service_131',
      keepDays: LEDGER_DAYS,
    },
  };
}

/** How far the service is, what comes next, and that nobody can promise a job. */
export function standing131(service: Service131): { text: string; quickReplies: string[] } {
  const progress = progress131(service.lines);
  const next = [
    ...(progress.guidance < TARGETS_131.guidance ? ['做职业指导'] : []),
    ...(progress.job < TARGETS_131.job ? ['帮我找岗位'] : []),
    ...(progress.training < TARGETS_131.training ? ['找培训'] : []),
  ];
  const kept = service.record === true ? '记在台账里' : '没记台账';
  const then = next.length > 0 ? '接下来选一样。' : '都给您了，不够再说。';
  return {
    text: `131做到：${progressText131(progress)}，${kept}。${then}录不录用单位说了算，我不能保证。`,
    quickReplies: next.length > 0 ? next : ['换一批', '人工'],
  };
}

const GROUP_WORDS: readonly (readonly [RegExp, KeyGroup])[] = [
  [/脱贫|贫困户|建档立卡|扶贫户/, 'lifted'],
  [/低保|特困|五保/, 'dibao'],
  [/农村低收入|低收入/, 'low_income'],
  [/残疾|残障|聋|哑|瘸/, 'disabled'],
  [/登记(了|过)?失业|失业(证|登记)|领(着)?失业金/, 'unemployed'],
  [/就业困难|零就业|4050|长期失业|(四五|四零五零)/, 'hard_to_employ'],
];

/** The group that somebody counts themselves among; a denial ("不是低保") names none. */
export function groupIn(text: string): KeyGroup | undefined {
  const plain = text.normalize('NFKC');
  const found = GROUP_WORDS.find(([words]) => words.test(plain));
  if (!found) return undefined;
  const denied = new RegExp(`(不是|没有?|不算|够不上)[^，,。]{0,3}(${found[0].source})`);
  return denied.test(plain) ? undefined : found[1];
}

export const groupTitle = (group: KeyGroup): string => KEY_GROUPS[group];
