import { Schema } from 'mongoose';
import type { CaseDocument } from './case-document';
import type { IndexDeclaration } from './indexes';

const text = { type: String, required: true };
/** A text that may be empty (mongoose's `required` refuses ''). */
const anyText = { type: String, default: undefined };
const number = { type: Number, required: true };
const date = { type: Date, required: true };
const part = (definition: object) => new Schema(definition, { _id: false, strict: 'throw', minimize: false });

export const caseSchema = new Schema<CaseDocument>(
  {
    _id: text,
    receiptHash: text,
    openedBy: text,
    rev: number,
    type: text,
    status: text,
    priority: text,
    priorityReasons: [String],
    region: part({ city: String, district: String }),
    demands: [
      part({
        type: text,
        amount: Number,
        amountApprox: Boolean,
        periodFrom: String,
        periodTo: String,
        monthsOwed: Number,
        basis: [String],
        wish: String,
      }),
    ],
    employer: part({ text: String, key: String, keyHash: String, role: text, construction: Boolean }),
    headcount: Number,
    worker: part({ name: String, phone: String, contactTime: String, language: String }),
    fields: text,
    notKnown: [String],
    stillEmployed: Boolean,
    evidenceText: String,
    stepsTaken: String,
    story: String,
    consents: [part({ kind: text, at: text })],
    conversationId: text,
    channel: text,
    evidence: [part({ id: text, at: text, fileName: text, mime: anyText, bytes: number })],
    notes: [part({ id: text, at: text, by: text, byName: anyText, text })],
    clocks: [
      part({
        id: text,
        name: text,
        kind: text,
        basis: anyText,
        startedAt: text,
        due: text,
        doneAt: String,
      }),
    ],
    lease: part({ holder: text, holderName: anyText, epoch: number, until: date }),
    epoch: number,
    handoff: text,
    crisis: String,
    crisisLevel: String,
    links: [part({ kind: text, caseNo: text })],
    referrals: [part({ at: text, to: anyText, reason: text })],
    outcome: part({ kind: text, amountRecovered: Number, note: String }),
    feedback: part({
      at: text,
      flagged: { type: Boolean, required: true },
      contacted: Boolean,
      solved: String,
      paid: String,
      satisfaction: Number,
      reason: String,
    }),
    // The history is written by one function and hash-chained: casting every old link at every change would cost more
    // than all the rest, and could only damage it.
    events: { type: Schema.Types.Mixed, required: true },
    openedAt: date,
    updatedAt: date,
    closedAt: Date,
    demo: Boolean,
  },
  { strict: 'throw', versionKey: false, minimize: false },
);

export const CASE_INDEXES: IndexDeclaration[] = [
  { key: { receiptHash: 1 }, unique: true },
  { key: { openedBy: 1 }, unique: true },
  // The queue: by status, most urgent first, then oldest.
  { key: { status: 1, priority: 1, openedAt: 1, _id: 1 } },
  { key: { priority: 1, openedAt: 1, _id: 1 } },
  { key: { conversationId: 1 } },
  { key: { 'lease.holder': 1 }, sparse: true },
];
