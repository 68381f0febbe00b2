import { Alert, App, Checkbox, Form, Input, Modal, Spin } from 'antd';
import { useState } from 'react';
import type { ContentOverview, LintFinding, PublishResponse } from '../../../../contracts/api/staff';
import { ApiError, listOf, messageOf, post } from '../api';
import { useLoad } from '../use-load';
import { Findings } from './findings';

type Draft = ContentOverview['topics'][number]['intents'][number];

export function PublishDialog(props: {
  version: number;
  drafts: readonly Draft[];
  onClose: () => void;
  onPublished: () => void;
}) {
  const { drafts, version } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note: string }>();
  const [chosen, setChosen] = useState<string[]>(() => drafts.map((draft) => draft.id));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const lint = useLoad('lint', async () =>
    listOf(await post<LintFinding[] | Record<string, LintFinding[]>>('/content/lint'), 'findings'),
  );
  const findings = (lint.data ?? []).filter((finding) => chosen.includes(finding.intentId));
  const blocked = findings.some((finding) => finding.level === 'error');

  async function publish(note: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const done = await post<PublishResponse>('/content/publish', {
        baseVersion: version,
        note,
        intentIds: chosen,
      });
      message.success(`第${done.version}版已上线，用了${(done.liveAfterMs / 1000).toFixed(1)}秒`);
      props.onPublished();
    } catch (error) {
      setProblem(messageOf(error));
      if (error instanceof ApiError && error.code === 'CONTENT_INVALID') void lint.reload();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      width={680}
      title={`发布到线上（现在第${version}版）`}
      okText={`发布${chosen.length}条`}
      okButtonProps={{ disabled: chosen.length === 0 || blocked || lint.loading }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <fieldset className="draft-list">
        <legend>这次发布哪些</legend>
        <Checkbox.Group
          value={chosen}
          onChange={setChosen}
          options={drafts.map((draft) => ({
            value: draft.id,
            label: draft.draftBy ? `${draft.title}（${draft.draftBy}）` : draft.title,
          }))}
        />
      </fieldset>
      {lint.loading && (
        <p className="soft">
          <Spin size="small" /> 正在检查…
        </p>
      )}
      {lint.error != null && <Alert type="error" showIcon title={messageOf(lint.error)} />}
      {lint.data && !lint.loading && <Findings findings={findings} />}
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <Form form={form} layout="vertical" onFinish={(values) => void publish(values.note.trim())}>
        <Form.Item
          name="note"
          label="改了什么（留给以后查）"
          rules={[{ required: true, whitespace: true, message: '写一句改了什么' }]}
        >
          <Input.TextArea rows={2} maxLength={300} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
