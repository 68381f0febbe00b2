import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import { messageOf } from '../api';
import { formatTime } from '../format';
import type { useLease } from './use-lease';

/** Who holds the case, in one line that cannot be overlooked. */
export function LeaseBar(props: {
  detail: CaseDetail;
  lease: ReturnType<typeof useLease>;
  onRefresh: () => void;
}) {
  const { state, take } = props.lease;
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);

  async function takeIt(): Promise<void> {
    setBusy(true);
    try {
      await take();
    } catch (error) {
      message.error(messageOf(error));
      props.onRefresh();
    } finally {
      setBusy(false);
    }
  }
  const button = (label: string) => (
    <Button type="primary" loading={busy} onClick={() => void takeIt()}>
      {label}
    </Button>
  );

  switch (state.kind) {
    case 'mine':
      return state.shaky ? (
        <Alert
          type="warning"
          showIcon
          title={`网络不稳，正在续接。接手到 ${formatTime(state.lease.until)}。`}
        />
      ) : (
        <p className="lease mine" role="status">
          您已接手，开着这页会自动续接。
        </p>
      );
    case 'lost':
      return (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={state.message}
          description="您打的字还在，重新接手后可以再发。"
          action={button('重新接手')}
        />
      );
    case 'other':
      return (
        <p className="lease other" role="status">
          {state.lease.holderName}正在办，接手到 {formatTime(state.lease.until)}。您可以看、可以写备注。
        </p>
      );
    case 'free':
      return <p className="lease free">还没人接。接手后才能回话、改状态。{button('接手')}</p>;
  }
}
