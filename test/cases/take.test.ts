import { describe, expect, test } from '@jest/globals';
import { expireLeases } from '../../src/cases/expire-leases';
import { verifyHistory } from '../../src/cases/history';
import { recordMessage } from '../../src/cases/messages';
import { openCase } from '../../src/cases/open';
import { handBack, releaseCase, renewCase, takeCase, takeNextCase } from '../../src/cases/take';
import { transferCase } from '../../src/cases/transfer';
import { viewCase } from '../../src/cases/view';
import type { CaseRecord } from '../../src/contracts/case';
import type { StaffUser } from '../../src/contracts/ports';
import { aCase, anActor, later, LEASE_MS, NOW } from '../support/case-builders';
import { MemoryCaseStore } from '../support/memory-stores';

const at = (minutes: number) => ({ now: later(minutes), leaseMs: LEASE_MS });
const NO = aCase().caseNo;

async function storeWith(...records: CaseRecord[]): Promise<MemoryCaseStore> {
  const store = new MemoryCaseStore();
  for (const record of records) await openCase(store, record);
  return store;
}
const numbered = (n: number, over: Partial<CaseRecord> = {}) =>
  aCase({}, { caseNo: `GY-${n}`, openedBy: `effect-${n}`, openedAt: later(n).toISOString(), ...over });
const user = (change: Partial<StaffUser>): StaffUser => ({
  ...anActor(),
  username: 'x',
  passwordHash: '',
  disabled: false,
  createdAt: NOW.toISOString(),
  ...change,
});

describe('taking a case', () => {
  test('should have exactly one winner among fifty takers', async () => {
    const store = await storeWith(aCase());
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => takeCase(store, NO, anActor({ id: `u-${n}` }), at(0))),
    );
    const losers = results.filter((one) => one.status === 'rejected');
    expect(losers).toHaveLength(49);
    for (const loser of losers) expect(loser.reason).toMatchObject({ code: 'CASE_TAKEN' });
    const record = (await store.get(NO))!;
    expect(record.epoch).toBe(1);
    expect(record.events.filter((event) => event.type === 'taken')).toHaveLength(1);
  });

  test('should have one winner also when one person presses fifty times', async () => {
    const store = await storeWith(aCase());
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => takeCase(store, NO, anActor(), at(0))),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('should let another take the case once the lease has run out, and say so in the history', async () => {
    const store = await storeWith(aCase());
    await takeCase(store, NO, anActor(), at(0));
    await expect(takeCase(store, NO, anActor({ id: 'u-2' }), at(29))).rejects.toMatchObject({
      code: 'CASE_TAKEN',
    });
    const record = await takeCase(store, NO, anActor({ id: 'u-2' }), at(30));
    expect(record.lease).toMatchObject({ holder: 'u-2', epoch: 2 });
    expect(record.events.map((event) => event.type)).toEqual(['opened', 'taken', 'lease_expired', 'taken']);
    await expect(renewCase(store, NO, anActor(), 1, at(31))).rejects.toMatchObject({ code: 'LEASE_STALE' });
    expect(verifyHistory(record.events)).toBe(true);
  });

  test('should hold a renewed case longer, and refuse to renew what has run out', async () => {
    const store = await storeWith(aCase());
    await takeCase(store, NO, anActor(), at(0));
    const renewed = await renewCase(store, NO, anActor(), 1, at(20));
    expect(renewed.lease?.until).toBe(later(50).toISOString());
    await expect(renewCase(store, NO, anActor(), 1, at(51))).rejects.toMatchObject({ code: 'LEASE_STALE' });
  });

  test('should hide cases of other regions as if they did not exist', async () => {
    const store = await storeWith(aCase());
    const elsewhere = anActor({ regions: [{ city: '南京' }] });
    const nextDoor = anActor({ regions: [{ city: '苏州', district: '吴江' }] });
    const city = anActor({ regions: [{ city: '苏州' }] });
    for (const actor of [elsewhere, nextDoor]) {
      await expect(takeCase(store, NO, actor, at(0))).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
      await expect(takeNextCase(store, actor, at(0))).rejects.toMatchObject({ code: 'QUEUE_EMPTY' });
    }
    await expect(takeCase(store, NO, city, at(0))).resolves.toBeDefined();
  });

  test('should hand out the most urgent, then the oldest waiting case, each to one person', async () => {
    const store = await storeWith(
      numbered(1),
      numbered(2, { priority: 'P0' }),
      numbered(3, { priority: 'P1' }),
      numbered(4, { priority: 'P1', openedAt: later(-60).toISOString() }),
      numbered(5, { priority: 'P0', status: 'closed' }),
    );
    const takers = Array.from({ length: 6 }, (_, n) =>
      takeNextCase(store, anActor({ id: `u-${n}` }), at(10)),
    );
    const results = await Promise.allSettled(takers);
    const taken = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.caseNo] : []));
    expect(taken.toSorted()).toEqual(['GY-1', 'GY-2', 'GY-3', 'GY-4']);
    const inOrder = await storeWith(numbered(1), numbered(2, { priority: 'P0' }), numbered(3));
    const one = async () => (await takeNextCase(inOrder, anActor(), at(10))).caseNo;
    expect([await one(), await one(), await one()]).toEqual(['GY-2', 'GY-1', 'GY-3']);
  });

  test('should put a person in the conversation when the worker asked for one, and the bot back on release', async () => {
    const store = await storeWith(aCase({ handoffRequested: true }));
    const taken = await takeCase(store, NO, anActor(), at(0));
    expect(taken.handoff).toBe('human');
    const released = await releaseCase(store, NO, anActor(), 1, later(1));
    expect(released).toMatchObject({ handoff: 'none', lease: null });
  });

  test('should give the conversation back and keep the case', async () => {
    const store = await storeWith(aCase({ handoffRequested: true }));
    await takeCase(store, NO, anActor(), at(0));
    const back = await handBack(store, NO, anActor(), 1, later(1));
    expect(back.handoff).toBe('none');
    expect(back.lease?.holder).toBe('u-1');
  });

  test('should find workers whose mediator has left, once', async () => {
    const store = await storeWith(aCase({ handoffRequested: true }), numbered(2));
    await takeCase(store, NO, anActor(), at(0));
    await takeCase(store, 'GY-2', anActor(), at(0));
    expect(await expireLeases(store, later(5))).toEqual([]);
    const abandoned = await Promise.all([expireLeases(store, later(31)), expireLeases(store, later(31))]);
    expect(abandoned.flat().map((record) => record.caseNo)).toEqual([NO]);
    expect(await store.get(NO)).toMatchObject({ handoff: 'requested', lease: null });
    expect(await store.get('GY-2')).toMatchObject({ lease: null });
  });
});

