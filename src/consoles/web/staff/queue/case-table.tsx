import type { CaseListItem } from '../../../../contracts/api/staff';
import { CASE_TYPES } from '../../../../contracts/case';
import { formatAge, formatDue, formatMoney, formatPlace, formatTime } from '../format';
import { DemoTag, HandoffTag, PriorityTag, StatusTag } from '../parts/tags';
import { Link } from '../router';

/** A table for the eyes and for screen readers; narrow screens show each row as a card (style sheet). */
export function CaseTable({
  items,
  meId,
  now,
}: {
  items: readonly CaseListItem[];
  meId: string;
  now: number;
}) {
  return (
    <table className="case-table">
      <thead>
        <tr>
          <th scope="col">级别</th>
          <th scope="col">案件</th>
          <th scope="col">单位和地点</th>
          <th scope="col" className="right">
            金额
          </th>
          <th scope="col">状态</th>
          <th scope="col">期限</th>
          <th scope="col">接手</th>
          <th scope="col">登记</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.caseNo} item={item} meId={meId} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item, meId, now }: { item: CaseListItem; meId: string; now: number }) {
  const due = item.due && formatDue(item.due.due, now);
  const held = item.lease && Date.parse(item.lease.until) > now ? item.lease : null;
  return (
    <tr className={`row-${item.priority.toLowerCase()}`}>
      <td>
        <PriorityTag priority={item.priority} title={item.priorityReasons.join('；')} />
      </td>
      <td>
        <Link className="case-link" to={`/cases/${encodeURIComponent(item.caseNo)}`}>
          {CASE_TYPES[item.type]}
        </Link>
        {item.demo && <DemoTag />}
        <HandoffTag handoff={item.handoff} />
        {item.crisis && <span className="tag crisis">可能有危险</span>}
        <small className="sub">
          {item.caseNo}
          {(item.priority === 'P0' || item.priority === 'P1') && item.priorityReasons.length > 0 && (
            <span className="reasons"> · {item.priorityReasons.join('；')}</span>
          )}
        </small>
      </td>
      <td>
        <span className="clip">{item.employer ?? '单位未说'}</span>
        <small className="sub">{formatPlace(item)}</small>
      </td>
      <td className="right">
        {formatMoney(item.amount, item.amountApprox)}
        {item.headcount !== undefined && item.headcount > 1 && (
          <small className="sub">{item.headcount}人</small>
        )}
      </td>
      <td>
        <StatusTag status={item.status} />
      </td>
      <td>
        {due ? (
          <>
            <span className={`due ${due.level}`}>{due.text}</span>
            <small className="sub">{item.due?.name}</small>
          </>
        ) : (
          <span className="soft">—</span>
        )}
      </td>
      <td>
        {held ? held.holder === meId ? <b>我</b> : held.holderName : <span className="soft">没人接</span>}
      </td>
      <td>
        <span title={formatTime(item.openedAt)}>{formatAge(item.openedAt, now)}</span>
      </td>
    </tr>
  );
}
