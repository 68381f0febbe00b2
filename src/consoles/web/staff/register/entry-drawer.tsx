import { Drawer, Skeleton } from 'antd';
import type { RegisterDetail } from '../../../../contracts/api/register';
import { REGISTER_KINDS } from '../../../../contracts/register';
import { factText, factTitle, wordTitle } from '../../../../contracts/register-labels';
import { get } from '../api';
import { formatPlace, formatTime } from '../format';
import { ErrorPanel } from '../parts/error-panel';
import { useLoad } from '../use-load';
import { SettleForm } from './settle-form';
import { EntryStatusTag } from './status-tag';

const CONSENTS: Readonly<Record<string, string>> = {
  share_with_bureau: '同意交给当地人社',
  publish_after_review: '同意审核后公开',
  push_jobs: '同意推送岗位',
};

/** One entry in full. Opening it is logged on the server. */
export function EntryDrawer(props: { id: string; onClose: () => void; onChanged: () => void }) {
  const path = `/register/${encodeURIComponent(props.id)}`;
  const { data, error, reload } = useLoad(path, () => get<RegisterDetail>(path));
  const changed = (): void => {
    void reload();
    props.onChanged();
  };
  return (
    <Drawer
      open
      size={520}
      title={data ? REGISTER_KINDS[data.kind] : '登记'}
      aria-label={data ? REGISTER_KINDS[data.kind] : '登记'}
      className="entry-drawer"
      onClose={props.onClose}
    >
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!data && error == null && <Skeleton active />}
      {data && (
        <>
          <dl className="entry-facts">
            {linesOf(data).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="entry-state">
            <EntryStatusTag status={data.status} />
            {data.changedBy && (
              <span className="soft">
                {data.changedBy} {formatTime(data.updatedAt)}
              </span>
            )}
          </p>
          {data.note && <p className="entry-note">{data.note}</p>}
          {data.moves.length > 0 ? (
            <SettleForm key={data.rev} entry={data} onChanged={changed} />
          ) : (
            <p className="soft">本人已经撤回，不用再办。</p>
          )}
        </>
      )}
    </Drawer>
  );
}

function linesOf(entry: RegisterDetail): [string, string][] {
  const { person, consent } = entry;
  return [
    ['地点', formatPlace(entry)],
    ...Object.entries(entry.facts).map(([name, value]): [string, string] => [
      factTitle(name),
      factText(name, value),
    ]),
    ...Object.entries(entry.words).map(([name, value]): [string, string] => [wordTitle(name), value]),
    ...(person.name ? [['姓名', person.name] as [string, string]] : []),
    ['电话', person.phone ?? '没留'],
    ['登记时间', formatTime(entry.at)],
    [
      '同意',
      consent ? `${CONSENTS[consent.kind] ?? consent.kind}（${formatTime(consent.at)}）` : '不记名，无需同意',
    ],
    ['保存到', `${entry.keepUntil}，过后自动删除`],
  ];
}
