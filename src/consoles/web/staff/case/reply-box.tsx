import { App, Button } from 'antd';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Lease } from '../../../../contracts/case';
import { ApiError, messageOf, post } from '../api';

const MAX = 2000;

export function ReplyBox(props: {
  caseNo: string;
  lease: Lease | null;
  box: RefObject<HTMLTextAreaElement | null>;
  onSent: () => void;
  onLost: (message: string) => void;
}) {
  const { caseNo, lease } = props;
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  // Kept over failed tries: the worker must not read the same words twice.
  const pending = useRef<{ id: string; text: string } | null>(null);
  const words = text.trim();

  async function send(): Promise<void> {
    if (!lease || !words || words.length > MAX || busy) return;
    if (pending.current?.text !== words) pending.current = { id: newId(), text: words };
    setBusy(true);
    try {
      await post(`/cases/${encodeURIComponent(caseNo)}/messages`, {
        epoch: lease.epoch,
        messageId: pending.current.id,
        text: words,
      });
      pending.current = null;
      setText('');
      props.onSent();
    } catch (error) {
      if (error instanceof ApiError && error.code === 'LEASE_STALE') props.onLost(error.message);
      else message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing)
      void send();
  }

  return (
    <form
      className="reply"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor="reply">写给本人（他马上能看到，机器人会停下不说话）</label>
      <textarea
        id="reply"
        ref={props.box}
        className="text-area"
        rows={3}
        value={text}
        placeholder={lease ? '说短句，说大白话…' : '接手后才能发'}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="reply-foot">
        <span className={words.length > MAX ? 'bad' : 'soft'}>
          {words.length}/{MAX} · Ctrl+Enter 发送
        </span>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={!lease || !words || words.length > MAX}
        >
          发送
        </Button>
      </div>
    </form>
  );
}

function newId(): string {
  // randomUUID is missing on plain http, where a bureau may well try the console first.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}
