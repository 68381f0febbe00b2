import { Alert, App, Button, Empty, Input, Select, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { IntentView, LintFinding } from '../../../../contracts/api/staff';
import { TOPIC_TITLES } from '../../../../contracts/topics';
import { ApiError, del, get, listOf, messageOf, post, put } from '../api';
import { formatTime } from '../format';
import { ErrorPanel } from '../parts/error-panel';
import { Link, setLeaveGuard } from '../router';
import { useLoad } from '../use-load';
import { AnswerEditor } from './answer-editor';
import { problemsOf, tidy } from './check';
import { ExamplesEditor } from './examples-editor';
import { Findings } from './findings';
import { TryBox } from './try-box';
import type { EditedIntent } from './types';

const HARM_OPTIONS = [
  { value: 'low', label: '答错影响小' },
  { value: 'normal', label: '一般' },
  { value: 'high', label: '答错后果重，要更有把握才答' },
];

export function IntentPage({ id }: { id: string }) {
  const path = encodeURIComponent(id);
  const { data, error, reload } = useLoad(id, () => get<IntentView>(`/content/intents/${path}`));
  return (
    <>
      <p className="crumb">
        <Link to="/content">← 问答内容</Link>
      </p>
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!data && error == null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <Editor key={data.draftAt ?? `live ${data.liveVersion}`} id={id} view={data} reload={reload} />
      )}
    </>
  );
}

function Editor({ id, view, reload }: { id: string; view: IntentView; reload: () => Promise<void> }) {
  const { message, modal } = App.useApp();
  const begun = view.draft ?? view.live;
  const [intent, setIntent] = useState<EditedIntent | null>(begun);
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<string | null>(null);
  const [findings, setFindings] = useState<LintFinding[] | null>(null);
  const dirty = intent !== begun;
  useLeaveWarning(dirty);

  const saveNow = useRef<() => void>(() => undefined);
  saveNow.current = () => void save();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      saveNow.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  if (!intent) return <Empty description="没有这条内容" />;
  const problems = problemsOf(intent);
  const change = (part: Partial<EditedIntent>) => setIntent({ ...intent, ...part });
  const behind = view.draft !== null && view.baseVersion !== undefined && view.baseVersion < view.liveVersion;

  async function save(): Promise<void> {
    if (!intent || !dirty || busy || problems.length > 0) return;
    setBusy(true);
    setConflict(null);
    try {
      await put(`/content/drafts/${encodeURIComponent(id)}`, {
        intent: tidy(intent),
        baseVersion: view.liveVersion,
      });
      message.success('草稿已存，还没上线');
      await reload();
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) setConflict(error.message);
      else message.error(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  async function lint(): Promise<void> {
    try {
      const all = listOf(
        await post<LintFinding[] | Record<string, LintFinding[]>>('/content/lint'),
        'findings',
      );
      setFindings(all.filter((finding) => finding.intentId === id));
    } catch (error) {
      message.error(messageOf(error));
    }
  }

  function discard(): void {
    modal.confirm({
      title: '丢掉这份草稿？',
      content: '改动会没了，线上的不变。',
      okText: '丢掉',
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          if (view.draft) await del(`/content/drafts/${encodeURIComponent(id)}`);
          setIntent(view.live);
          await reload();
        } catch (error) {
          message.error(messageOf(error));
        }
      },
    });
  }

  return (
    <>
      <div className="page-head sticky">
        <h1>{intent.title || '（没有标题）'}</h1>
        <span className="soft">
          {TOPIC_TITLES[intent.topic]} · <span className="code">{id}</span>
        </span>
        <span className={dirty ? 'tag warn' : 'soft'} role="status">
          {dirty
            ? '有改动没存'
            : view.draft
              ? `${view.draftBy ?? ''}的草稿 ${view.draftAt ? formatTime(view.draftAt) : ''}`
              : '和线上一样'}
        </span>
        <Button onClick={() => void lint()}>检查</Button>
        {(dirty || view.draft) && <Button onClick={discard}>丢掉草稿</Button>}
        <Button
          type="primary"
          loading={busy}
          disabled={!dirty || problems.length > 0}
          onClick={() => void save()}
          title="Ctrl+S"
        >
          存草稿
        </Button>
      </div>
      {conflict && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={conflict}
          description="别人刚发布或改过。先把您的改动抄下来，再重新载入。"
          action={<Button onClick={() => void reload()}>重新载入</Button>}
        />
      )}
      {behind && (
        <Alert
          type="warning"
          showIcon
          title={`这份草稿从第${view.baseVersion}版开始改，线上已是第${view.liveVersion}版。发布前请对照右边线上的内容。`}
        />
      )}
      {problems.length > 0 && <Alert type="warning" showIcon title={problems.join(' ')} />}
      {findings && <Findings findings={findings} onClose={() => setFindings(null)} />}
      <div className="content-grid">
        <div>
          <section className="panel fields" aria-label="基本">
            <div className="field">
              <label htmlFor="title">标题</label>
              <Input
                id="title"
                maxLength={40}
                value={intent.title}
                onChange={(e) => change({ title: e.target.value })}
              />
            </div>
            <div className="field">
              <label htmlFor="harm">答错的后果</label>
              <Select
                id="harm"
                options={HARM_OPTIONS}
                value={intent.harm}
                onChange={(harm) => change({ harm })}
              />
            </div>
            {intent.skill && <p className="soft">回答后接流程：{intent.skill}</p>}
          </section>
          <AnswerEditor answer={intent.answer} onChange={(answer) => change({ answer })} />
          <ExamplesEditor examples={intent.examples} onChange={(examples) => change({ examples })} />
        </div>
        <aside aria-label="对照">
          <TryBox hint={dirty ? '试的是存好的草稿，先存再试。' : undefined} />
          <LiveAnswer view={view} />
        </aside>
      </div>
    </>
  );
}

function LiveAnswer({ view }: { view: IntentView }) {
  return (
    <section className="panel" aria-label="线上现在的回答">
      <h2>线上现在的回答</h2>
      {!view.live?.answer && <p className="soft">线上没有固定回答。</p>}
      {view.live?.answer?.bubbles.map((bubble, i) => (
        <p key={i} className="try-bubble">
          {bubble}
        </p>
      ))}
    </section>
  );
}

function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    setLeaveGuard(() => window.confirm('有改动还没存，要离开吗？'));
    return () => {
      window.removeEventListener('beforeunload', warn);
      setLeaveGuard(null);
    };
  }, [dirty]);
}
