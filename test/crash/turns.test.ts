import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ChatResponse, ReceiptStatus } from '../../src/contracts/api/chat';
import type { CaseListResponse } from '../../src/contracts/api/staff';
import { FAULT_POINTS, type FaultPoint } from '../../src/shared/faults';
import { cleanUp, firstAdmin, newDataDir, startService, type RunningService } from '../support/server';
import { until } from '../support/services';
import type { StaffClient } from '../support/staff-client';
import { postJson, Worker } from '../support/worker-client';

jest.setTimeout(120_000);

/** One service on one folder, started again by whoever finds it dead. */
class Phoenix {
  readonly dataDir = newDataDir();
  private current: Promise<RunningService> = startService({ dataDir: this.dataDir });

  async alive(): Promise<RunningService> {
    for (;;) {
      const asked = this.current;
      const service = await asked;
      if (service.child.exitCode === null && service.child.signalCode === null) return service;
      // Several find it dead at once: one of them starts the next.
      if (asked === this.current) this.current = startService({ dataDir: this.dataDir });
    }
  }

  /** Ends it and starts it with a fault armed. */
  async arm(faults: string): Promise<RunningService> {
    await (await this.alive()).stop('SIGKILL');
    this.current = startService({ dataDir: this.dataDir, env: { FAULT_POINTS: faults } });
    return this.current;
  }
}

/** A page that keeps its message until it is answered, over as many deaths as it takes. */
class PatientWorker extends Worker {
  readonly answered: { messageId: string; answer: ChatResponse }[] = [];

  constructor(
    private readonly phoenix: Phoenix,
    /** Told of each message that is on its way. */
    private readonly onSent: (service: RunningService) => void = () => undefined,
  ) {
    super('');
  }

  override async say(text: string, messageId: string = randomUUID()): Promise<ChatResponse> {
    for (;;) {
      const service = await this.phoenix.alive();
      this.base = service.url;
      try {
        const sent = this.post(text, messageId);
        this.onSent(service);
        const { status, body } = await sent;
        if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
        this.answered.push({ messageId, answer: body });
        return body;
      } catch (error) {
        // Only a broken connection is repeated; an answer that says no is a failure of the test.
        // (Known by its name: fetch makes its errors outside of jest's realm.)
        if ((error as Error).name !== 'TypeError') throw error;
        await service.exited;
      }
    }
  }
}

/** Hit once in a conversation, by the turn that opens the case; the others are hit by every turn. */
const ONCE: ReadonlySet<FaultPoint> = new Set(['effect:begun', 'effect:done', 'effects:settled']);
const plans = FAULT_POINTS.flatMap((point): [FaultPoint, 'first' | 'last'][] =>
  ONCE.has(point)
    ? [[point, 'last']]
    : [
        [point, 'first'],
        [point, 'last'],
      ],
);

describe('a process killed in the middle of a turn', () => {
  let phoenix: Phoenix;
  let admin: StaffClient;
  /** How many messages a complaint takes. */
  let length: number;
  beforeAll(async () => {
    phoenix = new Phoenix();
    admin = await firstAdmin(await phoenix.alive());
    const worker = new PatientWorker(phoenix);
    await worker.complain();
    length = worker.answered.length;
  });
  afterAll(cleanUp);

  async function countCases(): Promise<number> {
    admin.base = (await phoenix.alive()).url;
    const { status, body } = await admin.get('/cases?pageSize=1');
    expect(status).toBe(200);
    return (body as unknown as CaseListResponse).total;
  }

  /** Every accepted message has one turn with the very replies that were shown, in one gapless sequence. */
  async function expectAnsweredOnce(worker: PatientWorker): Promise<void> {
    worker.base = (await phoenix.alive()).url;
    const turns = await worker.history();
    expect(turns.map((turn) => turn.seq)).toEqual(turns.map((_, i) => i + 1));
    expect(turns.map(({ messageId, replies }) => ({ messageId, replies }))).toEqual(
      worker.answered.map(({ messageId, answer }) => ({ messageId, replies: answer.replies })),
    );
  }

  async function caseOf(receipt: string): Promise<string> {
    const { url } = await phoenix.alive();
    const found = await postJson<ReceiptStatus>(`${url}/api/receipts/status`, { receipt });
    expect(found.status).toBe(200);
    return found.body.caseNo;
  }

  it.each(plans)(
    'should lose and double nothing when it dies at %s of the %s message',
    async (point, when) => {
      const before = await countCases();
      const armed = await phoenix.arm(ONCE.has(point) || when === 'first' ? point : `${point}@${length}`);
      const worker = new PatientWorker(phoenix);

      const receipt = await worker.complain();

      expect(await armed.exited).toEqual({ code: null, signal: 'SIGKILL' });
      expect(worker.answered).toHaveLength(length);
      await expectAnsweredOnce(worker);
      await caseOf(receipt);
      expect(await countCases()).toBe(before + 1);
    },
  );

  it.each(FAULT_POINTS)('should open one case for a first cry for help when it dies at %s', async (point) => {
    const before = await countCases();
    const armed = await phoenix.arm(point);
    const worker = new PatientWorker(phoenix);

    await worker.say('老板把我关在厂里不让走，还打我');

    expect(await armed.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await expectAnsweredOnce(worker);
    expect(await countCases()).toBe(before + 1);
  });

  it('should finish what a death left over without anybody asking again', async () => {
    const before = await countCases();
    const armed = await phoenix.arm('effect:begun');
    const gone = new Worker(armed.url);

    // The worker puts the phone away: nobody repeats the message.
    await expect(gone.say('老板把我关在厂里不让走，还打我', randomUUID())).rejects.toThrow(
      /fetch failed|terminated/,
    );
    await armed.exited;

    await until(async () => (await countCases()) === before + 1);
  });

  it('should lose and double nothing when it is killed ten times while four people talk', async () => {
    const before = await countCases();
    let sent = 0;
    let next = 2;
    const kills: Promise<unknown>[] = [];
    const workers = Array.from(
      { length: 4 },
      () =>
        new PatientWorker(phoenix, (service) => {
          sent += 1;
          if (kills.length === 10 || sent < next) return;
          kills.push(service.exited);
          next = sent + 1 + Math.floor(Math.random() * 6);
          // Somewhere within the turn: at once, or after a few of the service's own steps.
          setTimeout(() => service.child.kill('SIGKILL'), Math.random() * 8);
        }),
    );

    const receipts = await Promise.all(workers.map((worker) => worker.complain()));

    expect(kills).toHaveLength(10);
    await Promise.all(kills);
    for (const worker of workers) await expectAnsweredOnce(worker);
    expect(new Set(await Promise.all(receipts.map(caseOf))).size).toBe(4);
    expect(await countCases()).toBe(before + 4);
  });
});
