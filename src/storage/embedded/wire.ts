/** MongoDB's framing: OP_MSG both ways, and OP_QUERY for the first hello of drivers that still send it. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const UNKNOWN_REQUIRED_FLAGS = 0xfffc;

/** The bytes are not a message. The connection cannot be followed any further and is closed. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

export interface Message {
  requestId: number;
  legacy: boolean;
  /** The sender wants no answer (unacknowledged write). */
  silent: boolean;
  /** The command as one BSON document. */
  body: Buffer;
  /** Lists of documents that were sent beside the body, by the name of the field they stand for. */
  sequences: Map<string, Buffer[]>;
}

/** Cuts a stream of bytes into messages. */
export class Framer {
  private chunks: Buffer[] = [];
  private size = 0;

  /** @throws FrameError */
  push(chunk: Buffer): Message[] {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const messages: Message[] = [];
    for (;;) {
      if (this.size < 4) return messages;
      // Joined only when a whole message is there: a large one arrives in hundreds of chunks.
      if ((this.chunks[0]?.length ?? 0) < 4) this.join();
      const length = this.chunks[0]?.readInt32LE(0) ?? 0;
      if (length < 16 || length > MAX_MESSAGE_BYTES) throw new FrameError(`Bad message length ${length}`);
      if (this.size < length) return messages;
      const all = this.join();
      messages.push(parseMessage(all.subarray(0, length)));
      this.chunks = all.length > length ? [all.subarray(length)] : [];
      this.size -= length;
    }
  }

  private join(): Buffer {
    const [first] = this.chunks;
    const all = this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }
}

function parseMessage(frame: Buffer): Message {
  const requestId = frame.readInt32LE(4);
  const opCode = frame.readInt32LE(12);
  try {
    if (opCode === OP_MSG) return parseOpMsg(frame, requestId);
    if (opCode === OP_QUERY) return parseOpQuery(frame, requestId);
  } catch (error) {
    if (error instanceof RangeError) throw new FrameError('A length points outside of its message');
    throw error;
  }
  throw new FrameError(`Unknown operation ${opCode}`);
}

function parseOpMsg(frame: Buffer, requestId: number): Message {
  const flags = frame.readUInt32LE(16);
  if (flags & UNKNOWN_REQUIRED_FLAGS) throw new FrameError(`Unknown required flags ${flags}`);
  // The checksum is there for bad networks; on a socket of this machine it is only skipped.
  const end = frame.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const sequences = new Map<string, Buffer[]>();
  let body: Buffer | undefined;
  let at = 20;
  while (at < end) {
    const kind = frame.readUInt8(at++);
    if (kind === 0) {
      if (body) throw new FrameError('More than one body');
      body = documentAt(frame, at, end);
      at += body.length;
    } else if (kind === 1) {
      const stop = at + frame.readInt32LE(at);
      if (stop > end || stop <= at + 4) throw new FrameError('A section is longer than its message');
      const zero = frame.indexOf(0, at + 4);
      if (zero < 0 || zero >= stop) throw new FrameError('A section has no name');
      const name = frame.toString('utf8', at + 4, zero);
      const documents: Buffer[] = [];
      for (at = zero + 1; at < stop; at += documents.at(-1)?.length ?? 0) {
        documents.push(documentAt(frame, at, stop));
      }
      sequences.set(name, documents);
    } else {
      throw new FrameError(`Unknown section kind ${kind}`);
    }
  }
  if (!body) throw new FrameError('A message has no body');
  return { requestId, legacy: false, silent: (flags & MORE_TO_COME) !== 0, body, sequences };
}

function parseOpQuery(frame: Buffer, requestId: number): Message {
  const zero = frame.indexOf(0, 20);
  if (zero < 0) throw new FrameError('A query has no collection');
  return {
    requestId,
    legacy: true,
    silent: false,
    body: documentAt(frame, zero + 9, frame.length),
    sequences: new Map(),
  };
}

function documentAt(frame: Buffer, at: number, end: number): Buffer {
  const length = frame.readInt32LE(at);
  if (length < 5 || at + length > end) throw new FrameError('A document is longer than its message');
  return frame.subarray(at, at + length);
}

let lastReplyId = 0;

/** The frame of an answer. */
export function frameReply(request: Message, body: Buffer): Buffer {
  const head = Buffer.alloc(request.legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE((lastReplyId = (lastReplyId + 1) & 0x7fffffff), 4);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, body]);
}
