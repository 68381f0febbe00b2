import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

const BASE = '/staff';

/** Asked before leaving a page with unsaved work; false stays. */
type Guard = () => boolean;
let guard: Guard | null = null;
const listeners = new Set<() => void>();
let here = window.location.href;
window.addEventListener('popstate', () => {
  // "Back" has already happened when we hear of it: staying means going forward again.
  if (guard && !guard()) history.pushState(null, '', here);
  else tell();
});

/** Path below /staff, always beginning with a slash. */
export function usePath(): string {
  const path = useSyncExternalStore(subscribe, () => window.location.pathname);
  return path.slice(BASE.length).replace(/\/+$/, '') || '/';
}

export function useQuery(): string {
  return useSyncExternalStore(subscribe, () => window.location.search);
}

export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (!options.replace && guard && !guard()) return;
  if (options.replace) history.replaceState(null, '', BASE + path);
  else {
    history.pushState(null, '', BASE + path);
    window.scrollTo(0, 0);
  }
  tell();
}

/** Sets the question asked before an in-app link leaves the page; null removes it. */
export function setLeaveGuard(next: Guard | null): void {
  guard = next;
}

export function Link({ to, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  function onClick(event: MouseEvent<HTMLAnchorElement>): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  }
  return <a {...rest} href={BASE + to} onClick={onClick} />;
}

function tell(): void {
  here = window.location.href;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
