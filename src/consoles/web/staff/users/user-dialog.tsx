import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { StaffUserView } from '../../../../contracts/api/staff';
import { ROLE_TITLES, STAFF_ROLES, type StaffRole } from '../../../../contracts/staff';
import { messageOf, patch, post } from '../api';
import { PASSWORD_RULES, USERNAME_RULES } from '../parts/account-rules';
import { CITY_OPTIONS } from '../parts/regions';
import { parseRegion, regionToText } from './regions';

interface Values {
  name: string;
  username: string;
  role: StaffRole;
  regions: string[];
  password?: string;
  disabled?: boolean;
}

const ROLE_OPTIONS = STAFF_ROLES.map((value) => ({ value, label: ROLE_TITLES[value] }));

export function UserDialog(props: {
  /** Null for a new account. */
  user: StaffUserView | null;
  isMe: boolean;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { user } = props;
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function save(values: Values): Promise<void> {
    const regions = values.regions.flatMap((text) => parseRegion(text) ?? []);
    const body = { name: values.name.trim(), role: values.role, regions };
    setBusy(true);
    setProblem(null);
    try {
      if (user) {
        await patch(`/users/${encodeURIComponent(user.id)}`, {
          ...body,
          disabled: values.disabled ?? false,
          password: values.password || undefined,
        });
      } else {
        await post('/users', { ...body, username: values.username, password: values.password });
      }
      props.onSaved();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={user ? `改账号：${user.username}` : '加账号'}
      okText="存"
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: user?.name,
          role: user?.role ?? 'mediator',
          regions: user?.regions.map(regionToText) ?? [],
          disabled: user?.disabled ?? false,
        }}
        onFinish={(values: Values) => void save(values)}
      >
        <Form.Item
          name="name"
          label="姓名（工人会看到）"
          rules={[{ required: true, whitespace: true, message: '请写姓名' }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        {!user && (
          <Form.Item name="username" label="用户名" rules={USERNAME_RULES}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="role" label="角色">
          <Select options={ROLE_OPTIONS} disabled={props.isMe} />
        </Form.Item>
        <Form.Item
          name="regions"
          label="管哪里（空着是全部；区县写成 苏州/昆山）"
          rules={[
            {
              validator: (_, texts: string[]) =>
                texts.every((text) => parseRegion(text))
                  ? Promise.resolve()
                  : Promise.reject(new Error('写成 苏州 或 苏州/昆山')),
            },
          ]}
        >
          <Select mode="tags" options={CITY_OPTIONS} />
        </Form.Item>
        <Form.Item
          name="password"
          label={user ? '新密码（不改就空着）' : '密码（至少12个字）'}
          rules={user ? PASSWORD_RULES.slice(1) : PASSWORD_RULES}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
        {user && !props.isMe && (
          <Form.Item name="disabled" valuePropName="checked">
            <Checkbox>停用这个账号（马上退出）</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
