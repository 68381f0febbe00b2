import { DOCUMENT_KINDS, type DocumentKind } from '../../../../contracts/documents';
import { CASE_STATUSES, SETTLED, type CaseEvent, type CaseStatus } from '../../../../contracts/case';

export const EMPLOYER_ROLES: Readonly<Record<string, string>> = {
  employer: '用工单位',
  labour_subcontractor: '劳务分包',
  main_contractor: '总包',
  foreman: '包工头',
  platform: '平台',
  agency: '中介/派遣',
  unknown: '没说清',
};

export const CHANNELS: Readonly<Record<string, string>> = {
  web: '网页',
  line: 'LINE',
  voice: '电话',
  terminal: '终端',
};

export const FIELD_TITLES: Readonly<Record<string, string>> = {
  amountOwed: '欠多少',
  amountApprox: '大概数',
  amountRange: '金额范围',
  monthsOwed: '欠几个月',
  monthlyWage: '月工资',
  dailyWage: '日工资',
  days: '天数',
  headcount: '人数',
  headcountMin: '至少人数',
  city: '市',
  district: '区县',
  employerText: '单位',
  trade: '工种',
  construction: '工地',
  periodFrom: '从哪天',
  periodTo: '到哪天',
  resignedOn: '离职日',
  phone: '电话',
  ambiguous: '要问清的',
  name: '姓名',
  contactTime: '方便时间',
  stillEmployed: '还在不在岗',
  evidenceText: '证据',
  stepsTaken: '做过什么',
  story: '经过',
  employerRole: '单位身份',
  worker: '本人信息',
};

export const EVENT_TITLES: Readonly<Record<CaseEvent['type'], string>> = {
  opened: '登记',
  amended: '补充',
  viewed: '查看',
  taken: '接手',
  renewed: '续接',
  released: '放回队列',
  lease_expired: '接手到期',
  moved: '改状态',
  noted: '写备注',
  message_sent: '给本人发消息',
  handoff: '人工交接',
  transferred: '转给同事',
  evidence_added: '收到材料',
  evidence_viewed: '查看材料',
  exported: '导出',
  priority_changed: '改级别',
  feedback: '回访',
};

/** What the button of a move says. Verbs, because a press does it. */
const MOVE_VERBS: Readonly<Record<CaseStatus, string>> = {
  pending: '退回待受理',
  accepted: '受理',
  rejected: '不予受理',
  transferred: '转办',
  contacted: '已联系双方',
  mediating: '开始调解',
  agreed: '达成协议',
  performing: '开始履行',
  fulfilled: '已经履行',
  failed: '调解不成',
  withdrawn: '本人撤回',
  closed: '结案',
  followed_up: '已回访',
  archived: '归档',
};

export function isReopening(from: CaseStatus, to: CaseStatus): boolean {
  return SETTLED.has(from) && !SETTLED.has(to);
}

export function moveTitle(from: CaseStatus, to: CaseStatus): string {
  if (isReopening(from, to)) return '重新打开';
  if (from === 'failed' && to === 'mediating') return '再调一次';
  return MOVE_VERBS[to];
}

const NEED_REASON: ReadonlySet<CaseStatus> = new Set(['rejected', 'failed', 'transferred', 'withdrawn']);

/** As `transitionRequest` has it; the server decides. */
export function needsReason(from: CaseStatus, to: CaseStatus): boolean {
  return NEED_REASON.has(to) || isReopening(from, to);
}

const SOLVED: Readonly<Record<string, string>> = { yes: '解决了', part: '解决一部分', no: '没解决' };
const PAID: Readonly<Record<string, string>> = { full: '钱全到了', part: '钱到了一部分', none: '钱没到账' };

/** Answers after closing, as far as they were given. */
export function describeFeedback(answers: {
  contacted?: unknown;
  solved?: unknown;
  paid?: unknown;
  satisfaction?: unknown;
}): string[] {
  const { contacted, solved, paid, satisfaction } = answers;
  return [
    contacted === undefined ? '' : contacted ? '联系过' : '没人联系',
    SOLVED[String(solved)] ?? '',
    PAID[String(paid)] ?? '',
    satisfaction === undefined ? '' : `满意度${Number(satisfaction)}分`,
  ].filter(Boolean);
}

/** One line of the history: codes made readable, nothing personal. */
export function describeEvent(event: CaseEvent): string {
  const { data } = event;
  const title = EVENT_TITLES[event.type];
  const status = (code: unknown) => CASE_STATUSES[code as CaseStatus] ?? String(code);
  if (event.type === 'moved') return `${title}：${status(data.from)} → ${status(data.to)}`;
  if (event.type === 'handoff') {
    const to = { human: '人工在说话', requested: '在等人工', none: '交还机器人', bot: '交还机器人' }[
      String(data.to)
    ];
    return to ? `${title}：${to}` : title;
  }
  if (event.type === 'priority_changed' && data.to)
    return `${title}：${String(data.from ?? '')} → ${String(data.to)}`;
  if (event.type === 'feedback') return `${title}：${describeFeedback(data).join('，')}`;
  if (event.type === 'exported') {
    const kind = DOCUMENT_KINDS[data.document as DocumentKind];
    return kind ? `${title}：${kind.title}` : title;
  }
  if (event.type === 'amended' && Array.isArray(data.fields)) {
    const names = data.fields.map((name) => FIELD_TITLES[String(name)] ?? String(name));
    return `${title}：${names.join('、')}`;
  }
  return title;
}
