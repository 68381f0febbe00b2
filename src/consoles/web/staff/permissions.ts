import type { StaffRole } from '../../../contracts/staff';

export type Area = 'cases' | 'supervise' | 'content' | 'publish' | 'users';

/** What each role is shown. Only courtesy: the server holds the rule (cases/policies.ts, kept equal by a test). */
const AREAS: Readonly<Record<StaffRole, readonly Area[]>> = {
  mediator: ['cases'],
  supervisor: ['cases', 'supervise'],
  editor: ['content', 'publish'],
  reviewer: ['content', 'publish'],
  admin: ['cases', 'supervise', 'content', 'publish', 'users'],
};

export function shows(role: StaffRole, area: Area): boolean {
  return AREAS[role].includes(area);
}
