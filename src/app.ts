import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Express } from 'express';
import { carryOutEffects, hashReceipt } from './cases/carry-out';
import { createWebChannel } from './channels/web/adapter';
import { decodeChat, encodeChat } from './channels/web/codec';
import { chatRoutes } from './channels/web/routes';
import { createSessions } from './channels/web/session';
import { createSetupLink, publishStaffEvent, staffRouter, sweepLeases } from './consoles/api/staff-router';
import { docsRouter } from './consoles/api/docs';
import { pageRoutes } from './consoles/api/pages';
import { createServer } from './consoles/api/server';
import { workerPapers } from './consoles/api/worker-papers';
import { staffPage } from './consoles/web/staff/html';
import { workerPage } from './consoles/web/worker/html';
import { createContentService, type ContentEngine, type LiveContent } from './content/service';
import { datedItems } from './content/expiring';
import { knowledgeOf, loadKnowledge } from './content/load-knowledge';
import { intentsOf } from './content/intents';
import { readTopicFiles } from './content/read-intents';
import { CASE_STATUSES, type CaseRecord } from './contracts/case';
import type { ReceiptStatus } from './contracts/api/chat';
import { documentsFor } from './contracts/documents';
import type { ConversationPort } from './contracts/conversation-port';
import type { Knowledge } from './contracts/knowledge';
import type { Coordination, FileStore, Stores } from './contracts/ports';
import type { InboundMessage, Turn } from './contracts/turn';
import { answerInDanger } from './conversation/in-danger';
import { handleTurn, settle, type ConversationDeps } from './conversation/handle-turn';
import { LatestTurns } from './conversation/latest-turns';
import { presentTurn } from './conversation/present';
import { resumeEffects } from './conversation/resume';
import { createStaffVoice } from './conversation/staff-voice';
import type { DraftContext, Held } from './documents';
import { createLookUps, MOST_HELD } from './look-ups';
import { createUnderstander, loadNluData } from './nlu';
import { createTrainer } from './nlu/trainer';
import { carryOutRegister } from './register/enter';
import { chinaDate, type Clock } from './shared/clock';
import type { Config } from './shared/config';
import type { FieldCipher } from './shared/crypto';
import type { FaultPoints } from './shared/faults';
import { newCaseNo, newReceipt, normaliseReceipt } from './shared/ids';
import type { Logger } from './shared/logger';
import { createMetrics, type Metrics } from './shared/metrics';
import { SKILLS } from './skills';
import { askFirst } from './skills/follow-up/manifest';
import { NEXT_STEP } from './skills/case-status/manifest';
import { openStorage } from './storage/open-storage';

/** Effects left over by a crash are looked for this often. */
const RESUME_EVERY_MS = 3_000;
/** In danger every second counts: after this long the number to call is said without the store. */
const DANGER_PATIENCE_MS = 3_000;
/** Leases are minutes long: once a minute is soon enough. */
const SWEEP_EVERY_MS = 60_000;
/** Turns of a full copy: more than anybody types. */
const MOST_EXPORTED = 10_000;
const CONTENT_CHANNEL = 'content';

export interface AppOptions {
  config: Config;
  clock: Clock;
  logger: Logger;
  faults: FaultPoints;
  /** Folder with data/ and intents/. */
  root: string;
  /** Where trained models are kept; `models` in the data folder unless told. */
  modelsDir?: string;
  /** Folder of the built pages. Not set: no HTTP pages (command line). */
  webDir?: string;
  /** Told what takes long: a line for the terminal. */
  progress: (line: string) => void;
  /** The store's thread died: the process must end. */
  onFatal: (error: Error) => void;
}

export interface App {
  server: Express | null;
  stores: Stores;
  files: FileStore;
  cipher: FieldCipher;
  coordination: Coordination;
  content: ContentEngine;
  conversation: ConversationPort;
  knowledge: () => Knowledge;
  metrics: Metrics;
  /** One message, as any channel delivers it. */
  deliver: (message: InboundMessage) => Promise<Turn>;
  /** A new worker session: token and conversation. */
  newSession: () => { session: string; conversationId: string };
  /** The link by which the first admin is made; null when there are users. */
  setupLink: (baseUrl: string) => Promise<string | null>;
  /** Ends the open event streams, which would keep a server from closing. */
  stopStreams: () => void;
  close: () => Promise<void>;
}

