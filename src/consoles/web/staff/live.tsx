import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import type { StaffStreamEvent } from '../../../contracts/api/staff';

/** `reconnected`: what happened in between was not heard. */
export type LiveEvent = StaffStreamEvent | { kind: 'reconnected' };
type Listener = (event: LiveEvent) => void;
interface Live {
  connected: boolean;
  listen: (listener: Listener) => () => void;
}
const LiveContext = createContext<Live>({ connected: false, listen: () => () => undefined });

/** One event stream for the whole console. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const listeners = useRef(new Set<Listener>());
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    const tell = (event: LiveEvent) => listeners.current.forEach((listener) => listener(event));
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    let opened = false;
    const open = () => {
      source = new EventSource('/api/staff/stream');
      source.addEventListener('change', (event: MessageEvent<string>) =>
        tell(JSON.parse(event.data) as StaffStreamEvent),
      );
      source.onopen = () => {
        setConnected(true);
        if (opened) tell({ kind: 'reconnected' });
        opened = true;
      };
      source.onerror = () => {
        setConnected(false);
        // The browser gives up after an answer other than 200; we do not.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, 5000);
      };
    };
    open();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, []);

  const [live] = useState(() => ({
    listen: (listener: Listener) => {
      listeners.current.add(listener);
      return () => listeners.current.delete(listener);
    },
  }));
  return <LiveContext value={{ connected, listen: live.listen }}>{children}</LiveContext>;
}

export function useConnected(): boolean {
  return useContext(LiveContext).connected;
}

/** Calls `action` a little after events that `matches`, once for a burst of them. */
export function useLiveReload(matches: (event: LiveEvent) => boolean, action: () => void): void {
  const { listen } = useContext(LiveContext);
  const latest = useRef({ matches, action });
  latest.current = { matches, action };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((event) => {
      if (timer !== undefined || !latest.current.matches(event)) return;
      timer = setTimeout(() => {
        timer = undefined;
        latest.current.action();
      }, 400);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [listen]);
}

export function useLiveEvents(listener: Listener): void {
  const { listen } = useContext(LiveContext);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen((event) => latest.current(event)), [listen]);
}
