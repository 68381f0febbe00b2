import type { Connection, QueryFilter } from 'mongoose';
import { CASE_STATUSES, type CaseStatus } from '../../contracts/case';
import type { CaseQuery, CaseStore } from '../../contracts/ports';
import type { FieldCipher } from '../../shared/crypto';
import { AppError } from '../../shared/errors';
import { toCaseDocument, toCaseRecord, type CaseDocument } from './case-document';
import { caseSchema } from './case-schema';
import { isDuplicate } from './errors';
import { inRegions } from './region-filter';
import { createSealer } from './sealer';

const STATUSES = Object.keys(CASE_STATUSES) as CaseStatus[];

export function createCaseStore(connection: Connection, cipher: FieldCipher): CaseStore {
  const model = connection.model<CaseDocument>('Case', caseSchema, 'cases');
  const sealer = createSealer(cipher, 'cases');
  const decode = (document: CaseDocument) => toCaseRecord(document, sealer);

  return {
    async insert(record) {
      try {
        await model.create(toCaseDocument(record, sealer));
        return 'inserted';
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        if (await model.exists({ openedBy: record.openedBy })) return 'exists';
        // The number or the receipt belongs to another case: the caller must draw new ones.
        throw new AppError('CONFLICT', undefined, { cause: error });
      }
    },
    async get(caseNo) {
      const found = await model.findOne({ _id: caseNo }).lean<CaseDocument>();
      return found && decode(found);
    },
    async findByReceiptHash(receiptHash) {
      const found = await model.findOne({ receiptHash }).lean<CaseDocument>();
      return found && decode(found);
    },
    async replace(record, expectedRev) {
      if (record.rev !== expectedRev + 1) throw new Error('A change raises rev by exactly one');
      const { matchedCount } = await model.replaceOne(
        { _id: record.caseNo, rev: expectedRev },
        toCaseDocument(record, sealer),
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
          : model
              .find(filter)
              .sort({ priority: 1, openedAt: 1, _id: 1 })
              .skip(skip)
              .limit(limit)
              .lean<CaseDocument[]>(),
        model.countDocuments(filter),
      ]);
      return { items: found.map(decode), total };
    },
    async counts(query) {
      const filter = toFilter(query);
      if (!filter) return {};
      // Fourteen counts along the status index instead of one $group over every document: over 10,000 cases in the
      // embedded store 20 ms in small steps instead of 200 ms in one, during which no chat message would be stored.
      const groups = await Promise.all(
        STATUSES.map(async (status) => ({
          status,
          count: await model.countDocuments({ $and: [{ status }, filter] }),
        })),
      );
      return Object.fromEntries(
        groups.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]),
      );
    },
  };
}

/** The query in the store's language; null when it cannot match anything. */
function toFilter(query: Omit<CaseQuery, 'limit' | 'skip'>): QueryFilter<CaseDocument> | null {
  const { regions, status, type, priority } = query;
  if ([regions, status, type, priority].some((list) => list?.length === 0)) return null;
  const all: QueryFilter<CaseDocument>[] = [];
  if (regions) all.push(inRegions(regions));
  if (status) all.push({ status: { $in: status } });
  if (type) all.push({ type: { $in: type } });
  if (priority) all.push({ priority: { $in: priority } });
  if (query.city) all.push({ 'region.city': query.city });
  if (query.district) all.push({ 'region.district': query.district });
  if (query.openedBefore) all.push({ openedAt: { $lt: new Date(query.openedBefore) } });
  if (query.openedAfter) all.push({ openedAt: { $gt: new Date(query.openedAfter) } });
  if (query.holder) all.push({ 'lease.holder': query.holder });
  if (query.freeAt) {
    all.push({ $or: [{ lease: null }, { 'lease.until': { $lte: new Date(query.freeAt) } }] });
  }
  if (query.conversationId) all.push({ conversationId: query.conversationId });
  return all.length > 0 ? { $and: all } : {};
}
