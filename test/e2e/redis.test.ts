import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { IntentView, PublishResponse } from '../../src/contracts/api/staff';
import { held } from '../support/mediate';
import { reportMissing } from '../support/missing-service';
import { addStaff, cleanUp, firstAdmin, signIn, startService, type RunningService } from '../support/server';
import { findFerretdb, findRedis, startFerretdb, startRedis, until, type Service } from '../support/services';
import type { StaffClient } from '../support/staff-client';
import { Worker } from '../support/worker-client';

jest.setTimeout(180_000);
const redisServer = findRedis();
const ferretdb = findFerretdb();
const NO_REDIS = 'no redis-server found: set REDIS_BINARY or put it on PATH';

if (redisServer) describeRedisDying(redisServer);
else reportMissing('redis', 'the service when Redis dies', NO_REDIS);

if (redisServer && ferretdb) describeTwoInstances(redisServer, ferretdb);
else if (!redisServer) reportMissing('redis', 'two instances of the service', NO_REDIS);
else
  reportMissing(
    'ferretdb',
    'two instances of the service',
    'no ferretdb found: set FERRETDB_BINARY or put it on PATH',
  );

const SESSIONS = 20;
const MESSAGES_EACH = 10;

function describeRedisDying(program: string): void {
  describe('the service when Redis dies', () => {
    let redis: Service;
    let service: RunningService;
    beforeAll(async () => {
      redis = await startRedis(program);
      service = await startService({ env: { REDIS_URL: redis.uri } });
    });
    afterAll(async () => {
      await cleanUp();
      await redis?.stop();
    });

    it('should answer every message of twenty conversations while it is killed and comes back', async () => {
      const workers = Array.from({ length: SESSIONS }, () => new Worker(service.url));
      let answered = 0;
      const talk = async (worker: Worker): Promise<void> => {
        for (let i = 1; i <= MESSAGES_EACH; i += 1) {
          const { seq } = await worker.say(`工资没发怎么办 ${i}`, `m-${i}`);
          expect(seq).toBe(i);
          answered += 1;
        }
      };

      const talks = Promise.all(workers.map(talk));
      await until(() => answered >= 40, 60_000);
      await redis.kill();
      await until(() => answered >= 120, 60_000);
      await redis.restart();
      await talks;

      const seqs = Array.from({ length: MESSAGES_EACH }, (_, i) => i + 1);
      for (const worker of workers) {
        const turns = await worker.history();
        expect(turns.map((turn) => turn.seq)).toEqual(seqs);
        expect(turns.map((turn) => turn.messageId)).toEqual(seqs.map((i) => `m-${i}`));
      }
      expect(answered).toBe(SESSIONS * MESSAGES_EACH);
      expect(service.child.exitCode).toBeNull();
    });

    it('should start and file a complaint when Redis is not there at all', async () => {
      await redis.kill();
      const alone = await startService({ env: { REDIS_URL: redis.uri } });

      const receipt = await new Worker(alone.url).complain();

      expect(receipt).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
      expect((await alone.stop()).code).toBe(0);
      await redis.restart();
    });
  });
}

function describeTwoInstances(redisProgram: string, ferretdbProgram: string): void {
  describe('two instances on one store and one Redis', () => {
    let redis: Service;
    let store: Service;
    let [a, b]: RunningService[] = [];
    let admin: StaffClient;
    let mediatorOnB: StaffClient;
    beforeAll(async () => {
      [redis, store] = await Promise.all([startRedis(redisProgram), startFerretdb(ferretdbProgram)]);
      const env = {
        MONGODB_URI: store.uri.replace('/conformance', '/gongyou'),
        REDIS_URL: redis.uri,
        FIELD_KEY: '7'.repeat(64),
      };
      a = await startService({ env });
      // Before the second one starts: every start without staff makes a new link and the older void.
      admin = await firstAdmin(a);
      b = await startService({ env });
      await addStaff(admin, 'mediator', 'li', '李调解');
      mediatorOnB = await signIn(b.url, 'li');
    });
    afterAll(async () => {
      await cleanUp();
      await Promise.all([redis?.stop(), store?.stop()]);
    });
    const one = (): RunningService => a as RunningService;
    const other = (): RunningService => b as RunningService;

    it('should show a worker on one what a mediator writes on the other, at once', async () => {
      const worker = new Worker(one().url);
      await worker.complain();
      const stream = await worker.listen();

      const taken = held(await mediatorOnB.post('/cases/take-next'));
      held(
        await mediatorOnB.post(`/cases/${taken.caseNo}/messages`, {
          epoch: taken.epoch,
          messageId: 'm-1',
          text: '我在另一台机器上。',
        }),
      );
      // Long before the heartbeat, which would find it too.
      const heard = await stream.turn((turn) => turn.origin === 'staff', 3_000);
      stream.close();

      expect(heard.replies.map((reply) => reply.text)).toEqual(['我在另一台机器上。']);
      // The bot of the first instance knows that a person speaks now.
      expect((await worker.say('好的')).replies).toEqual([]);
    });

    it('should keep one gapless conversation when a page changes instances between messages', async () => {
      const worker = new Worker(one().url);
      for (let i = 1; i <= 6; i += 1) {
        worker.base = i % 2 ? one().url : other().url;
        expect((await worker.say('工资没发怎么办', `m-${i}`)).seq).toBe(i);
      }
      const repeated = await worker.say('工资没发怎么办', 'm-3');

      expect(repeated.seq).toBe(3);
      expect(await worker.history()).toHaveLength(6);
    });

    it('should answer a message sent to both at the same moment once', async () => {
      const first = new Worker(one().url);
      await first.say('你好');
      const second = new Worker(other().url, first.session);

      const answers = await Promise.all([
        ...Array.from({ length: 5 }, () => first.say('工资没发', 'same')),
        ...Array.from({ length: 5 }, () => second.say('工资没发', 'same')),
      ]);

      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await first.history()).toHaveLength(2);
    });

    it('should answer with what was published on the other within two seconds', async () => {
      const id = 'overtime_pay.proof';
      const editor = await addStaff(admin, 'editor', 'wang', '王编辑');
      const view = (await editor.get(`/content/intents/${id}`)).body as unknown as IntentView;
      if (!view.live?.answer) throw new Error(`${id} has no answer`);
      const question = view.live.examples[0] ?? '';
      const answer = { ...view.live.answer, bubbles: ['两台机器都这么答。'] };
      await editor.send('PUT', `/content/drafts/${id}`, {
        intent: { ...view.live, answer },
        baseVersion: view.liveVersion,
      });

      const published = await editor.post('/content/publish', {
        baseVersion: view.liveVersion,
        note: '试',
        intentIds: [id],
      });
      await until(async () => {
        const { replies } = await new Worker(other().url).say(question);
        return replies.some((reply) => reply.text === '两台机器都这么答。');
      }, 2_000);

      expect(published.status).toBe(200);
      expect((published.body as unknown as PublishResponse).version).toBe(view.liveVersion + 1);
    });
  });
}
