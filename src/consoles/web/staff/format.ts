/** Texts for people, in Chinese and in China's time. Pure: the current instant is handed in. */
const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;

export function formatTime(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '—';
  const parts = new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** “3小时前” */
export function formatAge(iso: string, now: number): string {
  const ms = now - new Date(iso).getTime();
  if (Number.isNaN(ms)) return '—';
  if (ms < 60_000) return '刚刚';
  if (ms < HOUR) return `${Math.floor(ms / 60_000)}分钟前`;
  if (ms < 24 * HOUR) return `${Math.floor(ms / HOUR)}小时前`;
  return `${Math.floor(ms / (24 * HOUR))}天前`;
}

export interface DueText {
  text: string;
  level: 'over' | 'soon' | 'calm';
}

/** How long until something is due. A bare date lasts until its end in China. */
export function formatDue(due: string, now: number): DueText {
  const end = /^\d{4}-\d{2}-\d{2}$/.test(due) ? Date.parse(`${due}T23:59:59+08:00`) : Date.parse(due);
  if (Number.isNaN(end)) return { text: '—', level: 'calm' };
  const left = end - now;
  const span = Math.abs(left);
  const size =
    span < HOUR
      ? `${Math.max(1, Math.round(span / 60_000))}分钟`
      : span < 48 * HOUR
        ? `${Math.round(span / HOUR)}小时`
        : `${Math.floor(span / (24 * HOUR))}天`;
  if (left < 0) return { text: `超期${size}`, level: 'over' };
  return { text: `还有${size}`, level: left < 24 * HOUR ? 'soon' : 'calm' };
}

export function formatMoney(amount: number | undefined, approx = false): string {
  if (amount === undefined) return '—';
  const yuan = amount.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
  return `${approx ? '约' : ''}${yuan}元`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function formatPlace(item: { city?: string; district?: string }): string {
  return [item.city, item.district].filter(Boolean).join(' ') || '地点未知';
}
