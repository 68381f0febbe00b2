import { App, Button, Checkbox, Empty, Input, Skeleton } from 'antd';
import { useState } from 'react';
import type { ContentOverview, LintFinding } from '../../../../contracts/api/staff';
import { get, listOf, messageOf, post } from '../api';
import { useLiveReload } from '../live';
import { useMe } from '../me';
import { ErrorPanel } from '../parts/error-panel';
import { shows } from '../permissions';
import { Link } from '../router';
import { useLoad } from '../use-load';
import { Findings } from './findings';
import { PublishDialog } from './publish-dialog';
import { TryBox } from './try-box';

type Topic = ContentOverview['topics'][number];

export function ContentPage() {
  const me = useMe();
  const { message } = App.useApp();
  const { data, error, reload } = useLoad('overview', () => get<ContentOverview>('/content'));
  const [search, setSearch] = useState('');
  const [draftsOnly, setDraftsOnly] = useState(false);
  const [findings, setFindings] = useState<LintFinding[] | null>(null);
  const [linting, setLinting] = useState(false);
  const [publishing, setPublishing] = useState(false);
  useLiveReload(
    (event) => event.kind === 'content' || event.kind === 'reconnected',
    () => void reload(),
  );

  async function lint(): Promise<void> {
    setLinting(true);
    try {
      setFindings(
        listOf(await post<LintFinding[] | Record<string, LintFinding[]>>('/content/lint'), 'findings'),
      );
    } catch (failure) {
      message.error(messageOf(failure));
    } finally {
      setLinting(false);
    }
  }

  if (error != null && !data) return <ErrorPanel error={error} onRetry={() => void reload()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const drafts = data.topics.flatMap((topic) => topic.intents.filter((intent) => intent.draft));
  const topics = filterTopics(data.topics, search, draftsOnly);

  return (
    <>
      <div className="page-head">
        <h1>问答内容</h1>
        <span className="soft">线上第{data.version}版</span>
        <Link className="head-link" to="/content/expiring">
          到期与复核
        </Link>
        <Link to="/content/versions">历史版本</Link>
        <Button loading={linting} onClick={() => void lint()}>
          检查
        </Button>
        {shows(me.role, 'publish') && (
          <Button type="primary" disabled={drafts.length === 0} onClick={() => setPublishing(true)}>
            发布（{drafts.length}条草稿）
          </Button>
        )}
      </div>
      {findings && <Findings findings={findings} onClose={() => setFindings(null)} />}
      <div className="content-grid">
        <div>
          <div className="filter-row">
            <Input.Search
              className="w-search"
              allowClear
              aria-label="搜标题或编号"
              placeholder="搜标题或编号"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <Checkbox checked={draftsOnly} onChange={(event) => setDraftsOnly(event.target.checked)}>
              只看草稿
            </Checkbox>
          </div>
          {topics.length === 0 && <Empty description={draftsOnly ? '没有草稿' : '没有搜到'} />}
          {topics.map((topic) => (
            <TopicView key={topic.topic} topic={topic} today={today()} />
          ))}
        </div>
        <aside aria-label="试一试">
          <TryBox />
        </aside>
      </div>
      {publishing && (
        <PublishDialog
          version={data.version}
          drafts={drafts}
          onClose={() => setPublishing(false)}
          onPublished={() => {
            setPublishing(false);
            setFindings(null);
            void reload();
          }}
        />
      )}
    </>
  );
}

function TopicView({ topic, today }: { topic: Topic; today: string }) {
  return (
    <section className="topic" aria-label={topic.title}>
      <h2>
        {topic.title} <small className="soft">{topic.intents.length}条</small>
      </h2>
      <ul>
        {topic.intents.map((intent) => (
          <li key={intent.id}>
            <Link to={`/content/intents/${encodeURIComponent(intent.id)}`}>{intent.title}</Link>
            <small className="sub code">{intent.id}</small>
            {intent.draft && (
              <span className="tag draft">{intent.draftBy ? `${intent.draftBy}的草稿` : '草稿'}</span>
            )}
            {intent.skill && <span className="tag skill">接流程</span>}
            {!intent.hasAnswer && !intent.skill && <span className="tag warn">没有回答</span>}
            {intent.reviewBy && intent.reviewBy < today && <span className="tag warn">该复核了</span>}
            <span className="count">{intent.examples}句问法</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function filterTopics(topics: readonly Topic[], search: string, draftsOnly: boolean): Topic[] {
  const words = search.trim().toLowerCase();
  return topics.flatMap((topic) => {
    const wholeTopic = topic.title.includes(words);
    const intents = topic.intents.filter(
      (intent) =>
        (!draftsOnly || intent.draft) &&
        (wholeTopic || intent.title.toLowerCase().includes(words) || intent.id.includes(words)),
    );
    return intents.length > 0 ? [{ ...topic, intents }] : [];
  });
}

function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
