import { Button, Input, Segmented, Select } from 'antd';
import { CASE_STATUSES, CASE_TYPES, type CaseStatus, type CaseType } from '../../../../contracts/case';
import { CITY_OPTIONS } from '../parts/regions';
import { OPEN_STATUSES, PRIORITIES, STATUS_KEYS, type QueueFilter } from './filter';

const TYPE_OPTIONS = Object.entries(CASE_TYPES).map(([value, label]) => ({
  value: value as CaseType,
  label,
}));
const AGES = [
  { value: 0, label: '不限时间' },
  { value: 24, label: '超过1天' },
  { value: 72, label: '超过3天' },
  { value: 168, label: '超过7天' },
  { value: 360, label: '超过15天' },
];
const SCOPES = [
  { value: 'all', label: '全部' },
  { value: 'free', label: '没人接' },
  { value: 'mine', label: '我接的' },
];

export function FilterBar(props: {
  filter: QueueFilter;
  counts: Partial<Record<CaseStatus, number>>;
  onChange: (change: Partial<QueueFilter>) => void;
  onReset: () => void;
}) {
  const { filter, counts, onChange } = props;
  const sum = (statuses: readonly CaseStatus[]) =>
    statuses.reduce((n, status) => n + (counts[status] ?? 0), 0);
  const statuses = STATUS_KEYS.filter((status) => counts[status] || filter.status === status);

  return (
    <section className="filters" aria-label="筛选">
      <div className="status-chips" role="group" aria-label="按状态">
        <Chip
          on={filter.status === 'open'}
          count={sum(OPEN_STATUSES)}
          onClick={() => onChange({ status: 'open' })}
        >
          未结
        </Chip>
        {statuses.map((status) => (
          <Chip
            key={status}
            on={filter.status === status}
            count={counts[status] ?? 0}
            onClick={() => onChange({ status })}
          >
            {CASE_STATUSES[status]}
          </Chip>
        ))}
        <Chip
          on={filter.status === 'all'}
          count={sum(STATUS_KEYS)}
          onClick={() => onChange({ status: 'all' })}
        >
          全部状态
        </Chip>
      </div>
      <div className="filter-row">
        <Segmented
          aria-label="谁接的"
          options={SCOPES}
          value={filter.scope}
          onChange={(scope) => onChange({ scope: scope as QueueFilter['scope'] })}
        />
        <Select
          className="w-priority"
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label="优先级"
          placeholder="优先级"
          options={PRIORITIES.map((value) => ({ value, label: value }))}
          value={filter.priorities}
          onChange={(priorities) => onChange({ priorities })}
        />
        <Select
          className="w-type"
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label="类型"
          placeholder="类型"
          optionFilterProp="label"
          options={TYPE_OPTIONS}
          value={filter.types}
          onChange={(types) => onChange({ types })}
        />
        <Select
          className="w-city"
          allowClear
          showSearch
          aria-label="市"
          placeholder="市"
          options={CITY_OPTIONS}
          value={filter.city || undefined}
          onChange={(city?: string) => onChange({ city: city ?? '', district: '' })}
        />
        <Input
          className="w-city"
          allowClear
          aria-label="区县"
          placeholder="区县"
          key={filter.district}
          defaultValue={filter.district}
          maxLength={20}
          onPressEnter={(event) => onChange({ district: event.currentTarget.value.trim() })}
          onBlur={(event) => {
            const district = event.currentTarget.value.trim();
            if (district !== filter.district) onChange({ district });
          }}
        />
        <Select
          className="w-age"
          aria-label="登记多久"
          options={AGES}
          value={filter.olderThanHours}
          onChange={(olderThanHours) => onChange({ olderThanHours })}
        />
        <Button type="text" onClick={props.onReset}>
          清空筛选
        </Button>
      </div>
    </section>
  );
}

function Chip(props: { on: boolean; count: number; onClick: () => void; children: string }) {
  return (
    <button type="button" className="status-chip" aria-pressed={props.on} onClick={props.onClick}>
      {props.children} <b>{props.count}</b>
    </button>
  );
}
