import { App, Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import { messageOf, post } from '../api';
import { formatTime } from '../format';

const MAX = 4000;

export function Notes(props: { detail: CaseDetail; epoch: number | undefined; onSaved: () => void }) {
  const { detail, epoch } = props;
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const words = text.trim();

  async function save(): Promise<void> {
    setBusy(true);
    try {
      await post(`/cases/${encodeURIComponent(detail.caseNo)}/notes`, { epoch, text: words });
      setText('');
      props.onSaved();
    } catch (error) {
      message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="panel" aria-label="备注">
      <h2>备注</h2>
      <ul className="notes">
        {detail.notes.map((note) => (
          <li key={note.id}>
            <small className="sub">
              {note.byName} · {formatTime(note.at)}
            </small>
            <p>{note.text}</p>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label htmlFor="note">写备注（本人看不到）</label>
        <textarea
          id="note"
          className="text-area"
          rows={2}
          maxLength={MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" loading={busy} disabled={!words}>
          存备注
        </Button>
      </form>
    </section>
  );
}
