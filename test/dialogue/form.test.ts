import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Frame } from '../../src/contracts/dialogue';
import type { SkillContext } from '../../src/contracts/skill';
import type { Topic } from '../../src/contracts/topics';
import type { AnswerKind, Entities } from '../../src/contracts/understanding';
import { askFor, fillForm, missed, nextSlot, openForm, readBack } from '../../src/dialogue/form';
import { arrearsForm } from '../../src/skills/wage-arrears/form';
import { aTurnInput, KNOWLEDGE, NOTHING } from '../support/dialogue-builders';

const context = (text: string, entities: Entities = {}, answer?: AnswerKind): SkillContext => ({
  ...aTurnInput(text, { understanding: { ...NOTHING, entities, ...(answer ? { answer } : {}) } }),
  memory: entities,
});
const asking = (asked: string, slots: Frame['slots'] = {}): Frame => ({
  skill: 'wage-arrears',
  slots,
  attempts: 0,
  asked,
});

describe('openForm', () => {
  it('should fill itself from what was said before and ask only for the rest', () => {
    const said = { city: '无锡', amountOwed: 60_000, headcountMin: 10, monthsOwed: 3 };
    const frame = openForm('wage-arrears', arrearsForm, context('怎么办', said));
    expect(Object.keys(frame.slots).sort()).toEqual(['amount', 'people', 'period', 'place', 'wish']);
    expect(nextSlot(arrearsForm, frame.slots)?.name).toBe('employer');
  });

  it('should take no free words for an answer that was never asked for', () => {
    const frame = openForm('wage-arrears', arrearsForm, context('老板一直拖着不给钱，你们管不管'));
    // What somebody who is owed wages wants goes without asking, and is read back.
    expect(Object.keys(frame.slots)).toEqual(['wish']);
  });
});

describe('fillForm', () => {
  it('should fill several slots from one message, in any order', () => {
    const { changed } = fillForm(
      arrearsForm,
      asking('place'),
      context('三个人，一共一万，在南通', { headcount: 3, amountOwed: 10_000, city: '南通' }),
    );
    expect(changed.sort()).toEqual(['amount', 'people', 'place']);
  });

  it('should keep the old value of a correction as history', () => {
    const before = asking('period', {
      amount: { status: 'filled', value: { amount: 8000, approx: false } },
    });
    const { slots, corrected } = fillForm(
      arrearsForm,
      before,
      context('不对，是一万八', { amountOwed: 18_000 }),
    );
    expect(corrected).toEqual(['amount']);
    expect(slots.amount).toMatchObject({ value: { amount: 18_000 }, was: [{ amount: 8000 }] });
  });

  it('should not let a figure said in passing replace one that stands', () => {
    const before = asking('period', {
      amount: { status: 'filled', value: { amount: 8000, approx: false } },
    });
    const { slots } = fillForm(arrearsForm, before, context('先给过500', { amountOwed: 500 }));
    expect(slots.amount?.value).toEqual({ amount: 8000, approx: false });
  });

  const asked = arrearsForm.slots.filter((slot) => slot.prompts.length > 0).map((slot) => slot.name);
  it.each(asked)('should take "不知道" and "不想说" for %s', (name) => {
    const unknown = fillForm(arrearsForm, asking(name), context('不知道', {}, 'unknown'));
    const refused = fillForm(arrearsForm, asking(name), context('不想说', {}, 'refuse'));
    expect(unknown.slots[name]?.status).toBe('unknown');
    expect(refused.slots[name]?.status).toBe('refused');
  });

  it.each(['place', 'employer', 'amount', 'period', 'evidence', 'steps', 'wish'])(
    'should not take a bare yes for %s',
    (name) => {
      const { slots } = fillForm(arrearsForm, asking(name), context('是的', {}, 'yes'));
      expect(slots[name]).toBeUndefined();
    },
  );

  it.each(['老板一直拖着不给钱还骂人', '😭', '？'])(
    'should take “%s” neither for a place nor a name',
    (text) => {
      for (const name of ['place', 'employer'])
        expect(fillForm(arrearsForm, asking(name), context(text)).slots[name]).toBeUndefined();
    },
  );

  it('should take a place outside the list in the words it was said in', () => {
    const { slots } = fillForm(arrearsForm, asking('place'), context('上海松江'));
    expect(slots.place?.value).toEqual({ text: '上海松江' });
  });

  it('should never throw, never lose a value, and fill only slots it has', () => {
    const names = arrearsForm.slots.map((slot) => slot.name);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...names, 'confirm'), (text, asked) => {
        const before = asking(asked, { employer: { status: 'filled', value: '宏达厂' } });
        const { slots } = fillForm(arrearsForm, before, context(text));
        return (
          slots.employer?.status === 'filled' && Object.keys(slots).every((name) => names.includes(name))
        );
      }),
    );
  });
});

