import { Button, Empty, Pagination, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import type { RegisterListResponse } from '../../../../contracts/api/register';
import { REGISTER_KINDS, REGISTER_STATUSES, type RegisterKind } from '../../../../contracts/register';
import { OFFICE_KINDS } from '../../../../contracts/register-labels';
import { get } from '../api';
import { ErrorPanel } from '../parts/error-panel';
import { navigate, useQuery } from '../router';
import { useLoad } from '../use-load';
import { useNow } from '../use-now';
import { EntryDrawer } from './entry-drawer';
import { EntryTable } from './entry-table';
import {
  exportLink,
  filterToApi,
  filterToSearch,
  KIND_OPTIONS,
  PAGE_SIZE,
  parseFilter,
  STATUS_KEYS,
  type RegisterFilter,
} from './filter';

const STATUS_OPTIONS = [
  ...STATUS_KEYS.map((value) => ({ value, label: REGISTER_STATUSES[value] })),
  { value: 'all' as const, label: '全部状态' },
];

/** 登记簿: what people signed up for and firms reported, worked off as lists. */
export function RegisterPage() {
  const now = useNow();
  const search = useQuery();
  const filter = parseFilter(search);
  const query = filterToApi(filter);
  const { data, error, loading, reload } = useLoad(query, () =>
    get<RegisterListResponse>(`/register?${query}`),
  );
  const [last, setLast] = useState<RegisterListResponse | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => {
    if (data) setLast(data);
  }, [data]);

  const change = (part: Partial<RegisterFilter>): void =>
    navigate(`/register${filterToSearch({ ...filter, page: 1, ...part })}`, { replace: true });
  const shown = data ?? last;

  return (
    <>
      <div className="page-head">
        <h1>登记簿</h1>
        <span className="soft" role="status">
          {shown ? `${shown.total}条` : ''}
        </span>
        <ExportButtons filter={filter} />
      </div>
      <section className="filters" aria-label="筛选">
        <KindChips kind={filter.kind} open={shown?.open ?? {}} onPick={(kind) => change({ kind })} />
        <div className="filter-row">
          <Select
            className="w-type"
            showSearch
            allowClear
            aria-label="类别"
            placeholder="全部类别"
            optionFilterProp="label"
            options={KIND_OPTIONS}
            value={filter.kind || undefined}
            onChange={(kind?: RegisterKind) => change({ kind: kind ?? '' })}
          />
          <Select
            className="w-age"
            aria-label="状态"
            options={STATUS_OPTIONS}
            value={filter.status}
            onChange={(status) => change({ status })}
          />
          <DayField label="从" value={filter.from} onChange={(from) => change({ from })} />
          <DayField label="到" value={filter.to} onChange={(to) => change({ to })} />
          <Button type="text" onClick={() => navigate('/register', { replace: true })}>
            清空筛选
          </Button>
        </div>
      </section>
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!shown && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {shown && shown.items.length === 0 && (
        <Empty description={search ? '没有符合筛选的登记' : '现在没有待办的登记'}>
          {search && <Button onClick={() => navigate('/register', { replace: true })}>清空筛选</Button>}
        </Empty>
      )}
      {shown && shown.items.length > 0 && (
        <div className="table-place" aria-busy={loading && !data}>
          <EntryTable items={shown.items} now={now} onOpen={setOpened} />
          <Pagination
            align="end"
            current={filter.page}
            pageSize={PAGE_SIZE}
            total={shown.total}
            showSizeChanger={false}
            hideOnSinglePage
            onChange={(page) => change({ page })}
          />
        </div>
      )}
      {opened && (
        <EntryDrawer
          key={opened}
          id={opened}
          onClose={() => setOpened(null)}
          onChanged={() => void reload()}
        />
      )}
    </>
  );
}

/** Kinds with open entries, so that nobody has to look for work in fifteen lists. */
function KindChips(props: {
  kind: RegisterKind | '';
  open: RegisterListResponse['open'];
  onPick: (kind: RegisterKind | '') => void;
}) {
  const all = Object.values(props.open).reduce((sum, count) => sum + count, 0);
  const kinds = OFFICE_KINDS.filter((kind) => props.open[kind] || kind === props.kind);
  return (
    <div className="status-chips" role="group" aria-label="按类别，待办数">
      <Chip on={props.kind === ''} title="全部" count={all} onClick={() => props.onPick('')} />
      {kinds.map((kind) => (
        <Chip
          key={kind}
          on={props.kind === kind}
          title={REGISTER_KINDS[kind]}
          count={props.open[kind] ?? 0}
          onClick={() => props.onPick(kind)}
        />
      ))}
    </div>
  );
}

function Chip(props: { on: boolean; title: string; count: number; onClick: () => void }) {
  return (
    <button type="button" className="status-chip" aria-pressed={props.on} onClick={props.onClick}>
      {props.title} <b>{props.count}</b>
    </button>
  );
}

function DayField(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label className="day-field">
      {props.label}
      <input type="date" value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    </label>
  );
}

/** One kind a file: each has its own columns. Numbers are in full there, and the export is logged. */
function ExportButtons({ filter }: { filter: RegisterFilter }) {
  if (!filter.kind) return <span className="soft">选一个类别就能导出</span>;
  return (
    <>
      <Button href={exportLink(filter, 'xlsx')} download>
        导出 Excel
      </Button>
      <Button href={exportLink(filter, 'csv')} download>
        导出 CSV
      </Button>
    </>
  );
}
