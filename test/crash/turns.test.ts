import { afterAll, beforeAll, describe, expect, it, jest, test } from '@jest/globals';
import { FAULT_POINTS } from '../../src/shared/faults';
import {
  COMPLAINT,
  dropDataDir,
  firstAdmin,
  newDataDir,
  postChat,
  signIn,
  startService,
  uuid,
  PASSWORD,
  type ChatBody,
  type Service,
  type StaffClient,
} from '../support/service';

jest.setTimeout(300_000);

interface Said {
  messageId: string;
  text: string;
  body: ChatBody;
}

/** A page that keeps its message until it is answered, over as many restarts as it takes. */
class PatientWorker {
  session: string | undefined;
  readonly said: Said[] = [];
  constructor(
    private readonly service: () => Promise<Service>,
    /** Called when a message is on its way. */
    private readonly onSend: (service: Service) => void = () => undefined,
  ) {}

  async say(text: string): Promise<ChatBody> {
    const messageId = uuid();
    for (;;) {
      const service = await this.service();
      try {
        const answer = postChat(service.url, {
          text,
          messageId,
          ...(this.session ? { session: this.session } : {}),
        });
        this.onSend(service);
        const { status, body } = await answer;
        if (status !== 200) throw new Error(`answered ${status}`);
        this.session = body.session;
        this.said.push({ messageId, text, body });
        return body;
      } catch (error) {
        // Only a death may interrupt; an answer that says no is a failure of the test.
        // By name: fetch's errors come from outside the test's own realm.
        if ((error as { name?: string }).name !== 'TypeError') throw error;
        await service.exited;
      }
    }
  }
}

describe('A process killed between any two steps of a turn', () => {
  let dataDir: string;
  let current: Promise<Service> | undefined;
  let admin: StaffClient | undefined;

  const alive = (faults?: string): (() => Promise<Service>) => {
    let armed = faults;
    return async () => {
      for (;;) {
        const asked = current;
        const known = await asked;
        if (known && known.child.exitCode === null && known.child.signalCode === null) return known;
        // Several workers find the process dead at once: one of them starts the next.
        if (asked !== current) continue;
        current = startService({ dataDir, env: armed ? { FAULT_POINTS: armed } : {} });
        armed = undefined;
        return current;
      }
    };
  };

  const restart = async (faults?: string): Promise<() => Promise<Service>> => {
    await (await current)?.stop('SIGKILL');
    const service = alive(faults);
    await service();
    return service;
  };

  beforeAll(async () => {
    dataDir = newDataDir();
    const service = await alive()();
    admin = await firstAdmin(service);
    expect(admin).toBeDefined();
  });
  afterAll(async () => {
    await (await current)?.stop('SIGKILL');
    dropDataDir(dataDir);
  });

  async function checkNothingLostOrDoubled(worker: PatientWorker, service: Service): Promise<void> {
    const history = (await (
      await fetch(`${service.url}/api/chat/history`, {
        headers: { authorization: `Bearer ${worker.session}` },
      })
    ).json()) as { turns: { seq: number; messageId: string; text: string; origin: string }[] };
    const mine = history.turns.filter((turn) => turn.origin === 'worker');
    // Every accepted message has been answered exactly once, and nothing else was.
    expect(mine.map((turn) => turn.messageId)).toEqual(worker.said.map((said) => said.messageId));
    expect(history.turns.map((turn) => turn.seq)).toEqual(history.turns.map((_, i) => i + 1));
    // Every receipt shown stands for a case.
    const receipts = worker.said.flatMap((said) => (said.body.receipt ? [said.body.receipt] : []));
    for (const receipt of receipts) {
      const answer = await fetch(`${service.url}/api/receipts/status`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ receipt }),
      });
      expect(answer.status).toBe(200);
    }
  }

  async function countCases(service: Service): Promise<number> {
    const staff = await signIn(service.url, 'admin', PASSWORD);
    const { body } = await staff.call<{ total: number }>('GET', '/cases?status=pending&pageSize=1');
    return body.total;
  }

  // The confirming message is the last one: a point hit once per turn dies there; an effect's point dies at its first hit.
  const onceAConversation = new Set<string>(['effect:begun', 'effect:done', 'effects:settled']);
  const plans = FAULT_POINTS.flatMap((point) =>
    onceAConversation.has(point) ? [point] : [`${point}@1`, `${point}@${COMPLAINT.length}`],
  );

  test.each(plans)('should lose nothing and double nothing when it dies at %s', async (plan) => {
    const before = await countCases(await alive()());
    const armed = await restart(plan);
    const first = await armed();
    const worker = new PatientWorker(armed);
    for (const text of COMPLAINT) await worker.say(text);
    // The plan was carried out: the first process is dead.
    expect(first.child.signalCode).toBe('SIGKILL');
    const last = worker.said.at(-1)?.body;
    expect(last?.receipt).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const now = await armed();
    await checkNothingLostOrDoubled(worker, now);
    expect(await countCases(now)).toBe(before + 1);
  });

  it('should lose nothing when it is killed again and again while people talk', async () => {
    const service = await restart();
    const before = await countCases(await service());
    let sent = 0;
    const kills = new Set([3, 9, 17, 24, 31, 40]);
    const workers = Array.from(
      { length: 4 },
      () =>
        new PatientWorker(service, ({ child }) => {
          sent += 1;
          if (kills.has(sent)) child.kill('SIGKILL');
        }),
    );
    await Promise.all(
      workers.map(async (worker) => {
        for (const text of COMPLAINT) await worker.say(text);
      }),
    );
    const now = await service();
    for (const worker of workers) await checkNothingLostOrDoubled(worker, now);
    expect(await countCases(now)).toBe(before + workers.length);
  });
});
