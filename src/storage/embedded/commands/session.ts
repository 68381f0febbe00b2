import { MAX_DOCUMENT_BYTES } from '../codec';
import { CommandError } from '../errors';
import type { Handler } from '../request';
import { MAX_MESSAGE_BYTES } from '../wire';

/** Wire version of MongoDB 7.0. A standalone server: no retryable writes, no transactions. */
const MAX_WIRE_VERSION = 21;
const VERSION = [7, 0, 0, 0];

const hello: Handler = (request, session) => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  localTime: session.store.clock.now(),
  logicalSessionTimeoutMinutes: 30,
  connectionId: session.connectionId,
  minWireVersion: 0,
  maxWireVersion: MAX_WIRE_VERSION,
  readOnly: false,
  ok: 1,
});

const done: Handler = () => ({ ok: 1 });

/** Greeting, identification and sessions. Sessions carry no state here: there are no transactions to keep. */
export const SESSION_COMMANDS: Record<string, Handler> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: done,
  endSessions: done,
  refreshSessions: done,
  killSessions: done,
  buildInfo: () => ({
    version: VERSION.slice(0, 3).join('.'),
    versionArray: VERSION,
    gitVersion: 'gongyou-embedded',
    modules: [],
    bits: 64,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['embedded'],
    ok: 1,
  }),
  getParameter: (request) => {
    if ('featureCompatibilityVersion' in request.body) {
      return { featureCompatibilityVersion: { version: '7.0' }, ok: 1 };
    }
    throw new CommandError(72, 'no option found to get');
  },
  /** Tests and support: empty `problems` when indexes, memory and disk agree. */
  gongyouVerify: (_request, session) => ({ problems: session.store.verify(), ok: 1 }),
};
