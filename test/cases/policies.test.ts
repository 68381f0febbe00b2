import { describe, expect, test } from '@jest/globals';
import { may, maySeeCase, type StaffAction } from '../../src/cases/policies';
import { STAFF_ROLES, type StaffRole } from '../../src/contracts/staff';
import { anActor } from '../support/case-builders';

const TABLE: Record<StaffAction, StaffRole[]> = {
  'cases.work': ['mediator', 'supervisor', 'admin'],
  'cases.supervise': ['supervisor', 'admin'],
  'content.edit': ['editor', 'reviewer', 'admin'],
  'content.publish': ['editor', 'reviewer', 'admin'],
  'users.manage': ['admin'],
};

describe('who may do what', () => {
  test.each(Object.entries(TABLE) as [StaffAction, StaffRole[]][])(
    'should allow %s to %j only',
    (action, roles) => {
      for (const role of STAFF_ROLES) expect(may({ role }, action)).toBe(roles.includes(role));
    },
  );

  const kunshan = { region: { city: '苏州', district: '昆山' } };
  const nowhere = { region: {} };
  test.each([
    ['a mediator without regions', anActor(), true, true],
    ['a mediator of the city', anActor({ regions: [{ city: '苏州' }] }), true, false],
    ['a mediator of the district', anActor({ regions: [{ city: '苏州', district: '昆山' }] }), true, false],
    [
      'a mediator of another district',
      anActor({ regions: [{ city: '苏州', district: '吴江' }] }),
      false,
      false,
    ],
    ['a supervisor with a region', anActor({ role: 'supervisor', regions: [{ city: '南京' }] }), true, true],
    ['an admin', anActor({ role: 'admin' }), true, true],
    ['an editor', anActor({ role: 'editor' }), false, false],
    ['a reviewer', anActor({ role: 'reviewer' }), false, false],
  ])('should show %s the right cases', (_who, actor, there, unknownPlace) => {
    expect(maySeeCase(actor, kunshan)).toBe(there);
    expect(maySeeCase(actor, nowhere)).toBe(unknownPlace);
  });
});
