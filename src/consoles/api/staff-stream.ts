import type { Response } from 'express';
import { may, maySeeCase } from '../../cases/policies';
import type { StaffStreamEvent } from '../../contracts/api/staff';
import type { StaffDeps } from './deps';
import type { Auth } from './sessions';

/** The Coordination channel of everything consoles show live. Messages are {@link StaffStreamEvent} as JSON. */
export const STAFF_CHANNEL = 'staff';
const HEARTBEAT_MS = 20_000;
/** A browser opens one a window; more than this from one account is a mistake somewhere. */
const MAX_STREAMS_EACH = 20;

interface Listener {
  auth: Auth;
  response: Response;
}

/** Tells all consoles, on all instances. At most once: a console that missed it sees the change when it next loads. */
export function publishStaffEvent(
  deps: Pick<StaffDeps, 'coordination'>,
  event: StaffStreamEvent,
): Promise<void> {
  return deps.coordination.publish(STAFF_CHANNEL, JSON.stringify(event));
}

/**
 * Server-sent events for signed-in staff. One subscription serves every open stream of this process; each event is
 * checked against each listener's role and regions before it is written.
 */
export class StaffStreams {
  private readonly listeners = new Set<Listener>();
  private subscribed: Promise<() => Promise<void>> | null = null;

  constructor(
    private readonly deps: StaffDeps,
    /** True while the session behind a stream still holds. */
    private readonly stillValid: (auth: Auth) => Promise<boolean>,
  ) {
    deps.signal?.addEventListener('abort', () => void this.close(), { once: true });
  }

  async open(auth: Auth, response: Response): Promise<void> {
    await this.subscribe();
    const listener: Listener = { auth, response };
    this.endOldest(auth.user.id);
    response.set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.write('retry: 3000\n\n');
    this.listeners.add(listener);
    const heart = setInterval(() => void this.beat(listener), this.deps.heartbeatMs ?? HEARTBEAT_MS);
    heart.unref();
    response.on('close', () => {
      clearInterval(heart);
      this.listeners.delete(listener);
    });
    if (this.deps.signal?.aborted) response.end();
  }

  private async beat(listener: Listener): Promise<void> {
    const valid = await this.stillValid(listener.auth).catch(() => true);
    if (valid) listener.response.write(': beat\n\n');
    else listener.response.end();
  }

  private async subscribe(): Promise<void> {
    this.subscribed ??= this.deps.coordination.subscribe(STAFF_CHANNEL, (message) => {
      this.deliver(message).catch((error: unknown) =>
        this.deps.logger.error({ category: 'stream', err: error }, 'event not delivered'),
      );
    });
    try {
      await this.subscribed;
    } catch (error) {
      this.subscribed = null;
      throw error;
    }
  }

  private async deliver(message: string): Promise<void> {
    if (this.listeners.size === 0) return;
    const event = JSON.parse(message) as StaffStreamEvent;
    const record = event.kind === 'content' ? null : await this.deps.stores.cases.get(event.caseNo);
    for (const { auth, response } of this.listeners) {
      const { user } = auth;
      const wanted = record
        ? maySeeCase(user, record)
        : event.kind === 'content' && may(user, 'content.edit');
      if (wanted) response.write(`event: change\ndata: ${JSON.stringify(event)}\n\n`);
    }
  }

  private endOldest(userId: string): void {
    const own = [...this.listeners].filter((listener) => listener.auth.user.id === userId);
    if (own.length >= MAX_STREAMS_EACH) own[0]?.response.end();
  }

  private async close(): Promise<void> {
    for (const { response } of this.listeners) response.end();
    const unsubscribe = await this.subscribed?.catch(() => null);
    await unsubscribe?.();
  }
}
