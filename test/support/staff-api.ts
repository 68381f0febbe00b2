import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import { createSessions } from '../../src/consoles/api/sessions';
import { hashPassword, staffRouter, type StaffDeps } from '../../src/consoles/api/staff-router';
import type { ConversationPort } from '../../src/contracts/conversation-port';
import type { FileStore, StaffUser, Stores } from '../../src/contracts/ports';
import { ManualClock } from '../../src/shared/clock';
import { createFieldCipher } from '../../src/shared/crypto';
import { toErrorBody } from '../../src/shared/errors';
import { createLogger } from '../../src/shared/logger';
import { startEmbeddedStore } from '../../src/storage/embedded';
import { openStores } from '../../src/storage/mongo';
import { CALENDAR, LEASE_MS, NOW } from './case-builders';
import { aContentService, anIntent, filesWith, JOBS } from './content-builders';
import { KNOWLEDGE } from './dialogue-builders';
import { memoryCoordination } from './memory-coordination';
import { PASSWORD, StaffClient } from './staff-client';

export { PASSWORD, StaffClient, type Answer } from './staff-client';

/** What the conversation was asked to do, in order. */
export interface Heard {
  what: 'message' | 'handoff' | 'status' | 'follow_up';
  conversationId: string;
  text: string;
}

/** The staff API on a real server over the real data layer in a throw-away folder. */
export async function startStaffApi(change: Partial<StaffDeps> = {}) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gy-staff-api-'));
  const embedded = await startEmbeddedStore({ dataDir });
  const cipher = createFieldCipher(Buffer.alloc(32, 7));
  const stores: Stores = await openStores({ uri: embedded.uri, cipher, production: false });
  const clock = new ManualClock(NOW);
  const heard: Heard[] = [];
  const conversation: ConversationPort = {
    postStaffMessage: ({ conversationId, text }) =>
      Promise.resolve(void heard.push({ what: 'message', conversationId, text })),
    setHandoff: (conversationId, _caseNo, mode) =>
      Promise.resolve(void heard.push({ what: 'handoff', conversationId, text: mode })),
    notifyStatus: (conversationId, _caseNo, text) =>
      Promise.resolve(void heard.push({ what: 'status', conversationId, text })),
    askFollowUp: ({ conversationId, caseNo }) =>
      Promise.resolve(void heard.push({ what: 'follow_up', conversationId, text: caseNo })),
    transcript: () => Promise.resolve([]),
  };
  const bytes = new Map<string, Buffer>();
  const files: FileStore = {
    put: (id, data) => Promise.resolve(void bytes.set(id, data)),
    get: (id) => Promise.resolve(bytes.get(id) ?? null),
    delete: (id) => Promise.resolve(void bytes.delete(id)),
  };
  const content = aContentService({ store: stores.content, clock });
  await content.service.importFiles(filesWith(anIntent(), JOBS));
  const ending = new AbortController();
  const coordination = memoryCoordination(clock);
  const deps: StaffDeps = {
    stores,
    coordination,
    clock,
    files,
    logger: createLogger('silent'),
    contentService: content.service,
    conversation,
    calendar: CALENDAR,
    drafting: () => ({ ...KNOWLEDGE, today: '2026-11-24' }),
    leaseMs: LEASE_MS,
    signal: ending.signal,
    ...change,
  };

  const app = express();
  app.set('trust proxy', 1);
  app.use('/api/staff', staffRouter(deps));
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const { status, body } = toErrorBody(error);
    response.status(status).json(body);
  });
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const passwordHash = await hashPassword(PASSWORD);
  const sessions = createSessions(stores.staff, clock);

  async function addUser(role: StaffUser['role'], user: Partial<StaffUser> = {}): Promise<StaffUser> {
    const id = user.id ?? `u-${(await stores.staff.countUsers()) + 1}`;
    const full: StaffUser = {
      id,
      username: id,
      name: `员工${id}`,
      role,
      regions: [],
      passwordHash,
      disabled: false,
      createdAt: clock.now().toISOString(),
      ...user,
    };
    await stores.staff.insertUser(full);
    return full;
  }
  /** A signed-in person of this role, without the cost of a password. */
  async function as(role: StaffUser['role'], user: Partial<StaffUser> = {}): Promise<StaffClient> {
    const client = new StaffClient(base);
    const { token, session } = await sessions.start(await addUser(role, user));
    client.cookie = `gy_staff=${token}`;
    client.csrfToken = session.csrfToken;
    return client;
  }
  async function stop(): Promise<void> {
    ending.abort();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await stores.close();
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  return { base, stores, clock, heard, conversation, files, content, coordination, addUser, as, stop };
}
export type StaffApi = Awaited<ReturnType<typeof startStaffApi>>;
