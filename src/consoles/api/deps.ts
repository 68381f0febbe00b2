import type { ContentService } from '../../contracts/content-service';
import type { ConversationPort } from '../../contracts/conversation-port';
import type { Calendar } from '../../contracts/knowledge';
import type { Coordination, FileStore, Stores } from '../../contracts/ports';
import type { DraftContext } from '../../documents';
import type { Clock } from '../../shared/clock';
import type { Logger } from '../../shared/logger';

/** What the staff API needs; app.ts brings it. */
export interface StaffDeps {
  stores: Pick<Stores, 'cases' | 'register' | 'staff' | 'settings'>;
  coordination: Coordination;
  clock: Clock;
  files: FileStore;
  logger: Logger;
  contentService: ContentService;
  conversation: ConversationPort;
  /** Working days and holidays, for the clocks of a case. */
  calendar: Calendar;
  /** Address people use; the session cookie is Secure when it is https. */
  publicUrl?: string;
  /** What drafting a paper needs beside the case. */
  drafting: () => DraftContext;
  leaseMs: number;
  /** Named in sentences to workers. */
  bureauPhone?: string;
  /** Aborted at shutdown: open event streams end. */
  signal?: AbortSignal;
  /** Time between two signs of life on an event stream. */
  heartbeatMs?: number;
}
