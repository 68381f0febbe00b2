import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  data: T | null;
  error: unknown;
  loading: boolean;
  /** Loads again; what is on screen stays until the answer is there. Rejects never. */
  reload: () => Promise<void>;
}

/** Loads when `key` changes. An answer that was overtaken by a newer question is thrown away. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; data: T | null; error: unknown; loading: boolean }>({
    key,
    data: null,
    error: null,
    loading: true,
  });
  const newest = useRef(0);
  const current = useRef(load);
  current.current = load;

  const reload = useCallback(async () => {
    const mine = ++newest.current;
    setState((old) => ({ ...old, loading: true }));
    try {
      const data = await current.current();
      if (mine === newest.current) setState({ key, data, error: null, loading: false });
    } catch (error) {
      if (mine === newest.current) setState((old) => ({ ...old, key, error, loading: false }));
    }
  }, [key]);

  useEffect(() => {
    void reload();
    return () => {
      newest.current++;
    };
  }, [reload]);

  const fresh = state.key === key;
  return {
    data: fresh ? state.data : null,
    error: fresh ? state.error : null,
    loading: state.loading,
    reload,
  };
}
