import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Schema, type Connection } from 'mongoose';
import type {
  ContentDraft,
  ContentStore,
  ContentVersion,
  ContentVersionSummary,
} from '../../contracts/ports';
import { isDuplicate } from './errors';
import { upsertById } from './upsert';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/**
 * A published version. All intents together are megabytes of JSON and every version is kept, so they are packed: a
 * document stays far below MongoDB's 16 MB, and the embedded store, which holds documents in memory, stays small.
 */
interface VersionDocument extends Omit<ContentVersionSummary, 'version'> {
  _id: number;
  packed: Buffer;
}
/** The draft's intent is JSON text: BSON cannot hold every string that an editor's form can. */
interface DraftDocument extends Omit<ContentDraft, 'intentId' | 'intent'> {
  _id: string;
  json: string;
}

const text = { type: String, required: true };
const options = { strict: 'throw', versionKey: false, minimize: false } as const;
const versionSchema = new Schema<VersionDocument>(
  {
    _id: { type: Number, required: true },
    hash: text,
    origin: text,
    note: String,
    publishedBy: text,
    at: text,
    intentCount: { type: Number, required: true },
    packed: { type: Buffer, required: true },
  },
  options,
);
const draftSchema = new Schema<DraftDocument>(
  { _id: text, json: text, baseVersion: { type: Number, required: true }, editedBy: text, at: text },
  options,
);

export function createContentStore(connection: Connection): ContentStore {
  const versions = connection.model<VersionDocument>('ContentVersion', versionSchema, 'content_versions');
  const drafts = connection.model<DraftDocument>('ContentDraft', draftSchema, 'content_drafts');

  return {
    async insertVersion({ version, intents, ...rest }) {
      const packed = await zip(JSON.stringify(intents));
      try {
        await versions.create({ ...rest, _id: version, intentCount: intents.length, packed });
        return 'inserted';
      } catch (error) {
        if (isDuplicate(error)) return 'exists';
        throw error;
      }
    },
    async latestVersion() {
      const found = await versions.findOne().sort({ _id: -1 }).lean<VersionDocument>();
      return found && toVersion(found);
    },
    async getVersion(version) {
      const found = await versions.findOne({ _id: version }).lean<VersionDocument>();
      return found && toVersion(found);
    },
    async listVersions(limit) {
      if (limit <= 0) return [];
      const found = await versions
        .find({}, { packed: 0 })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<Omit<VersionDocument, 'packed'>[]>();
      return found.map(({ _id, ...rest }) => ({ version: _id, ...rest }));
    },
    async putDraft({ intentId, intent, ...rest }) {
      await upsertById(drafts, intentId, { ...rest, json: JSON.stringify(intent) });
    },
    async getDraft(intentId) {
      const found = await drafts.findOne({ _id: intentId }).lean<DraftDocument>();
      return found && toDraft(found);
    },
    async listDrafts() {
      const found = await drafts.find().sort({ _id: 1 }).lean<DraftDocument[]>();
      return found.map(toDraft);
    },
    async deleteDrafts(done) {
      // One command for each: a draft that was edited since its publication began must stay, so `at` is in the filter.
      for (const { intentId, at } of done) {
        await drafts.deleteOne(at === undefined ? { _id: intentId } : { _id: intentId, at });
      }
    },
  };
}

async function toVersion({ _id, packed, intentCount: _, ...rest }: VersionDocument): Promise<ContentVersion> {
  const bytes = await unzip(toBuffer(packed));
  return { version: _id, ...rest, intents: JSON.parse(bytes.toString('utf8')) as ContentVersion['intents'] };
}

/** Lean reads hand out the driver's Binary, not a Buffer. */
function toBuffer(value: Buffer | { buffer: Uint8Array }): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer);
}

function toDraft({ _id, json, ...rest }: DraftDocument): ContentDraft {
  return { intentId: _id, ...rest, intent: JSON.parse(json) as ContentDraft['intent'] };
}
