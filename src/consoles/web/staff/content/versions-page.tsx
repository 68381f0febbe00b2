import { App, Button, Form, Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import type { VersionsResponse } from '../../../../contracts/api/staff';
import { get, messageOf, post } from '../api';
import { formatTime } from '../format';
import { useLiveReload } from '../live';
import { useMe } from '../me';
import { ErrorPanel } from '../parts/error-panel';
import { shows } from '../permissions';
import { Link } from '../router';
import { useLoad } from '../use-load';

const ORIGINS = { files: '随程序带来', console: '发布', rollback: '退回' } as const;

export function VersionsPage() {
  const me = useMe();
  const { data, error, reload } = useLoad('versions', () => get<VersionsResponse>('/content/versions'));
  const [back, setBack] = useState<number | null>(null);
  useLiveReload(
    (event) => event.kind === 'content' || event.kind === 'reconnected',
    () => void reload(),
  );
  const mayPublish = shows(me.role, 'publish');

  return (
    <>
      <p className="crumb">
        <Link to="/content">← 问答内容</Link>
      </p>
      <div className="page-head">
        <h1>历史版本</h1>
      </div>
      {error != null && <ErrorPanel error={error} onRetry={() => void reload()} />}
      {!data && error == null && <Skeleton active />}
      {data && (
        // On a phone the table is scrolled sideways, with the keyboard, too.
        <div className="table-place" role="region" aria-label="历史版本" tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">版本</th>
                <th scope="col">改了什么</th>
                <th scope="col">谁</th>
                <th scope="col">什么时候</th>
                <th scope="col">条数</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {data.versions.map((version) => (
                <tr key={version.version}>
                  <td>
                    <b>第{version.version}版</b>
                    {version.version === data.live && <span className="tag intact">线上</span>}
                  </td>
                  <td>
                    {version.note || <span className="soft">没写</span>}
                    <small className="sub">{ORIGINS[version.origin]}</small>
                  </td>
                  <td>{version.publishedBy}</td>
                  <td>{formatTime(version.at)}</td>
                  <td>{version.intentCount}</td>
                  <td>
                    {mayPublish && version.version !== data.live && (
                      <Button size="small" onClick={() => setBack(version.version)}>
                        退回到这版
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {back !== null && (
        <RollbackDialog
          version={back}
          onClose={() => setBack(null)}
          onDone={() => {
            setBack(null);
            void reload();
          }}
        />
      )}
    </>
  );
}

function RollbackDialog(props: { version: number; onClose: () => void; onDone: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note?: string }>();
  const [busy, setBusy] = useState(false);

  async function rollBack(note: string): Promise<void> {
    setBusy(true);
    try {
      await post('/content/rollback', { version: props.version, note });
      message.success(`已退回到第${props.version}版的内容`);
      props.onDone();
    } catch (error) {
      message.error(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={`退回到第${props.version}版？`}
      okText="退回"
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <p>马上对工人生效。会成为一个新版本，以后还能再退回来。草稿不受影响。</p>
      <Form form={form} layout="vertical" onFinish={(values) => void rollBack(values.note?.trim() ?? '')}>
        <Form.Item name="note" label="原因（可不写）">
          <Input.TextArea rows={2} maxLength={300} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
