import type { CaseRecord, CaseStatus } from '../../src/contracts/case';
import type { RegisterEntry, RegisterKind } from '../../src/contracts/register';
import type {
  CaseQuery,
  CaseStore,
  ContentDraft,
  ContentStore,
  ContentVersion,
  RegisterQuery,
  RegisterStore,
  SettingsStore,
  StaffSession,
  StaffStore,
  StaffUser,
} from '../../src/contracts/ports';

/**
 * Twins of the ports in plain memory, for tests of rules: no disk, no server. Every value is copied on its way in and
 * out, and every call yields once, so that competitors really interleave.
 */
const copy = <T>(value: T): T => structuredClone(value);
const tick = () => Promise.resolve();

export class MemoryCaseStore implements CaseStore {
  readonly records = new Map<string, CaseRecord>();
  /** How often a write lost its race. */
  conflicts = 0;

  async insert(record: CaseRecord) {
    await tick();
    const known = [...this.records.values()].some((one) => one.openedBy === record.openedBy);
    if (known) return 'exists' as const;
    this.records.set(record.caseNo, copy(record));
    return 'inserted' as const;
  }
  async get(caseNo: string) {
    await tick();
    return copy(this.records.get(caseNo) ?? null);
  }
  async findByReceiptHash(hash: string) {
    await tick();
    return copy([...this.records.values()].find((one) => one.receiptHash === hash) ?? null);
  }
  async replace(record: CaseRecord, expectedRev: number) {
    await tick();
    if (this.records.get(record.caseNo)?.rev !== expectedRev) {
      this.conflicts += 1;
      return false;
    }
    this.records.set(record.caseNo, copy(record));
    return true;
  }
  async list(query: CaseQuery) {
    await tick();
    const all = [...this.records.values()].filter((one) => matches(one, query)).sort(byUrgency);
    return { items: copy(all.slice(query.skip, query.skip + query.limit)), total: all.length };
  }
  async counts(query: Omit<CaseQuery, 'limit' | 'skip' | 'status'>) {
    const counts: Partial<Record<CaseStatus, number>> = {};
    const { items } = await this.list({ ...query, limit: Infinity, skip: 0 });
    for (const one of items) counts[one.status] = (counts[one.status] ?? 0) + 1;
    return counts;
  }
}

const byUrgency = (a: CaseRecord, b: CaseRecord) =>
  a.priority.localeCompare(b.priority) || a.openedAt.localeCompare(b.openedAt);

/** A city alone covers its districts; no list covers everything. */
const isIn = (place: CaseRecord['region'], regions: CaseQuery['regions']) =>
  !regions ||
  regions.some((r) => r.city === place.city && (r.district === undefined || r.district === place.district));

function matches(one: CaseRecord, query: CaseQuery): boolean {
  const live = (at: string) => one.lease !== null && one.lease.until > at;
  return (
    isIn(one.region, query.regions) &&
    (!query.status || query.status.includes(one.status)) &&
    (!query.type || query.type.includes(one.type)) &&
    (!query.priority || query.priority.includes(one.priority)) &&
    (!query.city || query.city === one.region.city) &&
    (!query.district || query.district === one.region.district) &&
    (!query.openedBefore || one.openedAt < query.openedBefore) &&
    (!query.openedAfter || one.openedAt > query.openedAfter) &&
    (!query.holder || one.lease?.holder === query.holder) &&
    (!query.freeAt || !live(query.freeAt)) &&
    (!query.conversationId || one.conversationId === query.conversationId)
  );
}

export class MemoryRegisterStore implements RegisterStore {
  readonly entries = new Map<string, RegisterEntry>();

  async insert(entry: RegisterEntry) {
    await tick();
    if (this.entries.has(entry.id)) return 'exists' as const;
    this.entries.set(entry.id, copy(entry));
    return 'inserted' as const;
  }
  async get(id: string) {
    await tick();
    return copy(this.entries.get(id) ?? null);
  }
  async findByCode(codeHash: string) {
    await tick();
    return copy([...this.entries.values()].find((one) => one.codeHash === codeHash) ?? null);
  }
  async replace(entry: RegisterEntry, expectedRev: number) {
    await tick();
    if (entry.rev !== expectedRev + 1) throw new Error('A change raises rev by exactly one');
    if (this.entries.get(entry.id)?.rev !== expectedRev) return false;
    this.entries.set(entry.id, copy(entry));
    return true;
  }
  async list(query: RegisterQuery) {
    await tick();
    const all = [...this.entries.values()]
      .filter((one) => isListed(one, query))
      .sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id));
    return { items: copy(all.slice(query.skip, query.skip + query.limit)), total: all.length };
  }
  async openCounts({ regions }: Pick<RegisterQuery, 'regions'>) {
    await tick();
    const counts: Partial<Record<RegisterKind, number>> = {};
    for (const one of this.entries.values()) {
      if (isListed(one, { status: ['open'], regions })) counts[one.kind] = (counts[one.kind] ?? 0) + 1;
    }
    return counts;
  }
  async deleteOf(conversationId: string) {
    return this.deleteWhere((one) => one.conversationId === conversationId);
  }
  async purge(today: string) {
    return this.deleteWhere((one) => one.keepUntil < today);
  }
  private async deleteWhere(over: (one: RegisterEntry) => boolean) {
    await tick();
    const gone = [...this.entries.values()].filter(over);
    for (const { id } of gone) this.entries.delete(id);
    return gone.length;
  }
}