/**
 * Plugs the parts together. Resolves when messages can be answered; rejects, with everything closed again, when they
 * cannot.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, clock, logger, faults, progress } = options;
  const dataDir = path.join(options.root, 'data');
  const nlu = loadNluData(dataDir);
  const topicFiles = readTopicFiles(path.join(options.root, 'intents'));
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const train = createTrainer({ ...options, dataDir, nlu });
  // A first start trains for seconds: the worker begins while the store is still being opened. A failure shows where the
  // model is needed.
  train(intentsOf(topicFiles)).catch(() => undefined);
  const storage = await openStorage({ config, logger, progress, onFatal: options.onFatal });
  try {
    return await assemble(options, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }

  async function assemble(
    _: AppOptions,
    { stores, coordination, files, cipher, close }: Awaited<ReturnType<typeof openStorage>>,
  ): Promise<App> {
    const fixed = loadKnowledge(dataDir, config.bureauPhone);
    const metrics = createMetrics();

    // What answers: one published version and the model trained on it, swapped in one assignment.
    let live: (LiveContent & { knowledge: Knowledge }) | null = null;
    const knowledge = (): Knowledge => live?.knowledge ?? knowledgeOf(fixed, 0, []);

    const content = createContentService({
      store: stores.content,
      clock,
      logger,
      lawIds: new Set([...fixed.law.keys(), ...fixed.policies.map((p) => p.id)]),
      dated: datedItems(fixed),
      live: () => live,
      train,
      activate: (version, classifier) => {
        live = {
          version: version.version,
          intents: version.intents,
          classifier,
          knowledge: knowledgeOf(fixed, version.version, version.intents),
        };
        metrics.contentVersion.set(version.version);
      },
      publish: async ({ version }) => {
        await coordination.publish(CONTENT_CHANNEL, String(version));
        await publishStaffEvent({ coordination }, { kind: 'content', version });
      },
    });
    await content.importFiles(topicFiles);
    const unsubscribe = await coordination.subscribe(CONTENT_CHANNEL, () => {
      content
        .refresh()
        .catch((error: unknown) =>
          logger.error({ err: error, category: 'content' }, 'new version could not be activated'),
        );
    });

    const sessions = createSessions(cipher);
    const latest = new LatestTurns(stores.turns);
    const onCase = async (caseNo: string, crisis?: string): Promise<void> => {
      metrics.casesOpened.inc({ crisis: crisis ? 'yes' : 'no' });
      await publishStaffEvent(
        { coordination },
        crisis ? { kind: 'alert', caseNo, crisis } : { kind: 'case', caseNo },
      );
    };
    const conversationDeps: ConversationDeps = {
      turns: stores.turns,
      latest,
      coordination,
      understand: createUnderstander({
        classifier: () => live?.classifier,
        regions: nlu.regions,
        lexicon: nlu.lexicon,
        charTable: nlu.charTable,
      }),
      knowledge,
      skills: SKILLS,
      freshIds: (today) => ({ caseNo: newCaseNo(today), receipt: newReceipt(), draftCode: newReceipt() }),
      ...createLookUps({ stores, cipher, latest }),
      carryOut: (turn) =>
        carryOutEffects(turn, {
          cases: stores.cases,
          cipher,
          calendar: () => fixed.calendar,
          faults,
          logger,
          onCase,
          onErase: async (effect, at) => {
            await stores.register.deleteOf(at.conversationId);
            if (effect.transcript) await stores.turns.erase(at.conversationId, at.seq);
            for (const id of effect.files) await files.delete(id);
          },
          onRegister: (effect, at) => carryOutRegister(effect, at, { register: stores.register, cipher }),
        }),
      faults,
      onFault: (error, skill) =>
        logger.error({ err: error, category: 'dialogue', skill }, 'a skill failed; a person was asked for'),
      onTurn: (turn, repeated) => {
        if (!repeated)
          metrics.turns.inc({
            kind: turn.kind,
            topic: turn.understanding?.topic ?? 'none',
            decision: turn.understanding?.decision ?? 'none',
          });
      },
    };

    const deliver = answerInDanger(
      async (message: InboundMessage): Promise<Turn> => {
        const done = metrics.turnSeconds.startTimer();
        const turn = await handleTurn(message, conversationDeps);
        done();
        return turn;
      },
      {
        bureauPhone: config.bureauPhone,
        patience: DANGER_PATIENCE_MS,
        onUnsaved: (error) =>
          logger.error(
            { err: error, category: 'safety' },
            'somebody in danger was answered without the store',
          ),
      },
    );
    const carry = createWebChannel(deliver);
    const conversation = createStaffVoice({
      turns: stores.turns,
      latest,
      coordination,
      clock,
      followUp: askFirst,
    });
    const history = async (conversationId: string, after: number, limit: number) =>
      (await stores.turns.list(conversationId, { after, limit })).map(presentTurn);

    const stopResuming = every(RESUME_EVERY_MS, 'could not look for effects left over', async () => {
      const resumed = await resumeEffects({
        turns: stores.turns,
        settle: (turn) => settle(turn, conversationDeps),
        logger,
      });
      if (resumed > 0) metrics.effectsResumed.inc(resumed);
    });
    // A mediator who went away must not keep a worker waiting in silence.
    const stopSweeping = every(SWEEP_EVERY_MS, 'could not look for leases that ran out', async () => {
      await sweepLeases({ stores, conversation, coordination, clock });
      // Not every store has TTL indexes.
      await stores.staff.purgeSessions(clock.now().toISOString());
      await stores.register.purge(chinaDate(clock.now()));
    });
    const stopping = new AbortController();
    const server = options.webDir ? httpServer(options.webDir) : null;

    /** Runs a job now and then again and again, never twice at a time; a failure is logged and the next round comes. */
    function every(milliseconds: number, failure: string, job: () => Promise<void>): () => Promise<void> {
      let running: Promise<void> = Promise.resolve();
      let busy = false;
      const round = (): void => {
        if (busy) return;
        busy = true;
        running = job()
          .catch((error: unknown) => logger.warn({ err: error, category: 'background' }, failure))
          .finally(() => (busy = false));
      };
      round();
      const timer = setInterval(round, milliseconds);
      return async () => {
        clearInterval(timer);
        await running;
      };
    }

    function httpServer(webDir: string): Express {
      const pages = pageRoutes({
        webDir,
        bureauPhone: config.bureauPhone,
        secureCookie: config.publicUrl?.startsWith('https:') ?? false,
        issueSession: (messageId) => sessions.issue(messageId),
        conversationOf: (session) => sessions.conversationOf(session),
        newMessageId: () => randomUUID(),
        history,
        chat: async (body) => {
          const { session, message } = decodeChat(body, sessions, clock.now());
          return encodeChat(await carry(message), session);
        },
        render: { worker: workerPage, staff: staffPage },
      });
      const staff = staffRouter({
        stores,
        coordination,
        clock,
        files,
        logger,
        contentService: content,
        conversation,
        calendar: fixed.calendar,
        publicUrl: config.publicUrl,
        leaseMs: config.leaseMinutes * 60_000,
        bureauPhone: config.bureauPhone,
        drafting,
        signal: stopping.signal,
      });
      const papers = workerPapers({
        stores,
        coordination,
        clock,
        conversationOf: (session) => sessions.conversationOf(session),
        caseOfReceipt,
        caseOfConversation,
        drafting,
        heldOf,
      });
      const chat = chatRoutes({
        sessions,
        carry,
        history,
        receiptStatus,
        coordination,
        files,
        clock,
        signal: stopping.signal,
        streams: metrics.streams,
      });
      return createServer({
        logger,
        metrics,
        trustProxy: config.trustProxy,
        publicUrl: config.publicUrl,
        readiness,
        routers: [
          { path: '/', router: chat },
          { path: '/', router: papers },
          { path: '/api/staff', router: staff },
          { path: '/', router: docsRouter() },
          { path: '/', router: pages },
        ],
      });
    }

    async function readiness(): Promise<string | null> {
      if (!live) return 'model';
      return stores.ping().then(
        () => null,
        () => 'store',
      );
    }

    async function receiptStatus(typed: string): Promise<ReceiptStatus | null> {
      const record = await caseOfReceipt(typed);
      if (!record) return null;
      const { caseNo, type, status, openedAt, updatedAt } = record;
      return {
        caseNo,
        status,
        statusTitle: CASE_STATUSES[status],
        openedAt,
        updatedAt,
        next: NEXT_STEP[status],
        documents: documentsFor(type),
      };
    }

    async function caseOfReceipt(typed: string): Promise<CaseRecord | null> {
      const receipt = normaliseReceipt(typed);
      return receipt ? stores.cases.findByReceiptHash(hashReceipt(cipher, receipt)) : null;
    }

    /** The newest case that this conversation opened. */
    async function caseOfConversation(conversationId: string): Promise<CaseRecord | null> {
      const caseNo = (await latest.get(conversationId))?.state.caseNo;
      const record = caseNo === undefined ? null : await stores.cases.get(caseNo);
      return record?.conversationId === conversationId ? record : null;
    }

    /** Everything held about a conversation. */
    async function heldOf(conversationId: string): Promise<Held> {
      const [turns, cases, register] = await Promise.all([
        history(conversationId, 0, MOST_EXPORTED),
        stores.cases.list({ conversationId, limit: MOST_HELD, skip: 0 }),
        stores.register.list({ conversationId, limit: MOST_HELD, skip: 0 }),
      ]);
      return { turns, cases: cases.items, register: register.items };
    }

    /** What drafting a paper needs beside the case. */
    function drafting(): DraftContext {
      const { law, cities, bureauPhone } = fixed;
      return { law, cities, bureauPhone, today: chinaDate(clock.now()) };
    }

    return {
      server,
      stores,
      files,
      cipher,
      coordination,
      content,
      conversation,
      knowledge,
      metrics,
      deliver,
      newSession: () => {
        const session = sessions.issue();
        return { session, conversationId: sessions.conversationOf(session) ?? '' };
      },
      setupLink: async (baseUrl) =>
        (await stores.staff.countUsers()) === 0 ? createSetupLink(stores, baseUrl) : null,
      stopStreams: () => stopping.abort(),
      close: async () => {
        stopping.abort();
        await Promise.all([stopResuming(), stopSweeping()]);
        await unsubscribe();
        await close();
      },
    };
  }
}
