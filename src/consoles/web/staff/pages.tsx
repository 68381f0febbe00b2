import { Empty, Skeleton } from 'antd';
import { Component, lazy, Suspense, useEffect, type ReactNode } from 'react';
import { CasePage } from './case/case-page';
import { useMe } from './me';
import { ErrorPanel } from './parts/error-panel';
import { shows, type Area } from './permissions';
import { QueuePage } from './queue/queue-page';
import { navigate, usePath } from './router';

// Clerks and mediators do different work: each loads only their own pages.
const ContentPage = lazy(() => import('./content/content-page.js').then((m) => ({ default: m.ContentPage })));
const IntentPage = lazy(() => import('./content/intent-page.js').then((m) => ({ default: m.IntentPage })));
const VersionsPage = lazy(() =>
  import('./content/versions-page.js').then((m) => ({ default: m.VersionsPage })),
);
const ExpiringPage = lazy(() =>
  import('./content/expiring-page.js').then((m) => ({ default: m.ExpiringPage })),
);
const RegisterPage = lazy(() =>
  import('./register/register-page.js').then((m) => ({ default: m.RegisterPage })),
);
const UsersPage = lazy(() => import('./users/users-page.js').then((m) => ({ default: m.UsersPage })));

export function Pages() {
  const path = usePath();
  const { role } = useMe();
  const home = shows(role, 'cases') ? '/' : '/content';
  useEffect(() => {
    if (path === '/setup' || (path === '/' && home !== '/')) navigate(home, { replace: true });
  }, [path, home]);

  const [area, page] = pageOf(path);
  if (!page) return <Empty description="没有这个页面" />;
  if (area && !shows(role, area)) return <Empty description="您的账号看不到这个页面" />;
  return (
    <Boundary key={path}>
      <Suspense fallback={<Skeleton active />}>{page}</Suspense>
    </Boundary>
  );
}

function pageOf(path: string): [Area | null, ReactNode] {
  const [, first, second, third] = path.split('/').map(decode);
  if (!first) return ['cases', <QueuePage key="queue" />];
  if (first === 'cases' && second) return ['cases', <CasePage key={second} caseNo={second} />];
  if (first === 'register') return ['cases', <RegisterPage key="register" />];
  if (first === 'users') return ['users', <UsersPage key="users" />];
  if (first === 'content') {
    if (!second) return ['content', <ContentPage key="content" />];
    if (second === 'versions') return ['content', <VersionsPage key="versions" />];
    if (second === 'expiring') return ['content', <ExpiringPage key="expiring" />];
    if (second === 'intents' && third) return ['content', <IntentPage key={third} id={third} />];
  }
  return [null, null];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** A page that breaks takes nothing else with it: the navigation stays. */
class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    return this.state.error ? (
      <ErrorPanel error={this.state.error} onRetry={() => this.setState({ error: null })} />
    ) : (
      this.props.children
    );
  }
}
