import type {
  CaseNote,
  CaseRecord,
  Demand,
  Evidence,
  Lease,
  Outcome,
  WorkerDetails,
} from '../../contracts/case';
import type { CaseFeedback } from '../../contracts/case';
import type { Sealer } from './sealer';

/** `T` with the named members sealed: each is a ciphertext of the member's JSON. */
type SealedIn<T, K extends keyof T> = Omit<T, K> & {
  [P in K]: undefined extends T[P] ? string | undefined : string;
};

/** Members that other members of the record are replaced by, or that change their type, in the store. */
type Changed =
  | 'caseNo'
  | 'demands'
  | 'employer'
  | 'worker'
  | 'fields'
  | 'evidenceText'
  | 'stepsTaken'
  | 'story'
  | 'evidence'
  | 'notes'
  | 'referrals'
  | 'outcome'
  | 'feedback'
  | 'lease'
  | 'openedAt'
  | 'updatedAt'
  | 'closedAt';

/**
 * A case as it is stored. Who people are and what they wrote is sealed member by member; what queues, clocks and
 * statistics ask about is plain. Instants that are searched are dates, so that TTLs and reports can use them.
 */
export interface CaseDocument extends Omit<CaseRecord, Changed> {
  /** The case number. */
  _id: string;
  demands: SealedIn<Demand, 'wish'>[];
  employer: SealedIn<CaseRecord['employer'], 'text' | 'key'> & {
    /** Keyed hash of `key`: complaints about one employer meet without its name being readable. */
    keyHash?: string;
  };
  worker: SealedIn<WorkerDetails, 'name' | 'phone' | 'contactTime'>;
  /** Entities, sealed as one. */
  fields: string;
  evidenceText?: string;
  stepsTaken?: string;
  story?: string;
  evidence: SealedIn<Evidence, 'fileName'>[];
  notes: SealedIn<CaseNote, 'text'>[];
  referrals: SealedIn<CaseRecord['referrals'][number], 'reason'>[];
  outcome?: SealedIn<Outcome, 'note'>;
  feedback?: SealedIn<CaseFeedback, 'reason'>;
  lease: (Omit<Lease, 'until'> & { until: Date }) | null;
  openedAt: Date;
  updatedAt: Date;
  closedAt?: Date;
}

export function toCaseDocument(record: CaseRecord, sealer: Sealer): CaseDocument {
  const { caseNo: id, closedAt, ...rest } = record;
  const seal = (value: unknown, field: string) => sealer.seal(value, field, id);
  const sealIf = (value: unknown, field: string) => sealer.sealIf(value, field, id);
  const { worker, employer, outcome, feedback } = record;
  return {
    ...rest,
    _id: id,
    demands: record.demands.map((one) => ({ ...one, wish: sealIf(one.wish, 'demands.wish') })),
    employer: {
      ...employer,
      text: sealIf(employer.text, 'employer.text'),
      key: sealIf(employer.key, 'employer.key'),
      keyHash: employer.key === undefined ? undefined : sealer.hash(employer.key, 'employer'),
    },
    worker: {
      name: sealIf(worker.name, 'worker.name'),
      phone: sealIf(worker.phone, 'worker.phone'),
      contactTime: sealIf(worker.contactTime, 'worker.contactTime'),
      language: worker.language,
    },
    fields: seal(record.fields, 'fields'),
    evidenceText: sealIf(record.evidenceText, 'evidenceText'),
    stepsTaken: sealIf(record.stepsTaken, 'stepsTaken'),
    story: sealIf(record.story, 'story'),
    evidence: record.evidence.map((one) => ({ ...one, fileName: seal(one.fileName, 'evidence.fileName') })),
    notes: record.notes.map((one) => ({ ...one, text: seal(one.text, 'notes.text') })),
    referrals: record.referrals.map((one) => ({ ...one, reason: seal(one.reason, 'referrals.reason') })),
    outcome: outcome && { ...outcome, note: sealIf(outcome.note, 'outcome.note') },
    feedback: feedback && { ...feedback, reason: sealIf(feedback.reason, 'feedback.reason') },
    lease: record.lease && { ...record.lease, until: new Date(record.lease.until) },
    openedAt: new Date(record.openedAt),
    updatedAt: new Date(record.updatedAt),
    ...(closedAt === undefined ? {} : { closedAt: new Date(closedAt) }),
  };
}

export function toCaseRecord(document: CaseDocument, sealer: Sealer): CaseRecord {
  const { _id: id, closedAt, outcome, feedback, ...rest } = document;
  const open = <T>(sealed: string, field: string) => sealer.open<T>(sealed, field, id);
  const openIf = (sealed: string | undefined, field: string) => sealer.openIf<string>(sealed, field, id);
  const { keyHash: _, ...employer } = document.employer;
  return compact({
    ...rest,
    caseNo: id,
    demands: document.demands.map((one) => compact({ ...one, wish: openIf(one.wish, 'demands.wish') })),
    employer: compact({
      ...employer,
      text: openIf(employer.text, 'employer.text'),
      key: openIf(employer.key, 'employer.key'),
    }),
    worker: compact({
      name: openIf(document.worker.name, 'worker.name'),
      phone: openIf(document.worker.phone, 'worker.phone'),
      contactTime: openIf(document.worker.contactTime, 'worker.contactTime'),
      language: document.worker.language,
    }),
    fields: open<CaseRecord['fields']>(document.fields, 'fields'),
    evidenceText: openIf(document.evidenceText, 'evidenceText'),
    stepsTaken: openIf(document.stepsTaken, 'stepsTaken'),
    story: openIf(document.story, 'story'),
    evidence: document.evidence.map((one) => ({
      ...one,
      fileName: open<string>(one.fileName, 'evidence.fileName'),
    })),
    notes: document.notes.map((one) => ({ ...one, text: open<string>(one.text, 'notes.text') })),
    referrals: document.referrals.map((one) => ({
      ...one,
      reason: open<string>(one.reason, 'referrals.reason'),
    })),
    outcome: outcome && compact({ ...outcome, note: openIf(outcome.note, 'outcome.note') }),
    feedback: feedback && compact({ ...feedback, reason: openIf(feedback.reason, 'feedback.reason') }),
    lease: document.lease && { ...document.lease, until: document.lease.until.toISOString() },
    openedAt: document.openedAt.toISOString(),
    updatedAt: document.updatedAt.toISOString(),
    closedAt: closedAt?.toISOString(),
  });
}

/** Without members that are undefined: absent stays absent through a round trip. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
