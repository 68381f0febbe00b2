import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { ROLE_TITLES } from '../../../contracts/staff';
import { useConnected, useLiveEvents } from './live';
import { useSession } from './me';
import { shows, type Area } from './permissions';
import { Link, navigate, usePath } from './router';

const NAV: readonly { to: string; title: string; area: Area }[] = [
  { to: '/', title: '案件', area: 'cases' },
  { to: '/register', title: '登记簿', area: 'cases' },
  { to: '/content', title: '问答内容', area: 'content' },
  { to: '/users', title: '账号', area: 'users' },
];

export function Shell({ children }: { children: ReactNode }) {
  const { me, signOut } = useSession();
  const path = usePath();
  const connected = useConnected();
  const { notification } = App.useApp();

  useLiveEvents((event) => {
    if (event.kind !== 'alert' || !shows(me.role, 'cases')) return;
    notification.error({
      key: event.caseNo,
      title: '有人可能有危险',
      description: `案件 ${event.caseNo}，请马上看。`,
      duration: 0,
      actions: (
        <Button
          danger
          type="primary"
          onClick={() => {
            notification.destroy(event.caseNo);
            navigate(`/cases/${encodeURIComponent(event.caseNo)}`);
          }}
        >
          去看
        </Button>
      ),
    });
  });

  return (
    <>
      <a className="skip" href="#page">
        跳到内容
      </a>
      <header className="top">
        <strong className="brand">工友热线 · 工作台</strong>
        <nav aria-label="主菜单">
          {NAV.filter((item) => shows(me.role, item.area)).map((item) => (
            <Link key={item.to} to={item.to} aria-current={isHere(item.to, path) ? 'page' : undefined}>
              {item.title}
            </Link>
          ))}
        </nav>
        {!connected && (
          <span className="offline" role="status">
            实时更新断开，正在重连…
          </span>
        )}
        <span className="who">
          {me.name}
          <small>{ROLE_TITLES[me.role]}</small>
        </span>
        <button type="button" className="sign-out" onClick={signOut}>
          退出
        </button>
      </header>
      <main id="page" className="page" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function isHere(to: string, path: string): boolean {
  return to === '/' ? path === '/' || path.startsWith('/cases/') : path.startsWith(to);
}
