import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Slots } from '../../src/contracts/dialogue';
import { isReferred, needsIn, reliefForm } from '../../src/skills/relief/form';
import { referralEntry, relief, whereToGo } from '../../src/skills/relief/manifest';
import { visitEntry } from '../../src/skills/relief/visit';
import { aTurnInput, converse, NOTHING, said } from '../support/dialogue-builders';

const context = { ...aTurnInput(''), memory: {} };
const filled = (value: unknown) => ({ status: 'filled' as const, value });

describe('needsIn', () => {
  test.each([
    ['两天没吃饭了', ['food']],
    ['没饭吃也没地方住', ['food', 'bed']],
    ['没路费回老家', ['fare']],
    ['住院费交不起', ['bed', 'illness']],
    ['在昆山', []],
  ])('should read “%s”', (text, needs) => expect(needsIn(text)).toEqual(needs));
});

describe('The relief screener', () => {
  const anyAnswer = fc.constantFrom({ status: 'refused' as const }, { status: 'unknown' as const });

  it('should ask at most four questions, and tell where to go though every one was refused', () => {
    expect(reliefForm.slots.filter((slot) => slot.prompts.length > 0).length).toBeLessThanOrEqual(4);
    fc.assert(
      fc.property(anyAnswer, anyAnswer, anyAnswer, anyAnswer, (where, need, people, reach) => {
        const slots: Slots = { where, need, people, reach };
        expect(reliefForm.ends?.(slots)).toBe(true);
        const { replies, effects } = relief.complete?.(slots, context) ?? { replies: [] };
        const text = replies.map((reply) => reply.text).join('\n');
        expect(text).toContain('12345');
        expect(text).toContain('不看户口');
        // Neither silence nor a refusal is consent.
        expect(effects).toEqual([]);
      }),
    );
  });

  it('should refer with consent only, the place in their own words and the number sealed', () => {
    const slots: Slots = {
      where: filled({ text: '河南周口', name: '河南周口', province: '河南' }),
      need: filled(['fare', 'food']),
      people: filled({ count: 2, frail: true }),
      reach: filled({ phone: '13800001111' }),
    };
    expect(isReferred(slots)).toBe(true);
    expect(referralEntry(slots)).toMatchObject({
      region: {},
      facts: { need: 'fare', headcount: 2, frail: true },
      words: { where: '河南周口' },
      person: { phone: '13800001111' },
      consent: 'share_with_bureau',
    });
  });

  it('should keep every bubble within what a small screen shows', () => {
    const slots: Slots = { need: filled(['food', 'illness']), where: filled({ text: '无'.repeat(30) }) };
    expect(whereToGo(slots).filter(({ text }) => text.length > 120)).toEqual([]);
  });
});

describe('A visit', () => {
  it('should be asked for in another province too, with nobody of ours in charge', () => {
    const entry = visitEntry({
      who: filled('old'),
      where: filled({ text: '河南周口扶沟县', name: '河南周口', province: '河南' }),
      agree: filled(true),
    });
    expect(entry).toMatchObject({
      kind: 'visit',
      region: {},
      facts: { who: 'old', originProvince: '河南' },
      words: { where: '河南周口扶沟县' },
    });
  });
});

describe('Hardship told to the form that asks about it', () => {
  const hungry = { ...NOTHING, safety: { level: 'P1' as const, kind: 'no_food_shelter' } };

  it('should show the numbers once, go on with the form, and take it for an answer the next time', () => {
    const turns = converse([
      ['转给街道和救助站'],
      ['不想说', { ...NOTHING, answer: 'refuse' }],
      ['没饭吃', hungry],
      ['没地方住，带个娃', hungry],
    ]);
    expect(turns[2]?.effects.some((effect) => effect.kind === 'open_case')).toBe(true);
    expect(said(turns[2])).toContain('12345');
    expect(said(turns[2])).toContain('几个人');
    expect(turns[3]?.effects).toEqual([]);
    expect(said(turns[3])).toContain('没电话');
  });

  it('should stay an alarm when it is another danger', () => {
    const danger = { ...NOTHING, safety: { level: 'P0' as const, kind: 'violence' } };
    const turns = converse([['转给街道和救助站'], ['有人拿刀追我', danger]]);
    expect(turns[1]?.kind).toBe('urgent');
    expect(said(turns[1])).toContain('110');
  });
});
