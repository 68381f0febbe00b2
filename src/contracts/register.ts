/**
 * The register (登记簿): what people sign up for or report and an office works off as a list, not as a case: seats on a
 * coach home, a visit, jobs that were shown, an employer's shortage. An entry is written once by an effect and then only
 * changes its status; lists and figures are computed from entries.
 */
export const REGISTER_KINDS = {
  transport: '点对点返岗车',
  return_survey: '返乡返岗调查',
  return_registration: '外地返工登记',
  visit: '上门慰问',
  relief_referral: '救助转介',
  event_signup: '活动报名',
  guidance: '职业指导',
  service_131: '131服务台账',
  job_push: '岗位推送',
  labour_surplus: '企业富余人员',
  labour_shortage: '企业缺工',
  job_post: '招工信息（待审）',
  employer_support: '企业稳岗咨询',
  feedback: '回访',
  data_request: '个人信息请求',
  form_draft: '没填完的登记',
} as const;
export type RegisterKind = keyof typeof REGISTER_KINDS;

export const REGISTER_STATUSES = {
  open: '待办',
  done: '已办',
  rejected: '未通过',
  withdrawn: '已撤回',
} as const;
export type RegisterStatus = keyof typeof REGISTER_STATUSES;

/** Facts that lists are filtered and counted by. No names, numbers or free words of people. */
export type RegisterFacts = Record<string, string | number | boolean>;

/** What a skill knows when it wishes for an entry. */
export interface RegisterDraft {
  kind: RegisterKind;
  region: { city?: string; district?: string };
  facts: RegisterFacts;
  /** Free words of the person, by question. Sealed in the store. */
  words?: Record<string, string>;
  /** Who it is about. Sealed in the store. */
  person?: { name?: string; phone?: string };
  /** What was agreed to, in a code: `share_with_bureau`, `push_jobs` … Null for entries that hold nothing about a person. */
  consent: string | null;
  /** Days after which the entry is deleted (retention). */
  keepDays: number;
}

export interface RegisterEntry extends Omit<RegisterDraft, 'keepDays' | 'consent'> {
  /** Id of the effect that wrote it: the same effect writes no second one. */
  id: string;
  status: RegisterStatus;
  consent: { kind: string; at: string } | null;
  conversationId: string;
  channel: string;
  at: string;
  updatedAt: string;
  /** China date; on the day after, the entry is deleted. */
  keepUntil: string;
  /** Keyed hash of the code by which its owner finds it again. */
  codeHash?: string;
  /** What the office wrote to it last. Sealed in the store. */
  note?: string;
  /** Staff id of whoever changed it last. */
  changedBy?: string;
  /** Raised by every change. */
  rev: number;
  demo?: boolean;
}

/** A form that was left unfinished, as its code brings it back. */
export interface KeptForm {
  code: string;
  skill: string;
  /** The frame's slots as JSON text. */
  slots: string;
}
