/** @jsxImportSource preact */
import type { ChatTurn } from '../../../../contracts/api/chat';
import type { Reply } from '../../../../contracts/dialogue';
import { NAME, SAMPLE_NOTE, staffLabel } from '../copy';
import { Downloads } from './downloads';
import { ReceiptCard } from './receipt-card';
import { RichText } from './rich-text';

export function TurnView(props: { turn: ChatTurn; receipt?: string; session: string | null }) {
  const { turn, receipt, session } = props;
  return (
    <>
      {turn.text && <Mine text={turn.text} />}
      {turn.replies.map((reply, i) => (
        <ReplyView key={reply.id} reply={reply} first={i === 0} session={session} />
      ))}
      {receipt && <ReceiptCard receipt={receipt} />}
    </>
  );
}

export function Mine({ text, children }: { text: string; children?: preact.ComponentChildren }) {
  return (
    <div class="row mine">
      <div class="bubble">
        <span class="sr">我说：</span>
        <p class="words">{text}</p>
      </div>
      {children}
    </div>
  );
}

function ReplyView({ reply, first, session }: { reply: Reply; first: boolean; session: string | null }) {
  const staff = reply.from === 'staff';
  return (
    <div class={`row ${staff ? 'staff' : 'bot'}`}>
      {staff ? <p class="who">{staffLabel(reply.staffName)}</p> : <p class={first ? 'who' : 'sr'}>{NAME}</p>}
      <div class="bubble">
        {reply.sample && <p class="sample">{SAMPLE_NOTE}</p>}
        <RichText text={reply.text} />
        {reply.sources && reply.sources.length > 0 && (
          <details class="sources">
            <summary>依据</summary>
            <ul>
              {reply.sources.map((source) => (
                <li key={source.id}>{source.title}</li>
              ))}
            </ul>
          </details>
        )}
        {reply.downloads && session && <Downloads kinds={reply.downloads} by={{ session }} />}
      </div>
    </div>
  );
}
