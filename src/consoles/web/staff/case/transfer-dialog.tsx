import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Colleague } from '../../../../contracts/api/staff';
import { ROLE_TITLES } from '../../../../contracts/staff';
import { get, messageOf } from '../api';
import { useMe } from '../me';
import { useLoad } from '../use-load';

interface Values {
  toUserId: string;
  reason: string;
}

export function TransferDialog(props: {
  caseNo: string;
  onClose: () => void;
  onSubmit: (values: Values) => Promise<void>;
}) {
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const { data, error, loading } = useLoad(`colleagues:${props.caseNo}`, () =>
    get<{ colleagues: Colleague[] }>(`/cases/${encodeURIComponent(props.caseNo)}/colleagues`),
  );
  const options = (data?.colleagues ?? [])
    .filter((user) => user.id !== me.id)
    .map((user) => ({ value: user.id, label: `${user.name}（${ROLE_TITLES[user.role]}）` }));

  return (
    <Modal
      open
      title="转给同事"
      okText="转"
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => {
          setBusy(true);
          void props.onSubmit(values).finally(() => setBusy(false));
        }}
      >
        <Form.Item
          name="toUserId"
          label="同事"
          rules={[{ required: true, message: '请选一个人' }]}
          validateStatus={error ? 'error' : undefined}
          help={error ? messageOf(error) : undefined}
        >
          <Select
            showSearch
            optionFilterProp="label"
            loading={loading}
            options={options}
            placeholder="选一个人"
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label="原因"
          rules={[{ required: true, whitespace: true, message: '请写明原因' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
