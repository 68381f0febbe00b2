/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OutboxItem } from '../outbox';
import { lastSeq, openQuickReplies, waitsForPerson } from '../turns';
import type { Chat } from '../use-chat';
import type { Upload } from '../use-uploads';
import { Greeting } from './greeting';
import { Pending } from './pending';
import { TurnView } from './turn';
import { UploadView } from './upload-view';

/** Nearer to the end than this counts as reading the newest message. */
const NEAR_PX = 120;

export function Log(props: {
  chat: Chat;
  uploads: readonly Upload[];
  onRetryUpload: (id: number) => void;
  onSend: (text: string) => void;
  onStatus: () => void;
  onEdit: (item: OutboxItem) => void;
}) {
  const { chat, uploads } = props;
  const own = [...chat.outbox.map((item) => item.messageId), ...uploads.map((upload) => upload.id)].join(' ');
  const states = [...chat.outbox, ...uploads].map((item) => item.state).join(' ');
  const { ref, away, toEnd } = useStickToEnd(
    own,
    lastSeq(chat.turns),
    `${states} ${Object.keys(chat.receipts).join(' ')}`,
  );
  const fresh = chat.turns.length === 0 && chat.outbox.length === 0;
  const sending = chat.outbox.some((item) => item.state === 'sending') && !chat.offline;
  const chips = chat.outbox.length === 0 ? openQuickReplies(chat.turns) : [];
  const early = uploads.filter((upload) => !chat.turns.some((turn) => turn.seq === upload.afterSeq));

  return (
    <main class="log-place">
      <div ref={ref} class="log" tabIndex={0} role="log" aria-live="polite" aria-label="对话">
        <Greeting chips={fresh && chat.phase !== 'loading'} onSend={props.onSend} onStatus={props.onStatus} />
        {chat.phase === 'loading' && <p class="note">正在取以前的话…</p>}
        {chat.notice && <p class="note strong">{chat.notice}</p>}
        {chat.turns.map((turn) => (
          <div key={turn.seq} class="turn">
            <TurnView turn={turn} receipt={chat.receipts[turn.seq]} session={chat.session} />
            {uploads
              .filter((upload) => upload.afterSeq === turn.seq)
              .map((upload) => (
                <UploadView key={upload.id} upload={upload} onRetry={() => props.onRetryUpload(upload.id)} />
              ))}
          </div>
        ))}
        {early.map((upload) => (
          <UploadView key={upload.id} upload={upload} onRetry={() => props.onRetryUpload(upload.id)} />
        ))}
        {chat.outbox.map((item) => (
          <Pending
            key={item.messageId}
            item={item}
            offline={chat.offline}
            onEdit={props.onEdit}
            onDrop={() => chat.drop(item.messageId)}
          />
        ))}
        {sending && (
          <p class="typing">
            <span class="sr">正在回复</span>
            <i />
            <i />
            <i />
          </p>
        )}
        {waitsForPerson(chat.turns) && <p class="note">已送到。等办事的人回您，可以先放下手机。</p>}
        {chips.length > 0 && (
          <div class="chips">
            {chips.map((text) => (
              <button key={text} type="button" class="chip" onClick={() => props.onSend(text)}>
                {text}
              </button>
            ))}
          </div>
        )}
      </div>
      {away && (
        <button type="button" class="to-end" onClick={toEnd}>
          看最新的 ↓
        </button>
      )}
    </main>
  );
}

/**
 * Keeps the newest message in sight, unless the reader has scrolled up to read something older. What the worker does
 * always comes into sight; an answer taller than the screen is shown from its start.
 *
 * @param own changes when the worker sends something
 * @param newest changes when a turn arrives
 * @param rest changes when anything else is added
 */
function useStickToEnd(own: string, newest: number, rest: string) {
  const ref = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  const [away, setAway] = useState(false);

  function toEnd(): void {
    const log = ref.current;
    if (log) log.scrollTop = log.scrollHeight;
    near.current = true;
    setAway(false);
  }

  useEffect(() => {
    const log = ref.current;
    if (!log) return;
    const onScroll = () => {
      near.current = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
      if (near.current) setAway(false);
    };
    log.addEventListener('scroll', onScroll, { passive: true });
    // The keyboard of a phone makes the log smaller: the end must stay in sight then, too.
    const watch = 'ResizeObserver' in window ? new ResizeObserver(() => near.current && toEnd()) : null;
    watch?.observe(log);
    return () => {
      log.removeEventListener('scroll', onScroll);
      watch?.disconnect();
    };
  }, []);

  const before = useRef({ own: '', newest: 0 });
  useLayoutEffect(() => {
    const log = ref.current;
    const was = before.current;
    before.current = { own, newest };
    if (!log || (newest === 0 && own === '')) return;
    const mine = own !== was.own && own !== '';
    if (!mine && !near.current) {
      if (newest !== was.newest) setAway(true);
      return;
    }
    toEnd();
    const turns = log.querySelectorAll<HTMLElement>('.turn');
    const start = (turns[turns.length - 1]?.offsetTop ?? 0) - 8;
    if (!mine && newest !== was.newest && start < log.scrollTop) {
      log.scrollTop = start;
      near.current = false;
      setAway(true);
    }
  }, [own, newest, rest]);

  return { ref, away, toEnd };
}
