import { Button } from 'antd';
import { useState } from 'react';
import type { TryAnswer, TryResponse } from '../../../../contracts/api/staff';
import { messageOf, post } from '../api';

const DECISIONS: Readonly<Record<string, string>> = {
  answer: '直接回答',
  clarify: '反问',
  unknown: '听不懂',
  safety: '紧急处理',
};

/** The saved drafts beside what is live, for any sentence. */
export function TryBox({ hint }: { hint?: string }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState<TryResponse | null>(null);

  async function tryIt(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      setResult(await post<TryResponse>('/content/try', { text: text.trim() }));
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="panel try" aria-label="试一试">
      <h2>试一试</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void tryIt();
        }}
      >
        <label htmlFor="try">工人会怎么说？</label>
        <textarea
          id="try"
          className="text-area"
          rows={2}
          maxLength={4000}
          placeholder="老板拖我两个月工资"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (text.trim() && !busy) void tryIt();
          }}
        />
        <Button htmlType="submit" loading={busy} disabled={!text.trim()}>
          试
        </Button>
        {hint && <small className="sub">{hint}</small>}
      </form>
      {problem && (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      {result && (
        <div className="try-pair" aria-live="polite">
          <AnswerView title="线上" answer={result.live} />
          {result.draft ? (
            <AnswerView title="草稿" answer={result.draft} />
          ) : (
            <p className="soft">没有草稿，发布前后一样。</p>
          )}
        </div>
      )}
    </section>
  );
}

function AnswerView({ title, answer }: { title: string; answer: TryAnswer }) {
  return (
    <div className="try-answer">
      <h3>{title}</h3>
      <p>
        <b>{answer.intentTitle}</b>{' '}
        <span className="tag skill">{DECISIONS[answer.decision] ?? answer.decision}</span> 把握{' '}
        {Math.round(answer.confidence * 100)}%
      </p>
      {answer.bubbles.map((bubble, i) => (
        <p key={i} className="try-bubble">
          {bubble}
        </p>
      ))}
      {answer.sources.length > 0 && <small className="sub">依据：{answer.sources.join('、')}</small>}
      {answer.why.length > 0 && (
        <p className="try-why">
          <small className="sub">为什么：</small>
          {answer.why.map(({ piece, pull }) => (
            <span key={piece} className={pull > 0 ? 'pull for' : 'pull against'} title={`${pull}`}>
              {piece} {pull > 0 ? '＋' : '－'}
            </span>
          ))}
        </p>
      )}
      {answer.runnersUp.length > 0 && (
        <small className="sub">
          也像：
          {answer.runnersUp
            .map((other) => `${other.title} ${Math.round(other.confidence * 100)}%`)
            .join('、')}
        </small>
      )}
    </div>
  );
}
