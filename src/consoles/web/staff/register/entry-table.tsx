import type { RegisterListItem } from '../../../../contracts/api/register';
import { REGISTER_KINDS } from '../../../../contracts/register';
import { formatAge, formatPlace, formatTime } from '../format';
import { DemoTag } from '../parts/tags';
import { EntryStatusTag } from './status-tag';
import { summaryOf } from './summary';

/** Narrow screens show each row as a card (style sheet). */
export function EntryTable(props: {
  items: readonly RegisterListItem[];
  now: number;
  onOpen: (id: string) => void;
}) {
  return (
    <table className="plain-table entry-table">
      <thead>
        <tr>
          <th scope="col">类别和内容</th>
          <th scope="col">地点</th>
          <th scope="col">电话</th>
          <th scope="col">状态</th>
          <th scope="col">登记</th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <tr key={item.id}>
            <td>
              <button type="button" className="entry-link" onClick={() => props.onOpen(item.id)}>
                {REGISTER_KINDS[item.kind]}
              </button>
              {item.demo && <DemoTag />}
              <small className="sub">{summaryOf(item)}</small>
            </td>
            <td>{formatPlace(item)}</td>
            <td className="code">{item.phone ?? <span className="soft">没留</span>}</td>
            <td>
              <EntryStatusTag status={item.status} />
            </td>
            <td>
              <span title={formatTime(item.at)}>{formatAge(item.at, props.now)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
