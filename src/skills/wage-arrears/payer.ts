import type { EmployerRole } from '../../contracts/case';
import type { Slots } from '../../contracts/dialogue';
import type { SlotSpec } from '../../contracts/skill';
import { declined, filled, valueOf } from '../../contracts/slots';

/** Who engaged the worker on a site, in the words of the site. */
const ROLES: readonly [RegExp, EmployerRole][] = [
  [/总包|总承包|施工单位|中建|中铁|中交|建工集团/, 'main_contractor'],
  [/劳务(公司|分包|队)|分包/, 'labour_subcontractor'],
  [/包工头|工头|小?包工|带班|班组长?|队长|大包|清包/, 'foreman'],
  [/中介|派遣|人力资源/, 'agency'],
  [/站点|平台|众包|美团|饿了么|滴滴/, 'platform'],
];

const TITLES: Partial<Record<EmployerRole, string>> = {
  main_contractor: '总包公司',
  labour_subcontractor: '劳务（分包）公司',
  foreman: '包工头或班组长',
  agency: '中介或派遣公司',
  platform: '平台或站点',
  employer: '单位自己招的',
};

/** The role that a name or a sentence tells; undefined when it tells none. */
export const roleIn = (text: string | undefined): EmployerRole | undefined =>
  text === undefined ? undefined : ROLES.find(([words]) => words.test(text))?.[1];

/** Whether it was a building site. Heard, never asked for. */
export function site(): SlotSpec {
  return {
    name: 'site',
    prompts: [],
    skip: () => true,
    fromMemory: (memory) => (memory.construction === undefined ? null : filled(memory.construction)),
    fill: (c) => {
      const said = c.understanding.entities.construction;
      return said === undefined ? null : filled(said);
    },
    readBack: () => null,
  };
}

/**
 * Who owes: on a building site it decides who must pay in the end (the main contractor pays first: BZNMG-30, BZNMG-36),
 * so it is asked there, and only there. What the employer's name says already is not asked.
 */
export function payer(): SlotSpec {
  return {
    name: 'payer',
    prompts: [
      '工地上是谁叫您来干的？包工头、劳务公司，还是总包公司？',
      '谁给您派活、发钱，就说谁。不清楚也没关系。',
    ],
    quickReplies: ['包工头', '劳务公司', '总包公司', '不清楚'],
    skip: (slots) => !onSite(slots) || roleIn(valueOf<string>(slots, 'employer')) !== undefined,
    fromMemory: (memory) => (memory.construction === true ? wrapRole(roleIn(memory.employerText)) : null),
    fill: (c) => {
      if (c.asked)
        return (
          wrapRole(roleIn(c.text)) ?? (/自己招|直接招|公司招/.test(c.text) ? filled('employer') : declined(c))
        );
      return c.memory.construction === true ? wrapRole(roleIn(c.text)) : null;
    },
    readBack: (v) =>
      v.status === 'filled' ? `谁招的：${TITLES[v.value as EmployerRole] ?? '不清楚'}` : null,
  };
}

const wrapRole = (role: EmployerRole | undefined) => (role === undefined ? null : filled(role));
const onSite = (slots: Slots): boolean => valueOf<boolean>(slots, 'site') === true;
