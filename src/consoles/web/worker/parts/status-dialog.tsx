/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { ReceiptStatus } from '../../../../contracts/api/chat';
import { ApiError, receiptStatus } from '../api';
import { Dialog } from './dialog';
import { Downloads } from './downloads';

export function StatusDialog(props: { known: string; onClose: () => void }) {
  const [receipt, setReceipt] = useState(props.known);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<{ receipt: string; status: ReceiptStatus } | null>(null);

  async function ask(): Promise<void> {
    const code = receipt.trim();
    if (busy) return;
    setFound(null);
    if (!code) {
      setProblem('先写回执码。');
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      setFound({ receipt: code, status: await receiptStatus(code) });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : '没网，查不了。请稍后再试。');
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title="查进度" onClose={props.onClose}>
      <form
        class="status-form"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <label for="receipt-code">回执码（登记时给您的）</label>
        <div class="status-row">
          <input
            id="receipt-code"
            class="field code-field"
            value={receipt}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            aria-describedby="status-problem"
            onInput={(event) => setReceipt(event.currentTarget.value)}
          />
          <button type="submit" class="solid" disabled={busy}>
            {busy ? '查…' : '查'}
          </button>
        </div>
        <p id="status-problem" class={problem ? 'problem' : 'hint'} role="status">
          {problem ?? '码丢了？点“人工”。'}
        </p>
      </form>
      {found && <Found {...found} />}
    </Dialog>
  );
}

function Found({ receipt, status }: { receipt: string; status: ReceiptStatus }) {
  return (
    <section class="found" aria-label="查到的进度" aria-live="polite">
      <p class="found-status">{status.statusTitle}</p>
      <p>{status.next}</p>
      <dl>
        <dt>案号</dt>
        <dd>{status.caseNo}</dd>
        <dt>登记</dt>
        <dd>{chinaTime(status.openedAt)}</dd>
        <dt>更新</dt>
        <dd>{chinaTime(status.updatedAt)}</dd>
      </dl>
      {status.documents.length > 0 && (
        <>
          <p class="found-papers">下载申请书（照您登记的写好，空的自己填）</p>
          <Downloads kinds={status.documents} by={{ receipt }} />
        </>
      )}
    </section>
  );
}

function chinaTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '—';
  return at.toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
