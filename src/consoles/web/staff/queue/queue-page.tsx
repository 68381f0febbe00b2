import { App, Button, Empty, Pagination, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseListResponse } from '../../../../contracts/api/staff';
import type { Lease } from '../../../../contracts/case';
import { ApiError, get, messageOf, post } from '../api';
import { useLiveReload } from '../live';
import { useMe } from '../me';
import { ErrorPanel } from '../parts/error-panel';
import { navigate, useQuery } from '../router';
import { useLoad } from '../use-load';
import { useNow } from '../use-now';
import { CaseTable } from './case-table';
import { PAGE_SIZE, filterToApi, filterToSearch, parseFilter, type QueueFilter } from './filter';
import { FilterBar } from './filter-bar';

export function QueuePage() {
  const me = useMe();
  const now = useNow();
  const { message } = App.useApp();
  const search = useQuery();
  const filter = parseFilter(search);
  const query = filterToApi(filter);
  const { data, error, loading, reload } = useLoad(query, () => get<CaseListResponse>(`/cases?${query}`));
  const [last, setLast] = useState<CaseListResponse | null>(null);
  const [taking, setTaking] = useState(false);
  useEffect(() => {
    if (data) setLast(data);
  }, [data]);
  useLiveReload(
    (event) => event.kind !== 'content',
    () => void reload(),
  );

  function change(part: Partial<QueueFilter>): void {
    navigate(`/${filterToSearch({ ...filter, page: 1, ...part })}`, { replace: true });
  }

  async function takeNext(): Promise<void> {
    setTaking(true);
    try {
      const taken = await post<{ caseNo: string; lease: Lease }>('/cases/take-next');
      navigate(`/cases/${encodeURIComponent(taken.caseNo)}`);
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === 'QUEUE_EMPTY') message.info(failure.message);
      else message.error(messageOf(failure));
      void reload();
    } finally {
      setTaking(false);
    }
  }

  // N takes the next case, unless somebody is typing.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="combobox"]');
      if (event.key === 'n' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) void takeNext();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  const shown = data ?? last;
  return (
    <>
      <div className="page-head">
        <h1>案件</h1>
        <span className="soft" role="status">
          {shown ? `${shown.total}件` : ''}
        </span>
        <Button type="primary" size="large" loading={taking} onClick={() => void takeNext()} title="快捷键 N">
          接下一件
        </Button>
      </div>
      <FilterBar
        filter={filter}
        counts={shown?.counts ?? {}}
        onChange={change}
        onReset={() => navigate('/', { replace: true })}
      />
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!shown && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {shown && shown.items.length === 0 && (
        <Empty description={search ? '没有符合筛选的案件' : '现在没有要办的案件'}>
          {search && <Button onClick={() => navigate('/', { replace: true })}>清空筛选</Button>}
        </Empty>
      )}
      {shown && shown.items.length > 0 && (
        <div className="table-place" aria-busy={loading && !data}>
          <CaseTable items={shown.items} meId={me.id} now={now} />
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
    </>
  );
}
