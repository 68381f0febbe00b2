/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Composer } from './parts/composer';
import { Header } from './parts/header';
import { Icon } from './parts/icons';
import { Log } from './parts/log';
import { PhonesDialog } from './parts/phones-dialog';
import { StatusDialog } from './parts/status-dialog';
import { leaveNow, listenForDoubleEscape } from './quick-exit';
import { memory } from './storage';
import { lastSeq } from './turns';
import { useChat } from './use-chat';
import { useUploads } from './use-uploads';

export function App({ bureauPhone, firstDraft }: { bureauPhone: string; firstDraft: string }) {
  const chat = useChat();
  const files = useUploads(chat.session, lastSeq(chat.turns));
  const [draft, setDraft] = useState(memory.draft() || firstDraft);
  const [dialog, setDialog] = useState<'none' | 'status' | 'phones'>('none');
  const [hint, setHint] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => listenForDoubleEscape(leaveNow), []);

  function changeDraft(text: string): void {
    setDraft(text);
    memory.setDraft(text);
  }
  function send(text: string): void {
    setHint(null);
    chat.send(text);
  }
  const closeDialog = () => setDialog('none');
  const receipts = Object.values(chat.receipts);
  const banner = bannerText(chat.offline, chat.phase);

  return (
    <>
      <a class="skip" href="#say">
        去打字
      </a>
      <Header />
      <div class="banner-place" role="status">
        {banner && <p class="banner">{banner}</p>}
      </div>
      <Log
        chat={chat}
        uploads={files.uploads}
        onRetryUpload={files.retry}
        onSend={send}
        onStatus={() => setDialog('status')}
        onEdit={(item) => {
          chat.drop(item.messageId);
          changeDraft(draft ? `${draft}\n${item.text}` : item.text);
          box.current?.focus();
        }}
      />
      <section class="bottom" aria-label="打字和求助">
        <div class="bar">
          <button type="button" class="bar-button person" onClick={() => send('人工')}>
            <Icon name="person" />
            人工
          </button>
          <button type="button" class="bar-button" onClick={() => setDialog('status')}>
            <Icon name="search" />
            查进度
          </button>
          <button type="button" class="bar-button" onClick={() => setDialog('phones')}>
            <Icon name="phone" />
            打电话
          </button>
        </div>
        {hint && (
          <p class="hint bottom-hint" role="status">
            {hint}
          </p>
        )}
        <Composer
          draft={draft}
          box={box}
          onDraft={changeDraft}
          onSend={send}
          onFile={files.add}
          canAttach={chat.session !== null}
          onCannotAttach={() => {
            setHint('先说一句您的情况，再传照片。');
            box.current?.focus();
          }}
        />
      </section>
      {dialog === 'status' && (
        <StatusDialog known={receipts[receipts.length - 1] ?? ''} onClose={closeDialog} />
      )}
      {dialog === 'phones' && <PhonesDialog bureauPhone={bureauPhone} onClose={closeDialog} />}
    </>
  );
}

function bannerText(offline: boolean, phase: string): string | null {
  if (offline) return '没网了。您打的字都留着，有网自动发。急事打110、120。';
  if (phase === 'history_failed') return '以前的话还没取到，正在再试。';
  return null;
}