describe('a question for two slots', () => {
  const both: Frame = { ...asking('people'), askedToo: 'employment' };

  it('should take both answers from one message', () => {
    const { slots } = fillForm(arrearsForm, both, context('就我一个，已经不干了'));
    expect(slots.people?.value).toEqual({ count: 1, atLeast: false });
    expect(slots.employment?.value).toEqual({ still: false });
  });

  it('should read no head count out of a date', () => {
    const said = context('3月5号走的', { resignedOn: '2026-03-05' });
    const { slots } = fillForm(arrearsForm, both, said);
    expect(slots.people).toBeUndefined();
    expect(slots.employment?.value).toEqual({ still: false, leftOn: '2026-03-05' });
  });

  it('should take a bare yes for neither, and "不知道" for the first alone', () => {
    expect(fillForm(arrearsForm, both, context('对', {}, 'yes')).changed).toEqual([]);
    expect(fillForm(arrearsForm, both, context('不知道', {}, 'unknown')).changed).toEqual(['people']);
  });

  it('should take a name said without a place, and not take it for the place as well', () => {
    const frame: Frame = { ...asking('place'), askedToo: 'employer' };
    const { slots } = fillForm(arrearsForm, frame, context('老周木工队', { construction: true }));
    expect(slots.employer?.value).toBe('老周木工队');
    expect(slots.place).toBeUndefined();
  });
});

describe('further demands', () => {
  const told = (text: string, ...topics: Topic[]): SkillContext => {
    const heard = context(text);
    const furtherTopics = topics.map((topic) => ({ topic, intent: `${topic}.x`, confidence: 0.9 }));
    return { ...heard, understanding: { ...heard.understanding, furtherTopics } };
  };

  it('should be gathered from every message, each once', () => {
    const first = openForm(
      'wage-arrears',
      arrearsForm,
      told('没签合同，工资也不发', 'no_contract', 'wage_arrears'),
    );
    expect(first.slots.demands?.value).toEqual(['contract']);
    const next = fillForm(
      arrearsForm,
      { ...first, asked: 'evidence' },
      told('社保不交，合同也没签', 'social_insurance', 'no_contract'),
    );
    expect(next.slots.demands?.value).toEqual(['contract', 'social_insurance']);
    expect(next.corrected).toEqual([]);
  });

  it('should take in what is wanted besides the wages', () => {
    const opened = openForm('wage-arrears', arrearsForm, context('工资没发'));
    const { slots } = fillForm(arrearsForm, { ...opened, asked: 'evidence' }, context('还要补偿金'));
    expect(slots.wish?.value).toContain('还要补偿金');
    expect(slots.evidence).toBeUndefined();
  });
});

describe('missed', () => {
  it('should leave a slot open after two questions without an answer', () => {
    const once = missed(asking('amount'));
    expect(once.slots.amount).toBeUndefined();
    expect(missed(once).slots.amount).toEqual({ status: 'unknown' });
  });
});

describe('askFor', () => {
  it('should ask in other words the second time', () => {
    for (const slot of arrearsForm.slots.filter((one) => one.prompts.length > 0)) {
      const first = askFor(slot, asking(slot.name), KNOWLEDGE).text;
      const second = askFor(slot, { ...asking(slot.name), attempts: 1 }, KNOWLEDGE).text;
      expect(second).not.toBe(first);
    }
  });
});

describe('readBack', () => {
  it('should show what is known, name what is open, and ask for a yes', () => {
    const { text } = readBack(arrearsForm, {
      place: { status: 'filled', value: { city: '苏州', district: '昆山' } },
      amount: { status: 'unknown' },
      phone: { status: 'refused' },
    });
    expect(text).toContain('干活的地方：苏州昆山');
    expect(text).toContain('欠多少：说不清');
    expect(text).toContain('凭回执码查');
    expect(text).toContain('对就回“对”');
  });
});
