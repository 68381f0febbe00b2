/** @jsxImportSource preact */
import type { OutboxItem } from '../outbox';
import { Mine } from './turn';

/** Something typed that the server has not confirmed. Says honestly where it stands. */
export function Pending(props: {
  item: OutboxItem;
  offline: boolean;
  onEdit: (item: OutboxItem) => void;
  onDrop: (item: OutboxItem) => void;
}) {
  const { item, offline } = props;
  if (item.state === 'refused') {
    return (
      <Mine text={item.text}>
        <div class="delivery bad" role="alert">
          <p>没发出去。{item.problem}</p>
          <div class="delivery-actions">
            <button type="button" class="plain" onClick={() => props.onEdit(item)}>
              改一改
            </button>
            <button type="button" class="plain" onClick={() => props.onDrop(item)}>
              不发了
            </button>
          </div>
        </div>
      </Mine>
    );
  }
  return (
    <Mine text={item.text}>
      <p class="delivery">{status(item, offline)}</p>
    </Mine>
  );
}

function status(item: OutboxItem, offline: boolean): string {
  if (item.state === 'waiting' && item.problem) return `${item.problem}（会自动再发）`;
  if (offline) return '没网，等有网了自动发';
  if (item.state === 'sending') return item.attempts > 1 ? '再发一次…' : '发送中…';
  return item.attempts > 0 ? '没发成，马上再发' : '排队发送…';
}
