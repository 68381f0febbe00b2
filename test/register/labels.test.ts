import { describe, expect, it } from '@jest/globals';
import type { EffectDraft, Slots } from '../../src/contracts/dialogue';
import { REGISTER_KINDS } from '../../src/contracts/register';
import { factTitle, OFFICE_KINDS, wordTitle } from '../../src/contracts/register-labels';
import type { Skill } from '../../src/contracts/skill';
import { employers } from '../../src/skills/employers/manifest';
import { returnRegistration } from '../../src/skills/return-registration/manifest';
import { returnSurvey } from '../../src/skills/return-survey/manifest';
import { transport } from '../../src/skills/transport/manifest';
import { aTurnInput } from '../support/dialogue-builders';

const PLACE = { text: '昆山', name: '苏州昆山', province: '江苏', city: '苏州', district: '昆山' };
const CODES: Record<string, unknown> = {
  origin: PLACE,
  destination: PLACE,
  place: PLACE,
  headcount: 3,
  total: 3,
  stayed: 2,
  agree: true,
};

/** A form with every question answered. */
function answered(skill: Skill): Slots {
  const slots = skill.form?.slots ?? [];
  return Object.fromEntries(
    slots.map(({ name }) => [name, { status: 'filled' as const, value: CODES[name] ?? `${name}…` }]),
  );
}
const entriesOf = (skill: Skill) =>
  (skill.complete?.(answered(skill), { ...aTurnInput('对'), memory: {} }).effects ?? []).filter(
    (effect): effect is Extract<EffectDraft, { kind: 'register' }> => effect.kind === 'register',
  );

describe('what the lists call things', () => {
  const skills = [transport, returnSurvey, returnRegistration, ...employers];

  it.each(skills.map((skill) => [skill.id, skill] as const))(
    'should have a Chinese title for all that %s registers, and keep its data for a time',
    (_id, skill) => {
      for (const { entry } of entriesOf(skill)) {
        const titles = [
          ...Object.keys(entry.facts).map(factTitle),
          ...Object.keys(entry.words ?? {}).map(wordTitle),
        ];
        expect(titles.filter((title) => !/[\u4e00-\u9fff]/.test(title))).toEqual([]);
        expect(entry.keepDays).toBeGreaterThan(0);
        // Whoever is named agreed to it; whoever did not agree is not named.
        if (entry.consent === null) expect([entry.person, entry.words]).toEqual([undefined, undefined]);
      }
    },
  );

  it('should register something by every skill that asks for consent', () => {
    const asking = skills.filter((skill) => skill.form?.slots.some(({ name }) => name === 'agree'));
    expect(asking.filter((skill) => entriesOf(skill).length === 0)).toEqual([]);
    expect(asking.length).toBeGreaterThanOrEqual(5);
  });

  it('should list every kind for offices except what somebody left unfinished', () => {
    expect([...OFFICE_KINDS, 'form_draft'].sort()).toEqual(Object.keys(REGISTER_KINDS).sort());
  });
});
