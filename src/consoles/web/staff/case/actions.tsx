import { App, Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import type { CaseStatus, Lease } from '../../../../contracts/case';
import { ApiError, messageOf, post } from '../api';
import { useMe } from '../me';
import { shows } from '../permissions';
import { moveTitle } from './labels';
import { MoveDialog } from './move-dialog';
import { TransferDialog } from './transfer-dialog';

/** Ends of the road; the first other move is the usual next step. */
const SIDEWAYS: ReadonlySet<CaseStatus> = new Set([
  'rejected',
  'transferred',
  'withdrawn',
  'failed',
  'pending',
]);

export function Actions(props: {
  detail: CaseDetail;
  lease: Lease | null;
  onDone: () => void;
  onLost: (message: string) => void;
  /** The lease was given up on purpose. */
  onGone: () => void;
}) {
  const { detail, lease } = props;
  const me = useMe();
  const { message, modal } = App.useApp();
  const [move, setMove] = useState<CaseStatus | null>(null);
  const [transferring, setTransferring] = useState(false);
  const base = `/cases/${encodeURIComponent(detail.caseNo)}`;
  // A supervisor may take a case from its holder and give it to somebody else.
  const epoch = lease?.epoch ?? (shows(me.role, 'supervise') ? detail.lease?.epoch : undefined);
  const usual = detail.moves.find((to) => !SIDEWAYS.has(to));

  function failed(error: unknown): void {
    if (error instanceof ApiError && error.code === 'LEASE_STALE') props.onLost(error.message);
    else {
      message.error(messageOf(error));
      if (error instanceof ApiError && error.status === 409) props.onDone();
    }
  }

  async function call(path: string, body: unknown, done: string): Promise<boolean> {
    try {
      await post(`${base}/${path}`, body);
      message.success(done);
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  }

  function release(): void {
    modal.confirm({
      title: '放回队列？',
      content: '别人就能接手。您写的备注和记录都留着。',
      okText: '放回',
      onOk: async () => {
        if (await call('release', { epoch }, '已放回队列')) props.onGone();
      },
    });
  }

  return (
    <section className="panel" aria-label="办理">
      <h2>办理</h2>
      {!lease && <p className="soft">接手后可以办。</p>}
      <div className="moves">
        {detail.moves.map((to) => (
          <Button
            key={to}
            type={to === usual ? 'primary' : 'default'}
            danger={to === 'rejected'}
            disabled={!lease}
            onClick={() => setMove(to)}
          >
            {moveTitle(detail.status, to)}
          </Button>
        ))}
      </div>
      <div className="moves quiet">
        <Button
          disabled={!lease || detail.handoff === 'none'}
          title="您不再说话，机器人接着回答"
          onClick={() =>
            void call('handback', { epoch }, '机器人接着回答').then((ok) => ok && props.onDone())
          }
        >
          交还机器人
        </Button>
        <Button disabled={epoch === undefined} onClick={() => setTransferring(true)}>
          转给同事
        </Button>
        <Button disabled={epoch === undefined} onClick={release}>
          放回队列
        </Button>
      </div>
      {move && lease && (
        <MoveDialog
          from={detail.status}
          to={move}
          onClose={() => setMove(null)}
          onSubmit={async (body) => {
            if (!(await call('transition', { epoch: lease.epoch, to: move, ...body }, '已改好'))) return;
            setMove(null);
            props.onDone();
          }}
        />
      )}
      {transferring && epoch !== undefined && (
        <TransferDialog
          caseNo={detail.caseNo}
          onClose={() => setTransferring(false)}
          onSubmit={async (body) => {
            if (!(await call('transfer', { epoch, ...body }, '已转给同事'))) return;
            setTransferring(false);
            props.onGone();
          }}
        />
      )}
    </section>
  );
}
