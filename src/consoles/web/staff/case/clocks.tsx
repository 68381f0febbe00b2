import type { CaseClock } from '../../../../contracts/case';
import { articleName } from '../../../../contracts/law-names';
import { formatDue, formatTime } from '../format';

export function Clocks({ clocks, now }: { clocks: readonly CaseClock[]; now: number }) {
  return (
    <section className="panel" aria-label="期限">
      <h2>期限</h2>
      {clocks.length === 0 && <p className="soft">没有在走的期限。</p>}
      <ul className="clocks">
        {clocks.map((clock) => {
          const due = formatDue(clock.due, now);
          const date = clock.due.length === 10 ? clock.due : formatTime(clock.due);
          return (
            <li key={clock.id}>
              <div>
                <b>{clock.name}</b>
                <small className="sub">
                  {clock.kind === 'statutory' ? `法定 · ${articleName(clock.basis)}` : '我们承诺'}
                </small>
              </div>
              <div className="right">
                {clock.doneAt ? (
                  <span className="due done">已做到</span>
                ) : (
                  <span className={`due ${due.level}`}>{due.text}</span>
                )}
                <small className="sub">{date}前</small>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
