import { Schema, type Connection, type QueryFilter } from 'mongoose';
import type { RegisterQuery, RegisterStore } from '../../contracts/ports';
import {
  REGISTER_KINDS,
  type RegisterEntry,
  type RegisterFacts,
  type RegisterKind,
} from '../../contracts/register';
import type { FieldCipher } from '../../shared/crypto';
import { isDuplicate } from './errors';
import type { IndexDeclaration } from './indexes';
import { inRegions } from './region-filter';
import { createSealer, type Sealer } from './sealer';

/** An entry as it is stored: who it is about and what they wrote is in `sealed`; the rest is listed and counted. */
interface RegisterDocument extends Omit<
  RegisterEntry,
  'id' | 'facts' | 'words' | 'person' | 'note' | 'at' | 'updatedAt'
> {
  _id: string;
  /** JSON text: the facts of each kind are its own, and BSON would cast what JSON keeps. */
  facts: string;
  sealed: string;
  at: Date;
  updatedAt: Date;
}
type SealedPart = Pick<RegisterEntry, 'words' | 'person' | 'note'>;

const KINDS = Object.keys(REGISTER_KINDS) as RegisterKind[];
const text = { type: String, required: true };
const date = { type: Date, required: true };
const schema = new Schema<RegisterDocument>(
  {
    _id: text,
    kind: text,
    status: text,
    region: { city: String, district: String },
    facts: text,
    sealed: text,
    consent: new Schema({ kind: text, at: text }, { _id: false, strict: 'throw' }),
    conversationId: text,
    channel: text,
    at: date,
    updatedAt: date,
    keepUntil: text,
    codeHash: String,
    changedBy: String,
    rev: { type: Number, required: true },
    demo: Boolean,
  },
  { strict: 'throw', versionKey: false, minimize: false },
);

export const REGISTER_INDEXES: IndexDeclaration[] = [
  { key: { kind: 1, at: -1, _id: 1 } },
  { key: { status: 1, kind: 1 } },
  { key: { conversationId: 1 } },
  { key: { keepUntil: 1 } },
  { key: { codeHash: 1 }, unique: true, sparse: true },
];

export function createRegisterStore(connection: Connection, cipher: FieldCipher): RegisterStore {
  const model = connection.model<RegisterDocument>('Register', schema, 'register');
  const sealer = createSealer(cipher, 'register');
  const decode = (document: RegisterDocument) => toEntry(document, sealer);

  return {
    async insert(entry) {
      try {
        await model.create(toDocument(entry, sealer));
        return 'inserted';
      } catch (error) {
        if (isDuplicate(error) && (await model.exists({ _id: entry.id }))) return 'exists';
        throw error;
      }
    },
    async get(id) {
      const found = await model.findOne({ _id: id }).lean<RegisterDocument>();
      return found && decode(found);
    },
    async findByCode(codeHash) {
      const found = await model.findOne({ codeHash }).lean<RegisterDocument>();
      return found && decode(found);
    },
    async replace(entry, expectedRev) {
      if (entry.rev !== expectedRev + 1) throw new Error('A change raises rev by exactly one');
      const { matchedCount } = await model.replaceOne(
        { _id: entry.id, rev: expectedRev },
        toDocument(entry, sealer),
        { runValidators: true },
      );
      return matchedCount === 1;
    },
    async list({ limit, skip, ...query }) {
      const filter = toFilter(query);
      if (!filter) return { items: [], total: 0 };
      const [found, total] = await Promise.all([
        // To the server a limit of 0 means "all".
        limit <= 0
          ? []
          : model.find(filter).sort({ at: -1, _id: 1 }).skip(skip).limit(limit).lean<RegisterDocument[]>(),
        model.countDocuments(filter),
      ]);
      return { items: found.map(decode), total };
    },
    async openCounts({ regions }) {
      // One count a kind along an index, as for cases: never one long $group that would keep a chat message waiting.
      const counted = await Promise.all(
        KINDS.map(async (kind): Promise<[RegisterKind, number]> => {
          const filter = toFilter({ kinds: [kind], status: ['open'], regions });
          return [kind, filter ? await model.countDocuments(filter) : 0];
        }),
      );
      return Object.fromEntries(counted.filter(([, count]) => count > 0));
    },
    async deleteOf(conversationId) {
      return (await model.deleteMany({ conversationId })).deletedCount;
    },
    async purge(today) {
      return (await model.deleteMany({ keepUntil: { $lt: today } })).deletedCount;
    },
  };
}

/** The query in the store's language; null when it cannot match anything. */
function toFilter(query: Omit<RegisterQuery, 'limit' | 'skip'>): QueryFilter<RegisterDocument> | null {
  const { kinds, status, regions, conversationId, from, to } = query;
  if ([kinds, status, regions].some((list) => list?.length === 0)) return null;
  const all: QueryFilter<RegisterDocument>[] = [];
  if (kinds) all.push({ kind: { $in: kinds } });
  if (status) all.push({ status: { $in: status } });
  if (regions) all.push(inRegions(regions));
  if (conversationId) all.push({ conversationId });
  if (from) all.push({ at: { $gte: new Date(from) } });
  if (to) all.push({ at: { $lt: new Date(to) } });
  return all.length > 0 ? { $and: all } : {};
}

function toDocument(entry: RegisterEntry, sealer: Sealer): RegisterDocument {
  const { id, facts, words, person, note, at, updatedAt, ...rest } = entry;
  const part: SealedPart = { words, person, note };
  return {
    ...rest,
    _id: id,
    facts: JSON.stringify(facts),
    sealed: sealer.seal(part, 'sealed', id),
    at: new Date(at),
    updatedAt: new Date(updatedAt),
  };
}

function toEntry(document: RegisterDocument, sealer: Sealer): RegisterEntry {
  const { _id, facts, sealed, at, updatedAt, codeHash, changedBy, demo, ...rest } = document;
  return {
    ...rest,
    id: _id,
    facts: JSON.parse(facts) as RegisterFacts,
    ...sealer.open<SealedPart>(sealed, 'sealed', _id),
    at: at.toISOString(),
    updatedAt: updatedAt.toISOString(),
    // Absent stays absent through a round trip.
    ...(codeHash == null ? {} : { codeHash }),
    ...(changedBy == null ? {} : { changedBy }),
    ...(demo == null ? {} : { demo }),
  };
}
