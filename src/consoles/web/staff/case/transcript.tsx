import { useLayoutEffect, useRef } from 'react';
import type { ChatTurn } from '../../../../contracts/api/chat';
import { formatTime } from '../format';

export function Transcript({ turns }: { turns: readonly ChatTurn[] }) {
  const box = useRef<HTMLDivElement>(null);
  const last = turns.at(-1)?.seq ?? 0;
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last]);

  if (turns.length === 0) return <p className="soft">没有对话记录。</p>;
  return (
    <div ref={box} className="transcript" role="log" aria-label="对话记录" tabIndex={0}>
      {turns.map((turn) => (
        <div key={turn.seq} className="t-turn">
          <time dateTime={turn.at}>{formatTime(turn.at)}</time>
          {turn.text && (
            <div className="t-row worker">
              <b>本人</b>
              <p>{turn.text}</p>
            </div>
          )}
          {turn.replies.map((reply) => (
            <div key={reply.id} className={`t-row ${reply.from === 'staff' ? 'staff' : 'bot'}`}>
              <b>{reply.from === 'staff' ? (reply.staffName ?? '工作人员') : '机器人'}</b>
              <p>{reply.text}</p>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
