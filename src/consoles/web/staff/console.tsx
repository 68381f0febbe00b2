import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { StaffMe } from '../../../contracts/api/staff';
import { ApiError, get, post, setIdentity } from './api';
import { LiveProvider } from './live';
import { SessionContext } from './me';
import { ErrorPanel } from './parts/error-panel';
import { Pages } from './pages';
import { usePath } from './router';
import { Setup } from './setup';
import { Shell } from './shell';
import { SignIn, SignInAgain } from './sign-in';

type State =
  | { kind: 'asking' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'out' }
  | { kind: 'in'; me: StaffMe; expired: boolean };

/** Who is here decides what is shown. */
export function Console() {
  const path = usePath();
  const [state, setState] = useState<State>({ kind: 'asking' });
  // Somebody else who signs in must not see what the one before had open.
  const lastId = useRef<string | null>(null);

  const ask = useCallback(async () => {
    try {
      const me = await get<StaffMe>('/me');
      // A session that ran out must not take a half-written answer with it: the page stays underneath.
      setIdentity(me, () =>
        setState((old) => (old.kind === 'in' ? { ...old, expired: true } : { kind: 'out' })),
      );
      if (lastId.current && lastId.current !== me.id) window.location.reload();
      lastId.current = me.id;
      setState({ kind: 'in', me, expired: false });
    } catch (error) {
      setState(
        error instanceof ApiError && error.status === 401 ? { kind: 'out' } : { kind: 'failed', error },
      );
    }
  }, []);

  useEffect(() => void ask(), [ask]);

  const session = useMemo(
    () =>
      state.kind === 'in'
        ? {
            me: state.me,
            signOut: () => {
              post('/logout').then(
                () => {
                  lastId.current = null;
                  setState({ kind: 'out' });
                },
                () => void ask(),
              );
            },
          }
        : null,
    [state, ask],
  );

  if (path === '/setup' && state.kind !== 'in') return <Setup onDone={() => void ask()} />;
  if (state.kind === 'asking') return <p className="boot">正在打开工作台…</p>;
  if (state.kind === 'failed') {
    return (
      <main className="alone">
        <ErrorPanel error={state.error} onRetry={() => void ask()} />
      </main>
    );
  }
  if (!session) return <SignIn onDone={() => void ask()} />;
  return (
    <SessionContext value={session}>
      <LiveProvider>
        <Shell>
          <Pages />
          {state.kind === 'in' && state.expired && <SignInAgain onDone={() => void ask()} />}
        </Shell>
      </LiveProvider>
    </SessionContext>
  );
}
