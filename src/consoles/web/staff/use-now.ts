import { useEffect, useState } from 'react';

/** The instant, renewed every half minute: ages and due dates on screen do not go stale. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
