import { ADMIN_COMMANDS } from './commands/admin';
import { aggregate } from './commands/aggregate';
import { findAndModify } from './commands/find-and-modify';
import { READ_COMMANDS } from './commands/read';
import { SESSION_COMMANDS } from './commands/session';
import { WRITE_COMMANDS } from './commands/write';
import { encode, MAX_DOCUMENT_BYTES } from './codec';
import { CommandError, toCommandError } from './errors';
import { errorReply } from './reply';
import { Request, type Handler, type Session } from './request';
import { MAX_MESSAGE_BYTES, type Message } from './wire';

const HANDLERS = new Map<string, Handler>(
  Object.entries({
    ...SESSION_COMMANDS,
    ...READ_COMMANDS,
    ...WRITE_COMMANDS,
    ...ADMIN_COMMANDS,
    aggregate,
    findAndModify,
    findandmodify: findAndModify,
  }),
);

/** Carries out one command and gives the bytes of its answer. Never throws: what goes wrong becomes an error answer. */
export function runCommand(message: Message, session: Session): Buffer {
  try {
    const request = new Request(message);
    refuseTransactions(request);
    const handler = HANDLERS.get(request.name);
    if (!handler) throw new CommandError(59, `no such command: '${request.name}'`);
    const answer = handler(request, session);
    const bytes = Buffer.isBuffer(answer) ? answer : encode(answer);
    if (bytes.length > MAX_MESSAGE_BYTES - MAX_DOCUMENT_BYTES / 16) {
      throw new CommandError(10334, 'The answer is larger than a message may be');
    }
    return bytes;
  } catch (error) {
    return errorReply(toCommandError(error));
  }
}

/** As a standalone MongoDB answers. Nothing here may pretend that several documents change together. */
function refuseTransactions(request: Request): void {
  const { body } = request;
  if (body.txnNumber !== undefined || body.startTransaction !== undefined || body.autocommit !== undefined) {
    throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
}
