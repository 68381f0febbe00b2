import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { messageOf, post } from './api';

export function SignIn({ onDone }: { onDone: () => void }) {
  return (
    <main className="alone">
      <h1>工友热线 · 工作台</h1>
      <p className="soft">
        给调解员、编辑和管理员用。工人请去 <a href="/">首页</a>。
      </p>
      <SignInForm onDone={onDone} />
    </main>
  );
}

/** Over the page when the session ran out: what was typed there stays. */
export function SignInAgain({ onDone }: { onDone: () => void }) {
  return (
    <Modal open closable={false} footer={null} title="登录过期了，请再登录一次">
      <p className="soft">页面上没存的字都还在。</p>
      <SignInForm onDone={onDone} />
    </Modal>
  );
}

function SignInForm({ onDone }: { onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function signIn(values: { username: string; password: string }): void {
    setBusy(true);
    setProblem(null);
    post('/login', values)
      .then(onDone, (error: unknown) => setProblem(messageOf(error)))
      .finally(() => setBusy(false));
  }

  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <Form layout="vertical" requiredMark={false} onFinish={signIn} disabled={busy}>
        <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请写用户名' }]}>
          <Input autoFocus autoComplete="username" maxLength={60} size="large" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请写密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={200} size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          登录
        </Button>
      </Form>
    </>
  );
}
