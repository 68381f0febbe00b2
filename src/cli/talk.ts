import type { Readable, Writable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp, type App } from '../app';
import type { CaseRecord } from '../contracts/case';
import type { Turn } from '../contracts/turn';
import { ManualClock } from '../shared/clock';
import { readConfig } from '../shared/config';
import { noFaults } from '../shared/faults';
import { createLogger } from '../shared/logger';

export interface CliIo {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
}

export interface ChatAnswer {
  replies: string[];
  understanding: unknown;
  handoff: boolean;
  case: { caseNo: string; receipt: string | null; type: string; priority: string; fields: unknown } | null;
}

/** One conversation through the real app. */
export interface Talk {
  say(text: string): Promise<{ turn: Turn; answer: ChatAnswer; record: CaseRecord | null }>;
}

/**
 * The real app on a throw-away store: what a script says here went through lock, store and effects like anybody's.
 * The models are kept in `DATA_DIR`, so that only the first run trains.
 */
export async function withThrowAwayApp<T>(use: (app: App, clock: ManualClock) => Promise<T>): Promise<T> {
  const config = readConfig();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyou-chat-'));
  const clock = new ManualClock(new Date());
  try {
    const app = await createApp({
      config: { ...config, dataDir, mongodbUri: undefined, redisUrl: undefined },
      modelsDir: path.join(config.dataDir, 'models'),
      clock,
      logger: createLogger('error'),
      faults: noFaults,
      root: path.join(__dirname, '../..'),
      progress: () => undefined,
      onFatal: (error) => {
        throw error;
      },
    });
    try {
      return await use(app, clock);
    } finally {
      await app.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

export function startTalk(app: App, clock: ManualClock): Talk {
  const { conversationId } = app.newSession();
  // A receipt is shown once, at the turn that opened the case; the store keeps only its hash.
  let receipt: string | null = null;
  return {
    async say(text) {
      const turn = await app.deliver({
        channel: 'terminal',
        conversationId,
        messageId: randomUUID(),
        text,
        at: clock.now(),
      });
      receipt = turn.receipt ?? receipt;
      const record = turn.state.caseNo ? await app.stores.cases.get(turn.state.caseNo) : null;
      const answer: ChatAnswer = {
        replies: turn.replies.map((reply) => reply.text),
        understanding: turn.understanding,
        handoff: turn.handoff,
        case: record
          ? {
              caseNo: record.caseNo,
              receipt,
              type: record.type,
              priority: record.priority,
              fields: record.fields,
            }
          : null,
      };
      return { turn, answer, record };
    },
  };
}
