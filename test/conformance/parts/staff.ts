import { describe, expect, it } from '@jest/globals';
import type { StaffSession, StaffUser } from '../../../src/contracts/ports';
import type { Bench } from '../stores.contract';

const aUser = (change: Partial<StaffUser> = {}): StaffUser => ({
  id: 'u-1',
  username: 'Li.Mei',
  name: '李梅',
  role: 'mediator',
  regions: [{ city: '苏州', district: '昆山' }, { city: '无锡' }],
  passwordHash: '$argon2id$x',
  disabled: false,
  createdAt: '2026-11-24T02:00:00.000Z',
  ...change,
});
/** Far enough ahead that no TTL index removes it while the suite runs. */
const aSession = (change: Partial<StaffSession> = {}): StaffSession => ({
  id: 's-1',
  userId: 'u-1',
  csrfToken: 'csrf',
  createdAt: '2026-11-24T02:00:00.000Z',
  expiresAt: '2096-11-24T02:00:00.000Z',
  ...change,
});

export function describeStaff(bench: Bench): void {
  describe('staff', () => {
    it('should keep users and find them by id and, whatever the case of the letters, by name', async () => {
      const { staff } = bench.stores;
      expect(await staff.countUsers()).toBe(0);
      expect(await staff.insertUser(aUser())).toBe('inserted');
      expect(await staff.getUser('u-1')).toEqual(aUser());
      expect(await staff.findUser('lI.mEI')).toEqual(aUser());
      expect(await staff.findUser('li-mei')).toBeNull();
      expect(await staff.getUser('u-2')).toBeNull();
    });

    it('should give a username to one person only', async () => {
      const { staff } = bench.stores;
      const tries = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          staff.insertUser(aUser({ id: `u-${i}`, username: i % 2 ? 'LI.MEI' : 'li.mei' })),
        ),
      );
      expect(tries.filter((one) => one === 'inserted')).toHaveLength(1);
      expect(await staff.countUsers()).toBe(1);
      await staff.insertUser(aUser({ id: 'z', username: 'an', regions: [] }));
      expect((await staff.listUsers()).map((user) => user.username.toLowerCase())).toEqual(['an', 'li.mei']);
    });

    it('should change what is given and leave the rest', async () => {
      const { staff } = bench.stores;
      await staff.insertUser(aUser());
      expect(await staff.updateUser('u-1', { role: 'supervisor', regions: [] })).toBe(true);
      expect(await staff.updateUser('u-1', { disabled: true, name: undefined })).toBe(true);
      expect(await staff.updateUser('u-1', {})).toBe(true);
      expect(await staff.updateUser('u-9', { disabled: true })).toBe(false);
      expect(await staff.updateUser('u-9', {})).toBe(false);
      expect(await staff.getUser('u-1')).toEqual(aUser({ role: 'supervisor', regions: [], disabled: true }));
    });

    it('should keep sessions until they are deleted or purged', async () => {
      const { staff } = bench.stores;
      await staff.insertSession(aSession());
      await staff.insertSession(aSession({ id: 's-2', expiresAt: '2097-01-01T00:00:00.000Z' }));
      await staff.insertSession(aSession({ id: 's-3', userId: 'u-2' }));
      expect(await staff.getSession('s-1')).toEqual(aSession());
      expect(await staff.getSession('s-9')).toBeNull();
      expect(await staff.purgeSessions('2096-11-24T02:00:00.000Z')).toBe(2);
      expect(await staff.purgeSessions('2096-11-24T02:00:00.000Z')).toBe(0);
      await staff.insertSession(aSession({ id: 's-4' }));
      await staff.insertSession(aSession({ id: 's-5', userId: 'u-2' }));
      await staff.deleteSession('s-4');
      await staff.deleteSession('s-4');
      expect(await staff.getSession('s-4')).toBeNull();
      await staff.deleteSessionsOf('u-1');
      expect(await staff.getSession('s-2')).toBeNull();
      expect(await staff.getSession('s-5')).not.toBeNull();
    });
  });
}
