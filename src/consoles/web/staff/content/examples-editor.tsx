import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { addExamples } from './check';
import { LIMITS } from './types';

export function ExamplesEditor(props: {
  examples: readonly string[];
  onChange: (examples: string[]) => void;
}) {
  const { examples, onChange } = props;
  const [pasted, setPasted] = useState('');
  const [filter, setFilter] = useState('');
  const [said, setSaid] = useState('');
  const twice = useMemo(() => repeatedOf(examples), [examples]);
  const rows = examples
    .map((text, index) => ({ text, index }))
    .filter(({ text }) => !filter || text.includes(filter));

  function add(): void {
    const result = addExamples(examples, pasted);
    onChange(result.examples);
    setPasted('');
    setSaid(`加了${result.added}句${result.repeated ? `，${result.repeated}句已经有了` : ''}`);
  }

  return (
    <section className="panel" aria-label="问法">
      <h2>
        工人的问法 <small className="soft">{examples.length}句</small>
      </h2>
      <label htmlFor="new-examples">加新的，一行一句，可一次贴多句</label>
      <div className="add-row">
        <textarea
          id="new-examples"
          className="text-area"
          rows={2}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <Button onClick={add} disabled={!pasted.trim()}>
          加上
        </Button>
      </div>
      <p className="soft" role="status">
        {said}
      </p>
      {examples.length > 8 && (
        <Input
          allowClear
          aria-label="在问法里找"
          placeholder="在问法里找"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <ol className="examples">
        {rows.map(({ text, index }) => (
          <li key={index}>
            <input
              className="line"
              aria-label={`第${index + 1}句`}
              value={text}
              aria-invalid={text.length > LIMITS.exampleChars || twice.has(text)}
              onChange={(event) =>
                onChange(examples.map((old, i) => (i === index ? event.target.value : old)))
              }
            />
            {twice.has(text) && <span className="tag warn">重复</span>}
            {text.length > LIMITS.exampleChars && <span className="tag error">太长</span>}
            <button
              type="button"
              className="remove"
              aria-label={`删第${index + 1}句：${text.slice(0, 20)}`}
              onClick={() => onChange(examples.filter((_, i) => i !== index))}
            >
              删
            </button>
          </li>
        ))}
      </ol>
      {rows.length === 0 && (
        <p className="soft">{filter ? '没有这样的问法' : '还没有问法，至少写几十句才听得懂。'}</p>
      )}
    </section>
  );
}

function repeatedOf(examples: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const text of examples) {
    if (seen.has(text)) twice.add(text);
    seen.add(text);
  }
  return twice;
}