function isListed(one: RegisterEntry, query: Omit<RegisterQuery, 'limit' | 'skip'>): boolean {
  return (
    (!query.kinds || query.kinds.includes(one.kind)) &&
    (!query.status || query.status.includes(one.status)) &&
    isIn(one.region, query.regions) &&
    (!query.conversationId || query.conversationId === one.conversationId) &&
    (!query.from || one.at >= new Date(query.from).toISOString()) &&
    (!query.to || one.at < new Date(query.to).toISOString())
  );
}

export class MemoryContentStore implements ContentStore {
  readonly versions: ContentVersion[] = [];
  readonly drafts = new Map<string, ContentDraft>();

  async insertVersion(version: ContentVersion) {
    await tick();
    if (this.versions.some((one) => one.version === version.version)) return 'exists' as const;
    this.versions.push(copy(version));
    return 'inserted' as const;
  }
  async latestVersion() {
    await tick();
    return copy(this.versions.toSorted((a, b) => b.version - a.version)[0] ?? null);
  }
  async getVersion(version: number) {
    await tick();
    return copy(this.versions.find((one) => one.version === version) ?? null);
  }
  async listVersions(limit: number) {
    await tick();
    return this.versions
      .toSorted((a, b) => b.version - a.version)
      .slice(0, limit)
      .map(({ intents, ...rest }) => ({ ...rest, intentCount: intents.length }));
  }
  async putDraft(draft: ContentDraft) {
    await tick();
    this.drafts.set(draft.intentId, copy(draft));
  }
  async getDraft(intentId: string) {
    await tick();
    return copy(this.drafts.get(intentId) ?? null);
  }
  async listDrafts() {
    await tick();
    return copy([...this.drafts.values()]);
  }
  async deleteDrafts(drafts: { intentId: string; at?: string }[]) {
    await tick();
    for (const { intentId, at } of drafts) {
      if (at === undefined || this.drafts.get(intentId)?.at === at) this.drafts.delete(intentId);
    }
  }
}

export class MemoryStaffStore implements StaffStore {
  readonly users = new Map<string, StaffUser>();
  readonly sessions = new Map<string, StaffSession>();

  async insertUser(user: StaffUser) {
    if (await this.findUser(user.username)) return 'exists' as const;
    this.users.set(user.id, copy(user));
    return 'inserted' as const;
  }
  async getUser(id: string) {
    await tick();
    return copy(this.users.get(id) ?? null);
  }
  async findUser(username: string) {
    await tick();
    const wanted = username.toLowerCase();
    return copy([...this.users.values()].find((one) => one.username.toLowerCase() === wanted) ?? null);
  }
  async listUsers() {
    await tick();
    return copy([...this.users.values()]);
  }
  async updateUser(id: string, change: Partial<StaffUser>) {
    await tick();
    const known = this.users.get(id);
    if (!known) return false;
    this.users.set(id, { ...known, ...copy(change) });
    return true;
  }
  async countUsers() {
    await tick();
    return this.users.size;
  }
  async insertSession(session: StaffSession) {
    await tick();
    this.sessions.set(session.id, copy(session));
  }
  async getSession(id: string) {
    await tick();
    return copy(this.sessions.get(id) ?? null);
  }
  async deleteSession(id: string) {
    await tick();
    this.sessions.delete(id);
  }
  async deleteSessionsOf(userId: string) {
    await tick();
    for (const [id, one] of this.sessions) if (one.userId === userId) this.sessions.delete(id);
  }
  async purgeSessions(now: string) {
    await tick();
    const old = [...this.sessions].filter(([, one]) => one.expiresAt <= now);
    for (const [id] of old) this.sessions.delete(id);
    return old.length;
  }
}

export class MemorySettingsStore implements SettingsStore {
  private readonly values = new Map<string, string>();
  async get(key: string) {
    await tick();
    return this.values.get(key) ?? null;
  }
  async set(key: string, value: string) {
    await tick();
    this.values.set(key, value);
  }
  async take(key: string, value: string) {
    await tick();
    return this.values.get(key) === value && this.values.delete(key);
  }
}
