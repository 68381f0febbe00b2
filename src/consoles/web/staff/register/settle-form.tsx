import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { RegisterDetail } from '../../../../contracts/api/register';
import type { RegisterStatus } from '../../../../contracts/register';
import { ApiError, messageOf, post } from '../api';

const MOVES: Partial<Record<RegisterStatus, string>> = {
  done: '标为已办',
  rejected: '不通过',
  open: '重新打开',
};

/** Marks an entry, with a note; a refusal needs one. What somebody else changed meanwhile is loaded again first. */
export function SettleForm({ entry, onChanged }: { entry: RegisterDetail; onChanged: () => void }) {
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState<RegisterStatus | null>(null);

  async function settle(status: RegisterStatus): Promise<void> {
    if (status === 'rejected' && !note.trim()) return setMissing(true);
    setBusy(status);
    try {
      await post(`/register/${encodeURIComponent(entry.id)}/status`, {
        status,
        note: note.trim() || undefined,
        rev: entry.rev,
      });
      message.success('记下了');
      onChanged();
    } catch (failure) {
      message.error(messageOf(failure));
      if (failure instanceof ApiError && failure.status === 409) onChanged();
    } finally {
      setBusy(null);
    }
  }

  return (
    <div className="settle">
      <label htmlFor="settle-note">办理说明（不通过必须写）</label>
      <Input.TextArea
        id="settle-note"
        rows={3}
        maxLength={1000}
        value={note}
        status={missing ? 'error' : undefined}
        aria-invalid={missing}
        aria-describedby={missing ? 'settle-missing' : undefined}
        onChange={(event) => {
          setNote(event.target.value);
          setMissing(false);
        }}
      />
      {missing && (
        <p id="settle-missing" role="alert" className="settle-missing">
          请写明不通过的原因
        </p>
      )}
      <div className="settle-moves">
        {entry.moves.map((status) => (
          <Button
            key={status}
            type={status === 'done' ? 'primary' : 'default'}
            danger={status === 'rejected'}
            loading={busy === status}
            disabled={busy !== null && busy !== status}
            onClick={() => void settle(status)}
          >
            {MOVES[status]}
          </Button>
        ))}
      </div>
    </div>
  );
}
