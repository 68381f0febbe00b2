import type { CaseStatus, OutcomeKind } from '../contracts/case';
import type { StaffRole } from '../contracts/staff';

/** `3d 10:20`: that many days ago at this time in China. `25m`: minutes before the demonstration is filled. */
export type When = `${number}d ${number}:${number}` | `${number}m`;

export type DemoUsername =
  'demo-mediator' | 'demo-mediator-2' | 'demo-supervisor' | 'demo-editor' | 'demo-reviewer' | 'demo-admin';

export interface DemoUser {
  username: DemoUsername;
  name: string;
  role: StaffRole;
  regions: { city: string }[];
}

/** What somebody of the bureau does with a case, one after the other. */
export type DemoAct =
  | { note: string }
  | { say: string }
  /** The worker answers while the mediator has the word. */
  | { hear: string }
  | {
      move: CaseStatus;
      reason?: string;
      transferTo?: string;
      outcome?: { kind: OutcomeKind; amountRecovered?: number; note?: string };
    };

export type DemoStep =
  | { when: When; worker: string }
  /** The worker sends a file. */
  | { when: When; file: string }
  /** One sitting: the case is taken, worked on, and given back unless `keep`. */
  | { when: When; by: DemoUsername; acts: DemoAct[]; keep?: true };

/**
 * One worker's case. `says` opens the conversation; from then on the form's questions are answered by the name of the
 * slot asked for, so that a story survives a change of the form's order or wording.
 */
export interface DemoStory {
  opened: When;
  says: string[];
  answers: Partial<Record<string, string>>;
  then: DemoStep[];
}

/** Names say that these people do not exist; the passwords are made at random each time. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    username: 'demo-mediator',
    name: '陈调解（演示）',
    role: 'mediator',
    regions: [{ city: '苏州' }, { city: '无锡' }, { city: '常州' }],
  },
  {
    username: 'demo-mediator-2',
    name: '李调解（演示）',
    role: 'mediator',
    regions: [{ city: '南京' }, { city: '徐州' }, { city: '南通' }],
  },
  { username: 'demo-supervisor', name: '王主管（演示）', role: 'supervisor', regions: [] },
  { username: 'demo-editor', name: '周编辑（演示）', role: 'editor', regions: [] },
  { username: 'demo-reviewer', name: '吴审核（演示）', role: 'reviewer', regions: [] },
  { username: 'demo-admin', name: '郑管理（演示）', role: 'admin', regions: [] },
];
