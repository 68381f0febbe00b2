import type { CaseRecord, CaseStatus, CaseType, Priority } from './case';
import type { Intent } from './content';
import type { RegisterEntry, RegisterKind, RegisterStatus } from './register';
import type { StaffRole } from './staff';
import type { Topic } from './topics';
import type { CommitResult, Turn } from './turn';

/**
 * The data layer's contract. One suite (test/conformance) holds every implementation to it: the embedded store, FerretDB
 * and MongoDB. Every function rejects with AppError STORE_UNAVAILABLE when the store cannot be reached.
 */
export interface TurnStore {
  /** The newest turn of a conversation; O(log n). */
  latest(conversationId: string): Promise<Turn | null>;
  findByMessage(conversationId: string, messageId: string): Promise<Turn | null>;
  /** Inserts one document; durable when it resolves. */
  commit(turn: Turn): Promise<CommitResult>;
  /** Turns with seq > after, ascending. */
  list(conversationId: string, options: { after?: number; limit: number }): Promise<Turn[]>;
  /** Turns whose effects have not all been carried out, oldest first. */
  unsettled(limit: number): Promise<Turn[]>;
  /**
   * Puts a tombstone in the place of every turn with seq < before: words, understanding, state, replies and effects go,
   * number and message id stay, so that a repeated message still is no new one. Repeating it changes nothing.
   */
  erase(conversationId: string, before: number): Promise<void>;
  /** Repeating it changes nothing. */
  settle(conversationId: string, seq: number): Promise<void>;
}

export interface CaseQuery {
  /** Only these regions; undefined = every region. A city alone covers its districts. */
  regions?: { city: string; district?: string }[];
  status?: CaseStatus[];
  type?: CaseType[];
  priority?: Priority[];
  city?: string;
  district?: string;
  /** Opened before / after this instant (ISO). */
  openedBefore?: string;
  openedAfter?: string;
  /** Staff id of the holder of a live lease. */
  holder?: string;
  /** Only cases without a live lease at this instant. */
  freeAt?: string;
  conversationId?: string;
  limit: number;
  skip: number;
}

export interface CaseStore {
  /** `exists` when a case with the same `openedBy` (the same effect) is already there. */
  insert(record: CaseRecord): Promise<'inserted' | 'exists'>;
  get(caseNo: string): Promise<CaseRecord | null>;
  findByReceiptHash(receiptHash: string): Promise<CaseRecord | null>;
  /** Replaces the document whose `rev` is `expectedRev`; false when somebody was faster. `record.rev` must be expectedRev + 1. */
  replace(record: CaseRecord, expectedRev: number): Promise<boolean>;
  /** Sorted by priority (P0 first), then oldest first. */
  list(query: CaseQuery): Promise<{ items: CaseRecord[]; total: number }>;
  counts(query: Omit<CaseQuery, 'limit' | 'skip' | 'status'>): Promise<Partial<Record<CaseStatus, number>>>;
}

export interface RegisterQuery {
  kinds?: RegisterKind[];
  status?: RegisterStatus[];
  /** Only these regions; undefined = every region. A city alone covers its districts. */
  regions?: { city: string; district?: string }[];
  conversationId?: string;
  /** Written at or after / before this instant (ISO). */
  from?: string;
  to?: string;
  limit: number;
  skip: number;
}

export interface RegisterStore {
  /** `exists` when an entry with this id (the same effect) is already there. */
  insert(entry: RegisterEntry): Promise<'inserted' | 'exists'>;
  get(id: string): Promise<RegisterEntry | null>;
  findByCode(codeHash: string): Promise<RegisterEntry | null>;
  /** Replaces the entry whose `rev` is `expectedRev`; false when somebody was faster. `entry.rev` must be expectedRev + 1. */
  replace(entry: RegisterEntry, expectedRev: number): Promise<boolean>;
  /** Newest first. */
  list(query: RegisterQuery): Promise<{ items: RegisterEntry[]; total: number }>;
  /** Open entries by kind: the numbers on the tabs. Kinds without any are left out. */
  openCounts(query: Pick<RegisterQuery, 'regions'>): Promise<Partial<Record<RegisterKind, number>>>;
  /** Deletes every entry of a conversation (a person's wish to be forgotten); the number deleted. */
  deleteOf(conversationId: string): Promise<number>;
  /** Deletes the entries whose time is over on that China date; the number deleted. */
  purge(today: string): Promise<number>;
}

export interface StaffUser {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  /** Empty: every region. */
  regions: { city: string; district?: string }[];
  passwordHash: string;
  disabled: boolean;
  createdAt: string;
}
export interface StaffSession {
  /** SHA-256 of the cookie's token. */
  id: string;
  userId: string;
  csrfToken: string;
  createdAt: string;
  expiresAt: string;
}

