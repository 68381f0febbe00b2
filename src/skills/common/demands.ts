import { CASE_TYPES, type CaseType, type Demand } from '../../contracts/case';
import { demandsHeard } from '../../contracts/demands';
import type { SkillContext, SlotSpec } from '../../contracts/skill';
import { filled } from '../../contracts/slots';

/**
 * Several problems in one story: each becomes a demand (诉求) of the one case, with its own articles and its own clocks.
 */

/** What each kind of demand rests on, by article id. Verified articles only (data/law.json). */
const BASIS: Readonly<Partial<Record<CaseType, readonly string[]>>> = {
  arrears: ['BZNMG-3', 'LHT-30'],
  contract: ['LHT-10', 'LHT-82'],
  dismissal: ['LHT-46', 'LHT-47', 'LHT-87'],
  social_insurance: ['JS2-19', 'JCTL-11'],
  injury: ['GSBX-14', 'GSBX-17'],
  hours_leave: ['LDF-36', 'LDF-41', 'LDF-44'],
  deposit_id: ['LHT-9', 'LHT-84'],
  agency: ['JYCJ-41', 'RLZY-18'],
  discrimination: ['JYCJ-26', 'JYCJ-62'],
};

export const basisOf = (type: CaseType): string[] => [...(BASIS[type] ?? [])];

/** What a worker would call them. */
const TITLES: Readonly<Partial<Record<CaseType, string>>> = {
  arrears: '工资没给',
  contract: '没签合同',
  dismissal: '被辞退',
  social_insurance: '社保没交',
  injury: '工伤',
  hours_leave: '加班和休息',
  deposit_id: '证件或押金被扣',
  agency: '中介骗钱',
  discrimination: '被歧视',
};
const titles = (types: readonly CaseType[]): string =>
  types.map((type) => TITLES[type] ?? CASE_TYPES[type]).join('、');

/** "我听到三件事：…" before the first question, what was told earlier included; null when there is only one. */
export function heardSeveral(
  own: CaseType,
  { understanding, text, told = [] }: Pick<SkillContext, 'understanding' | 'text' | 'told'>,
): string | null {
  const all = [...new Set([own, ...told, ...demandsHeard(understanding, text)])];
  if (all.length < 2) return null;
  return `我听到${NUMERALS[all.length] ?? all.length}件事：${titles(all)}。一起登记，一件一件给您办。`;
}

const NUMERALS = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九'];

/** A deposit that an agency keeps is one matter, whichever of the two it is called. */
const isSame = (a: CaseType, b: CaseType): boolean =>
  [a, b].every((type) => type === 'agency' || type === 'deposit_id');

/** Collects the further demands of a complaint from everything that is said. Never asked for. */
export function furtherDemands(own: (slots: Parameters<SlotSpec['fill']>[0]['slots']) => CaseType): SlotSpec {
  return {
    name: 'demands',
    prompts: [],
    skip: () => true,
    gathers: {
      noted: (value, before) => {
        const known = (before?.value as CaseType[] | undefined) ?? [];
        return `${titles((value.value as CaseType[]).filter((type) => !known.includes(type)))}也记上了。`;
      },
    },
    fill: (c) => {
      const known = (c.slots.demands?.value as CaseType[] | undefined) ?? [];
      const mine = own(c.slots);
      const before = c.slots.demands ? [] : (c.told ?? []);
      const heard = [...before, ...demandsHeard(c.understanding, c.text)].filter(
        (type) => type !== mine && !isSame(type, mine),
      );
      const all = [...new Set([...known, ...heard])];
      return all.length > known.length ? filled(all) : null;
    },
    readBack: (v) => (v.status === 'filled' ? `还有：${titles(v.value as CaseType[])}` : null),
  };
}

/** The demands of a case: its own first, then what else was told. */
export function allDemands(first: Demand, further: readonly CaseType[] | undefined): Demand[] {
  const others = (further ?? []).filter((type) => type !== first.type);
  return [first, ...others.map((type) => ({ type, basis: basisOf(type) }))];
}
