import { describe, expect, it } from '@jest/globals';
import type { RegisterDraft } from '../../src/contracts/register';
import { carryOutRegister, type RegisterEffect } from '../../src/register/enter';
import { MemoryRegisterStore } from '../support/memory-stores';
import { aTurn } from '../support/turn-builders';

const DRAFT: RegisterDraft = {
  kind: 'transport',
  region: { city: '苏州' },
  facts: { headcount: 3 },
  person: { phone: '13800001111' },
  consent: 'share_with_bureau',
  keepDays: 90,
};
const cipher = { hash: (value: string) => `#${value}` };
const enter = (id: string, change: Partial<RegisterDraft> = {}): RegisterEffect => ({
  kind: 'register',
  id,
  entry: { ...DRAFT, ...change },
});
const withdraw = (doneToo = false): RegisterEffect => ({
  kind: 'withdraw_register',
  id: 'w',
  registerKind: 'transport',
  ...(doneToo ? { doneToo } : {}),
});
const turnAt = (minute: number) => aTurn({ at: `2026-11-24T02:${String(minute).padStart(2, '0')}:00.000Z` });

describe('entering the register', () => {
  it('should write what was asked for once, to be kept as long as was said', async () => {
    const register = new MemoryRegisterStore();
    await carryOutRegister({ ...enter('a'), code: 'ABCD' } as RegisterEffect, turnAt(0), {
      register,
      cipher,
    });
    await carryOutRegister(enter('a', { facts: {} }), turnAt(0), { register, cipher });
    expect([...register.entries.values()]).toEqual([
      {
        id: 'a',
        kind: 'transport',
        status: 'open',
        region: { city: '苏州' },
        facts: { headcount: 3 },
        person: { phone: '13800001111' },
        consent: { kind: 'share_with_bureau', at: '2026-11-24T02:00:00.000Z' },
        conversationId: 'conv-1',
        channel: 'web',
        at: '2026-11-24T02:00:00.000Z',
        updatedAt: '2026-11-24T02:00:00.000Z',
        keepUntil: '2027-02-22',
        codeHash: '#ABCD',
        rev: 1,
      },
    ]);
  });

  it('should withdraw the older one and keep the new one, however often the turn is carried out again', async () => {
    const register = new MemoryRegisterStore();
    const deps = { register, cipher };
    await carryOutRegister(enter('old'), turnAt(0), deps);
    for (let times = 0; times < 3; times += 1) {
      await carryOutRegister(withdraw(true), turnAt(5), deps);
      await carryOutRegister(enter('new'), turnAt(5), deps);
    }
    expect((await register.get('old'))?.status).toBe('withdrawn');
    expect(await register.get('new')).toMatchObject({ status: 'open', rev: 1 });
  });

  it('should leave other kinds and other people alone, and a settled one unless told', async () => {
    const register = new MemoryRegisterStore();
    const deps = { register, cipher };
    await carryOutRegister(enter('job', { kind: 'job_post' }), turnAt(0), deps);
    await carryOutRegister(enter('theirs'), { ...turnAt(0), conversationId: 'conv-2' }, deps);
    await carryOutRegister(enter('seat'), turnAt(0), deps);
    const seat = await register.get('seat');
    if (seat) await register.replace({ ...seat, status: 'done', rev: 2 }, 1);
    await carryOutRegister(withdraw(), turnAt(1), deps);
    expect((await register.get('seat'))?.status).toBe('done');
    await carryOutRegister(withdraw(true), turnAt(2), deps);
    expect(await register.get('seat')).toMatchObject({ status: 'withdrawn', rev: 3 });
    expect((await register.get('job'))?.status).toBe('open');
    expect((await register.get('theirs'))?.status).toBe('open');
  });
});
