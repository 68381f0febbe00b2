import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { messageOf, post } from './api';
import { PASSWORD_RULES, USERNAME_RULES } from './parts/account-rules';
import { navigate } from './router';

interface Values {
  username: string;
  name: string;
  password: string;
}

/** The first start prints a link with a one-time token after `#`, which browsers send to nobody. */
export function Setup({ onDone }: { onDone: () => void }) {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function create(values: Values): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await post('/setup', { token, ...values });
      await post('/login', { username: values.username, password: values.password });
      navigate('/users', { replace: true });
      onDone();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <main className="alone">
      <h1>建第一个管理员</h1>
      <p className="soft">这个链接只能用一次。建好后可以再加别的账号。</p>
      {!token && <Alert type="warning" showIcon title="链接不完整，请从启动时打印的那行整条复制。" />}
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(values: Values) => void create(values)}
        disabled={busy}
      >
        <Form.Item
          name="name"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请写姓名' }]}
        >
          <Input autoFocus maxLength={40} autoComplete="name" />
        </Form.Item>
        <Form.Item name="username" label="用户名" rules={USERNAME_RULES}>
          <Input autoComplete="username" maxLength={40} />
        </Form.Item>
        <Form.Item name="password" label="密码（至少12个字）" rules={PASSWORD_RULES}>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy} disabled={!token}>
          建好并登录
        </Button>
      </Form>
    </main>
  );
}
