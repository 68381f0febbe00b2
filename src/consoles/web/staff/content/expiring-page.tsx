import { Empty, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { DueItem, ExpiringResponse } from '../../../../contracts/api/staff';
import { get } from '../api';
import { formatDue } from '../format';
import { useLiveReload } from '../live';
import { ErrorPanel } from '../parts/error-panel';
import { Link } from '../router';
import { useLoad } from '../use-load';
import { useNow } from '../use-now';

const AHEAD = [30, 60, 180, 365];
const KINDS = { answer: '回答', policy: '政策', job: '岗位', training: '培训' } as const;
const WHY = { expires: '到期', review: '该复核' } as const;

/** What the bot must soon stop saying, or somebody must look at again: the most urgent first. */
export function ExpiringPage() {
  const [days, setDays] = useState(60);
  const { data, error, reload } = useLoad(`expiring-${days}`, () =>
    get<ExpiringResponse>(`/content/expiring?days=${days}`),
  );
  useLiveReload(
    (event) => event.kind === 'content' || event.kind === 'reconnected',
    () => void reload(),
  );
  const overdue = data?.items.filter((item) => item.overdue).length ?? 0;

  return (
    <>
      <p className="crumb">
        <Link to="/content">← 问答内容</Link>
      </p>
      <div className="page-head">
        <h1>到期与复核</h1>
        {data && overdue > 0 && <span className="tag error">{overdue}条已经过了日子</span>}
        <Select
          aria-label="往后看多久"
          value={days}
          onChange={setDays}
          options={AHEAD.map((value) => ({ value, label: `往后${value}天` }))}
        />
      </div>
      <p className="soft">
        过了日子的回答，会先讲明“可能变了”，请工人打电话问或找人工；过了日子的政策、岗位不再说。
      </p>
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!data && error == null && <Skeleton active />}
      {data?.items.length === 0 && <Empty description={`往后${days}天没有要到期、要复核的。都还管用。`} />}
      {data && data.items.length > 0 && <DueTable items={data.items} />}
    </>
  );
}

function DueTable({ items }: { items: readonly DueItem[] }) {
  const now = useNow();
  return (
    // On a phone the table is scrolled sideways, with the keyboard, too.
    <div className="table-place" role="region" aria-label="到期与复核" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">哪天</th>
            <th scope="col">什么事</th>
            <th scope="col">内容</th>
            <th scope="col">地方</th>
            <th scope="col">复核人</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.kind}-${item.id}`}>
              <td className="due">
                <b>{item.due}</b>
                <small className="sub">{formatDue(item.due, now).text}</small>
              </td>
              <td>
                <span className={item.overdue ? 'tag error' : 'tag warn'}>{WHY[item.why]}</span>
              </td>
              <td>
                {item.kind === 'answer' ? (
                  <Link to={`/content/intents/${encodeURIComponent(item.id)}`}>{item.title}</Link>
                ) : (
                  item.title
                )}
                <small className="sub code">
                  {KINDS[item.kind]} · {item.id}
                  {item.sample && ' · 样本'}
                </small>
              </td>
              <td>{item.place || '—'}</td>
              <td>{item.reviewer || <span className="soft">没写</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
