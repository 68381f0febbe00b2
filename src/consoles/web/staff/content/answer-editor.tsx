import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from '../../../../contracts/content';
import { answerChars } from './check';
import { EMPTY_ANSWER, LIMITS } from './types';

/** A bubble longer than this is hard to read on a small phone. */
const LONG_BUBBLE = 120;

export function AnswerEditor(props: { answer: Answer | null; onChange: (answer: Answer | null) => void }) {
  const { answer, onChange } = props;
  if (!answer) {
    return (
      <section className="panel" aria-label="回答">
        <h2>回答</h2>
        <p className="soft">这里没有固定回答，由流程回答。</p>
        <Button onClick={() => onChange(EMPTY_ANSWER)}>写一个固定回答</Button>
      </section>
    );
  }
  const change = (part: Partial<Answer>) => onChange({ ...answer, ...part });
  const total = answerChars(answer.bubbles);

  return (
    <section className="panel" aria-label="回答">
      <h2>
        回答{' '}
        <small className={total > LIMITS.answerChars ? 'bad' : 'soft'}>
          共{total}/{LIMITS.answerChars}字
        </small>
      </h2>
      <Bubbles bubbles={answer.bubbles} onChange={(bubbles) => change({ bubbles })} />
      <Field label="快捷按钮（最多6个，每个20字内，回车加一个）" id="quick">
        <Select
          id="quick"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={answer.quickReplies}
          onChange={(quickReplies: string[]) => change({ quickReplies })}
        />
      </Field>
      <Field label="依据（法条编号，如 BZNMG-3；通知行，如 notice:45）" id="sources">
        <Select
          id="sources"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={answer.sources}
          onChange={(sources: string[]) => change({ sources })}
        />
      </Field>
      <div className="fields">
        <Field label="适用地方" id="place">
          <Input
            id="place"
            maxLength={40}
            value={answer.place}
            onChange={(e) => change({ place: e.target.value })}
          />
        </Field>
        <DateField
          label="从哪天有效"
          id="from"
          value={answer.validFrom}
          onChange={(validFrom) => change({ validFrom })}
        />
        <DateField
          label="到哪天失效"
          id="to"
          value={answer.validTo}
          onChange={(validTo) => change({ validTo })}
        />
        <DateField
          label="哪天前复核"
          id="review-by"
          value={answer.reviewBy}
          onChange={(reviewBy) => change({ reviewBy })}
        />
        <Field label="复核人" id="reviewer">
          <Input
            id="reviewer"
            maxLength={60}
            value={answer.reviewer}
            onChange={(e) => change({ reviewer: e.target.value })}
          />
        </Field>
      </div>
    </section>
  );
}

function Bubbles({
  bubbles,
  onChange,
}: {
  bubbles: readonly string[];
  onChange: (bubbles: string[]) => void;
}) {
  const swap = (a: number, b: number) => {
    const next = [...bubbles];
    [next[a], next[b]] = [next[b] ?? '', next[a] ?? ''];
    onChange(next);
  };
  return (
    <>
      <ol className="bubbles">
        {bubbles.map((text, i) => (
          <li key={i}>
            <textarea
              className="text-area"
              rows={Math.min(8, Math.max(2, Math.ceil(text.length / 34)))}
              aria-label={`第${i + 1}个气泡`}
              value={text}
              onChange={(event) => onChange(bubbles.map((old, j) => (j === i ? event.target.value : old)))}
            />
            <div className="bubble-tools">
              <span className={text.length > LONG_BUBBLE ? 'due soon' : 'soft'}>
                {text.length}字{text.length > LONG_BUBBLE && '，手机上偏长'}
              </span>
              <button
                type="button"
                className="remove"
                disabled={i === 0}
                aria-label="上移"
                onClick={() => swap(i, i - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="remove"
                disabled={i === bubbles.length - 1}
                aria-label="下移"
                onClick={() => swap(i, i + 1)}
              >
                ↓
              </button>
              <button
                type="button"
                className="remove"
                disabled={bubbles.length === 1}
                onClick={() => onChange(bubbles.filter((_, j) => j !== i))}
              >
                删
              </button>
            </div>
          </li>
        ))}
      </ol>
      <Button disabled={bubbles.length >= LIMITS.bubbles} onClick={() => onChange([...bubbles, ''])}>
        加一个气泡
      </Button>
    </>
  );
}

function Field({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

// The browser's own date field: no calendar library, and clerks know it.
function DateField(props: {
  label: string;
  id: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  return (
    <Field label={props.label} id={props.id}>
      <Input
        id={props.id}
        type="date"
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.target.value || null)}
      />
    </Field>
  );
}
