import { CASE_INDEXES } from './case-schema';
import type { IndexDeclaration } from './indexes';
import { REGISTER_INDEXES } from './register';
import { STAFF_INDEXES } from './staff';
import { TURN_INDEXES } from './turns';

/** Every collection of the service with its indexes. */
export const COLLECTIONS: Readonly<Record<string, readonly IndexDeclaration[]>> = {
  turns: TURN_INDEXES,
  cases: CASE_INDEXES,
  register: REGISTER_INDEXES,
  ...STAFF_INDEXES,
  content_versions: [],
  content_drafts: [],
  settings: [],
};
