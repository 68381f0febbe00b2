import { describe, expect, it, test } from '@jest/globals';
import type { Slots } from '../../src/contracts/dialogue';
import { NOT_RIDING } from '../../src/skills/transport/form';
import { journeyIn, tellsJourney } from '../../src/skills/transport/journey';
import { transport, transportCancel } from '../../src/skills/transport/manifest';
import { transportEntry } from '../../src/skills/transport/rules';
import { aTurnInput } from '../support/dialogue-builders';

const filled = (value: unknown) => ({ status: 'filled' as const, value });
const context = { ...aTurnInput('对'), memory: {} };

describe('journeyIn', () => {
  test.each([
    ['从周口到昆山，三个人', { from: '周口', to: '昆山' }],
    ['从信阳到常州武进，两个人', { from: '信阳', to: '常州武进' }],
    ['我在六安上车', { from: '六安' }],
    ['想去昆山返岗', { to: '昆山' }],
    ['四个人 腊月二十回贵州毕节', { to: '贵州毕节' }],
    ['想坐政府的车去无锡上班，从铜仁走', { from: '铜仁', to: '无锡' }],
    ['到时候再说', {}],
    ['我想回老家', {}],
    ['哪天去上班', {}],
  ])('should read %p', (text, said) => expect(journeyIn(text)).toEqual(said));

  it('should take a message for a sign-up only when both ends are told', () => {
    expect(tellsJourney('从周口到昆山')).toBe(true);
    expect(tellsJourney('我想回老家 厂里有没有包车')).toBe(false);
  });
});

describe('giving a seat back', () => {
  test.each([
    '不坐车了',
    '算了车我不坐了',
    '我们不坐那趟车了',
    '把报名取消了',
    '退掉座位',
    '不跟车了',
    '不用包车了',
  ])('should hear %p', (text) => expect(NOT_RIDING.test(text)).toBe(true));
  test.each(['坐车', '从周口走', '不留', '同意', '我坐不坐都行', '车什么时候来'])(
    'should not hear it in %p',
    (text) => expect(NOT_RIDING.test(text)).toBe(false),
  );

  it('should withdraw what was signed up, seats already given included, and say so only then', () => {
    const given = transportCancel.start({ ...context, registered: ['transport'] });
    expect(given.effects).toEqual([{ kind: 'withdraw_register', registerKind: 'transport', doneToo: true }]);
    const none = transportCancel.start(context);
    expect(none.effects).toBeUndefined();
    expect(none.replies[0]?.text).not.toContain('撤了');
  });
});

describe('the sign-up', () => {
  const slots: Slots = {
    origin: filled({ text: '河南周口扶沟县', name: '河南周口', province: '河南' }),
    destination: filled({ text: '昆山', name: '苏州昆山', province: '江苏', city: '苏州', district: '昆山' }),
    date: filled('2027-02-13'),
    headcount: filled(3),
    phone: filled('13800001111'),
    agree: filled(true),
  };

  it('should hold facts for the lists, and people only where they are sealed', () => {
    expect(transportEntry(slots)).toEqual({
      kind: 'transport',
      region: { city: '苏州', district: '昆山' },
      facts: {
        originProvince: '河南',
        origin: '河南周口',
        destination: '苏州昆山',
        date: '2027-02-13',
        headcount: 3,
      },
      words: { origin: '河南周口扶沟县', destination: '昆山' },
      person: { phone: '13800001111' },
      consent: 'share_with_bureau',
      keepDays: 90,
    });
  });

  it('should register nothing without a plain yes', () => {
    for (const agree of [filled(false), { status: 'unknown' as const }]) {
      const result = transport.complete?.({ ...slots, agree }, context);
      expect(result?.effects ?? []).toEqual([]);
    }
    const { agree: _none, ...silent } = slots;
    expect(transport.complete?.(silent, context).effects ?? []).toEqual([]);
  });

  it('should promise no seat', () => {
    const text =
      transport
        .complete?.(slots, context)
        .replies.map((reply) => reply.text)
        .join('') ?? '';
    expect(text).toContain('还没有座位');
    expect(text).not.toMatch(/保证有|免费|一定/);
  });
});
