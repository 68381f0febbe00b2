import type { CaseDetail } from '../../../../contracts/api/staff';
import { formatTime } from '../format';
import { describeEvent } from './labels';

const WHO = { worker: '本人', system: '系统', staff: '工作人员' } as const;

export function History({ detail }: { detail: CaseDetail }) {
  const events = [...detail.events].reverse();
  return (
    <section className="panel" aria-label="经办记录">
      <h2>
        经办记录{' '}
        {detail.historyIntact ? (
          <span className="tag intact" title="每条记录都与前一条相扣">
            完整
          </span>
        ) : (
          <span className="tag broken">记录被动过，请报告管理员</span>
        )}
      </h2>
      <details open={!detail.historyIntact}>
        <summary>
          共{events.length}条{events[0] && `，最近：${formatTime(events[0].at)} ${describeEvent(events[0])}`}
        </summary>
        <ol className="events" reversed>
          {events.map((event) => (
            <li key={event.seq}>
              <time dateTime={event.at}>{formatTime(event.at)}</time>
              <span>{event.actor.name ?? WHO[event.actor.kind]}</span>
              <span>{describeEvent(event)}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
