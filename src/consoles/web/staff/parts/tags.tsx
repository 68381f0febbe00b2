import { CASE_STATUSES, SETTLED, type CaseStatus, type Priority } from '../../../../contracts/case';

export function PriorityTag({ priority, title }: { priority: Priority; title?: string }) {
  return (
    <span className={`tag priority ${priority.toLowerCase()}`} title={title}>
      {priority}
    </span>
  );
}

export function StatusTag({ status }: { status: CaseStatus }) {
  const tone = SETTLED.has(status) ? 'done' : status === 'pending' ? 'new' : 'open';
  return <span className={`tag status ${tone}`}>{CASE_STATUSES[status]}</span>;
}

export function DemoTag() {
  return <span className="tag demo">样本</span>;
}

const HANDOFF = { requested: '等人工', human: '人工中' } as const;
export function HandoffTag({ handoff }: { handoff: 'none' | 'requested' | 'human' }) {
  return handoff === 'none' ? null : <span className={`tag handoff ${handoff}`}>{HANDOFF[handoff]}</span>;
}
