import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { afterEach, describe, expect, it } from '@jest/globals';
import { chatRoutes } from '../../../src/channels/web/routes';
import { createSessions } from '../../../src/channels/web/session';
import type { UnsavedChatResponse } from '../../../src/contracts/api/chat';
import { answerInDanger } from '../../../src/conversation/in-danger';
import { systemClock } from '../../../src/shared/clock';
import { createFieldCipher } from '../../../src/shared/crypto';
import { AppError, toErrorBody } from '../../../src/shared/errors';
import { memoryCoordination } from '../../support/memory-coordination';
import { postJson, type Posted } from '../../support/worker-client';

let server: Server | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

/** The chat's routes with a store that nobody can reach. */
async function startWithoutStore(): Promise<string> {
  const away = <T>(): Promise<T> => Promise.reject(new AppError('STORE_UNAVAILABLE'));
  const app = express();
  app.use(
    chatRoutes({
      sessions: createSessions(createFieldCipher(Buffer.alloc(32, 7))),
      carry: answerInDanger(() => away(), { bureauPhone: '', patience: 1_000, onUnsaved: () => undefined }),
      history: () => away(),
      receiptStatus: () => away(),
      coordination: memoryCoordination(systemClock),
      files: { put: () => away() },
      clock: systemClock,
      signal: new AbortController().signal,
      streams: { inc: () => undefined, dec: () => undefined },
    }),
  );
  const answerError: ErrorRequestHandler = (error, _req, res, _next) => {
    const { status, body } = toErrorBody(error);
    res.status(status).json(body);
  };
  app.use(answerError);
  server = createServer(app);
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('POST /api/chat with the store away', () => {
  it('should say the numbers to somebody in danger and ask for the message again', async () => {
    const url = await startWithoutStore();

    const answer: Posted<UnsavedChatResponse> = await postJson(`${url}/api/chat`, {
      messageId: 'm-1',
      text: '我被打了，头破了流血',
    });

    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({
      error: { code: 'STORE_UNAVAILABLE', message: expect.any(String) },
      session: expect.stringMatching(/^w1\./),
      saved: false,
    });
    expect(answer.body.replies[0]?.text).toMatch(/110/);
  });

  it('should answer a calm message with the plain error', async () => {
    const url = await startWithoutStore();

    const answer: Posted<Partial<UnsavedChatResponse>> = await postJson(`${url}/api/chat`, {
      text: '工资没发',
    });

    expect(answer.status).toBe(503);
    expect(answer.body.replies).toBeUndefined();
  });
});
