import { deserialize } from 'bson';
import { decode, decodeExact, isDoc, type Doc } from './codec';
import type { Cursors } from './cursors';
import { CommandError } from './errors';
import type { Store } from './store';
import type { Message } from './wire';

/** What commands work with. */
export interface Session {
  store: Store;
  cursors: Cursors;
  connectionId: number;
}

/** A command answers with a document, or with the bytes of one. */
export type Handler = (request: Request, session: Session) => Doc | Buffer;

/** One command, read from its message. */
export class Request {
  /** Plain values. For `insert`, `documents` holds the bytes of each. */
  readonly body: Doc;
  readonly name: string;
  readonly database: string;

  /** @throws Error when the body is not BSON */
  constructor(private readonly message: Message) {
    this.name = firstFieldName(message.body);
    this.body =
      this.name === 'insert'
        ? deserialize(message.body, { promoteBuffers: false, fieldsAsRaw: { documents: true } })
        : decode(message.body);
    this.database = typeof this.body.$db === 'string' ? this.body.$db : 'admin';
  }

  /** The collection that the command is about: its first field. */
  get collection(): string {
    const name = this.body[this.name];
    if (typeof name !== 'string' || name === '') {
      throw new CommandError(73, `Collection name must be a non-empty string for ${this.name}`);
    }
    return name;
  }

  get namespace(): string {
    return `${this.database}.${this.collection}`;
  }

  /** The command with number types kept, for what is going to be stored. */
  exactBody(): Doc {
    return decodeExact(this.message.body);
  }

  /** Documents to insert, as bytes. They are views into the message. */
  rawDocuments(): Buffer[] {
    const beside = this.message.sequences.get('documents');
    if (beside) return beside;
    if (!Array.isArray(this.body.documents)) throw new CommandError(9, "Field 'documents' must be an array");
    return (this.body.documents as unknown[]).map((item) => {
      if (!(item instanceof Uint8Array)) throw new CommandError(14, 'Each document must be an object');
      return Buffer.from(item.buffer, item.byteOffset, item.byteLength);
    });
  }

  /** The statements of an `update` or `delete`, with plain and with exact values. */
  statements(field: string): { plain: Doc; exact: Doc }[] {
    const beside = this.message.sequences.get(field);
    if (beside) return beside.map((raw) => ({ plain: decode(raw), exact: decodeExact(raw) }));
    const plain = this.body[field];
    const exact = this.exactBody()[field];
    if (!Array.isArray(plain) || !Array.isArray(exact)) {
      throw new CommandError(9, `Field '${field}' must be an array`);
    }
    return plain.map((item, i) => ({ plain: asDoc(item, field), exact: asDoc(exact[i], field) }));
  }

  /** A field that must be a document when it is there. */
  doc(field: string): Doc {
    const value = this.body[field];
    return value === undefined || value === null ? {} : asDoc(value, field);
  }

  /** A field that must be a whole number, zero or more, when it is there. */
  count(field: string): number | undefined {
    const value = this.body[field];
    if (value === undefined || value === null) return undefined;
    const number = Number(value);
    if (!Number.isInteger(number)) throw new CommandError(14, `Field '${field}' must be a whole number`);
    if (number < 0) throw new CommandError(2, `Field '${field}' must not be negative`);
    return number;
  }
}

export function asDoc(value: unknown, field: string): Doc {
  if (!isDoc(value)) throw new CommandError(14, `Field '${field}' must be an object`);
  return value;
}

function firstFieldName(body: Buffer): string {
  const end = body.indexOf(0, 5);
  return body.length > 5 && end > 0 ? body.toString('utf8', 5, end) : '';
}
