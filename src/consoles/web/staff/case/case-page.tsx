import { Alert, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import { CASE_TYPES } from '../../../../contracts/case';
import { get } from '../api';
import { formatPlace, formatTime } from '../format';
import { useLiveReload } from '../live';
import { ErrorPanel } from '../parts/error-panel';
import { DemoTag, HandoffTag, PriorityTag, StatusTag } from '../parts/tags';
import { Link } from '../router';
import { useLoad } from '../use-load';
import { useNow } from '../use-now';
import { Actions } from './actions';
import { Clocks } from './clocks';
import { EvidenceList } from './evidence-list';
import { Facts } from './facts';
import { History } from './history';
import { CHANNELS } from './labels';
import { LeaseBar } from './lease-bar';
import { Notes } from './notes';
import { Papers } from './papers';
import { ReplyBox } from './reply-box';
import { Transcript } from './transcript';
import { useLease } from './use-lease';

export function CasePage({ caseNo }: { caseNo: string }) {
  const { data, error, reload } = useLoad(caseNo, () =>
    get<CaseDetail>(`/cases/${encodeURIComponent(caseNo)}`),
  );
  useLiveReload(
    (event) => event.kind === 'reconnected' || ('caseNo' in event && event.caseNo === caseNo),
    () => void reload(),
  );

  return (
    <>
      <p className="crumb">
        <Link to="/">← 案件</Link>
      </p>
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!data && error == null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && <CaseView detail={data} reload={() => void reload()} />}
    </>
  );
}

function CaseView({ detail, reload }: { detail: CaseDetail; reload: () => void }) {
  const now = useNow();
  const lease = useLease(detail, reload);
  const mine = lease.state.kind === 'mine' ? lease.state.lease : null;
  const reply = useRef<HTMLTextAreaElement>(null);

  // R goes to the reply box, unless somebody is typing.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"]');
      if (event.key !== 'r' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      reply.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <div className="case-head">
        <h1>
          <PriorityTag priority={detail.priority} /> {CASE_TYPES[detail.type]} ·{' '}
          {detail.employer ?? '单位未说'}
        </h1>
        <StatusTag status={detail.status} />
        <HandoffTag handoff={detail.handoff} />
        {detail.demo && <DemoTag />}
        <span className="soft">
          {detail.caseNo} · {formatPlace(detail)} · {formatTime(detail.openedAt)} 从
          {CHANNELS[detail.channel] ?? detail.channel}登记
        </span>
      </div>
      {detail.crisis && (
        <Alert
          type="error"
          showIcon
          banner
          title="这个人可能有危险。先联系本人，必要时请 110、120 一起去。"
        />
      )}
      <div className="lease-place">
        <LeaseBar detail={detail} lease={lease} onRefresh={reload} />
      </div>
      <div className="case-grid">
        <div className="case-main">
          <section className="panel chat-panel" aria-label="对话">
            <h2>对话</h2>
            <Transcript turns={detail.transcript} />
            <ReplyBox caseNo={detail.caseNo} lease={mine} box={reply} onSent={reload} onLost={lease.lose} />
          </section>
          <Notes detail={detail} epoch={mine?.epoch} onSaved={reload} />
          <History detail={detail} />
        </div>
        <aside className="case-side" aria-label="案情">
          <Actions detail={detail} lease={mine} onDone={reload} onLost={lease.lose} onGone={lease.forget} />
          <Facts detail={detail} />
          <Clocks clocks={detail.clocks} now={now} />
          <EvidenceList detail={detail} />
          <Papers detail={detail} onDone={reload} />
        </aside>
      </div>
    </>
  );
}