describe('giving a case to a colleague', () => {
  const request = { epoch: 1, reason: '他管这片', noteId: 'n-1' };

  test('should move the lease under a new epoch and make the old one stale', async () => {
    const store = await storeWith(aCase());
    await takeCase(store, NO, anActor(), at(0));
    const given = await transferCase(store, NO, anActor(), user({ id: 'u-2' }), request, at(1));
    expect(given.lease).toMatchObject({ holder: 'u-2', epoch: 2 });
    expect(given.notes.at(-1)?.text).toBe('他管这片');
    await expect(renewCase(store, NO, anActor(), 1, at(2))).rejects.toMatchObject({ code: 'LEASE_STALE' });
  });

  test.each([
    ['is disabled', user({ id: 'u-2', disabled: true })],
    ['works elsewhere', user({ id: 'u-2', regions: [{ city: '南京' }] })],
    ['edits answers only', user({ id: 'u-2', role: 'editor' })],
    ['does not exist', null],
  ])('should refuse a colleague who %s', async (_why, target) => {
    const store = await storeWith(aCase());
    await takeCase(store, NO, anActor(), at(0));
    const given = transferCase(store, NO, anActor(), target, request, at(1));
    await expect(given).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('should let a supervisor give away what somebody else holds, and a colleague not', async () => {
    const store = await storeWith(aCase());
    await takeCase(store, NO, anActor(), at(0));
    const target = user({ id: 'u-3' });
    await expect(
      transferCase(store, NO, anActor({ id: 'u-2' }), target, request, at(1)),
    ).rejects.toMatchObject({ code: 'LEASE_STALE' });
    const boss = anActor({ id: 'u-9', role: 'supervisor' });
    await expect(transferCase(store, NO, boss, target, request, at(1))).resolves.toMatchObject({ epoch: 2 });
  });
});

describe('looking at a case and writing to its worker', () => {
  test('should record every look, and a page that refreshes itself once in ten minutes', async () => {
    const store = await storeWith(aCase());
    for (const minute of [0, 1, 9]) await viewCase(store, NO, anActor(), later(minute));
    await viewCase(store, NO, anActor({ id: 'u-2' }), later(9));
    const record = await viewCase(store, NO, anActor(), later(10));
    const looks = record.events.filter((event) => event.type === 'viewed');
    expect(looks.map((event) => event.actor.id)).toEqual(['u-1', 'u-2', 'u-1']);
    expect(record.updatedAt).toBe(NOW.toISOString());
  });

  test('should lose no look when many look at once', async () => {
    const store = await storeWith(aCase());
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => viewCase(store, NO, anActor({ id: `u-${n}` }), later(0))),
    );
    const record = (await store.get(NO))!;
    expect(record.events.filter((event) => event.type === 'viewed')).toHaveLength(40);
    expect(verifyHistory(record.events)).toBe(true);
    expect(store.conflicts).toBeGreaterThan(0);
  });

  test('should count the first message as the first contact, record it once and silence the bot', async () => {
    const store = await storeWith(aCase());
    await takeCase(store, NO, anActor(), at(0));
    const message = { messageId: 'm-1', epoch: 1 };
    await recordMessage(store, NO, anActor(), message, later(1));
    const record = await recordMessage(store, NO, anActor(), message, later(2));
    expect(record.handoff).toBe('human');
    expect(record.events.filter((event) => event.type === 'message_sent')).toHaveLength(1);
    expect(record.clocks[0]?.doneAt).toBe(later(1).toISOString());
    const stale = recordMessage(store, NO, anActor(), { messageId: 'm-2', epoch: 0 }, later(3));
    await expect(stale).rejects.toMatchObject({ code: 'LEASE_STALE' });
  });
});
