import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import type { Lease } from '../../../../contracts/case';
import { ApiError, post } from '../api';

export type LeaseState =
  | { kind: 'free' }
  | { kind: 'other'; lease: Lease }
  | { kind: 'mine'; lease: Lease; shaky: boolean }
  /** We held it and do not any more: what is typed stays, nothing can be sent. */
  | { kind: 'lost'; message: string };

const RETRY_MS = 10_000;

/** Half of what is left, so that one failed try still leaves time for more. */
export function renewDelay(until: string, now: number): number {
  return Math.min(5 * 60_000, Math.max(2000, (Date.parse(until) - now) / 2));
}

/** The lease of the open case: renews it while the page is open, and says so clearly when it is gone. */
export function useLease(detail: CaseDetail, onChanged: () => void) {
  const base = `/cases/${encodeURIComponent(detail.caseNo)}`;
  const [own, setOwn] = useState<Lease | null>(detail.mine ? detail.lease : null);
  const [lost, setLost] = useState<string | null>(null);
  const [shaky, setShaky] = useState(false);
  const changed = useRef(onChanged);
  changed.current = onChanged;

  const held = useRef(own);
  held.current = own;

  // What the server says when the page loads again.
  useEffect(() => {
    const known = held.current;
    if (detail.mine && detail.lease) {
      if (!known || known.epoch <= detail.lease.epoch) setOwn(detail.lease);
      setLost(null);
    } else if (known && !(detail.lease && detail.lease.epoch < known.epoch)) {
      setOwn(null);
      setLost(detail.lease ? `${detail.lease.holderName}已接手这个案件。` : '您的接手已到期或被收回。');
    }
  }, [detail]);

  const lose = useCallback((message: string) => {
    setOwn(null);
    setLost(message);
    changed.current();
  }, []);

  useEffect(() => {
    if (!own) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    const renew = async () => {
      try {
        const { lease } = await post<{ lease: Lease }>(`${base}/renew`, { epoch: own.epoch });
        if (stopped) return;
        setShaky(false);
        setOwn(lease);
      } catch (error) {
        if (stopped) return;
        const gone = error instanceof ApiError && (error.status === 409 || error.status === 404);
        if (gone) lose((error as ApiError).message);
        else if (Date.parse(own.until) < Date.now()) lose('网断太久，接手已到期。请重新接手。');
        else {
          setShaky(true);
          timer = setTimeout(() => void renew(), RETRY_MS);
        }
      }
    };
    timer = setTimeout(() => void renew(), renewDelay(own.until, Date.now()));
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [own, base, lose]);

  const take = useCallback(async () => {
    const { lease } = await post<{ lease: Lease }>(`${base}/take`);
    setLost(null);
    setOwn(lease);
    changed.current();
  }, [base]);

  /** After releasing or giving it away: this was wished for, so nothing is "lost". */
  const forget = useCallback(() => {
    setOwn(null);
    setLost(null);
    changed.current();
  }, []);

  let state: LeaseState = { kind: 'free' };
  if (own) state = { kind: 'mine', lease: own, shaky };
  else if (lost) state = { kind: 'lost', message: lost };
  else if (detail.lease && !detail.mine) state = { kind: 'other', lease: detail.lease };
  return { state, take, lose, forget };
}