export interface StaffStore {
  /** `exists` when the username (case-insensitive) is taken. */
  insertUser(user: StaffUser): Promise<'inserted' | 'exists'>;
  getUser(id: string): Promise<StaffUser | null>;
  findUser(username: string): Promise<StaffUser | null>;
  listUsers(): Promise<StaffUser[]>;
  updateUser(
    id: string,
    change: Partial<Pick<StaffUser, 'name' | 'role' | 'regions' | 'passwordHash' | 'disabled'>>,
  ): Promise<boolean>;
  countUsers(): Promise<number>;
  insertSession(session: StaffSession): Promise<void>;
  getSession(id: string): Promise<StaffSession | null>;
  deleteSession(id: string): Promise<void>;
  deleteSessionsOf(userId: string): Promise<void>;
  /** Removes expired ones (stores without TTL indexes of their own). */
  purgeSessions(now: string): Promise<number>;
}

/** An immutable published state of all intents. */
export interface ContentVersion {
  version: number;
  /** SHA-256 of the canonical intents. */
  hash: string;
  /** `files`: imported from intents/; `console`: published by a person; `rollback`: an older version again. */
  origin: 'files' | 'console' | 'rollback';
  note: string;
  publishedBy: string;
  at: string;
  intents: (Intent & { topic: Topic })[];
}
export type ContentVersionSummary = Omit<ContentVersion, 'intents'> & { intentCount: number };

export interface ContentDraft {
  /** The intent's id: one draft per intent. */
  intentId: string;
  intent: Intent & { topic: Topic };
  /** The live version it was begun on. */
  baseVersion: number;
  editedBy: string;
  at: string;
}

export interface ContentStore {
  /** `exists` when the number is taken: somebody published first. */
  insertVersion(version: ContentVersion): Promise<'inserted' | 'exists'>;
  latestVersion(): Promise<ContentVersion | null>;
  getVersion(version: number): Promise<ContentVersion | null>;
  listVersions(limit: number): Promise<ContentVersionSummary[]>;
  putDraft(draft: ContentDraft): Promise<void>;
  getDraft(intentId: string): Promise<ContentDraft | null>;
  listDrafts(): Promise<ContentDraft[]>;
  /** Deletes the drafts that were published; one edited since (`at` differs) stays. */
  deleteDrafts(drafts: { intentId: string; at?: string }[]): Promise<void>;
}

/** Small facts of the service: the setup token's hash, the id of the data set. */
export interface SettingsStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  /** Removes the key if it has this value; true for exactly one caller. */
  take(key: string, value: string): Promise<boolean>;
}

/** Bytes of evidence, sealed on disk. */
export interface FileStore {
  put(id: string, bytes: Buffer): Promise<void>;
  get(id: string): Promise<Buffer | null>;
  delete(id: string): Promise<void>;
}

export interface Stores {
  turns: TurnStore;
  cases: CaseStore;
  register: RegisterStore;
  staff: StaffStore;
  content: ContentStore;
  settings: SettingsStore;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface Lock {
  /** Repeating it, or releasing a lock that has passed to somebody else, changes nothing. */
  release(): Promise<void>;
}

export interface RateVerdict {
  allowed: boolean;
  /** Milliseconds until the next point is free; 0 when allowed. */
  retryAfterMs: number;
}

/**
 * Locks, rate limits, presence, publish/subscribe. An accelerator only: nothing durable lives here, and losing it
 * loses nothing but speed (a turn's fence is its unique sequence number, not the lock).
 */
export interface Coordination {
  /** Waits up to `waitMs` for the lock; null when it could not be had. The lock frees itself after `ttlMs`. */
  lock(key: string, options: { ttlMs: number; waitMs: number }): Promise<Lock | null>;
  /** Takes one point of `limit` per `windowMs` for `key`. */
  consume(bucket: string, key: string, options: { limit: number; windowMs: number }): Promise<RateVerdict>;
  /** Gives points back, for example after a login that succeeded. */
  reset(bucket: string, key: string): Promise<void>;
  /** Marks `member` present in `room` for `ttlMs`. */
  beat(room: string, member: string, ttlMs: number): Promise<void>;
  leave(room: string, member: string): Promise<void>;
  present(room: string): Promise<string[]>;
  /** At most once, to those who listen now. */
  publish(channel: string, message: string): Promise<void>;
  /** Resolves when subscribed; the returned function unsubscribes. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>;
  /** `local` while the shared service is not there (or none is set). */
  mode(): 'shared' | 'local';
  close(): Promise<void>;
}
